//! Every operation of the specification over a socket: status and body of each answer against the
//! specification, by the strict reading, with a validator that the sandbox does not use.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use iamport_sandbox::control::naver::BuyerAction;
use iamport_sandbox::{EXAMPLE_IMP_UID, NewPayment, Sandbox, channel_key};
use serde_json::{Map, Value, json};

use super::client::{Caller, NOW, Reply, send};

/// The specification, and how its answers are checked.
pub(crate) struct Spec {
    file: Value,
    validators: HashMap<(String, u16), jsonschema::Validator>,
}

/// An operation as the file has it.
#[derive(Clone)]
pub(crate) struct Operation {
    pub(crate) id: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) value: Value,
}

impl Operation {
    pub(crate) fn statuses(&self) -> Vec<u16> {
        let responses = self.value["responses"].as_object().unwrap();
        responses.keys().map(|key| key.parse().unwrap()).collect()
    }
}

/// OpenAPI 3.0 as JSON Schema, by the strict reading: `nullable` adds null to the `type` beside it, and
/// does nothing where there is none. What stands beside `$ref` does nothing either.
fn as_json_schema(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.values_mut().for_each(as_json_schema);
            if fields.get("$ref").is_some_and(Value::is_string) {
                fields.retain(|key, _| key == "$ref");
            }
            if fields.remove("nullable") == Some(Value::Bool(true))
                && let Some(kind) = fields.get_mut("type")
            {
                *kind = json!([kind, "null"]);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(as_json_schema),
        _ => {}
    }
}

impl Spec {
    pub(crate) fn read() -> Spec {
        let file = include_str!("../../data/iamport-v1.openapi.json");
        Spec {
            file: serde_json::from_str(file).unwrap(),
            validators: HashMap::new(),
        }
    }

    pub(crate) fn operations(&self) -> Vec<Operation> {
        let paths = self.file["paths"].as_object().unwrap();
        paths
            .iter()
            .flat_map(|(path, methods)| {
                methods
                    .as_object()
                    .unwrap()
                    .iter()
                    .map(|(method, value)| Operation {
                        id: value["operationId"].as_str().unwrap().to_owned(),
                        method: method.to_uppercase(),
                        path: path.clone(),
                        value: value.clone(),
                    })
            })
            .collect()
    }

    pub(crate) fn operation(&self, id: &str) -> Operation {
        let found = self.operations().into_iter().find(|o| o.id == id);
        found.unwrap_or_else(|| panic!("no operation {id}"))
    }

    /// That an answer is one that the operation documents.
    #[track_caller]
    pub(crate) fn check(&mut self, operation: &Operation, reply: &Reply) {
        let name = format!("{} {}", operation.id, reply.status);
        assert!(
            operation.statuses().contains(&reply.status),
            "{name}: {}",
            reply.text
        );
        let body = reply.json();
        let key = (operation.id.clone(), reply.status);
        if !self.validators.contains_key(&key) {
            let validator = self.validator(operation, reply.status);
            self.validators.insert(key.clone(), validator);
        }
        let wrong: Vec<String> = self.validators[&key]
            .iter_errors(&body)
            .map(|error| format!("{error} at {}", error.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{name}: {wrong:?}\n{}", reply.text);
        if reply.status >= 300 || body["code"] != 0 {
            assert_ne!(body["code"], 0, "{name}");
            assert_eq!(body["response"], Value::Null, "{name}");
            assert!(body["message"].is_string(), "{name}");
        } else {
            let described = operation.value["responses"][reply.status.to_string()].to_string();
            let has_payload = described.contains("\"response\"");
            assert_eq!(body["response"].is_null(), !has_payload, "{name}");
        }
    }

    fn validator(&self, operation: &Operation, status: u16) -> jsonschema::Validator {
        let response = &operation.value["responses"][status.to_string()];
        let response = match response["$ref"].as_str() {
            Some(reference) => self
                .file
                .pointer(reference.trim_start_matches('#'))
                .unwrap(),
            None => response,
        };
        let mut schema = json!({
            "allOf": [response["content"]["application/json"]["schema"]],
            "components": {"schemas": self.file["components"]["schemas"]},
        });
        as_json_schema(&mut schema);
        jsonschema::validator_for(&schema).unwrap()
    }

    fn resolved<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let reference = schema["$ref"].as_str();
        match reference.or_else(|| schema["allOf"][0]["$ref"].as_str()) {
            Some(reference) => self
                .file
                .pointer(reference.trim_start_matches('#'))
                .unwrap(),
            None => schema,
        }
    }

    /// A value that a schema allows; of an object only what is required, or all.
    fn value(&self, schema: &Value, all: bool) -> Value {
        let schema = self.resolved(schema);
        if let Some(first) = schema["enum"].get(0) {
            return first.clone();
        }
        if !schema["example"].is_null() {
            return schema["example"].clone();
        }
        let format = schema["format"].as_str().unwrap_or_default();
        match schema["type"].as_str().unwrap() {
            "string" => {
                let most = schema["maxLength"].as_u64().unwrap_or(20) as usize;
                Value::from("sandboxsandboxsandbo".get(..most.min(20)).unwrap())
            }
            "integer" if format == "unix-time" => json!(NOW),
            "integer" | "number" if format.ends_with("amount") => json!(1_000),
            "integer" | "number" => json!(1),
            "boolean" => json!(true),
            "array" => json!([self.value(&schema["items"], all)]),
            "object" => {
                let none = Map::new();
                let properties = schema["properties"].as_object().unwrap_or(&none);
                let required: BTreeSet<&str> = schema["required"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                    .collect();
                properties
                    .iter()
                    .filter(|(name, _)| all || required.contains(name.as_str()))
                    .map(|(name, part)| (name.clone(), self.value(part, all)))
                    .collect::<Map<_, _>>()
                    .into()
            }
            other => panic!("a value of type {other}"),
        }
    }

    /// A target and a body that the operation allows.
    pub(crate) fn request(
        &self,
        operation: &Operation,
        known: &BTreeMap<&str, String>,
        all: bool,
    ) -> (String, Option<Value>) {
        let (mut path, mut query) = (operation.path.clone(), Vec::new());
        for parameter in operation.value["parameters"]
            .as_array()
            .into_iter()
            .flatten()
        {
            let name = parameter["name"].as_str().unwrap();
            let value = || {
                known.get(name).cloned().unwrap_or_else(|| {
                    let example = Some(&parameter["example"])
                        .filter(|e| !e.is_null())
                        .cloned();
                    let value = example.unwrap_or_else(|| self.value(&parameter["schema"], all));
                    let value = value.get(0).cloned().unwrap_or(value);
                    value
                        .as_str()
                        .map_or_else(|| value.to_string(), str::to_owned)
                })
            };
            if parameter["in"] == "path" {
                path = path.replace(&format!("{{{name}}}"), &value());
            } else if all || parameter["required"] == true {
                query.push(format!("{name}={}", value()));
            }
        }
        if !query.is_empty() {
            path = format!("{path}?{}", query.join("&"));
        }
        let schema = &operation.value["requestBody"]["content"]["application/json"]["schema"];
        let body = (!schema.is_null()).then(|| {
            let mut body = self.value(schema, all);
            for (name, value) in known {
                if body.get(*name).is_some_and(Value::is_string) {
                    body[*name] = Value::from(value.as_str());
                }
            }
            body
        });
        (path, body)
    }
}

/// Sends a request with the header that forces an answer, if there is one.
async fn call(
    caller: &Caller,
    operation: &Operation,
    (target, body): &(String, Option<Value>),
    force: Option<u16>,
) -> Reply {
    let token = format!("Bearer {}", caller.token);
    let status = force.map(|status| status.to_string());
    let mut headers = vec![("Authorization", token.as_str())];
    if let Some(status) = &status {
        headers.push(("X-Iamport-Sandbox-Answer", status));
    }
    let body = body.as_ref().map(Value::to_string).unwrap_or_default();
    if !body.is_empty() {
        headers.push(("Content-Type", "application/json"));
    }
    send(
        &caller.sandbox,
        &operation.method,
        target,
        &headers,
        body.as_bytes(),
    )
    .await
}

/// What there is to ask about.
fn prepared(sandbox: &Sandbox) -> BTreeMap<&'static str, BTreeMap<&'static str, String>> {
    let control = sandbox.control();
    let make = |new: NewPayment| control.create_payment(new).unwrap().imp_uid;
    let mut of = BTreeMap::new();
    let naver = make(NewPayment::paid("naverpay", 11_000));
    of.insert("naver", BTreeMap::from([("imp_uid", naver)]));
    let inicis = make(NewPayment::paid("html5_inicis", 11_000));
    of.insert("partners", BTreeMap::from([("imp_uid", inicis)]));
    of
}

#[tokio::test]
async fn schema_only_operations_answer_every_documented_status() {
    let mut spec = Spec::read();
    let caller = Caller::start().await;
    let known = prepared(&caller.sandbox);
    let example = BTreeMap::from([("imp_uid", EXAMPLE_IMP_UID.to_owned())]);
    let levels: HashMap<_, _> = iamport_sandbox::operations()
        .into_iter()
        .map(|operation| (operation.operation_id, operation.level))
        .collect();
    assert_eq!(levels.len(), spec.operations().len());
    for operation in spec.operations() {
        let known = known.get(operation.value["tags"][0].as_str().unwrap());
        for all in [false, true] {
            let request = spec.request(&operation, known.unwrap_or(&example), all);
            let stateful = levels[operation.id.as_str()] == iamport_sandbox::Level::Stateful;
            let reply = call(&caller, &operation, &request, None).await;
            spec.check(&operation, &reply);
            let made = reply
                .head
                .contains("x-iamport-sandbox-fidelity: schema-only");
            assert_eq!(made, !stateful, "{}", operation.id);
            if !stateful {
                assert_eq!(reply.status, 200, "{}: {}", operation.id, reply.text);
                assert_eq!(reply.json()["code"], 0, "{}: {}", operation.id, reply.text);
            }
            for status in operation.statuses() {
                let reply = call(&caller, &operation, &request, Some(status)).await;
                spec.check(&operation, &reply);
                if status >= 300 || !stateful {
                    assert_eq!(reply.status, status, "{}: {}", operation.id, reply.text);
                }
            }
        }
        let bare = (spec.request(&operation, &example, false).0, Some(json!({})));
        let reply = call(&caller, &operation, &bare, None).await;
        spec.check(&operation, &reply);
    }
    for record in caller.sandbox.requests() {
        // Ids that no source tells the shape of are as good as any; only the bare calls lack fields.
        // The made-up addresses for webhooks are none.
        let lacking =
            |why: &String| why.contains("/required: ") || why.contains(" will never be called: ");
        assert!(record.violations.iter().all(lacking), "{record:?}");
    }
}

#[tokio::test]
async fn stateful_operations_succeed_and_fit_the_specification() {
    let mut spec = Spec::read();
    let caller = Caller::start().await;
    let mut succeeded = BTreeSet::new();
    let check = async |id: &str, target: &str, body: Value| {
        let operation = spec.operation(id);
        let body = (!body.is_null()).then_some(body);
        let reply = call(&caller, &operation, &(target.to_owned(), body), None).await;
        spec.check(&operation, &reply);
        assert!(reply.status < 300, "{id}: {}", reply.text);
        assert_eq!(reply.json()["code"], 0, "{id}: {}", reply.text);
        succeeded.insert(operation.id);
        reply.json()["response"].clone()
    };
    every_stateful_operation(&caller, check).await;
    let broken = caller.sandbox.control().check_invariants();
    assert!(broken.is_empty(), "{broken:?}");

    let missing: Vec<_> = iamport_sandbox::operations()
        .into_iter()
        .filter(|operation| operation.level == iamport_sandbox::Level::Stateful)
        .filter(|operation| !succeeded.contains(operation.operation_id))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    for record in caller.sandbox.requests() {
        assert!(record.violations.is_empty(), "{record:?}");
    }
}

/// Does every operation that has state, in an order in which each succeeds: `check` gets its id, its target
/// and its body, or null, and answers what the answer has in `response`.
pub(crate) async fn every_stateful_operation(
    caller: &Caller,
    mut check: impl AsyncFnMut(&str, &str, Value) -> Value,
) {
    let control = caller.sandbox.control();
    let none = || Value::Null;

    let (key, secret) = caller.sandbox.credentials();
    let credentials = json!({"imp_key": key, "imp_secret": secret});
    check("getToken", "/users/getToken", credentials).await;

    let issue = |provider: &str| {
        json!({
            "channel_key": channel_key(provider, false), "merchant_uid": "o1", "amount": 1_000,
            "vbank_code": "088", "vbank_due": NOW + 100, "vbank_holder": "가게",
        })
    };
    let issued = check("createVbank", "/vbanks", issue("settle")).await;
    let id = issued["imp_uid"].as_str().unwrap().to_owned();
    check(
        "modifyVbank",
        &format!("/vbanks/{id}"),
        json!({"amount": 2_000}),
    )
    .await;
    check("revokeVbank", &format!("/vbanks/{id}"), none()).await;
    let holder = "/vbanks/holder?bank_code=088&bank_num=110123456789";
    check("queryBankHolder", holder, none()).await;

    let payco = NewPayment::paid("payco", 11_000)
        .merchant_uid("o2")
        .tax_free(1_000);
    let payco = control.create_payment(payco).unwrap().imp_uid;
    for (id, target) in [
        ("getPaymentByImpUid", format!("/payments/{payco}")),
        (
            "getPaymentListByImpUid",
            format!("/payments?imp_uid[]={payco}"),
        ),
        (
            "getPaymentListByImpUid",
            format!("/payments?imp_uid[]={payco}&imp_uid[]=x"),
        ),
        ("balanceByImpUid", format!("/payments/{payco}/balance")),
        (
            "getPaymentByMerchantUidAnyStatus",
            "/payments/find/o2".to_owned(),
        ),
        (
            "getPaymentByMerchantUid",
            "/payments/find/o2/paid".to_owned(),
        ),
        (
            "getAllPaymentsByMerchantUidAnyStatus",
            "/payments/findAll/o2".to_owned(),
        ),
        (
            "getAllPaymentsByMerchantUid",
            "/payments/findAll/o2/paid?page=1".to_owned(),
        ),
        (
            "getPaymentsByStatus",
            "/payments/status/all?limit=5".to_owned(),
        ),
    ] {
        check(id, &target, none()).await;
    }
    let cancel = json!({"imp_uid": payco, "amount": 500, "tax_free": 0, "checksum": 11_000});
    check("cancelPayment", "/payments/cancel", cancel).await;

    let prepare = json!({"merchant_uid": "o3", "amount": 1_000});
    check("preparePayment", "/payments/prepare", prepare.clone()).await;
    check("editPreparePayment", "/payments/prepare", prepare).await;
    check(
        "getPaymentPrepareByMerchantUid",
        "/payments/prepare/o3",
        none(),
    )
    .await;

    let person = json!({
        "name": "홍길동", "phone": "010-1234-5678", "birth": "900101", "gender_digit": "1",
        "carrier": "SKT", "channel_key": iamport_sandbox::certification_channel_key("kcp_v2", false),
    });
    let begun = check("requestOTP", "/certifications/otp/request", person).await;
    let id = begun["imp_uid"].as_str().unwrap().to_owned();
    let target = format!("/certifications/{id}");
    check("getCertification", &target, none()).await;
    let confirm = format!("/certifications/otp/confirm/{id}");
    check(
        "confirmOTP",
        &confirm,
        json!({"otp": iamport_sandbox::TEST_OTP}),
    )
    .await;
    check("getCertification", &target, none()).await;
    check("deleteCertification", &target, none()).await;

    let transfer = NewPayment::paid("kcp", 11_000).pay_method("trans").escrow();
    let transfer = control.create_payment(transfer).unwrap().imp_uid;
    let target = format!("/receipts/{transfer}");
    check(
        "issueReceipt",
        &target,
        json!({"identifier": "01012345678"}),
    )
    .await;
    check("getReceipt", &target, none()).await;
    check("revokeReceipt", &target, none()).await;
    let target = "/receipts/external/o4";
    let sale = json!({
        "channel_key": channel_key("kcp", false), "name": "사과", "amount": 1_000, "identifier": "1",
    });
    check("issueExternalReceipt", target, sale).await;
    check("getExternalReceipt", target, none()).await;
    check("revokeExternalReceipt", target, none()).await;

    let target = format!("/escrows/logis/{transfer}");
    let logis = json!({"company": "CJGLS", "invoice": "1", "sent_at": NOW});
    let delivery = json!({"sender": {"name": "가"}, "receiver": {"name": "나"}, "logis": logis});
    check("escrow_logis_save", &target, delivery.clone()).await;
    check("escrow_logis_edit", &target, delivery).await;
    check("escrow_logis_get", &target, none()).await;

    for (id, target) in [
        ("allBankCodes", "/banks"),
        ("bankCodes", "/banks/004"),
        ("allCardCodes", "/cards"),
        ("cardCodes", "/cards/361"),
        ("getPgSettingList", "/users/pg"),
        ("GetTier", "/tiers/XYZ"),
    ] {
        check(id, target, none()).await;
    }

    let card = json!({"card_number": iamport_sandbox::cards::WORKS, "expiry": "2039-12"});
    let with_card = |more: Value| {
        let mut body = card.clone();
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        body
    };
    for (id, at) in [
        ("c", json!({"channel_key": channel_key("nice_v2", false)})),
        (
            "s",
            json!({"channel_group_id": "channel-group-sandbox", "channel_key": channel_key("kcp", false)}),
        ),
    ] {
        let target = format!("/subscribe/customers/{id}");
        check("customer_save", &target, with_card(at)).await;
        check("customer_view", &target, none()).await;
        let order = json!({
            "customer_uid": id, "merchant_uid": format!("again-{id}"), "amount": 1_000, "name": "구독",
        });
        check("again", "/subscribe/payments/again", order).await;
        check("customer_payments", &format!("{target}/payments"), none()).await;
        let plan = |uid: String| {
            json!({
            "merchant_uid": uid, "amount": 1_000, "currency": "KRW", "name": "구독", "schedule_at": NOW + 10,
            })
        };
        let uids: Vec<_> = ["run", "moved", "left"]
            .map(|uid| format!("{uid}-{id}"))
            .into();
        let plans: Vec<_> = uids.iter().cloned().map(plan).collect();
        let plans = json!({"customer_uid": id, "schedules": plans});
        let schedules = "/subscribe/payments/schedule";
        check("schedule", schedules, plans).await;
        let moved = format!("{schedules}/{}", uids[1]);
        check(
            "updateScheduleByMid",
            &moved,
            json!({"schedule_at": NOW + 20}),
        )
        .await;
        control.fail_next_charge_of(id, "한도초과");
        caller.sandbox.clock().set(NOW + 10);
        check(
            "getScheduleByMid",
            &format!("{schedules}/{}", uids[0]),
            none(),
        )
        .await;
        check("getScheduleByMid", &moved, none()).await;
        let spans = format!("from={}&to={}", NOW, NOW + 100);
        let range = format!(
            "{schedules}?schedule_from={}&schedule_to={}",
            NOW,
            NOW + 100
        );
        check("findSchedulesByRange", &range, none()).await;
        let by = format!("{target}/schedules?{spans}");
        check("findSchedulesByCustomer", &by, none()).await;
        let by = format!("{schedules}/customers/{id}?{spans}");
        check("findSchedulesByCustomerUid", &by, none()).await;
        let retry = format!("{schedules}/{}/retry", uids[0]);
        check("retryScheduleByMid", &retry, none()).await;
        let all = json!({"customer_uid": id});
        check("unschedule", "/subscribe/payments/unschedule", all).await;
        let again = format!("{moved}/reschedule");
        check("rescheduleByMid", &again, json!({"schedule_at": NOW + 50})).await;
        let two = format!("/subscribe/customers?customer_uid[]={id}&customer_uid[]=x");
        check("customer_view_multiple", &two, none()).await;
        check("customer_delete", &target, none()).await;
        caller.sandbox.clock().set(NOW);
    }
    let order = json!({
        "channel_key": channel_key("nice_v2", false), "merchant_uid": "once", "amount": 50_000,
        "card_quota": 2, "customer_uid": "kept",
    });
    check("onetime", "/subscribe/payments/onetime", with_card(order)).await;
    check("customer_view", "/subscribe/customers/kept", none()).await;

    let number = json!({
        "channel_key": channel_key("galaxia", false), "merchant_uid": "cvs", "amount": 1_000,
    });
    let number = check("issueCvsPayment", "/cvs", number).await;
    let target = format!("/cvs/{}", number["imp_uid"].as_str().unwrap());
    check("revokeCvsPayment", &target, none()).await;

    let mut points = json!({
        "benepia_user": "u", "benepia_password": "p", "channel_key": channel_key("kcp", false),
    });
    check("queryBenepiaPoint", "/benepia/point", points.clone()).await;
    points["merchant_uid"] = json!("points");
    points["amount"] = json!(1_000);
    points["name"] = json!("사과");
    check("payBenepiaPoint", "/benepia/payment", points).await;

    control.register_quick_member("m").unwrap();
    control.create_billing_key("auto", "kcp_quick").unwrap();
    let wanted = json!({"btid": "1", "cust_ip": "203.0.113.7", "code_verifier": "v"});
    let target = "/kcpquick/prepare/quick";
    check("prepare_create", target, wanted.clone()).await;
    check("prepare_update", target, wanted).await;
    let channel = channel_key("kcp_quick", false);
    let by_money = json!({
        "member_id": "m", "channel_key": channel, "merchant_uid": "quick", "name": "사과",
        "amount": 1_000, "imp_uid": "imp_900000000001",
    });
    check("payWithMoney", "/kcpquick/payment/money", by_money).await;
    let by_key = json!({
        "customer_uid": "auto", "merchant_uid": "auto", "name": "배", "buyer_name": "가",
        "amount": 1_000,
    });
    check("payWithAutoPaymentKey", "/kcpquick/payment/autopay", by_key).await;
    check("deleteAutoPayKey", "/kcpquick/autopay/auto", none()).await;
    let release = "/kcpquick/members/m/fido/release";
    check("releaseFido", release, json!({"channel_key": channel})).await;
    let member = "/kcpquick/members/m?site_code=S&partner_type=P&partner_subtype=Q";
    check("member_delete", member, none()).await;

    let make = |new: NewPayment| control.create_payment(new).unwrap().imp_uid;
    let ordered = make(NewPayment::paid("naverco", 4_000).products([1_000_u32; 4]));
    let target = |call: &str| format!("/payments/{ordered}/naver/{call}");
    let orders = check("getProductOrders", &target("product-orders"), none()).await;
    let numbers = orders.as_array().unwrap().iter();
    let numbers: Vec<_> = numbers
        .map(|order| order["product_order_id"].as_str().unwrap().to_owned())
        .collect();
    let single = format!("/naver/product-orders/{}", numbers[0]);
    check("getProductOrderSingle", &single, none()).await;
    let act = |action, at: usize| {
        let number = Some(numbers[at].as_str());
        control.act_in_naver_pay(&ordered, action, number).unwrap()
    };
    let only = |at: usize| json!({"product_order_id": [numbers[at]]});
    let with = |at: usize, more: Value| {
        let mut body = only(at);
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        body
    };
    check("naverPlaceProductOrder", &target("place"), json!({})).await;
    act(BuyerAction::Cancel, 0);
    let approve = target("approve-cancel");
    check("naverApproveCancelProductOrder", &approve, only(0)).await;
    // The first one is refunded already: this is an answer in part.
    let two = json!({"product_order_id": [numbers[0], numbers[1]]});
    check("naverCancelProductOrder", &target("cancel"), two).await;
    for at in [2, 3] {
        let shipped = with(
            at,
            json!({"delivery_method": "NOTHING", "dispatched_at": NOW}),
        );
        check("naverShipProductOrder", &target("ship"), shipped).await;
    }
    for end in ["reject", "approve"] {
        let back = with(2, json!({"delivery_method": "RETURN_INDIVIDUAL"}));
        check(
            "naverRequestReturnProductOrder",
            &target("request-return"),
            back,
        )
        .await;
        let memo = with(2, json!({"memo": "배송비"}));
        let withhold = target("withhold-return");
        check("naverWithholdReturnProductOrder", &withhold, memo.clone()).await;
        let resolve = target("resolve-return");
        check("naverResolveReturnProductOrder", &resolve, json!({})).await;
        let (id, body) = match end {
            "reject" => ("naverRejectReturnProductOrder", memo),
            _ => ("naverApproveReturnProductOrder", only(2)),
        };
        check(id, &target(&format!("{end}-return")), body).await;
    }
    act(BuyerAction::Exchange, 3);
    let collect = target("collect-exchanged");
    check("naverCollectProductOrder", &collect, only(3)).await;
    let again = with(3, json!({"delivery_method": "QUICK_SVC"}));
    check(
        "naverShipExchangedProductOrder",
        &target("ship-exchanged"),
        again,
    )
    .await;

    let naver = make(
        NewPayment::paid("naverpay", 11_000)
            .pay_method("trans")
            .escrow(),
    );
    let target = |call: &str| format!("/payments/{naver}/naver/{call}");
    check("naverDepositPoint", &target("point"), none()).await;
    check("naverConfirmPayment", &target("confirm"), none()).await;
    check("queryCashAmount", &target("cash-amount"), none()).await;
    let target = format!(
        "/payco/orders/status/{}",
        make(NewPayment::paid("payco", 1_000))
    );
    check(
        "changeOrderStatus",
        &target,
        json!({"status": "DELIVERY_START"}),
    )
    .await;
    let wall = make(NewPayment::paid("paymentwall", 1_000).merchant_uid("wall"));
    for kind in ["digital", "physical"] {
        let report = json!({
            "imp_uid": wall, "merchant_uid": "wall", "type": kind, "status": "delivered",
            "estimated_delivery_datetime": NOW, "estimated_update_datetime": NOW,
            "refundable": "no", "shipping_address_email": "buyer@example.com",
        });
        check("paymentwall_delivery", "/paymentwall/delivery", report).await;
    }
    let inicis = make(NewPayment::paid("html5_inicis", 1_000));
    let sale = json!({"business_registration_number": "1", "company_name": "가", "amount": 1_000});
    let target = format!("/partners/receipts/{inicis}");
    check("partner", &target, json!({"data": [sale]})).await;
}

#[tokio::test]
async fn nothing_answers_without_a_token() {
    let mut spec = Spec::read();
    let caller = Caller::start().await;
    caller.sandbox.control().expire_token();
    let known = BTreeMap::from([("imp_uid", EXAMPLE_IMP_UID.to_owned())]);
    for operation in spec.operations() {
        let request = spec.request(&operation, &known, false);
        for force in [None, operation.statuses().into_iter().find(|s| *s == 404)] {
            let reply = call(&caller, &operation, &request, force).await;
            assert_eq!(reply.status, 401, "{}: {}", operation.id, reply.text);
            spec.check(&operation, &reply);
        }
    }
}

#[tokio::test]
async fn hostile_requests_get_documented_answers() {
    let mut spec = Spec::read();
    let caller = Caller::start().await;
    let known = BTreeMap::from([("imp_uid", EXAMPLE_IMP_UID.to_owned())]);
    let token = format!("Bearer {}", caller.token);
    for operation in spec.operations() {
        let (target, body) = spec.request(&operation, &known, true);
        let Some(Value::Object(fields)) = body else {
            continue;
        };
        let each = |value: Value| -> Vec<u8> {
            let spoiled = fields.keys().map(|name| (name.clone(), value.clone()));
            Value::Object(spoiled.collect()).to_string().into_bytes()
        };
        let json = "application/json";
        for (kind, body) in [
            (json, each(json!([[]]))),
            (json, each(json!({"a": {"b": null}}))),
            (json, each(json!(-1))),
            (json, each(json!(1e300))),
            (json, each(json!("가".repeat(300)))),
            (json, each(json!(""))),
            (json, each(Value::Null)),
            (json, each(json!("\u{0}\u{1f34e}\u{2028}"))),
            (json, b"[1, 2]".to_vec()),
            (json, b"{".to_vec()),
            (json, b"nul\xff".to_vec()),
            (
                "application/x-www-form-urlencoded",
                b"%&=&[]=&a[b][c]=1".to_vec(),
            ),
            ("text/xml", b"<a/>".to_vec()),
        ] {
            let headers = [("Authorization", &*token), ("Content-Type", kind)];
            let reply = send(&caller.sandbox, &operation.method, &target, &headers, &body).await;
            spec.check(&operation, &reply);
        }
    }
}

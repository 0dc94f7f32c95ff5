//! Each step on a small spec of its own, and each rule broken once.

use std::collections::BTreeMap;

use serde_json::json;

use super::{
    bundle::Bundle, generate, layout, lower, make_files, output::Output, polish, problem::Problem,
    publish, rules, spec::Spec,
};

const OPENAPI: &str = include_str!("fixtures/openapi.yaml");
const ORDERS: &str = include_str!("fixtures/orders.yaml");

fn bundle(openapi: &str, orders: &str) -> Result<Bundle, Problem> {
    Bundle::merge(&BTreeMap::from([
        ("openapi".to_owned(), openapi.to_owned()),
        ("orders".to_owned(), orders.to_owned()),
    ]))
}

fn sound() -> Bundle {
    bundle(OPENAPI, ORDERS).expect("the fixture merges")
}

/// The violations of the fixture with one text replaced by another.
fn violations(from: &str, to: &str) -> String {
    assert!(ORDERS.contains(from), "the fixture does not have {from}");
    match bundle(OPENAPI, &ORDERS.replacen(from, to, 1)).and_then(|bundle| rules::check(&bundle)) {
        Ok(()) => panic!("{to} was accepted"),
        Err(problem) => problem.to_string(),
    }
}

#[test]
fn the_fixture_is_accepted() {
    assert_eq!(rules::check(&sound()), Ok(()));
}

/// One row a rule: what is replaced, by what, and what the refusal says.
#[test]
fn every_rule_refuses_and_names_the_place() {
    let get = "spec/orders.yaml#/paths/~1orders~1{order_uid}/get";
    let post = "spec/orders.yaml#/paths/~1orders/post";
    let group = "spec/orders.yaml#/paths/~1groups~1{group_uid}/post";
    let order = "spec/orders.yaml#/components/schemas/Order";
    let rows: &[(&str, &str, String)] = &[
        ("operationId: getLatestOrder", "operationId: get_order", "/paths/~1orders~1latest/get: operationId get_order is get_order in snake case, and so is getOrder".into()),
        ("      operationId: getLatestOrder\n", "", "/paths/~1orders~1latest/get: has no operationId".into()),
        ("summary: Looks up an order.", "summary: ''", format!("{get}: has no summary")),
        ("description: Nothing changes.", "description: ''", "has no description".into()),
        ("      x-iamport-repeat: safe\n", "", "has no x-iamport-repeat".into()),
        ("x-iamport-repeat: safe", "x-iamport-repeat: maybe", "x-iamport-repeat is one of safe, idempotent, once".into()),
        ("      x-iamport-title-ko: 주문 조회\n", "", format!("{get}: has no x-iamport-title-ko")),
        ("      x-iamport-aliases: [별명1]\n", "", format!("{get}: has no x-iamport-aliases")),
        ("x-iamport-aliases: [별명1]", "x-iamport-aliases: []", format!("{get}: has no x-iamport-aliases")),
        ("x-iamport-aliases: [별명1]", "x-iamport-aliases: [별명1, 별명1]", format!("{get}: x-iamport-aliases has 별명1, which finds it already")),
        ("x-iamport-aliases: [별명1]", "x-iamport-aliases: [주문 조회]", format!("{get}: x-iamport-aliases has 주문 조회, which finds it already")),
        ("x-iamport-aliases: [별명1]", "x-iamport-aliases: [\"it's\"]", format!("{get}: x-iamport-aliases has an entry that is no text of a line")),
        ("x-iamport-aliases: [별명1]", "x-iamport-aliases: [1]", format!("{get}: x-iamport-aliases has an entry that is no text of a line")),
        ("description: Nothing changes.", "description: Nothing <b>changes</b>.", format!("{get}: its description has something that reads as HTML")),
        ("description: Nothing changes.", "description: \"Nothing\\tchanges.\"", format!("{get}: its description has a tab")),
        ("description: Nothing changes.", "description: Nothing [changes].", format!("{get}: its description has a bare bracket")),
        ("description: Nothing changes.", "description: Nothing `changes.", format!("{get}: its description has a backtick without its pair")),
        ("description: Nothing changes.", "description: See https://example.com", format!("{get}: its description has a bare address")),
        ("{type: string, description: What it is for., nullable: true}", "{type: string, nullable: true}", format!("{order}/properties/name: has no description")),
        ("required: [order_uid, amount, status, name, note, paid_at]", "required: [order_uid, total]", format!("{order}: requires total, which is described nowhere")),
        ("{type: number, format: amount, description: What it costs.}", "{type: number, description: What it costs.}", format!("{order}/properties/amount: a number without a format would become a float")),
        ("{type: number, format: amount, description: What it costs.}", "{type: number, format: double, description: What it costs.}", format!("{order}/properties/amount: has the format double, which maps to no type")),
        ("{type: string, description: What it is for., nullable: true}", "{type: string, format: date, description: D.}", format!("{order}/properties/name: has a format")),
        ("format: unix-time, description: When it was paid.}", "format: unix-time, nullable: true, description: When.}", format!("{order}/properties/paid_at: is nullable: an unset time is 0")),
        ("{type: string, description: What it is for., nullable: true}", "{description: D., anyOf: [{type: string}]}", format!("{order}/properties/name: anyOf")),
        ("{type: string, description: What it is for., nullable: true}", "{description: D., type: string, enum: [a]}", format!("{order}/properties/name: is written in place")),
        ("{type: string, description: What it is for., nullable: true}", "{description: D., type: object, properties: {a: {type: string}}}", format!("{order}/properties/name: is an object written in place")),
        ("{type: string, description: What it is for., nullable: true}", "{description: D., type: object}", format!("{order}/properties/name: is an object without fields")),
        ("{type: string, description: What it is for., nullable: true}", "{description: D.}", format!("{order}/properties/name: has neither a type nor a reference")),
        ("        name: {type", "        send: {type", format!("{order}/properties/send: is called send, which every builder has already")),
        ("enum: [open, closed]", "enum: [open, Unknown]", "spec/orders.yaml#/components/schemas/OrderStatus: a value list has texts, and none of them is `unknown`".into()),
        ("enum: [open, closed]", "enum: [open, closed]\n      x-enum-varnames: [Open]", "OrderStatus: x-enum-varnames has one name for each value".into()),
        ("[It waits for its payment., It is paid.]", "[It waits for its payment.]", "OrderStatus: x-enum-descriptions has one sentence for each value".into()),
        ("[It waits for its payment., It is paid.]", "[It waits for its payment., Paid]", "OrderStatus: x-enum-descriptions has one sentence for each value".into()),
        ("[It waits for its payment., It is paid.]", "[It waits. Nobody paid., It is paid.]", "OrderStatus: x-enum-descriptions has one sentence for each value".into()),
        ("[It waits for its payment., It is paid.]", "[It `waits., It is paid.]", "OrderStatus: its x-enum-descriptions has a backtick without its pair".into()),
        ("      x-enum-descriptions: [It waits for its payment., It is paid.]\n", "", "OrderStatus: x-enum-descriptions has one sentence for each value".into()),
        ("type: string\n      description: The state of an order.\n      enum: [open, closed]", "type: string\n      description: S.", "OrderStatus: a component is an object, a value list or a union".into()),
        ("'#/components/schemas/Bill'", "'other.yaml#/Bill'", "other.yaml#/Bill is an external reference".into()),
        ("'#/components/schemas/Bill'", "'#/components/schemas/Bills'", "#/components/schemas/Bills is not in the bundle".into()),
        ("        - {has: bill_uid, variant: Bill}\n", "", "OrderOrBill: oneOf needs x-iamport-choose".into()),
        ("{variant: Order}", "{has: order_uid, variant: Order}", "OrderOrBill: the last entry of x-iamport-choose is for all else".into()),
        ("        - {is: array, variant: List}", "        - {has: next, variant: Page}\n        - {is: array, variant: List}", "OrderList: a list is told from one object, so `is: array` stands first of two".into()),
        ("'#/components/schemas/Card'", "'#/components/schemas/Order'", format!("{order}: is both in a request and in an answer")),
        ("application/json:\n            schema:\n              type: object", "text/plain:\n            schema:\n              type: object", format!("{post}/requestBody: has media types other than application/json alone")),
        ("type: object\n              required: [amount]", "type: array\n              required: [amount]", format!("{post}/requestBody/content/application~1json/schema: a body is an object")),
        ("description: The card., allOf", "description: The card., nullable: true, allOf", "card: is nullable in a request".into()),
        ("x-iamport-any-of: [[order_uid, card]]", "x-iamport-any-of: [[order_id, card]]", format!("{post}: x-iamport-any-of names order_id")),
        ("      x-iamport-any-of: [[order_uid, card]]\n", "      parameters:\n        - {name: amount, in: query, description: A., schema: {type: string}}\n", format!("{post}/parameters/0: amount is a body field as well")),
        ("name: since, in: query", "name: item_uid, in: query", format!("{get}/parameters/2: item_uid stands beside the same name with or without []")),
        ("name: since, in: query", "name: since, in: header", format!("{get}/parameters/2: is in neither path nor query")),
        ("{name: order_uid, in: path", "{name: order_id, in: path", format!("{get}: the path has the parameters")),
        ("x-iamport-sensitive: personal", "x-iamport-sensitive: private", "x-iamport-sensitive is one of secret, personal".into()),
        ("x-iamport-sensitive: personal", "x-iamport-secret: true", "x-iamport-secret is no word of this spec".into()),
        ("description: Its number.,", "description: Its number., x-iamport-evidence: {level: seen},", "x-iamport-evidence has a level, observed or assumed, and a reason".into()),
        ("description: Its number.,", "description: Its number., x-iamport-pg: {only: [kcp]},", "x-iamport-pg has only; it knows supported, required and ignored".into()),
        ("        '404': {$ref: '#/components/responses/NotFound'}", "        '207':\n          description: D.\n          content: {application/json: {schema: {$ref: '#/components/schemas/Envelope'}}}", format!("{get}/responses/207: has another payload")),
        ("                      response: {$ref: '#/components/schemas/Order'}", "                      answer: {$ref: '#/components/schemas/Order'}", format!("{get}/responses/200: a success answer is the Envelope")),
        ("        '200':\n          description: It was made.", "        '201':\n          description: It was made.", format!("{post}: has no answer 200")),
        ("      x-iamport-echo:\n        - {sent: order_uid, answered: order_uid}\n", "", format!("{get}: sends order_uid and answers order_uid: x-iamport-echo must say whether it is repeated")),
        ("        - {sent: 'group_uid[]', answered: '[].group_uid', or: 'order_uid[]'}\n", "", "/paths/~1orders/get: sends group_uid[] and answers group_uid".into()),
        ("        - {sent: 'cards[].order_uid', answered: '[].order_uid'}\n", "", format!("{group}: sends cards[].order_uid and answers order_uid")),
        ("      x-iamport-echo:\n        - {sent: group_uid, answered: '[].group_uid'}\n", "", "/paths/~1groups~1{group_uid}~1orders/get: sends group_uid and answers group_uid".into()),
        ("      x-iamport-echo:\n        - {sent: group_uid, answered: 'list[].group_uid'}\n", "", "/paths/~1groups~1{group_uid}~1pages/get: sends group_uid and answers group_uid".into()),
        ("x-iamport-echo:\n        - {sent: order_uid, answered: order_uid}\n", "x-iamport-echo: order_uid\n", format!("{get}: x-iamport-echo is a list of conditions")),
        ("{sent: order_uid, answered: order_uid}", "{sent: order_uid, answers: order_uid}", format!("{get}/x-iamport-echo/0: has answers; a condition knows sent, answered")),
        ("{sent: order_uid, answered: order_uid}", "{sent: order_uid}", format!("{get}/x-iamport-echo/0: has no text for sent, or none for answered")),
        ("{sent: order_uid, answered: order_uid}", "{sent: order_id, answered: order_uid}", format!("{get}/x-iamport-echo/0: the operation sends no text called order_id")),
        ("sent: 'order_uid[]'", "sent: order_uid", "/get/x-iamport-echo/0: the operation sends no text called order_uid".into()),
        ("sent: 'cards[].order_uid'", "sent: 'cards[].charge_at'", format!("{group}/x-iamport-echo/0: the operation sends no text called cards[].charge_at")),
        ("{sent: order_uid, answered: order_uid}", "{sent: order_uid, answered: 'order_uid[]'}", format!("{get}/x-iamport-echo/0: order_uid[] is not `name`, `[].name` or `list[].name`")),
        ("{sent: order_uid, answered: order_uid}", "{sent: order_uid, answered: order_id}", format!("{get}/x-iamport-echo/0: the answer has no text at order_id")),
        ("{sent: order_uid, answered: order_uid}", "{sent: order_uid, answered: amount}", format!("{get}/x-iamport-echo/0: the answer has no text at amount")),
        ("{sent: order_uid, answered: order_uid}", "{sent: order_uid, answered: '[].order_uid'}", format!("{get}/x-iamport-echo/0: the answer has no text at [].order_uid")),
        ("answered: 'list[].group_uid'", "answered: 'orders[].group_uid'", "the answer has no text at orders[].group_uid".into()),
        ("        order_uid: {type: string, description: The order., nullable: true}\n", "", "/paths/~1papers~1{order_uid}/get/x-iamport-echo/0: the answer has no text at order_uid".into()),
        ("{sent: order_uid, answered: order_uid}", "{sent: order_uid, answered: note}", format!("{get}/x-iamport-echo/0: note tells which record it is: mark it x-iamport-exact")),
        ("unless: order_uid", "unless: order_id", "/put/x-iamport-echo/1: unless names \"order_id\", which no other condition has as sent".into()),
        ("unless: order_uid", "unless: group_uid", "/put/x-iamport-echo/1: unless names \"group_uid\", which no other condition has as sent".into()),
        ("or: 'order_uid[]'", "or: [order_uid]", "/get/x-iamport-echo/1: or names [\"order_uid\"], which no other condition has as sent".into()),
        ("evidence: {level: assumed, reason: It was never seen.}", "evidence: {level: assumed}", format!("{group}/x-iamport-echo/1: its evidence has a level, observed or assumed, and a reason")),
        ("{sent: group_uid, answered: group_uid, unless: order_uid}", "{sent: order_uid, answered: group_uid}", "/put: x-iamport-echo has a sent value twice".into()),
        ("          answered: '[].group_uid'\n          evidence", "          answered: 'list[].group_uid'\n          evidence", format!("{group}: x-iamport-echo has conditions about different records of the answer")),
        ("order: {operationId: getOrder,", "order: {operationId: getOrders,", "/put/responses/200/links/order: no operation is called getOrders".into()),
        ("parameters: {order_uid: '$response", "parameters: {order_id: '$response", "/put/responses/200/links/order: the operation takes no order_id".into()),
        ("parameters: {order_uid: '$response", "parameters: {since: '$response", "/put/responses/200/links/order: gives no order_uid for the path".into()),
        ("requestBody: {group_uid: '$request", "requestBody: {group_id: '$request", "/put/responses/200/links/change: the operation takes no group_id".into()),
        ("$response.body#/response/order_uid", "$response.body#/response/order_id", "/put/responses/200/links/order: $response.body#/response/order_id is not there".into()),
        ("$request.body#/group_uid", "$request.body#/group_id", "/put/responses/200/links/change: $request.body#/group_id is not there".into()),
        ("$request.body#/group_uid", "$request.path.group_uid", "/put/responses/200/links/change: $request.path.group_uid is not there".into()),
        ("format: unix-time, maximum: 9999999999}}", "format: unix-time}}", format!("{get}/parameters/2/schema: is a time that is sent, and has no maximum")),
        ("minimum: 1000000000, maximum: 9999999999, description: The end.", "minimum: 1000000000, description: The end.", format!("{post}/requestBody/content/application~1json/schema/properties/due_at: is a time that is sent, and has no maximum")),
        ("format: unix-time, maximum: 9999999999, description: When it was sent.", "format: unix-time, description: When it was sent.", "Card/properties/sent_at: is a time that is sent, and has no maximum".into()),
        ("{name: order_uid, in: path, required: true, description: The id., schema: {type: string}}", "{name: order_uid, in: path, required: true, description: The id., schema: {type: integer, format: unix-time, maximum: 1}}", format!("{get}/parameters/0: is a time in the path, whose bounds nothing checks")),
        ("x-iamport-zero: skipped", "x-iamport-zero: nothing", "x-iamport-zero is one of everything, skipped".into()),
        ("type: number, format: positive-amount, description: What is left.", "type: number, format: amount, description: What is left.", "checksum: x-iamport-zero belongs to a body field of the format positive-amount".into()),
        ("format: positive-amount, description: Its limit.", "format: positive-amount, x-iamport-zero: skipped, description: Its limit.", "Card/properties/limit: x-iamport-zero belongs to a body field".into()),
        ("maxLength: 40, x-iamport-refuse-longer: true}\n        charge_at", "x-iamport-refuse-longer: true}\n        charge_at", "Card/properties/order_uid: x-iamport-refuse-longer belongs to a text with a maxLength".into()),
        ("          schema: {type: string, maxLength: 40}", "          schema: {type: string}", format!("{group}/parameters/0: x-iamport-refuse-longer belongs to a text with a maxLength")),
        ("x-iamport-refuse-longer: true", "x-iamport-refuse-longer: 40", "x-iamport-refuse-longer is true, or left out".into()),
        ("{type: string, description: What the shop wrote.}", "{type: string, description: N., maxLength: 9, x-iamport-refuse-longer: true}", format!("{order}/properties/note: x-iamport-refuse-longer stands on what is not sent")),
        ("description: Its number.,", "description: Its number., x-iamport-exact: true,", "Card/properties/number: x-iamport-exact stands on what no answer has".into()),
        ("x-iamport-exact: true", "x-iamport-exact: false", "x-iamport-exact is true, or left out".into()),
        ("description: What to charge., default: 1", "description: What to charge., x-iamport-exact: true", "amount: x-iamport-exact stands on what no answer has".into()),
    ];
    let mut wrong = Vec::new();
    for (from, to, expected) in rows {
        let said = violations(from, to);
        if !said.contains(expected.as_str()) {
            wrong.push(format!("{to}\n  expected: {expected}\n  said: {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn openapi_3_1_is_refused() {
    let bundle = bundle(&OPENAPI.replace("3.0.3", "3.1.0"), ORDERS).expect("it merges");
    assert!(
        rules::check(&bundle).is_err_and(|problem| problem.to_string().contains("must be 3.0.3"))
    );
}

#[test]
fn all_violations_are_listed_not_only_the_first() {
    let said = violations(
        "description: Nothing changes.\n      x-iamport-title-ko: 주문 조회",
        "description: Nothing [changes].",
    );
    assert_eq!(said.lines().count(), 2, "{said}");
}

#[test]
fn merging_refuses_what_stands_twice_and_what_belongs_elsewhere() {
    let twice = bundle(OPENAPI, &ORDERS.replace("    Bill:\n", "    Envelope:\n"))
        .expect_err("two of a name");
    assert_eq!(
        twice.to_string(),
        "the component Envelope stands in spec/openapi.yaml and again in spec/orders.yaml"
    );
    let elsewhere =
        bundle(OPENAPI, &format!("{ORDERS}servers: []\n")).expect_err("a key of the root");
    assert!(
        elsewhere
            .to_string()
            .starts_with("spec/orders.yaml/servers: a family has only paths and components"),
        "{elsewhere}"
    );
    let doubled = bundle(
        OPENAPI,
        &ORDERS.replace(
            "summary: Makes an order.",
            "summary: Makes an order.\n      summary: Twice.",
        ),
    )
    .expect_err("a key that stands twice");
    assert!(doubled.to_string().contains("duplicate"), "{doubled}");
    let rootless = Bundle::merge(&BTreeMap::from([("orders".to_owned(), ORDERS.to_owned())]))
        .expect_err("no root");
    assert!(
        rootless
            .to_string()
            .contains("spec/openapi.yaml is missing"),
        "{rootless}"
    );
}

/// What the files say in short, and what it is by the strict reading.
#[test]
fn the_published_bundle_is_written_out() {
    let list = "allOf: [{$ref: '#/components/schemas/OrderStatus'}]";
    let bill = "allOf: [{$ref: '#/components/schemas/Bill'}]";
    let fields = format!(
        "        mood: {{description: A nullable list., nullable: true, {list}}}
        bill: {{description: A nullable model., nullable: true, {bill}}}
        short: {{type: string, description: A length., maxLength: 20}}
        note: {{type"
    );
    let orders = ORDERS.replacen("        note: {type", &fields, 1);
    let bundle = bundle(OPENAPI, &orders).expect("it merges");
    assert_eq!(rules::check(&bundle), Ok(()));
    let text = publish::publish(&bundle).expect("it is JSON");
    let document: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let at = |pointer: &str| document.pointer(pointer).expect(pointer).clone();
    let only_null = json!({"type": "object", "nullable": true, "enum": [null]});
    let payload = |path: &str| {
        at(&format!(
            "/paths/{path}/responses/200/content/application~1json/schema/allOf/1/properties/response"
        ))
    };
    assert_eq!(
        payload("~1orders~1{order_uid}/get"),
        json!({"anyOf": [{"$ref": "#/components/schemas/Order"}, only_null]})
    );
    assert_eq!(payload("~1orders/get")["nullable"], true);
    let order = "/components/schemas/Order/properties";
    assert_eq!(
        at(&format!("{order}/status")),
        json!({
            "description": "Its state.",
            "x-iamport-exact": true,
            "anyOf": [{"$ref": "#/components/schemas/OrderStatus"}, {"type": "string"}],
        })
    );
    assert_eq!(
        at(&format!("{order}/mood/anyOf/1")),
        json!({"type": "string", "nullable": true})
    );
    assert_eq!(at(&format!("{order}/bill/anyOf/1")), only_null);
    assert_eq!(
        at(&format!("{order}/short")),
        json!({"type": "string", "description": "A length.", "x-iamport-max-length": 20})
    );
    let union = at("/components/schemas/OrderOrBill");
    assert_eq!(union["anyOf"][0]["$ref"], "#/components/schemas/Bill");
    assert_eq!(union.get("oneOf"), None);
    // What is sent stays as it was written.
    let sent = "/paths/~1orders/post/requestBody/content/application~1json/schema/properties";
    assert_eq!(at(&format!("{sent}/order_uid/maxLength")), 40);
    assert_eq!(
        at(&format!("{sent}/card")),
        json!({"description": "The card.", "allOf": [{"$ref": "#/components/schemas/Card"}]})
    );
}

#[test]
fn lowered() {
    insta::assert_json_snapshot!(lower::lower(&sound()));
}

/// What is emitted, whole: small enough to be read.
#[test]
fn emitted() {
    let files = make_files(&sound()).expect("the fixture is sound");
    let generated = "crates/iamport/src/generated/";
    for name in [
        "types/orders.rs",
        "operations/orders.rs",
        "tests/generated/calls.rs",
        "tests/generated/models.rs",
        "crates/iamport-cli/src/generated/calls.rs",
        "crates/iamport-cli/src/generated/objects.rs",
    ] {
        let file = files
            .get(&format!("{generated}{name}"))
            .or_else(|| files.get(name));
        let tree = syn::parse2(file.expect("the file").clone()).expect("it is Rust");
        insta::assert_snapshot!(name.replace(['/', '.'], "_"), layout::text(tree));
    }
}

#[test]
fn a_parameter_that_the_command_can_not_read_is_named() {
    let tip = "tip: {type: number, format: positive-amount, description: What to add.}";
    let tips =
        "tips: {type: array, description: What to add., items: {type: number, format: amount}}";
    let orders = ORDERS.replacen(tip, tips, 1);
    let bundle = bundle(OPENAPI, &orders).expect("it merges");
    assert_eq!(rules::check(&bundle), Ok(()));
    let said = make_files(&bundle).expect_err("a list of amounts");
    assert!(
        said.to_string()
            .contains("a list of Amount, which the command can't read yet: write `amounts`"),
        "{said}"
    );
}

/// What polish refuses when progenitor's output is not what it expects.
#[test]
fn polish_fails_where_progenitor_changed() {
    let bundle = sound();
    let file = generate::generate(&lower::lower(&bundle)).expect("progenitor reads it");
    let text = prettyplease::unparse(&file);
    let said = |from: &str, to: &str| {
        assert!(
            text.contains(from),
            "progenitor's output does not have {from}"
        );
        let changed = syn::parse_file(&text.replace(from, to)).expect("still Rust");
        match Output::read(&changed)
            .and_then(|output| polish::polish(&Spec::read(&bundle), &output))
        {
            Ok(_) => panic!("{from} changed to {to} was not noticed"),
            Err(problem) => problem.to_string(),
        }
    };
    let rows = [
        (
            "pub mod builder {\n    use super::types;",
            "pub mod builders {\n    use super::types;",
            "no module `builder`",
        ),
        (
            "pub struct GetOrder<'a>",
            "pub struct FetchOrder<'a>",
            "has no `send`",
        ),
        (
            "order_uid: Result<::std::string::String, String>",
            "order_uid: Option<::std::string::String>",
            "a field that is no Result",
        ),
        (
            "Result<ResponseValue<types::Order>, Error<()>>",
            "Result<types::Order, Error<()>>",
            "the answer of send",
        ),
        (
            "encode_path(& order_uid.to_string())",
            "encode_path(& item_uid.to_string())",
            "path values",
        ),
        (
            "QueryParam::new(\"since\"",
            "QueryParam::new(\"until\"",
            "query parameters",
        ),
        (
            "pub amount: crate::Amount,\n",
            "pub amount: f64,\n",
            "polish left `f64` in crates/iamport/src/generated/types/orders.rs",
        ),
        (
            "pub paid_at: ",
            "#[serde(rename = \"payed_at\")]\n        pub paid_at: ",
            "the spec has",
        ),
        (
            "pub order_uid: ::std::string::String,",
            "pub order_uid: i64,",
            "progenitor's Order has no order_uid of the form that x-iamport-echo needs",
        ),
        (
            "pub struct Bill {",
            "pub struct Invoice {",
            "progenitor invented the type Invoice",
        ),
        (
            "Closed,\n    }",
            "Closed(String),\n    }",
            "an enum with data",
        ),
    ];
    let mut wrong = Vec::new();
    for (from, to, expected) in rows {
        let said = said(from, to);
        if !said.contains(expected) {
            wrong.push(format!("{to}\n  expected: {expected}\n  said: {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_literal_at_a_parameters_place_is_reserved() {
    let spec = Spec::read(&sound());
    let order = spec
        .operations
        .iter()
        .find(|operation| operation.id == "getOrder")
        .expect("the operation");
    let reserved = order.reserved.get("order_uid").expect("a reserved literal");
    assert!(
        reserved.contains("latest"),
        "GET /orders/latest would be another operation: {reserved:?}"
    );
}

mod writing {
    use std::{fs, path::PathBuf};

    use super::super::{make, run, workspace_root, write};

    /// The whole of `spec/`, written into an empty folder.
    fn copy() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join("spec")).expect("a folder");
        for entry in fs::read_dir(workspace_root().join("spec")).expect("spec") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|it| it == "yaml") || path.ends_with("codes.json") {
                fs::copy(
                    &path,
                    folder
                        .path()
                        .join("spec")
                        .join(path.file_name().expect("a name")),
                )
                .expect("a copy");
            }
        }
        folder
    }

    #[test]
    fn check_names_each_stale_file_and_the_command_that_mends_it() {
        let folder = copy();
        run(folder.path(), false).expect("a first run writes all");
        run(folder.path(), true).expect("nothing is stale");

        let generated = folder.path().join("crates/iamport/src/generated");
        let target = generated.join("operations/vbanks.rs");
        let mut bytes = fs::read(&target).expect("the file");
        bytes[200] ^= 1;
        fs::write(&target, bytes).expect("one byte changed");
        fs::write(generated.join("left-behind.rs"), "").expect("a file that nothing gives");
        fs::remove_file(folder.path().join("spec/iamport-v1.openapi.json"))
            .expect("the bundle gone");

        let said = run(folder.path(), true).expect_err("stale").to_string();
        for name in [
            "operations/vbanks.rs",
            "left-behind.rs",
            "spec/iamport-v1.openapi.json",
        ] {
            assert!(said.contains(name), "{said}");
        }
        assert!(said.ends_with("mended by: cargo xtask codegen"), "{said}");

        assert_eq!(
            run(folder.path(), false)
                .expect("mended")
                .split(", ")
                .nth(1),
            Some("3 changed")
        );
        run(folder.path(), true).expect("nothing is stale any more");
    }

    /// Nothing that is generated is needed to generate it: the same files come out of a folder that has none of them,
    /// and this crate is compiled from nothing of the crates that it writes for.
    #[test]
    fn from_nothing_the_same_files_come_out() {
        let folder = copy();
        run(folder.path(), false).expect("a first run writes all");
        let committed = workspace_root();
        for path in make(&committed.join("spec"))
            .expect("the spec is sound")
            .keys()
        {
            let (made, there) = (folder.path().join(path), committed.join(path));
            let same = fs::read(&made).expect("made") == fs::read(&there).unwrap_or_default();
            assert!(
                same,
                "{} is not what comes out of an empty folder\nmended by: {}",
                path.display(),
                write::COMMAND
            );
        }
        let manifest = include_str!("../../Cargo.toml");
        for line in manifest.lines() {
            assert!(!line.starts_with("iamport"), "xtask depends on {line}");
        }
    }

    #[test]
    fn output_is_identical_from_run_to_run() {
        let spec = workspace_root().join("spec");
        assert!(make(&spec).expect("the spec is sound") == make(&spec).expect("the spec is sound"));
    }

    #[test]
    fn generated_files_are_what_the_spec_gives() {
        let rendered =
            make(&workspace_root().join("spec")).unwrap_or_else(|problem| panic!("{problem}"));
        assert!(rendered.contains_key(&PathBuf::from("spec/iamport-v1.openapi.json")));
        if let Err(problem) = write::check(&workspace_root(), &rendered) {
            panic!("{problem}");
        }
    }
}

//! Which handler plays which operation of the API. An operation that the specification gains has no arm here,
//! and the crate does not compile until somebody decides.

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodRouter, on, put};

use super::{
    auth, benepia, billing, billing_keys, certifications, codes, cvs, escrow, kcpquick, naver,
    partners, payco, payments, paymentwall, prepare, receipts, schedules, tiers, users, vbanks,
};
use crate::operations::Operation;
use crate::state::State;

/// How an operation is played.
pub(crate) enum Play {
    /// By a handler that keeps what happens.
    Stateful(Box<MethodRouter<State>>),
    /// By an answer that is made from the schema; nothing is kept.
    SchemaOnly,
}

/// The play of an operation.
pub(crate) fn play(operation: Operation) -> Play {
    match operation {
        Operation::AllBankCodes => by(operation, codes::banks),
        Operation::BankCodes => by(operation, codes::bank),
        Operation::AllCardCodes => by(operation, codes::cards),
        Operation::CardCodes => by(operation, codes::card),
        Operation::GetPgSettingList => by(operation, users::gateways),
        Operation::GetTier => by(operation, tiers::one),
        Operation::GetToken => by(operation, auth::get_token),

        Operation::CreateVbank => by(operation, vbanks::issue),
        Operation::ModifyVbank => by(operation, vbanks::modify),
        Operation::RevokeVbank => by(operation, vbanks::revoke),
        Operation::QueryBankHolder => by(operation, vbanks::holder),

        Operation::GetPaymentByImpUid => by(operation, payments::one),
        Operation::GetPaymentListByImpUid => by(operation, payments::many),
        Operation::GetPaymentByMerchantUid => by(operation, payments::find_in_status),
        Operation::GetPaymentByMerchantUidAnyStatus => by(operation, payments::find),
        Operation::GetAllPaymentsByMerchantUid => by(operation, payments::find_all_in_status),
        Operation::GetAllPaymentsByMerchantUidAnyStatus => by(operation, payments::find_all),
        Operation::GetPaymentsByStatus => by(operation, payments::by_status),
        Operation::BalanceByImpUid => by(operation, payments::balance),
        Operation::CancelPayment => by(operation, payments::cancel),

        Operation::PreparePayment => by(operation, prepare::register),
        Operation::EditPreparePayment => by(operation, prepare::change),
        Operation::GetPaymentPrepareByMerchantUid => by(operation, prepare::look_up),

        Operation::RequestOtp => by(operation, certifications::request_otp),
        Operation::ConfirmOtp => by(operation, certifications::confirm_otp),
        Operation::GetCertification => by(operation, certifications::look_up),
        Operation::DeleteCertification => by(operation, certifications::delete),

        Operation::GetReceipt => by(operation, receipts::look_up),
        Operation::IssueReceipt => by(operation, receipts::issue),
        Operation::RevokeReceipt => by(operation, receipts::revoke),
        Operation::GetExternalReceipt => by(operation, receipts::look_up_external),
        Operation::IssueExternalReceipt => by(operation, receipts::issue_external),
        Operation::RevokeExternalReceipt => by(operation, receipts::revoke_external),

        Operation::EscrowLogisGet => by(operation, escrow::look_up),
        Operation::EscrowLogisSave => by(operation, escrow::register),
        Operation::EscrowLogisEdit => by(operation, escrow::change),

        Operation::CustomerView => by(operation, billing_keys::one),
        Operation::CustomerViewMultiple => by(operation, billing_keys::many),
        Operation::CustomerSave => by(operation, billing_keys::save),
        Operation::CustomerDelete => by(operation, billing_keys::delete),
        Operation::CustomerPayments => by(operation, billing_keys::payments),

        Operation::Onetime => by(operation, billing::onetime),
        Operation::Again => by(operation, billing::again),

        Operation::Schedule => by(operation, schedules::schedule),
        Operation::Unschedule => by(operation, schedules::unschedule),
        Operation::GetScheduleByMid => by(operation, schedules::one),
        Operation::UpdateScheduleByMid => by(operation, schedules::change),
        Operation::RescheduleByMid => by(operation, schedules::reschedule),
        Operation::RetryScheduleByMid => by(operation, schedules::retry),
        Operation::FindSchedulesByRange => by(operation, schedules::by_time),
        Operation::FindSchedulesByCustomer => by(operation, schedules::of_customer),
        Operation::FindSchedulesByCustomerUid => by(operation, schedules::of_customer),

        Operation::PayBenepiaPoint => by(operation, benepia::pay),
        Operation::QueryBenepiaPoint => by(operation, benepia::points),

        Operation::IssueCvsPayment => by(operation, cvs::issue),
        Operation::RevokeCvsPayment => by(operation, cvs::revoke),

        Operation::DeleteAutoPayKey => by(operation, kcpquick::delete_key),
        Operation::MemberDelete => by(operation, kcpquick::delete_member),
        Operation::PayWithAutoPaymentKey => by(operation, kcpquick::pay_with_key),
        Operation::PayWithMoney => by(operation, kcpquick::pay_with_money),
        Operation::PrepareCreate => by(operation, kcpquick::prepare),
        Operation::PrepareUpdate => by(operation, kcpquick::prepare_anew),
        Operation::ReleaseFido => by(operation, kcpquick::release_fido),

        Operation::GetProductOrderSingle => by(operation, naver::one),
        Operation::GetProductOrders => by(operation, naver::all),
        Operation::NaverApproveCancelProductOrder => by(operation, naver::approve_cancel),
        Operation::NaverApproveReturnProductOrder => by(operation, naver::approve_return),
        Operation::NaverCancelProductOrder => by(operation, naver::cancel),
        Operation::NaverCollectProductOrder => by(operation, naver::collect_exchanged),
        Operation::NaverConfirmPayment => by(operation, naver::confirm),
        Operation::NaverDepositPoint => by(operation, naver::credit_points),
        Operation::NaverPlaceProductOrder => by(operation, naver::place),
        Operation::NaverRejectReturnProductOrder => by(operation, naver::reject_return),
        Operation::NaverRequestReturnProductOrder => by(operation, naver::request_return),
        Operation::NaverResolveReturnProductOrder => by(operation, naver::resolve_return),
        Operation::NaverShipExchangedProductOrder => by(operation, naver::ship_exchanged),
        Operation::NaverShipProductOrder => by(operation, naver::ship),
        Operation::NaverWithholdReturnProductOrder => by(operation, naver::withhold_return),
        Operation::QueryCashAmount => by(operation, naver::cash_amount),

        Operation::ChangeOrderStatus => by(operation, payco::set_status),
        Operation::PaymentwallDelivery => by(operation, paymentwall::report),
        Operation::Partner => by(operation, partners::enter),

        // KakaoPay's own answer, and what buyers wrote on NaverPay: nobody can know either.
        Operation::GetKakaoPaymentOrders | Operation::GetReviews => Play::SchemaOnly,
    }
}

fn by<H, T>(operation: Operation, handler: H) -> Play
where
    H: Handler<T, State>,
    T: 'static,
{
    Play::Stateful(Box::new(on(operation.method().filter(), handler)))
}

/// The routes of what is stateful. What is not is left to [`schema_only`](super::schema_only).
pub(crate) fn routes() -> Router<State> {
    // Old clients that lost an id on the way send a path that ends too early.
    let cut_off = Router::new().route(
        "/vbanks/",
        put(vbanks::without_id).delete(vbanks::without_id),
    );
    Operation::ALL
        .iter()
        .fold(cut_off, |router, operation| match play(*operation) {
            Play::Stateful(handler) => router.route(operation.path(), *handler),
            Play::SchemaOnly => router,
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::{Location, bundle};
    use crate::domain::billing::{AgainRequest, OnetimeRequest};
    use crate::domain::billing_keys::KeyRequest;
    use crate::domain::certifications::OtpRequest;
    use crate::domain::escrow::DeliveryRequest;
    use crate::domain::receipts::ReceiptRequest;
    use crate::domain::schedules::ScheduleRequest;
    use crate::domain::shop::benepia::BenepiaAccount;
    use crate::request::names;

    /// What is read although the specification does not have it in this call: old clients send it, or the call
    /// shares its type with one that has it.
    const UNSPECIFIED: &[(Operation, &str)] = &[
        (Operation::CreateVbank, "pg_api_key"),
        (Operation::IssueExternalReceipt, "company_tel"),
        (Operation::IssueExternalReceipt, "company_name"),
        (Operation::IssueExternalReceipt, "vat"),
        (Operation::Onetime, "channel_key"),
        (Operation::Schedule, "pg"),
        (Operation::Schedule, "channel_group_id"),
        (Operation::Schedule, "customer_name"),
        (Operation::Schedule, "customer_tel"),
        (Operation::Schedule, "customer_email"),
        (Operation::Schedule, "customer_addr"),
        (Operation::Schedule, "customer_postcode"),
        (Operation::PayWithMoney, "custom_data"),
        (Operation::PayWithMoney, "buyer_name"),
        (Operation::PayWithMoney, "buyer_email"),
        (Operation::PayWithMoney, "buyer_tel"),
        (Operation::PayWithMoney, "buyer_addr"),
        (Operation::PayWithMoney, "buyer_postcode"),
        (Operation::PayWithAutoPaymentKey, "custom_data"),
        (Operation::PayWithAutoPaymentKey, "buyer_email"),
        (Operation::PayWithAutoPaymentKey, "buyer_tel"),
        (Operation::PayWithAutoPaymentKey, "buyer_addr"),
        (Operation::PayWithAutoPaymentKey, "buyer_postcode"),
    ];

    /// The names that the specification has for what a call reads from its query or its body.
    fn specified(operation: Operation, location: Option<Location>) -> Vec<String> {
        let all = bundle().operations().iter();
        let description = all.into_iter().find(|known| known.which == operation);
        let description = description.unwrap();
        let Some(location) = location else {
            let body = description.body.as_ref().and_then(|body| body.schema());
            let body = bundle().resolve(body.unwrap());
            return body.properties.keys().cloned().collect();
        };
        let parameters = description.parameters.iter();
        let parameters = parameters.filter(|parameter| parameter.location == location);
        // `extra[requester]` and `imp_uid[]` are read as `extra` and `imp_uid`.
        parameters
            .map(|parameter| parameter.name.split('[').next().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn every_field_that_is_read_is_one_of_the_specification() {
        use Operation as O;
        let mut unspecified = Vec::new();
        let body = None;
        let query = Some(Location::Query);
        for (operation, place, read) in [
            (O::GetToken, body, names::<auth::Shown>()),
            (O::CreateVbank, query, names::<vbanks::ApiKey>()),
            (O::CreateVbank, body, names::<vbanks::Issue>()),
            (O::ModifyVbank, body, names::<vbanks::Modify>()),
            (O::RevokeVbank, query, names::<vbanks::ApiKey>()),
            (O::QueryBankHolder, query, names::<vbanks::Account>()),
            (O::GetPaymentByImpUid, query, names::<payments::One>()),
            (O::GetPaymentListByImpUid, query, names::<payments::Many>()),
            (
                O::GetPaymentByMerchantUid,
                query,
                names::<payments::First>(),
            ),
            (
                O::GetPaymentByMerchantUidAnyStatus,
                query,
                names::<payments::First>(),
            ),
            (
                O::GetAllPaymentsByMerchantUid,
                query,
                names::<payments::Listed>(),
            ),
            (
                O::GetAllPaymentsByMerchantUidAnyStatus,
                query,
                names::<payments::Listed>(),
            ),
            (O::GetPaymentsByStatus, query, names::<payments::ByStatus>()),
            (O::CancelPayment, body, names::<payments::Cancel>()),
            (O::PreparePayment, body, names::<prepare::Prepare>()),
            (O::EditPreparePayment, body, names::<prepare::Prepare>()),
            (O::RequestOtp, body, names::<OtpRequest>()),
            (O::ConfirmOtp, body, names::<certifications::Confirm>()),
            (O::IssueReceipt, body, names::<ReceiptRequest>()),
            (O::IssueExternalReceipt, body, names::<receipts::External>()),
            (O::EscrowLogisSave, body, names::<DeliveryRequest>()),
            (O::EscrowLogisEdit, body, names::<DeliveryRequest>()),
            (
                O::CustomerViewMultiple,
                query,
                names::<billing_keys::Many>(),
            ),
            (O::CustomerSave, body, names::<KeyRequest>()),
            (O::CustomerDelete, query, names::<billing_keys::Delete>()),
            (
                O::CustomerPayments,
                query,
                names::<billing_keys::Payments>(),
            ),
            (O::Onetime, body, names::<OnetimeRequest>()),
            (O::Again, body, names::<AgainRequest>()),
            (O::Schedule, body, names::<ScheduleRequest>()),
            (O::Unschedule, body, names::<schedules::Unschedule>()),
            (O::UpdateScheduleByMid, body, names::<schedules::At>()),
            (O::RescheduleByMid, body, names::<schedules::At>()),
            (O::FindSchedulesByRange, query, names::<schedules::ByTime>()),
            (
                O::FindSchedulesByCustomer,
                query,
                names::<schedules::OfCustomer>(),
            ),
            (
                O::FindSchedulesByCustomerUid,
                query,
                names::<schedules::OfCustomer>(),
            ),
        ] {
            let known = specified(operation, place);
            let strange = read
                .into_iter()
                .filter(|name| !known.iter().any(|known| known == name));
            unspecified.extend(strange.map(|name| (operation, name)));
        }
        for (operation, read) in [
            (O::QueryBenepiaPoint, names::<BenepiaAccount>()),
            (O::PayBenepiaPoint, names::<benepia::Pay>()),
            (O::IssueCvsPayment, names::<cvs::Issue>()),
            (O::MemberDelete, names::<kcpquick::DeleteMember>()),
            (O::ReleaseFido, names::<kcpquick::ReleaseFido>()),
            (O::PrepareCreate, names::<kcpquick::Prepare>()),
            (O::PrepareUpdate, names::<kcpquick::Prepare>()),
            (O::PayWithMoney, names::<kcpquick::PayWithMoney>()),
            (O::PayWithAutoPaymentKey, names::<kcpquick::PayWithKey>()),
            (O::NaverCancelProductOrder, names::<naver::Cancel>()),
            (O::NaverApproveCancelProductOrder, names::<naver::Orders>()),
            (O::NaverPlaceProductOrder, names::<naver::Orders>()),
            (O::NaverShipProductOrder, names::<naver::Ship>()),
            (O::NaverCollectProductOrder, names::<naver::Orders>()),
            (O::NaverShipExchangedProductOrder, names::<naver::Ship>()),
            (O::NaverRequestReturnProductOrder, names::<naver::Ship>()),
            (O::NaverApproveReturnProductOrder, names::<naver::Orders>()),
            (O::NaverRejectReturnProductOrder, names::<naver::Orders>()),
            (O::NaverWithholdReturnProductOrder, names::<naver::Orders>()),
            (O::NaverResolveReturnProductOrder, names::<naver::Orders>()),
            (O::NaverConfirmPayment, names::<naver::Confirm>()),
            (O::ChangeOrderStatus, names::<payco::SetStatus>()),
            (O::PaymentwallDelivery, names::<paymentwall::Report>()),
            (O::Partner, names::<partners::Enter>()),
        ] {
            let mut known = specified(operation, Some(Location::Path));
            known.extend(specified(operation, query));
            if operation != O::MemberDelete {
                known.extend(specified(operation, body));
            }
            let strange = read
                .into_iter()
                .filter(|name| !known.iter().any(|known| known == name));
            unspecified.extend(strange.map(|name| (operation, name)));
        }
        assert_eq!(unspecified, UNSPECIFIED);
    }
}

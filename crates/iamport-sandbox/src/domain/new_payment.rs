//! Payments that did not come through the API but through a payment window.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::gateway::{Gateway, bank};
use super::gateway_record::GatewayRecord;
use super::money::{self, Amount};
use super::naver::ProductOrder;
use super::payments::{Buyer, Payment, PaymentStatus, Vbank};
use super::refusal::Refusal;
use super::seed::BANK;
use super::{messages, providers};
use crate::ids::Ids;
use crate::operations::Operation;

/// A payment that a test wants to exist without a call of the API, as if a buyer had made it in a
/// payment window: paid by card, waiting on a virtual account, or still being made.
///
/// Used with [`Control::create_payment`](crate::Control::create_payment). It is needed where the API
/// alone does not lead: to payments of gateways that issue no virtual accounts by API, to payments that
/// are not virtual accounts, and to other currencies.
///
/// ```
/// use iamport_sandbox::NewPayment;
///
/// let by_card = NewPayment::paid("payco", 11_000).merchant_uid("order 7").tax_free(1_000);
/// let in_dollars = NewPayment::paid("paypal_v2", "12.34".parse::<iamport_sandbox::Amount>()?).currency("USD");
/// let waiting = NewPayment::waiting_vbank("kcp", 5_000);
/// # let _ = (by_card, in_dollars, waiting);
/// # Ok::<(), iamport_sandbox::AmountError>(())
/// ```
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(
    rename = "CreatePayment",
    description = "Makes a payment as if a buyer had made it in a payment window.\n\nIt is paid unless \
    `vbank` or `window` says otherwise. That is the way to payments of gateways that issue no virtual \
    accounts by API, to payments that are not virtual accounts, and to other currencies than won."
)]
#[must_use]
pub struct NewPayment {
    /// The code of the gateway.
    #[schemars(schema_with = "providers::schema")]
    pg_provider: String,
    /// How much is asked for.
    #[serde(with = "money::number")]
    #[schemars(with = "Amount")]
    amount: Amount,
    /// A virtual account in won that waits for three days, instead of a payment that is paid.
    #[serde(default)]
    vbank: bool,
    /// A payment window that was opened, instead of a payment that is paid. It goes before `vbank`.
    #[serde(default)]
    window: bool,
    /// The order number of the shop. Made up when it is left out.
    #[serde(default)]
    merchant_uid: Option<String>,
    /// How it is paid, in the API's words. A virtual account is always `vbank`.
    #[serde(default)]
    #[schemars(extend("default" = "card"))]
    pay_method: Option<String>,
    /// Three capital letters.
    #[serde(default)]
    #[schemars(extend("default" = "KRW"))]
    currency: Option<String>,
    /// How much of the amount is free of tax.
    #[serde(default, with = "money::number")]
    #[schemars(with = "Amount", extend("default" = 0))]
    tax_free: Amount,
    /// How much of the amount is value added tax, if the shop says so.
    #[serde(default, with = "money::number::optional")]
    #[schemars(with = "Option<Amount>")]
    vat_amount: Option<Amount>,
    /// By the test channel of the gateway: `sandbox` of the payment is true, and the plain
    /// `GET /payments/{imp_uid}` does not find it.
    #[serde(default)]
    test_channel: bool,
    /// The gateway keeps the money until the buyer has the goods, and takes the delivery from
    /// `POST /escrows/logis/{imp_uid}`.
    #[serde(default)]
    escrow: bool,
    /// What each product of an order of `naverco` costs, which together is the amount. One product when it
    /// is left out; other gateways have no product orders.
    #[serde(default)]
    #[schemars(with = "Vec<Amount>")]
    products: Vec<Product>,
}

/// What a product costs.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Product(#[serde(with = "money::number")] Amount);

/// How far a payment in a window has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Opened,
    Paid,
    WaitingVbank,
}

impl NewPayment {
    /// A payment of `amount` that was paid by card through the gateway with the code `pg_provider`.
    pub fn paid(pg_provider: impl Into<String>, amount: impl Into<Amount>) -> NewPayment {
        NewPayment {
            pg_provider: pg_provider.into(),
            amount: amount.into(),
            vbank: false,
            window: false,
            merchant_uid: None,
            pay_method: None,
            currency: None,
            tax_free: Amount::ZERO,
            vat_amount: None,
            test_channel: false,
            escrow: false,
            products: Vec::new(),
        }
    }

    /// A virtual account of the gateway with the code `pg_provider` that waits for `amount` won, for
    /// three days.
    pub fn waiting_vbank(pg_provider: impl Into<String>, amount: impl Into<Amount>) -> NewPayment {
        NewPayment {
            vbank: true,
            ..NewPayment::paid(pg_provider, amount)
        }
    }

    /// A payment window of the gateway with the code `pg_provider` that was opened for `amount`: the
    /// payment is `ready` until [`Control::pay`](crate::Control::pay) or
    /// [`Control::fail`](crate::Control::fail), or for ever if the buyer walks away.
    pub fn window(pg_provider: impl Into<String>, amount: impl Into<Amount>) -> NewPayment {
        NewPayment {
            window: true,
            ..NewPayment::paid(pg_provider, amount)
        }
    }

    /// The shop's own order number. One is made up when it is not set.
    pub fn merchant_uid(mut self, merchant_uid: impl Into<String>) -> NewPayment {
        self.merchant_uid = Some(merchant_uid.into());
        self
    }

    /// How it was paid, in the API's words: `card` when it is not set. A virtual account is always
    /// `vbank`.
    pub fn pay_method(mut self, pay_method: impl Into<String>) -> NewPayment {
        self.pay_method = Some(pay_method.into());
        self
    }

    /// The currency, three capital letters: `KRW` when it is not set. A virtual account is always in
    /// won.
    pub fn currency(mut self, currency: impl Into<String>) -> NewPayment {
        self.currency = Some(currency.into());
        self
    }

    /// How much of the amount is free of tax.
    pub fn tax_free(mut self, tax_free: impl Into<Amount>) -> NewPayment {
        self.tax_free = tax_free.into();
        self
    }

    /// How much of the amount is value added tax, if the shop said so.
    pub fn vat_amount(mut self, vat_amount: impl Into<Amount>) -> NewPayment {
        self.vat_amount = Some(vat_amount.into());
        self
    }

    /// Makes it a payment of a test channel: `sandbox` is true, and a plain
    /// `GET /payments/{imp_uid}` does not find it.
    pub fn test_channel(mut self) -> NewPayment {
        self.test_channel = true;
        self
    }

    /// Makes it an escrow payment: the gateway keeps the money until the buyer has the goods, and takes
    /// the delivery from `POST /escrows/logis/{imp_uid}`.
    pub fn escrow(mut self) -> NewPayment {
        self.escrow = true;
        self
    }

    /// What each product of an order of `naverco` costs, which together must be the amount. It has one
    /// product when they are not set.
    pub fn products<A: Into<Amount>>(
        mut self,
        products: impl IntoIterator<Item = A>,
    ) -> NewPayment {
        let products = products.into_iter();
        self.products = products.map(|price| Product(price.into())).collect();
        self
    }

    /// The product orders, or nothing where the gateway has none.
    fn product_orders(&self, ids: &mut Ids, currency: &str) -> Result<GatewayRecord, Refusal> {
        let wrong = || Refusal::invalid(messages::invalid("products"));
        if !Operation::GetProductOrders.is_at(&self.pg_provider) {
            return match self.products.is_empty() {
                true => Ok(GatewayRecord::Nothing),
                false => Err(wrong()),
            };
        }
        let whole = [Product(self.amount)];
        let products = match self.products.as_slice() {
            [] => &whole,
            products => products,
        };
        let sum = products
            .iter()
            .try_fold(Amount::ZERO, |sum, Product(price)| {
                let right = !price.is_zero() && price.fits(currency);
                sum.checked_add(*price).filter(|_| right)
            });
        if sum != Some(self.amount) {
            return Err(wrong());
        }
        let order = |(at, Product(price)): (usize, &Product)| {
            let name = format!("상품 {}", at + 1);
            ProductOrder::new(ids.product_order(), name, *price)
        };
        let orders = products.iter().enumerate().map(order).collect();
        Ok(GatewayRecord::ProductOrders(orders))
    }

    fn stage(&self) -> Stage {
        match (self.window, self.vbank) {
            (true, _) => Stage::Opened,
            (false, true) => Stage::WaitingVbank,
            (false, false) => Stage::Paid,
        }
    }

    pub(crate) fn into_payment(self, ids: &mut Ids, now: u64) -> Result<Payment, Refusal> {
        providers::check(&self.pg_provider)?;
        let stage = self.stage();
        let currency = match self.currency {
            Some(ref currency) if stage != Stage::WaitingVbank => currency.clone(),
            _ => "KRW".to_owned(),
        };
        let taxed = self
            .amount
            .checked_sub(self.tax_free)
            .filter(|_| self.tax_free.fits(&currency));
        if self.amount.is_zero() || !self.amount.fits(&currency) {
            return Err(Refusal::invalid(messages::invalid("amount")));
        }
        let Some(taxed) = taxed else {
            return Err(Refusal::invalid(messages::invalid("tax_free")));
        };
        let wrong_vat = |vat: Amount| vat > taxed || !vat.fits(&currency);
        if self.vat_amount.is_some_and(wrong_vat) {
            return Err(Refusal::invalid(messages::invalid("vat_amount")));
        }
        let at_gateway = self.product_orders(ids, &currency)?;
        let mid = Gateway(&self.pg_provider).mid(self.test_channel);
        let vbank = (stage == Stage::WaitingVbank).then(|| Vbank {
            bank_code: BANK,
            bank_name: bank(BANK).map_or("", |bank| bank.name),
            number: ids.account(),
            holder: Some("샌드박스상점".to_owned()),
            due: Some(now.saturating_add(3 * 24 * 60 * 60)),
            issued_at: now,
            closed_at: None,
            unlimited: false,
            deposits: Vec::new(),
        });
        let pay_method = match vbank {
            Some(_) => "vbank".to_owned(),
            None => self.pay_method.unwrap_or_else(|| "card".to_owned()),
        };
        let (status, paid_at) = match stage {
            Stage::Opened | Stage::WaitingVbank => (PaymentStatus::Ready, None),
            Stage::Paid => (PaymentStatus::Paid, Some(now)),
        };
        Ok(Payment {
            imp_uid: ids.window_payment(),
            merchant_uid: self.merchant_uid.unwrap_or_else(|| ids.merchant_uid()),
            status,
            pay_method,
            channel: "pc",
            pg_tid: Some(ids.gateway_transaction(&mid)),
            pg_id: mid,
            pg_provider: self.pg_provider,
            test_channel: self.test_channel,
            escrow: self.escrow,
            name: None,
            amount: self.amount,
            currency,
            tax_free: self.tax_free,
            vat_amount: self.vat_amount,
            buyer: Buyer::default(),
            custom_data: None,
            user_agent: Some("Mozilla/5.0".to_owned()),
            receipt_url: vbank
                .is_none()
                .then(|| "https://receipt.example.com/sandbox".to_owned()),
            vbank,
            card: None,
            key_use: None,
            at_gateway,
            started_at: now,
            paid_at,
            failed_at: None,
            fail_reason: None,
            cash_receipt_issued: false,
            cancellations: Vec::new(),
            updated_at: now,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn make(new: NewPayment) -> Result<Payment, Refusal> {
        new.into_payment(&mut Ids::new(1), 100)
    }

    #[test]
    fn a_card_payment_is_paid_and_a_vbank_waits() {
        let card = make(NewPayment::paid("payco", 1_000)).unwrap();
        assert_eq!(card.status, PaymentStatus::Paid);
        assert_eq!(card.pay_method, "card");
        assert!(card.vbank.is_none() && card.paid_at == Some(100));
        let vbank = make(NewPayment::waiting_vbank("kcp", 1_000).currency("USD")).unwrap();
        assert_eq!(vbank.status, PaymentStatus::Ready);
        assert_eq!(
            (vbank.pay_method.as_str(), vbank.currency.as_str()),
            ("vbank", "KRW")
        );
        assert!(vbank.pg_provider == "kcp" && vbank.vbank.is_some());
    }

    #[test]
    fn a_window_stays_open() {
        let open = make(NewPayment::window("kcp", 1_000).pay_method("phone")).unwrap();
        assert_eq!(open.status, PaymentStatus::Ready);
        assert!(open.paid_at.is_none() && open.vbank.is_none());
        assert_eq!(open.pay_method, "phone");
    }

    #[test]
    fn the_gateway_must_exist() {
        let refusal = make(NewPayment::paid("nicepay", 1_000)).unwrap_err();
        assert!(refusal.message().contains("nice_v2"));
    }

    #[test]
    fn products_come_to_the_amount() {
        let prices = |prices: &[u32]| {
            let new = NewPayment::paid("naverco", 1_000);
            match make(new.products(prices.iter().copied()))?.at_gateway {
                GatewayRecord::ProductOrders(orders) => Ok::<_, Refusal>(orders.len()),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(prices(&[]), Ok(1));
        assert_eq!(prices(&[400, 600]), Ok(2));
        assert!(prices(&[400, 601]).is_err() && prices(&[1_000, 0]).is_err());
        assert!(make(NewPayment::paid("payco", 10).products([10_u32])).is_err());
    }

    #[test]
    fn amounts_must_make_sense() {
        assert!(make(NewPayment::paid("payco", 0)).is_err());
        assert!(make(NewPayment::paid("payco", 10).tax_free(11)).is_err());
        assert!(make(NewPayment::paid("payco", 10).tax_free(5).vat_amount(6)).is_err());
        let half: Amount = "0.5".parse().unwrap();
        assert!(make(NewPayment::paid("payco", 10).tax_free(half)).is_err());
        assert!(make(NewPayment::paid("payco", 10).vat_amount(half)).is_err());
        let cents: Amount = "0.10".parse().unwrap();
        assert!(make(NewPayment::paid("payco", cents)).is_err());
        assert!(make(NewPayment::paid("paypal_v2", cents).currency("USD")).is_ok());
    }
}

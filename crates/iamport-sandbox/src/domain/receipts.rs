//! Cash receipts, for payments and for sales that were not paid through the service.

use std::io;

use serde::{Deserialize, Serialize};

use super::gateway::{Gateway, codes};
use super::messages;
use super::money::Amount;
use super::refusal::Refusal;
use crate::facts::{Absence, missing, missing_at};
use crate::generated::fields::receipts::{issue_external_receipt, issue_receipt};
use crate::generated::lists;
use crate::ids::Ids;
use crate::request;
use crate::tables::{Map, Parts, Visit};

pub(super) const REVOKED_ALREADY: &str = "이미 취소된 현금영수증입니다.";

/// Whom a receipt is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum ReceiptType {
    Person,
    Company,
}

impl ReceiptType {
    /// The API's word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            ReceiptType::Person => "person",
            ReceiptType::Company => "company",
        }
    }
}

/// What a caller asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ReceiptRequest {
    pub(crate) identifier: Option<String>,
    pub(crate) identifier_type: Option<String>,
    #[serde(rename = "type")]
    pub(crate) receipt_type: Option<String>,
    pub(crate) product_type: Option<String>,
    pub(crate) company_tel: Option<String>,
    pub(crate) company_name: Option<String>,
    pub(crate) corp_reg_no: Option<String>,
    pub(crate) buyer_name: Option<String>,
    pub(crate) buyer_tel: Option<String>,
    #[serde(deserialize_with = "request::number")]
    pub(crate) tax_free: Option<Amount>,
    #[serde(deserialize_with = "request::number")]
    pub(crate) vat_amount: Option<Amount>,
    /// The older name of `vat_amount`.
    #[serde(deserialize_with = "request::number")]
    pub(crate) vat: Option<Amount>,
}

/// What only a sale that was not paid through the service needs.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ExternalSale {
    pub(crate) channel_key: Option<String>,
    pub(crate) name: Option<String>,
    #[serde(deserialize_with = "request::number")]
    pub(crate) amount: Option<Amount>,
    pub(crate) pay_method: Option<String>,
}

impl ExternalSale {
    /// What must be given besides what every receipt needs.
    pub(super) fn needs(&self) -> [Absence; 4] {
        [
            (
                issue_external_receipt::CHANNEL_KEY,
                self.channel_key.is_none(),
            ),
            (issue_external_receipt::NAME, self.name.is_none()),
            (issue_external_receipt::AMOUNT, self.amount.is_none()),
            (
                issue_external_receipt::PAY_METHOD,
                self.pay_method.is_none(),
            ),
        ]
    }
}

/// A cash receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Receipt {
    pub(crate) provider: String,
    pub(crate) receipt_tid: String,
    /// The number at the tax office.
    pub(crate) apply_num: String,
    pub(crate) receipt_type: ReceiptType,
    pub(crate) amount: Amount,
    pub(crate) vat: Amount,
    pub(crate) applied_at: u64,
    pub(crate) cancelled_at: Option<u64>,
}

impl Receipt {
    pub(super) fn revoke(&mut self, now: u64) -> Result<Receipt, Refusal> {
        if self.cancelled_at.is_some() {
            return Err(Refusal::invalid(REVOKED_ALREADY));
        }
        self.cancelled_at = Some(now);
        Ok(self.clone())
    }
}

/// All receipts, revoked ones too. A receipt that follows a revoked one takes its place.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Receipts {
    pub(super) by_imp_uid: Map<String, Receipt>,
    pub(super) external: Map<String, Receipt>,
}

impl Parts for Receipts {
    fn parts(&mut self, visit: &mut impl Visit) -> io::Result<()> {
        let Receipts {
            by_imp_uid,
            external,
        } = self;
        visit.table("receipts", by_imp_uid)?;
        visit.table("external receipts", external)
    }
}

impl ReceiptRequest {
    /// What must be given, always or at some gateway.
    pub(super) fn needs(&self) -> [Absence; 9] {
        [
            (issue_receipt::IDENTIFIER, self.identifier.is_none()),
            (
                issue_receipt::IDENTIFIER_TYPE,
                self.identifier_type.is_none(),
            ),
            (issue_receipt::TYPE, self.receipt_type.is_none()),
            (issue_receipt::PRODUCT_TYPE, self.product_type.is_none()),
            (issue_receipt::COMPANY_TEL, self.company_tel.is_none()),
            (issue_receipt::COMPANY_NAME, self.company_name.is_none()),
            (issue_receipt::CORP_REG_NO, self.corp_reg_no.is_none()),
            (issue_receipt::BUYER_NAME, self.buyer_name.is_none()),
            (issue_receipt::BUYER_TEL, self.buyer_tel.is_none()),
        ]
    }

    /// The receipt over `amount`, or why there is none.
    pub(super) fn issue(
        &self,
        provider: &str,
        amount: Amount,
        ids: &mut Ids,
        now: u64,
    ) -> Result<Receipt, Refusal> {
        let wrong = |name| Refusal::invalid(messages::invalid(name));
        let needs = self.needs();
        let mut missing = missing(&needs);
        missing.extend(missing_at(provider, &needs));
        if !missing.is_empty() {
            return Err(Refusal::invalid(messages::missing(&missing)));
        }
        let receipt_type = match self.receipt_type.as_deref() {
            None | Some("person") => ReceiptType::Person,
            Some("company") => ReceiptType::Company,
            Some(_) => return Err(wrong("type")),
        };
        let taken = |kind: &str| match kind {
            "taxcard" if provider == codes::NICE_V2 => false,
            _ => lists::RECEIPT_IDENTIFIER_TYPE.contains(&kind),
        };
        if self
            .identifier_type
            .as_deref()
            .is_some_and(|kind| !taken(kind))
        {
            return Err(wrong("identifier_type"));
        }
        let sold = self.product_type.as_deref();
        if sold.is_some_and(|kind| !lists::PRODUCT_TYPE.contains(&kind)) {
            return Err(wrong("product_type"));
        }
        let taxed = self
            .tax_free
            .filter(|tax_free| !tax_free.fits("KRW"))
            .is_none()
            .then(|| amount.checked_sub(self.tax_free.unwrap_or_default()))
            .flatten()
            .ok_or_else(|| wrong("tax_free"))?;
        let vat = self.vat_amount.or(self.vat);
        let vat = vat.unwrap_or_else(|| taxed.included_vat("KRW"));
        if vat > taxed || !vat.fits("KRW") {
            return Err(wrong("vat_amount"));
        }
        Ok(Receipt {
            provider: provider.to_owned(),
            receipt_tid: ids.gateway_transaction(&Gateway(provider).mid(false)),
            apply_num: ids.receipt(),
            receipt_type,
            amount,
            vat,
            applied_at: now,
            cancelled_at: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Field, overlooked};
    use crate::operations::Operation;

    #[test]
    fn every_need_of_a_gateway_is_looked_at() {
        let (request, sale) = (ReceiptRequest::default(), ExternalSale::default());
        assert_eq!(overlooked(issue_receipt::ALL, &request.needs()), [""; 0]);
        // Another sale needs what a payment's receipt needs, at the gateways that issue receipts for it.
        for name in overlooked(issue_external_receipt::ALL, &sale.needs()) {
            let named = |field: &&Field| field.name == name;
            let external = issue_external_receipt::ALL.iter().find(named).unwrap();
            let (same, _) = request
                .needs()
                .into_iter()
                .find(|(field, _)| named(&field))
                .unwrap();
            assert_eq!(external.required, same.required, "{name}");
            for gateway in Operation::IssueExternalReceipt.gateways() {
                let needed = (
                    external.is_required_at(gateway),
                    same.is_required_at(gateway),
                );
                assert_eq!(needed.0, needed.1, "{name} at {gateway}");
            }
        }
    }
}

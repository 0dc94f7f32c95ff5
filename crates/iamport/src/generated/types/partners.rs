// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`partners`](crate::operations::partners).

/// A sub-merchant's part of a payment.
#[derive(Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PartnerReceiptsAnnotation {
    /// The business number of the sub-merchant.
    ///
    /// [*Personal.*](crate::types#marks)
    pub business_registration_number: String,
    /// The name of the sub-merchant.
    pub company_name: String,
    /// How much of the payment is the sub-merchant's, in won.
    pub amount: crate::PositiveAmount,
    /// The tax-free part of `amount`; 0 if left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax_free: Option<crate::Amount>,
    /// The value added tax in `amount`; an eleventh of it if left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vat_amount: Option<crate::Amount>,
}

impl PartnerReceiptsAnnotation {
    /// Starts one; [`build`](builder::PartnerReceiptsAnnotation::build) ends it.
    pub fn builder() -> builder::PartnerReceiptsAnnotation {
        builder::PartnerReceiptsAnnotation::default()
    }
}

impl std::fmt::Debug for PartnerReceiptsAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PartnerReceiptsAnnotation")
            .field(
                "business_registration_number",
                &crate::runtime::Masked(&self.business_registration_number),
            )
            .field("company_name", &self.company_name)
            .field("amount", &self.amount)
            .field("tax_free", &self.tax_free)
            .field("vat_amount", &self.vat_amount)
            .finish()
    }
}

/// The receipt on which the sales of sub-merchants were entered.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PartnerReceiptResultAnnotation {
    /// Where the receipt can be seen.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub receipt_url: Option<String>,
}

impl std::fmt::Debug for PartnerReceiptResultAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PartnerReceiptResultAnnotation")
            .field("receipt_url", &crate::runtime::Masked(&self.receipt_url))
            .finish()
    }
}

crate::decode::model!(PartnerReceiptResultAnnotation);

/// Builders of this family's nested request models.
pub(super) mod builder {
    /// Builder of [`PartnerReceiptsAnnotation`](crate::types::PartnerReceiptsAnnotation).
    #[must_use = "the object is made by `build()`"]
    #[derive(Clone, Default)]
    pub struct PartnerReceiptsAnnotation {
        business_registration_number: Option<String>,
        company_name: Option<String>,
        amount: Option<crate::Amount>,
        tax_free: Option<crate::Amount>,
        vat_amount: Option<crate::Amount>,
    }

    impl PartnerReceiptsAnnotation {
        /// The business number of the sub-merchant.
        ///
        /// [*Personal.*](crate::types#marks)
        pub fn business_registration_number(mut self, value: impl Into<String>) -> Self {
            self.business_registration_number = Some(value.into());
            self
        }

        /// The name of the sub-merchant.
        pub fn company_name(mut self, value: impl Into<String>) -> Self {
            self.company_name = Some(value.into());
            self
        }

        /// How much of the payment is the sub-merchant's, in won.
        pub fn amount(mut self, value: impl Into<crate::Amount>) -> Self {
            self.amount = Some(value.into());
            self
        }

        /// The tax-free part of `amount`; 0 if left out.
        pub fn tax_free(mut self, value: impl Into<crate::Amount>) -> Self {
            self.tax_free = Some(value.into());
            self
        }

        /// The value added tax in `amount`; an eleventh of it if left out.
        pub fn vat_amount(mut self, value: impl Into<crate::Amount>) -> Self {
            self.vat_amount = Some(value.into());
            self
        }

        /// Makes the object, or names every required field that was not set.
        ///
        /// # Errors
        /// A required field was not set, or a value is beyond what may be sent. Nothing was sent.
        pub fn build(
            self,
        ) -> Result<crate::types::PartnerReceiptsAnnotation, crate::Error> {
            let missing: Vec<&str> = [
                (
                    "business_registration_number",
                    self.business_registration_number.is_some(),
                ),
                ("company_name", self.company_name.is_some()),
                ("amount", self.amount.is_some()),
            ]
                .into_iter()
                .filter(|(_, set)| !set)
                .map(|(name, _)| name)
                .collect();
            let Self {
                business_registration_number,
                company_name,
                amount,
                tax_free,
                vat_amount,
            } = self;
            let amount = amount
                .map(|amount| crate::runtime::positive("amount", amount))
                .transpose()?;
            let (Some(business_registration_number), Some(company_name), Some(amount)) = (
                business_registration_number,
                company_name,
                amount,
            ) else {
                return Err(
                    crate::runtime::missing("PartnerReceiptsAnnotation", &missing),
                );
            };
            Ok(crate::types::PartnerReceiptsAnnotation {
                business_registration_number,
                company_name,
                amount,
                tax_free,
                vat_amount,
            })
        }
    }

    impl std::fmt::Debug for PartnerReceiptsAnnotation {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            crate::runtime::debug_names(
                f,
                "PartnerReceiptsAnnotation",
                &[
                    (
                        "business_registration_number",
                        self.business_registration_number.is_some(),
                    ),
                    ("company_name", self.company_name.is_some()),
                    ("amount", self.amount.is_some()),
                    ("tax_free", self.tax_free.is_some()),
                    ("vat_amount", self.vat_amount.is_some()),
                ],
            )
        }
    }
}

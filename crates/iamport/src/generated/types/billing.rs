// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`billing`](crate::operations::billing).

/// Whom the cash receipt of a payment is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CashReceiptType {
    /// `person`: A person, for the tax return.
    Person,
    /// `company`: A company, for its books.
    Company,
    /// `anonymous`: Nobody by name.
    Anonymous,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(CashReceiptType {
    Person = "person",
    Company = "company",
    Anonymous = "anonymous",
});

/// What single gateways want of a charge to a billing key.
#[derive(Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SubscribePaymentExtra {
    /// The day on which the buyer has had the whole of what was sold, as `YYYYMMDD`, today or later.
    ///
    /// NaverPay needs it where the contract says so.
    ///
    /// Gateways that support it: `naverpay`.
    #[serde(rename = "naverUseCfm", skip_serializing_if = "Option::is_none")]
    pub naver_use_cfm: Option<String>,
}

impl SubscribePaymentExtra {
    /// Starts one; [`build`](builder::SubscribePaymentExtra::build) ends it.
    pub fn builder() -> builder::SubscribePaymentExtra {
        builder::SubscribePaymentExtra::default()
    }
}

impl std::fmt::Debug for SubscribePaymentExtra {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SubscribePaymentExtra")
            .field("naver_use_cfm", &self.naver_use_cfm)
            .finish()
    }
}

/// Builders of this family's nested request models.
pub(super) mod builder {
    /// Builder of [`SubscribePaymentExtra`](crate::types::SubscribePaymentExtra).
    #[must_use = "the object is made by `build()`"]
    #[derive(Clone, Default)]
    pub struct SubscribePaymentExtra {
        naver_use_cfm: Option<String>,
    }

    impl SubscribePaymentExtra {
        /// The day on which the buyer has had the whole of what was sold, as `YYYYMMDD`, today or later.
        ///
        /// NaverPay needs it where the contract says so.
        ///
        /// Gateways that support it: `naverpay`.
        pub fn naver_use_cfm(mut self, value: impl Into<String>) -> Self {
            self.naver_use_cfm = Some(value.into());
            self
        }

        /// Makes the object.
        ///
        /// # Errors
        /// A required field was not set, or a value is beyond what may be sent. Nothing was sent.
        pub fn build(self) -> Result<crate::types::SubscribePaymentExtra, crate::Error> {
            let Self { naver_use_cfm } = self;
            Ok(crate::types::SubscribePaymentExtra {
                naver_use_cfm,
            })
        }
    }

    impl std::fmt::Debug for SubscribePaymentExtra {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            crate::runtime::debug_names(
                f,
                "SubscribePaymentExtra",
                &[("naver_use_cfm", self.naver_use_cfm.is_some())],
            )
        }
    }
}

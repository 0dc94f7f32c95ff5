// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`vbanks`](crate::operations::vbanks).

/// What is sold.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ProductType {
    /// `real`: Goods.
    Real,
    /// `digital`: Digital content.
    Digital,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(ProductType {
    Real = "real",
    Digital = "digital",
});

/// The holder of a bank account.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VbankHolderAnnotation {
    /// The name of the holder.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub bank_holder: String,
}

impl std::fmt::Debug for VbankHolderAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("VbankHolderAnnotation")
            .field("bank_holder", &crate::runtime::Masked(&self.bank_holder))
            .finish()
    }
}

crate::decode::model!(VbankHolderAnnotation);

// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family `kakao`.
/// KakaoPay's own answer to its order list of one day, passed on as it came. PortOne's schema has the
/// name and no field, KakaoPay's own names hold, and no answer was ever captured: read it as free-form
/// JSON.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct KakaoOrderAnnotation(pub serde_json::Map<String, serde_json::Value>);
impl std::fmt::Debug for KakaoOrderAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("KakaoOrderAnnotation")
            .field(&crate::runtime::Masked(&self.0))
            .finish()
    }
}
impl crate::decode::Lenient for KakaoOrderAnnotation {
    fn read<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::decode::Lenient::read(deserializer).map(Self)
    }
}

//! The sub-merchants of an agent.

use super::refusal::Refusal;

/// A sub-merchant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tier {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
}

/// The sub-merchants of the sandbox's shop.
const TIERS: &[Tier] = &[
    Tier {
        code: "XYZ",
        name: "샌드박스 하위상점",
    },
    Tier {
        code: "A01",
        name: "샌드박스 하위상점 1호점",
    },
    Tier {
        code: "B02",
        name: "샌드박스 하위상점 2호점",
    },
];

const UNKNOWN: &str = "존재하지 않는 하위 상점입니다.";
const MALFORMED: &str = "Tier 코드는 영문 대문자 또는 숫자 3자리여야 합니다.";

/// The sub-merchant with this code.
pub(crate) fn tier(code: &str) -> Result<Tier, Refusal> {
    TIERS
        .iter()
        .find(|tier| tier.code == code)
        .copied()
        .ok_or_else(|| Refusal::unknown(UNKNOWN))
}

/// The sub-merchant that a call is made for.
pub(crate) fn acting(code: &str) -> Result<Tier, Refusal> {
    let proper = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    if code.len() != 3 || !code.bytes().all(proper) {
        return Err(Refusal::invalid(MALFORMED));
    }
    tier(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_three_capitals_or_digits() {
        assert_eq!(acting("XYZ"), tier("XYZ"));
        for tier in TIERS {
            assert_eq!(acting(tier.code), Ok(*tier));
        }
        for malformed in ["", "xyz", "XY", "WXYZ", "XÄ"] {
            assert!(matches!(acting(malformed), Err(Refusal::Invalid(_))));
        }
        assert!(matches!(acting("QQQ"), Err(Refusal::Unknown(_))));
    }
}

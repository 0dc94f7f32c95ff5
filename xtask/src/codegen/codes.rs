//! `spec/codes.json` to `generated/codes.rs`: banks, cards and gateways as tables.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde::Deserialize;

use super::{
    output::pascal,
    problem::{Problem, Result},
};

/// The data file, relative to the spec folder.
const FILE: &str = "codes.json";

/// The data file's form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Codes {
    pub(crate) banks: Vec<Institution>,
    pub(crate) bank_codes_of_gateways: Vec<GatewayCodes>,
    /// The standard codes of the institutions whose account holders `GET /vbanks/holder` tells.
    pub(crate) holder_lookup: Vec<String>,
    pub(crate) cards: Vec<Institution>,
    pub(crate) gateways: Vec<Institution>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Institution {
    pub(crate) code: String,
    pub(crate) name_ko: String,
    #[serde(default)]
    pub(crate) also: Vec<String>,
    #[serde(default)]
    kind: Option<Kind>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Bank,
    Securities,
    Domestic,
    Overseas,
    OverseasLegacy,
}

/// The codes that some gateways have of their own, by standard code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GatewayCodes {
    pub(crate) gateways: Vec<String>,
    /// Gateways of this list that it is only assumed for, each with the reason.
    #[serde(default)]
    pub(crate) assumed: BTreeMap<String, String>,
    pub(crate) codes: BTreeMap<String, String>,
}

impl Codes {
    /// Reads the data file of a spec folder.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(FILE);
        let text = fs::read_to_string(&path).map_err(|error| Problem::io(&path, &error))?;
        Self::parse(&text)
    }

    /// Parses the file, and refuses a code that stands twice or refers to nothing.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let codes: Self = serde_json::from_str(text)
            .map_err(|error| Problem::new(format!("spec/{FILE}: {error}")))?;
        for (what, list) in [
            ("bank", &codes.banks),
            ("card", &codes.cards),
            ("gateway", &codes.gateways),
        ] {
            let mut seen = BTreeMap::new();
            for institution in list {
                if let Some(other) = seen.insert(&institution.code, &institution.name_ko) {
                    return Err(Problem::new(format!(
                        "spec/{FILE}: the {what} {} is {other} and again {}",
                        institution.code, institution.name_ko
                    )));
                }
            }
        }
        for set in &codes.bank_codes_of_gateways {
            for code in set.codes.keys() {
                if !codes.banks.iter().any(|bank| bank.code == *code) {
                    return Err(Problem::new(format!(
                        "spec/{FILE}: no bank has the standard code {code}"
                    )));
                }
            }
            for gateway in &set.gateways {
                if !codes.knows_gateway(gateway) {
                    return Err(Problem::new(format!(
                        "spec/{FILE}: no gateway is called {gateway}"
                    )));
                }
            }
            for gateway in set.assumed.keys() {
                if !set.gateways.contains(gateway) {
                    return Err(Problem::new(format!(
                        "spec/{FILE}: bank codes are assumed for {gateway}, which is not a gateway of that list"
                    )));
                }
            }
        }
        for code in &codes.holder_lookup {
            if !codes.banks.iter().any(|bank| bank.code == *code) {
                return Err(Problem::new(format!(
                    "spec/{FILE}: holders are told of {code}, which no bank has as its code"
                )));
            }
        }
        Ok(codes)
    }

    /// Whether there is a gateway with this code.
    pub(crate) fn knows_gateway(&self, code: &str) -> bool {
        self.gateways.iter().any(|known| known.code == *code)
    }

    /// The tables, sorted by code so that a look-up can halve them.
    pub(crate) fn emit(&self) -> TokenStream {
        let banks = sorted(&self.banks).into_iter().map(|bank| {
            let Institution {
                code,
                name_ko,
                also,
                kind,
            } = bank;
            let kind = match kind {
                Some(Kind::Securities) => quote!(BankKind::Securities),
                _ => quote!(BankKind::Bank),
            };
            quote!(Bank { code: #code, name_ko: #name_ko, also: &[#( #also ),*], kind: #kind })
        });
        let cards = sorted(&self.cards).into_iter().map(|card| {
            let Institution {
                code,
                name_ko,
                also,
                kind,
            } = card;
            let kind = match kind {
                Some(Kind::Overseas) => quote!(CardKind::Overseas),
                Some(Kind::OverseasLegacy) => quote!(CardKind::OverseasLegacy),
                _ => quote!(CardKind::Domestic),
            };
            quote!(Card { code: #code, name_ko: #name_ko, also: &[#( #also ),*], kind: #kind })
        });
        let gateways = sorted(&self.gateways).into_iter().map(|gateway| {
            let Institution { code, name_ko, .. } = gateway;
            quote!(Gateway { code: #code, name_ko: #name_ko })
        });
        let assumed = self.bank_codes_of_gateways.iter().flat_map(|set| {
            let each = set.assumed.iter();
            each.map(|(gateway, reason)| format!(" Assumed for {gateway}: {reason}"))
        });
        let sets = self.bank_codes_of_gateways.iter().map(|set| {
            let names = &set.gateways;
            let pairs = set
                .codes
                .iter()
                .map(|(standard, own)| quote!((#standard, #own)));
            quote!(GatewayBankCodes { gateways: &[#( #names ),*], codes: &[#( #pairs ),*] })
        });
        let look_ups = [
            look_up("bank", "The bank with a standard code.", &self.banks),
            look_up(
                "card",
                "The card company with a standard code, or an older code of letters.",
                &self.cards,
            ),
            look_up("gateway", "The gateway with a code.", &self.gateways),
        ];
        quote! {
            //! Banks, cards and gateways, made from `spec/codes.json`.
            use crate::codes::{Bank, BankKind, Card, CardKind, Gateway, GatewayBankCodes};
            /// The look-ups by code, which `crate::codes` writes out as its own: the search of the documentation passes over what is
            /// shown at another place than where it stands.
            macro_rules! look_ups {
                () => { #( #look_ups )* };
            }
            pub(crate) use look_ups;
            /// By standard code.
            pub(crate) const BANKS: &[Bank] = &[#( #banks ),*];
            /// By standard code.
            pub(crate) const CARDS: &[Card] = &[#( #cards ),*];
            /// By code.
            pub(crate) const GATEWAYS: &[Gateway] = &[#( #gateways ),*];
            /// The gateways whose bank codes are published.
            #( #[doc = ""] #[doc = #assumed] )*
            pub(crate) const GATEWAY_BANK_CODES: &[GatewayBankCodes] = &[#( #sets ),*];
        }
    }
}

/// The function that finds an institution by its code, and that the search of the documentation finds by the names of all of
/// them, and by their codes where those are words.
fn look_up(name: &str, summary: &str, list: &[Institution]) -> TokenStream {
    let (function, table, kind) = (
        format_ident!("{name}"),
        format_ident!("{}S", name.to_uppercase()),
        format_ident!("{}", pascal(name)),
    );
    let is_word = |code: &&String| code.chars().any(|c| c.is_ascii_lowercase());
    let mut aliases = BTreeSet::new();
    for institution in sorted(list) {
        aliases.extend(Some(&institution.code).filter(is_word));
        aliases.insert(&institution.name_ko);
        aliases.extend(&institution.also);
    }
    let summary = format!(" {summary}");
    quote! {
        #[doc = #summary]
        #( #[doc(alias = #aliases)] )*
        #[must_use]
        pub fn #function(code: &str) -> Option<&'static #kind> {
            by_code(#table, code, #kind::code)
        }
    }
}

fn sorted(list: &[Institution]) -> Vec<&Institution> {
    let mut list: Vec<&Institution> = list.iter().collect();
    list.sort_by(|a, b| a.code.cmp(&b.code));
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = r#"{
        "banks": [{"code": "004", "name_ko": "국민은행"}],
        "bank_codes_of_gateways": [{"gateways": ["kcp"], "codes": {"004": "BK04"}}],
        "holder_lookup": ["004"],
        "cards": [],
        "gateways": [{"code": "kcp", "name_ko": "NHN KCP"}]
    }"#;

    fn refusal(from: &str, to: &str) -> String {
        assert!(SOUND.contains(from));
        Codes::parse(&SOUND.replacen(from, to, 1))
            .expect_err("refused")
            .to_string()
    }

    #[test]
    fn sound_codes_are_taken_and_others_refused() {
        Codes::parse(SOUND).expect("sound");
        assert!(
            refusal(
                r#""cards": []"#,
                r#""cards": [{"code": "1", "name_ko": "a"}, {"code": "1", "name_ko": "b"}]"#
            )
            .contains("the card 1 is a and again b")
        );
        assert!(
            refusal(r#"{"004": "BK04"}"#, r#"{"005": "BK05"}"#)
                .contains("no bank has the standard code 005")
        );
        assert!(refusal(r#"["kcp"]"#, r#"["nice"]"#).contains("no gateway is called nice"));
        assert!(
            refusal(
                r#"["kcp"],"#,
                r#"["kcp"], "assumed": {"nice": "A reason."},"#
            )
            .contains("assumed for nice, which is not a gateway of that list")
        );
        assert!(
            refusal(r#""holder_lookup": ["004"]"#, r#""holder_lookup": ["005"]"#)
                .contains("holders are told of 005")
        );
        assert!(
            refusal(r#""name_ko": "NHN KCP""#, r#""name": "NHN KCP""#).contains("unknown field")
        );
    }
}

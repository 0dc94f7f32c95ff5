//! Banks, cards and gateways of `spec/codes.json`.

use heck::ToShoutySnakeCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::tokens::{doc, identifier};
use crate::codegen::{
    codes::{Codes, Institution},
    problem::Result,
};

pub(super) fn emit(codes: &Codes) -> Result<TokenStream> {
    let banks = codes.banks.iter().map(institution);
    let cards = codes.cards.iter().map(institution);
    let holders = &codes.holder_lookup;
    let mut gateways = Vec::new();
    for gateway in &codes.gateways {
        let name = identifier(&gateway.code.to_shouty_snake_case())?;
        let about = doc(&gateway.name_ko);
        let code = &gateway.code;
        gateways.push(quote!(#about pub(crate) const #name: &str = #code;));
    }
    let gateway_codes = codes.gateways.iter().map(|gateway| &gateway.code);
    let mut lists = Vec::new();
    let mut arms = Vec::new();
    for set in &codes.bank_codes_of_gateways {
        let whose = set.gateways.first().map_or("", String::as_str);
        let name = format_ident!("OF_{}", whose.to_shouty_snake_case());
        let mut about = doc(&format!("Of {}.", set.gateways.join(", ")));
        for (gateway, reason) in &set.assumed {
            let assumed = doc(&format!("Assumed for {gateway}: {reason}"));
            about = quote!(#about #[doc = ""] #assumed);
        }
        let codes = set
            .codes
            .iter()
            .map(|(standard, own)| quote!((#standard, #own)));
        lists.push(quote!(#about const #name: &[(&str, &str)] = &[#( #codes ),*];));
        let gateways = &set.gateways;
        arms.push(quote!(#( #gateways )|* => Some(#name)));
    }
    Ok(quote! {
        //! Banks, card companies and gateways.
        use crate::facts::Institution;
        /// Every bank and securities house, by its standard code.
        pub(crate) const BANKS: &[Institution] = &[#( #banks ),*];
        /// Every card company, by its standard code.
        pub(crate) const CARDS: &[Institution] = &[#( #cards ),*];
        /// The standard codes of the institutions whose account holders `GET /vbanks/holder` tells.
        pub(crate) const HOLDER_LOOKUP: &[&str] = &[#( #holders ),*];
        /// The codes of all gateways.
        pub(crate) const GATEWAYS: &[&str] = &[#( #gateway_codes ),*];
        /// The banks that a gateway has, each with its standard code and the gateway's own code; none where no list
        /// is published.
        pub(crate) fn banks_of(gateway: &str) -> Option<&'static [(&'static str, &'static str)]> {
            match gateway {
                #( #arms, )*
                _ => None,
            }
        }
        #( #lists )*
        /// The codes of the gateways, each under its name.
        pub(crate) mod gateway { #( #gateways )* }
    })
}

fn institution(institution: &Institution) -> TokenStream {
    let Institution {
        code,
        name_ko,
        also,
        ..
    } = institution;
    quote!(Institution::new(#code, #name_ko, &[#( #also ),*]))
}

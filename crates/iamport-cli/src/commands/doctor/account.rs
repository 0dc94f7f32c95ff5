//! What the API says of the shop: its key pair, its sub-merchant, its gateways.

use iamport::Error;
use iamport::types::PgSettingAnnotation;

use super::api::Asked;
use super::finding::{Finding, Level};
use super::subject::{Clients, Subject};
use crate::format;

const CREDENTIALS: &str = "credentials";
const TIER: &str = "tier";
const GATEWAYS: &str = "gateways";
pub(super) const CHECKS: [&str; 3] = [CREDENTIALS, TIER, GATEWAYS];

/// Whether the API takes the key pair.
pub(super) fn credentials(asked: &Asked) -> Finding {
    match asked {
        Asked::Granted { token, .. } => {
            let lives = token.expired_at.zip(token.now);
            let lives = lives.map(|(end, now)| end.as_secs().saturating_sub(now.as_secs()));
            let lives = lives.map_or_else(String::new, |lives| {
                format!("; the token lives for {lives} s")
            });
            Finding::ok(CREDENTIALS, format!("accepted{lives}"))
        }
        Asked::NotGranted { error, .. } if error.is_auth() => {
            let message = error
                .message()
                .map_or_else(String::new, |it| format!(": {it}"));
            Finding::new(CREDENTIALS, Level::NoKeyPair, format!("refused{message}")).advise(
                "compare key and secret with the API keys page of the admin console, and check that this is the API that \
                 they belong to",
            )
        }
        Asked::NotGranted { .. } => Finding::unchecked(CREDENTIALS, "the API did not answer"),
        Asked::Unknown { .. } => Finding::unchecked(CREDENTIALS, "there is no key pair"),
    }
}

/// The sub-merchant, if one is set.
pub(super) async fn tier(subject: &Subject, clients: &Clients, asked: &Asked) -> Finding {
    let Some(tier) = &subject.found.tier else {
        return Finding::ok(
            TIER,
            "none is set, and none is needed but for sub-merchants of an agent",
        );
    };
    let code = format::plain(&tier.value);
    let from = &tier.source;
    if let Err(error) = clients.plain.tier(&tier.value) {
        return Finding::problem(TIER, format!("{error}: {code}, from {from}"))
            .advise("mend it, or unset it");
    }
    let (Some(client), None) = (&clients.known, asked.no_token()) else {
        return Finding::unchecked(TIER, asked.no_token().unwrap_or("there is no key pair"));
    };
    match client.get_tier(&tier.value).send().await {
        Ok(answer) => {
            let name = format::plain(&answer.value().tier_name);
            Finding::ok(TIER, format!("{code}, {name}, from {from}"))
        }
        Err(error) if error.is_not_found() => Finding::problem(
            TIER,
            format!("the API knows no sub-merchant {code} of this shop, from {from}"),
        )
        .advise("compare the code with the admin console, or unset it"),
        Err(error) => failed(TIER, &error),
    }
}

/// The gateways that the shop has set up.
pub(super) async fn gateways(clients: &Clients, asked: &Asked) -> Finding {
    let (Some(client), None) = (&clients.known, asked.no_token()) else {
        return Finding::unchecked(GATEWAYS, asked.no_token().unwrap_or("there is no key pair"));
    };
    match client.get_pg_setting_list().send().await {
        Ok(answer) => {
            let list = answer.into_inner();
            if list.is_empty() {
                return Finding::warning(GATEWAYS, "none is set up, so nothing can be paid")
                    .advise("set up a channel in the admin console");
            }
            let live = list.iter().filter(|gateway| !gateway.sandbox).count();
            let found = format!("{live} live, {} for tests", list.len() - live);
            let mut finding = Finding::ok(GATEWAYS, found);
            finding.details = list.iter().map(gateway).collect();
            finding
        }
        Err(error) => failed(GATEWAYS, &error),
    }
}

fn gateway(gateway: &PgSettingAnnotation) -> String {
    let channel = if gateway.sandbox { "test" } else { "live" };
    let mut words = format!(
        "{} {channel} {}",
        gateway.pg_provider,
        gateway.type_.as_str()
    );
    if let Some(name) = &gateway.channel_name {
        words.push_str(&format!(" {name}"));
    }
    format::plain(&words)
}

fn failed(check: &'static str, error: &Error) -> Finding {
    Finding::problem(check, error.to_string()).advise(
        "try again in a while; if it stays so, check in the admin console what this key pair may do",
    )
}

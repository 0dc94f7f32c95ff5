//! The words for what a sandbox does where no source settles what the service does.

use iamport_sandbox::{
    Assumptions, DeclinedCharge, GatewayRefusal, OverdueVbank, RevokedStatus, ScheduleListShape,
    WrongDeposit,
};

/// One decision, made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Assumption {
    name: &'static str,
    value: &'static str,
    make: fn(Assumptions) -> Assumptions,
}

const fn known(
    name: &'static str,
    value: &'static str,
    make: fn(Assumptions) -> Assumptions,
) -> Assumption {
    Assumption { name, value, make }
}

/// Every decision there is to make. Of each name the default stands first.
const KNOWN: &[Assumption] = &[
    known("revoked_status", "failed", |a| {
        a.revoked_status(RevokedStatus::Failed)
    }),
    known("revoked_status", "cancelled", |a| {
        a.revoked_status(RevokedStatus::Cancelled)
    }),
    known("gateway_refusal", "200", |a| {
        a.gateway_refusal(GatewayRefusal::Ok)
    }),
    known("gateway_refusal", "400", |a| {
        a.gateway_refusal(GatewayRefusal::BadRequest)
    }),
    known("gateway_refusal", "500", |a| {
        a.gateway_refusal(GatewayRefusal::ServerFailure)
    }),
    known("overdue_vbank", "stays_ready", |a| {
        a.overdue_vbank(OverdueVbank::StaysReady)
    }),
    known("overdue_vbank", "takes_deposits", |a| {
        a.overdue_vbank(OverdueVbank::TakesDeposits)
    }),
    known("overdue_vbank", "fails", |a| {
        a.overdue_vbank(OverdueVbank::Fails)
    }),
    known("wrong_deposit", "refused", |a| {
        a.wrong_deposit(WrongDeposit::Refused)
    }),
    known("wrong_deposit", "changes_amount", |a| {
        a.wrong_deposit(WrongDeposit::ChangesAmount)
    }),
    known("declined_charge", "failed_payment", |a| {
        a.declined_charge(DeclinedCharge::FailedPayment)
    }),
    known("declined_charge", "refusal", |a| {
        a.declined_charge(DeclinedCharge::Refusal)
    }),
    known("schedule_list", "page", |a| {
        a.schedule_list(ScheduleListShape::Page)
    }),
    known("schedule_list", "array", |a| {
        a.schedule_list(ScheduleListShape::Array)
    }),
];

impl Assumption {
    /// Reads `name=value`.
    pub(crate) fn parse(argument: &str) -> Result<Self, String> {
        let (name, value) = argument.split_once('=').unwrap_or((argument, ""));
        let of_name = || KNOWN.iter().filter(move |known| known.name == name);
        if let Some(found) = of_name().find(|known| known.value == value) {
            return Ok(*found);
        }
        if of_name().next().is_some() {
            let values: Vec<&str> = of_name().map(|known| known.value).collect();
            return Err(format!("{name} is one of {}", values.join(", ")));
        }
        Err(format!(
            "there is no assumption of that name; those that there are, each with its default first: {}",
            names().join("; ")
        ))
    }

    /// All of them together; of one name the last counts.
    pub(crate) fn all(made: &[Self]) -> Assumptions {
        made.iter()
            .fold(Assumptions::new(), |all, one| (one.make)(all))
    }
}

/// `name=value|value` of each.
fn names() -> Vec<String> {
    let mut names: Vec<(&str, String)> = Vec::new();
    for known in KNOWN {
        match names.last_mut() {
            Some((name, values)) if *name == known.name => {
                values.push('|');
                values.push_str(known.value);
            }
            _ => names.push((known.name, known.value.to_owned())),
        }
    }
    names
        .into_iter()
        .map(|(name, values)| format!("{name}={values}"))
        .collect()
}

/// The list for `--help`.
pub(crate) fn help() -> String {
    format!(
        "Assumptions, each with its default first:\n  {}",
        names().join("\n  ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_stands_first() {
        let mut seen = Vec::new();
        for known in KNOWN {
            let changed = (known.make)(Assumptions::new()) != Assumptions::new();
            assert_eq!(changed, seen.contains(&known.name), "{known:?}");
            seen.push(known.name);
        }
    }

    #[test]
    fn what_is_not_known_is_met_with_what_is() {
        let two = ["revoked_status=cancelled", "overdue_vbank=fails"]
            .map(|argument| Assumption::parse(argument).unwrap());
        let expected = Assumptions::new()
            .revoked_status(RevokedStatus::Cancelled)
            .overdue_vbank(OverdueVbank::Fails);
        assert_eq!(Assumption::all(&two), expected);

        let name = Assumption::parse("revoked=failed").unwrap_err();
        assert!(name.contains("schedule_list=page|array"), "{name}");
        for argument in ["overdue_vbank=paid", "overdue_vbank", "overdue_vbank="] {
            let value = Assumption::parse(argument).unwrap_err();
            assert_eq!(
                value,
                "overdue_vbank is one of stays_ready, takes_deposits, fails"
            );
        }
    }
}

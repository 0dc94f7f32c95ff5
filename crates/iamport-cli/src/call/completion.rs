//! What a shell offers behind `iamport call`: operations, the names of their parameters, and the values that are known.

use std::ffi::OsStr;

use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use crate::spec::{self, Kind, Operation, Parameter};

/// Offers the operations, each with its Korean title and what it does.
pub(crate) fn operation() -> ArgValueCompleter {
    ArgValueCompleter::new(|current: &OsStr| operations(&current.to_string_lossy()))
}

/// Offers the arguments of the operation that stands before on the line: `name=`, and behind it the known values.
pub(crate) fn arguments() -> ArgValueCompleter {
    ArgValueCompleter::new(|current: &OsStr| {
        let line = Line::of_this_process();
        words(&line, &current.to_string_lossy())
    })
}

/// The words of the line that is being written, without those behind the cursor. A completer is told its own word alone.
struct Line {
    before: Vec<String>,
}

impl Line {
    /// A shell asks by running the command with the line behind `--`, and says in a variable which word is written;
    /// without it, the last is.
    fn of_this_process() -> Self {
        let words = std::env::args_os().skip_while(|word| word != "--").skip(1);
        let mut before: Vec<String> = words
            .map(|word| word.to_string_lossy().into_owned())
            .collect();
        let index = std::env::var("_CLAP_COMPLETE_INDEX").ok();
        let index = index.and_then(|index| index.parse().ok());
        before.truncate(index.unwrap_or(before.len().saturating_sub(1)));
        Self { before }
    }

    /// The operation behind `call`.
    fn operation(&self) -> Option<&'static Operation> {
        let call = self.before.iter().skip_while(|word| *word != "call");
        call.skip(1).find_map(|word| spec::operation(word))
    }

    /// The parameter of an operation whose value is written, where the shell takes `name=value` for three words, as Bash does.
    /// It leaves out the `=` that the cursor stands behind.
    fn parameter_before<'a>(&self, operation: &'a Operation) -> Option<&'a Parameter> {
        let mut backwards = self.before.iter().rev().map(String::as_str);
        let mut name = backwards.next()?;
        let mut left = backwards.next()?;
        if name == "=" {
            (name, left) = (left, backwards.next()?);
        }
        // Behind such a sign it is a value, and the operation itself is no name.
        let is_value = left == "=";
        let is_operation = left == "call";
        find(&operation.parameters, name).filter(|_| !is_value && !is_operation)
    }

    /// Whether a parameter has a value already.
    fn has(&self, name: &str) -> bool {
        self.before.iter().any(|word| {
            let rest = word.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['=', ':', '@', '[']))
        })
    }
}

fn operations(current: &str) -> Vec<CompletionCandidate> {
    let current = current.to_lowercase();
    let operations = spec::operations().iter();
    operations
        .filter(|operation| operation.id.to_lowercase().starts_with(&current))
        .map(|operation| {
            let help = format!("{}: {}", operation.title_ko, operation.summary);
            CompletionCandidate::new(operation.id).help(Some(help.into()))
        })
        .collect()
}

fn words(line: &Line, current: &str) -> Vec<CompletionCandidate> {
    let Some(operation) = line.operation() else {
        return Vec::new();
    };
    if let Some((name, value)) = current.split_once('=') {
        let found = find(&operation.parameters, name);
        let candidates = found.map(|parameter| values(parameter, value));
        let whole = |it: CompletionCandidate| it.add_prefix(format!("{name}="));
        return candidates.into_iter().flatten().map(whole).collect();
    }
    if let Some(parameter) = line.parameter_before(operation) {
        return values(parameter, current);
    }
    let mut candidates = Vec::new();
    names(line, &operation.parameters, "", current, &mut candidates);
    candidates
}

/// The names that begin with what is written, those that must be given first.
fn names(
    line: &Line,
    parameters: &[Parameter],
    prefix: &str,
    current: &str,
    candidates: &mut Vec<CompletionCandidate>,
) {
    let required = parameters.iter().filter(|parameter| parameter.required);
    let optional = parameters.iter().filter(|parameter| !parameter.required);
    for parameter in required.chain(optional) {
        let name = format!("{prefix}{}", parameter.name);
        if let Kind::Object(fields) = &parameter.kind {
            names(line, fields, &format!("{name}."), current, candidates);
            continue;
        }
        let is_list = matches!(parameter.kind, Kind::List(_));
        if !name.starts_with(current) || !is_list && line.has(&name) {
            continue;
        }
        let sign = if parameter.secret {
            "@"
        } else if !parameter.fields().is_empty() || matches!(parameter.kind, Kind::FreeForm) {
            ":="
        } else {
            "="
        };
        let must = if parameter.required {
            "(required) "
        } else {
            ""
        };
        let sentence = parameter.description.split(". ").next().unwrap_or_default();
        let sentence = sentence.trim_end_matches('.');
        let candidate = CompletionCandidate::new(format!("{name}{sign}"));
        candidates.push(
            candidate
                .help(Some(format!("{must}{sentence}").into()))
                .display_order(Some(candidates.len())),
        );
    }
}

/// The known values of a parameter that begin with what is written.
fn values(parameter: &Parameter, current: &str) -> Vec<CompletionCandidate> {
    let known: Vec<(&str, &str)> = match parameter.kind {
        Kind::Boolean => vec![("true", ""), ("false", "")],
        _ => {
            let values = parameter.values().iter();
            values
                .map(|listed| (listed.value.as_str(), listed.meaning.as_str()))
                .collect()
        }
    };
    known
        .into_iter()
        .filter(|(value, _)| value.starts_with(current))
        .map(|(value, meaning)| {
            let help = (!meaning.is_empty()).then(|| meaning.to_owned().into());
            CompletionCandidate::new(value).help(help)
        })
        .collect()
}

fn find<'a>(parameters: &'a [Parameter], name: &str) -> Option<&'a Parameter> {
    let direct = parameters
        .iter()
        .find(|parameter| parameter.name == name || parameter.wire == name);
    direct.or_else(|| {
        let (head, rest) = name.split_once('.')?;
        let object = parameters.iter().find(|parameter| parameter.name == head)?;
        find(object.fields(), rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &str) -> Line {
        Line {
            before: words.split_whitespace().map(str::to_owned).collect(),
        }
    }

    fn offered(candidates: &[CompletionCandidate]) -> Vec<String> {
        let values = candidates.iter().map(CompletionCandidate::get_value);
        values
            .map(|value| value.to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn operations_are_offered_with_their_korean_titles() {
        assert_eq!(operations("").len(), iamport::OPERATIONS.len());
        let cancel = operations("cancelp");
        assert_eq!(offered(&cancel), ["cancelPayment"]);
        let help = cancel[0].get_help().unwrap().to_string();
        let operation = spec::operation("cancelPayment").unwrap();
        assert!(help.contains(&operation.title_ko) && help.contains(&operation.summary));
        assert!(operations("nothing").is_empty());
    }

    #[test]
    fn names_are_those_of_the_operation_that_stands_before() {
        let line = line("iamport call --output json cancelPayment reason=a");
        assert_eq!(offered(&words(&line, "am")), ["amount="]);
        assert_eq!(offered(&words(&line, "extra")), ["extra.requester="]);
        assert!(words(&line, "reason").is_empty(), "it is given already");
        assert!(words(&line, "schedule").is_empty(), "of another operation");
        let nothing = Line {
            before: vec!["iamport".into(), "call".into()],
        };
        assert!(words(&nothing, "").is_empty());
    }

    #[test]
    fn what_must_be_given_comes_first_and_a_secret_never_with_its_value() {
        let names = offered(&words(&line("iamport call onetime"), ""));
        let at = |name: &str| names.iter().position(|it| it == name).unwrap();
        assert!(at("card_number@") < at("currency="), "{names:?}");
        let names = offered(&words(&line("iamport call schedule"), "sch"));
        assert_eq!(names, ["schedules:="]);
        let list = line("iamport call getPaymentListByImpUid imp_uid=a");
        assert_eq!(offered(&words(&list, "imp")), ["imp_uid="]);
    }

    #[test]
    fn known_values_are_offered_in_one_word_and_in_three() {
        let one = line("iamport call onetime");
        assert_eq!(offered(&words(&one, "currency=K")), ["currency=KRW"]);
        // Bash takes `currency=K` for three words, and leaves out the sign that the cursor stands behind.
        let three = line("iamport call onetime currency =");
        assert_eq!(offered(&words(&three, "K")), ["KRW"]);
        let free = line("iamport call onetime name");
        assert!(
            words(&free, "").is_empty(),
            "behind `name=` no other name is offered"
        );
        let value = line("iamport call onetime name = currency");
        assert!(
            !words(&value, "").is_empty(),
            "a value that looks like a name"
        );
        let two = line("iamport call onetime currency");
        assert!(offered(&words(&two, "")).contains(&"USD".to_owned()));
        let cancel = line("iamport call cancelPayment");
        assert_eq!(
            offered(&words(&cancel, "extra.requester=a")),
            ["extra.requester=admin"]
        );
        assert_eq!(
            offered(&words(&cancel, "enable_webhook=")),
            ["enable_webhook=true", "enable_webhook=false"]
        );
        assert!(words(&cancel, "reason=").is_empty());
    }
}

//! Bars as inline SVG, whose colours are classes of the page's style.
//!
//! The drawing is stretched to the width that there is, and the words stand beside it in HTML, so that they stay
//! readable on a narrow screen. Lengths are doubles; the amounts themselves never are.

use iamport::Amount;

use super::html::escaped;

/// The height of a drawing in its own units, of which each is stretched.
const HEIGHT: f64 = 100.0;
/// What a group of upright bars takes of its place; the rest is the gap to the next one.
const FILLED: f64 = 0.8;

/// One bar, or one part of a group.
#[derive(Debug)]
pub(crate) struct Bar {
    /// The class of its colour.
    pub(crate) class: &'static str,
    pub(crate) amount: Amount,
    /// What is shown when somebody points at it.
    pub(crate) title: String,
}

/// Bars that stand beside each other, under one name.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) bars: Vec<Bar>,
}

/// Upright bars over time, with a scale at the left and the first, middle and last name below.
pub(crate) fn upright(label: &str, groups: &[Group]) -> String {
    let most = groups
        .iter()
        .flat_map(|group| &group.bars)
        .map(|bar| length(bar.amount));
    let top = round_above(most.fold(0.0, f64::max));
    let width = groups.len().max(1) as f64;
    let mut drawing = String::new();
    for part in [0.0, 0.5, 1.0] {
        let y = HEIGHT * part;
        drawing.push_str(&format!(
            r#"<line class="grid" x1="0" x2="{width}" y1="{y}" y2="{y}"/>"#
        ));
    }
    for (index, group) in groups.iter().enumerate() {
        let each = FILLED / group.bars.len().max(1) as f64;
        for (number, bar) in group.bars.iter().enumerate() {
            let x = index as f64 + (1.0 - FILLED) / 2.0 + number as f64 * each;
            let height = HEIGHT * length(bar.amount) / top;
            drawing.push_str(&format!(
                r#"<rect class="{}" x="{x:.3}" y="{:.3}" width="{each:.3}" height="{height:.3}"><title>{}</title></rect>"#,
                bar.class,
                HEIGHT - height,
                escaped(&bar.title)
            ));
        }
    }
    let name = |index: usize| groups.get(index).map_or("", |group| &group.name);
    let last = groups.len().saturating_sub(1);
    let mut names = vec![name(0)];
    if last >= 4 {
        names.push(name(last / 2));
    }
    if last > 0 {
        names.push(name(last));
    }
    let names: String = names
        .iter()
        .map(|name| format!("<span>{}</span>", escaped(name)))
        .collect();
    format!(
        "<div class=\"plot\"><div class=\"scale\"><span>{}</span><span>{}</span><span>0</span></div>\
         <svg role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {width} {HEIGHT}\" preserveAspectRatio=\"none\">{drawing}</svg>\
         <div class=\"names\">{names}</div></div>",
        short(top),
        short(top / 2.0),
        escaped(label)
    )
}

/// Lying bars, each with its name before it and its amount in words behind it.
pub(crate) fn lying(label: &str, groups: &[Group], words: impl Fn(&Group) -> String) -> String {
    let most = groups
        .iter()
        .flat_map(|group| &group.bars)
        .map(|bar| length(bar.amount));
    let top = most.fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let mut lines = String::new();
    for group in groups {
        let each = HEIGHT / group.bars.len().max(1) as f64;
        let mut drawing = String::new();
        for (number, bar) in group.bars.iter().enumerate() {
            drawing.push_str(&format!(
                r#"<rect class="{}" x="0" y="{:.3}" width="{:.3}" height="{each:.3}"><title>{}</title></rect>"#,
                bar.class,
                number as f64 * each,
                100.0 * length(bar.amount) / top,
                escaped(&bar.title)
            ));
        }
        lines.push_str(&format!(
            "<div class=\"line\"><span class=\"name\">{}</span>\
             <svg aria-hidden=\"true\" viewBox=\"0 0 100 {HEIGHT}\" preserveAspectRatio=\"none\">{drawing}</svg>\
             <span class=\"words\">{}</span></div>",
            escaped(&group.name),
            escaped(&words(group))
        ));
    }
    format!(
        "<div class=\"lines\" role=\"img\" aria-label=\"{}\">{lines}</div>",
        escaped(label)
    )
}

/// An amount as a length. Nothing is drawn of one below zero, which no payment has.
fn length(amount: Amount) -> f64 {
    amount.to_string().parse::<f64>().unwrap_or(0.0).max(0.0)
}

/// The next number above that is 1, 2 or 5 with zeros.
fn round_above(number: f64) -> f64 {
    if number <= 0.0 {
        return 1.0;
    }
    let power = 10_f64.powf(number.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0];
    let step = steps.into_iter().find(|step| step * power >= number);
    step.unwrap_or(10.0) * power
}

/// A number of the scale: `2.5M`.
fn short(number: f64) -> String {
    let units = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")];
    let unit = units.into_iter().find(|(size, _)| number >= *size);
    let (size, sign) = unit.unwrap_or((1.0, ""));
    format!("{}{sign}", number / size)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(name: &str, amounts: &[i64]) -> Group {
        let bar = |amount: &i64| Bar {
            class: "paid",
            amount: Amount::from(*amount),
            title: format!("<{amount}>"),
        };
        Group {
            name: name.to_owned(),
            bars: amounts.iter().map(bar).collect(),
        }
    }

    #[test]
    fn the_scale_is_round_and_above_all_bars() {
        for (most, top) in [
            (0.0, 1.0),
            (1.0, 1.0),
            (3.0, 5.0),
            (999.0, 1_000.0),
            (1_001.0, 2_000.0),
            (5e6, 5e6),
        ] {
            assert!((round_above(most) - top).abs() < 1e-6, "{most}");
        }
        for (number, text) in [
            (0.5, "0.5"),
            (500.0, "500"),
            (2_500_000.0, "2.5M"),
            (1e9, "1B"),
        ] {
            assert_eq!(short(number), text);
        }
    }

    #[test]
    fn bars_have_the_height_of_their_amounts() {
        let drawn = upright(
            "<label>",
            &[
                group("2026-01-01", &[50, 100]),
                group("2026-01-02", &[0, 25]),
            ],
        );
        let heights: Vec<&str> = drawn
            .split("height=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert_eq!(heights, ["50.000", "100.000", "0.000", "25.000"]);
        assert!(
            drawn.contains("<title>&lt;25&gt;</title>")
                && drawn.contains("aria-label=\"&lt;label&gt;\""),
            "{drawn}"
        );
        assert!(
            drawn.contains("<span>100</span><span>50</span><span>0</span>"),
            "{drawn}"
        );
        assert!(
            drawn.contains("<span>2026-01-01</span><span>2026-01-02</span>"),
            "{drawn}"
        );
        // Nothing to draw is no division by zero.
        assert!(!upright("", &[group("a", &[0])]).contains("NaN"));
        assert!(
            !upright("", &[]).contains("NaN")
                && !lying("", &[group("a", &[0])], |_| String::new()).contains("NaN")
        );
    }

    #[test]
    fn lying_bars_have_words() {
        let drawn = lying(
            "by gateway",
            &[group("<b>", &[10]), group("kcp", &[5])],
            |group| format!("{}!", group.name),
        );
        assert!(
            drawn.contains("<span class=\"name\">&lt;b&gt;</span>"),
            "{drawn}"
        );
        assert!(
            drawn.contains("width=\"50.000\"") && drawn.contains("&lt;b&gt;!"),
            "{drawn}"
        );
    }
}

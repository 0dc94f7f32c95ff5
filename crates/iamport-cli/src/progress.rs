//! How far a long piece of work is: a bar on stderr with position, rate and remaining time, if somebody watches.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output;

/// So often the bar is drawn anew, so that the remaining time goes down between two steps.
const REDRAWN: Duration = Duration::from_millis(500);

/// A bar on stderr. It draws nothing where stderr is no terminal, and is gone when it is dropped.
pub(crate) struct Bar {
    bar: ProgressBar,
}

impl Bar {
    /// For `total` steps, which `unit` names: `days`, `lines`.
    pub(crate) fn new(total: u64, unit: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
        let style =
            format!("{{bar:32}} {{human_pos}}/{{human_len}} {unit}, {{per_sec}}, {{eta}} left");
        // A template that can't be read leaves the bar as the library has it.
        if let Ok(style) = ProgressStyle::with_template(&style) {
            bar.set_style(style);
        }
        if !bar.is_hidden() {
            bar.enable_steady_tick(REDRAWN);
        }
        Self { bar }
    }

    /// So many steps more are done.
    pub(crate) fn advance(&self, steps: u64) {
        self.bar.inc(steps);
    }

    /// Tells the person at the terminal something, above the bar.
    pub(crate) fn say(&self, text: &str) {
        self.bar.suspend(|| output::say(text));
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_counts_and_its_template_can_be_read() {
        let bar = Bar::new(10, "days");
        bar.advance(3);
        assert_eq!(bar.bar.position(), 3);
        assert!(
            ProgressStyle::with_template(
                "{bar:32} {human_pos}/{human_len} days, {per_sec}, {eta} left"
            )
            .is_ok()
        );
    }
}

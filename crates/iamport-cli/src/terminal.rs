//! Whether a person is there, how wide their terminal is, and asking them.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use anstyle::{AnsiColor, Style};

/// What is said about the live API.
pub(crate) const LIVE: Style = AnsiColor::Red.on_default().bold();
/// What is said about a sandbox.
pub(crate) const SANDBOX: Style = AnsiColor::Green.on_default();
/// What is said besides.
pub(crate) const NOTE: Style = Style::new().dimmed();

/// Whether somebody can be asked: questions go to stderr, and answers come from stdin.
pub(crate) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Whether somebody reads what is said besides the result.
pub(crate) fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// The width of the terminal that the result goes to, in columns; none if it goes elsewhere.
pub(crate) fn width() -> Option<usize> {
    let columns = std::env::var("COLUMNS").ok();
    if !io::stdout().is_terminal() {
        return None;
    }
    columns
        .and_then(|columns| columns.parse().ok())
        .or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)))
        .filter(|width| *width >= 20)
}

/// Text in lines of whole words, no longer than that where a word is not. What stands behind `indent` columns goes on
/// there. A command that is to be copied stays in one line.
pub(crate) fn wrapped(text: &str, width: usize, indent: usize) -> String {
    let lines = text.lines().map(|line| {
        if line.trim_start().starts_with("iamport ") {
            return line.to_owned();
        }
        let indent = " ".repeat(indent.min(width / 2));
        let options = textwrap::Options::new(width)
            .subsequent_indent(&indent)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        textwrap::fill(line, options)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What is said besides the result, in lines that the terminal does not have to break; as it is where no terminal is.
pub(crate) fn for_stderr(text: &str) -> String {
    match terminal_size::terminal_size_of(io::stderr()) {
        Some((width, _)) if width.0 >= 20 => wrapped(text, usize::from(width.0), 0),
        _ => text.to_owned(),
    }
}

/// Text in a style, where stderr takes colours. `NO_COLOR` and `CLICOLOR_FORCE` count.
pub(crate) fn styled(style: Style, text: &str) -> String {
    if has_colours() {
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}

/// Whether stderr takes colours.
pub(crate) fn has_colours() -> bool {
    anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never
}

/// Asks a question that is answered with `y` or `yes`; anything else, and the end of the input, is a no.
pub(crate) fn ask(question: &str) -> bool {
    let _ = write!(io::stderr().lock(), "{question} [y/N] ");
    matches!(answer().as_deref(), Some("y" | "Y" | "yes" | "YES" | "Yes"))
}

/// Asks for a word to be typed out, for what must not be answered by habit.
pub(crate) fn ask_for(question: &str, word: &str) -> bool {
    let _ = write!(io::stderr().lock(), "{question} ");
    answer().as_deref() == Some(word)
}

fn answer() -> Option<String> {
    let _ = io::stderr().flush();
    let mut line = String::new();
    match io::stdin().lock().read_line(&mut line) {
        Ok(read) if read > 0 => Some(line.trim().to_owned()),
        _ => {
            // Whatever is said next begins on a line of its own.
            let _ = writeln!(io::stderr().lock());
            None
        }
    }
}

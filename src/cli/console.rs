//! Standard error: what a verb says to people while standard output carries its result.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

use anstream::AutoStream;
use briefbook::diagnostic::{Diagnostic, Severity};
use briefbook::files::Texts;
use terminal_size::{Width, terminal_size_of};

use super::report::{Reporter, Style, WIDTH, together};
use super::{MessageFormat, Outcome, Output, visible};

/// Standard error, and how to speak on it. A failure to print never fails a build.
pub struct Console<'a> {
    out: AutoStream<io::Stderr>,
    output: &'a Output,
}

impl<'a> Console<'a> {
    /// Standard error as the options want it.
    pub fn new(output: &'a Output) -> Self {
        Self { out: AutoStream::new(io::stderr(), output.color.into()), output }
    }

    /// Draws errors and warnings, and says that there is no book.
    pub fn refuse(&mut self, folder: &Path, texts: &Texts, diagnostics: &[Diagnostic]) -> Outcome {
        self.fail("no book was made", folder, texts, diagnostics)
    }

    /// Draws errors and warnings, and says what was not done because of them.
    pub fn fail(&mut self, what: &str, folder: &Path, texts: &Texts, diagnostics: &[Diagnostic]) -> Outcome {
        let diagnostics = &*self.told(diagnostics);
        self.write(folder, texts, diagnostics);
        let errors = diagnostics.iter().filter(|each| each.severity == Severity::Error).count();
        let warnings = diagnostics.len() - errors;
        let counts = [(errors, "error"), (warnings, "warning")].into_iter().filter(|(number, _)| *number > 0);
        let counts: Vec<_> = counts.map(|(number, noun)| count(number, noun)).collect();
        self.say(&format!("{what}: {}", counts.join(", ")));
        Outcome::Failed
    }

    /// Draws diagnostics; warnings are left out where nothing but errors is to be said.
    pub fn draw(&mut self, folder: &Path, texts: &Texts, diagnostics: &[Diagnostic]) {
        let told = self.told(diagnostics);
        self.write(folder, texts, &told);
    }

    fn write(&mut self, folder: &Path, texts: &Texts, told: &[Diagnostic]) {
        let plain = self.out.current_choice() == anstream::ColorChoice::Never;
        let style = if plain { Style::Plain } else { Style::Colored };
        let width = terminal_size_of(io::stderr()).map_or(WIDTH, |(Width(columns), _)| columns.into());
        let mut reporter = Reporter::new(self.output.message_format, style, width, folder, texts);
        for diagnostic in told {
            if diagnostic.severity == Severity::Error || !self.output.quiet {
                let _unheard = reporter.write(&mut self.out, diagnostic);
            }
        }
    }

    /// What is drawn of some diagnostics: for people, one cause once.
    fn told<'d>(&self, diagnostics: &'d [Diagnostic]) -> Cow<'d, [Diagnostic]> {
        match self.output.message_format {
            MessageFormat::Human => together(diagnostics),
            MessageFormat::Short | MessageFormat::Json => Cow::Borrowed(diagnostics),
        }
    }

    /// Whether somebody reads along who wants more than errors.
    pub fn talks_to_people(&self) -> bool {
        !self.output.quiet && self.output.message_format != MessageFormat::Json
    }

    /// Says something for people; a program that reads JSON gets nothing else.
    pub fn say(&mut self, text: &str) {
        if self.talks_to_people() {
            let _unheard = writeln!(self.out, "{}", visible::line(text));
        }
    }

    /// Says what was asked for, which `--quiet` does not silence.
    pub fn tell(&mut self, text: &str) {
        let _unheard = writeln!(self.out, "{}", visible::line(text));
    }

    /// Says something for people who want to know more.
    pub fn detail(&mut self, text: &str) {
        if self.output.verbose {
            self.say(text);
        }
    }
}

/// Prints the path of what was written, and nothing else, on standard output.
pub fn print_path(target: &Path) {
    let mut line = target.as_os_str().as_encoded_bytes().to_owned();
    line.push(b'\n');
    let _unheard = print(&line);
}

/// Prints a result on standard output.
///
/// # Errors
/// It could not be written. Who stops listening, as `head` does, has what he wanted.
pub fn print(result: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(result).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// "1 brief", "12 briefs", "10,240 words".
pub fn count(number: usize, noun: &str) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let plural = if number == 1 { "" } else { "s" };
    format!("{grouped} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_read_them() {
        assert_eq!(count(1, "brief"), "1 brief");
        assert_eq!(count(0, "picture"), "0 pictures");
        assert_eq!(count(10_240, "word"), "10,240 words");
        assert_eq!(count(1_000_000, "word"), "1,000,000 words");
    }
}

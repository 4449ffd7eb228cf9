//! The command line: the only room that reads the disk, the clock and the environment, or prints.
//!
//! `main.rs` declares it, so the library cannot import it. One file a verb.

mod add;
mod build;
mod clock;
mod console;
mod disk;
mod fetch;
mod import;
mod init;
mod names;
mod progress;
mod report;
mod sites;
mod visible;
mod walk;
mod write;

use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  briefbook init                             Make a small book to begin with
  briefbook import saved/ -o briefs/         Turn saved pages into briefs
  briefbook add manifest.yaml briefs/a.md    List one more brief
  briefbook build                            Bind the manifest.yaml of this folder
  briefbook build book/manifest.yaml         Bind another one; the book goes beside it
  briefbook build -o ~/Books                 Put the book into a folder
  briefbook build --message-format short     Report one fault a line

Exit status:
  0  what was asked for is there
  1  the files have faults, or something could not be written; no half of a file is left behind
  2  wrong usage";

/// Bind short policy briefs into one themed anthology for an e-reader
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    output: Output,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::BuildArgs),
    Import(import::ImportArgs),
    Init(init::InitArgs),
    Add(add::AddArgs),
}

/// How a run speaks, whatever the verb.
#[derive(Debug, Args)]
#[command(next_help_heading = "Messages")]
struct Output {
    /// The form of faults and warnings on standard error
    #[arg(long, global = true, value_name = "FORMAT", value_enum, default_value_t = MessageFormat::Human)]
    message_format: MessageFormat,
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Say what is read and written
    #[arg(short, long, global = true)]
    verbose: bool,
    /// When to color messages; NO_COLOR is heeded
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    color: Color,
}

/// The form of faults and warnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum MessageFormat {
    /// With the line at fault and a mark below it
    Human,
    /// One line each: file:line:column: error[code]: message
    Short,
    /// One JSON object a line
    Json,
}

/// When messages are colored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl From<Color> for anstream::ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}

/// How a verb ended that was used rightly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// What was asked for is there.
    Done,
    /// It is not, and standard error says why.
    Failed,
}

/// Parses the arguments and runs the verb; wrong usage ends the process with 2.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match &cli.command {
        Command::Build(args) => build::run(args, &cli.output),
        Command::Import(args) => import::run(args, &cli.output),
        Command::Init(args) => init::run(args, &cli.output),
        Command::Add(args) => add::run(args, &cli.output),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Failed) => ExitCode::FAILURE,
        Err(usage) => usage.exit(),
    }
}

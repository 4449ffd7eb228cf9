//! The command line of briefbook: parse, dispatch, exit code.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}

//! The command line of briefbook: parse, dispatch, exit code.

mod cli;

// Two threads that build trees of small strings would wait for one another in the system allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run()
}

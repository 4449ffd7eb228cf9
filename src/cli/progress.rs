//! A sign of life on a terminal while a long build runs.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Counts what is done of something long.
pub type Tick<'a> = &'a (dyn Fn() + Sync);

/// What takes less than this is over before anybody wonders.
const PATIENCE: Duration = Duration::from_millis(300);

/// Runs some work, with a spinner on standard error where it is a terminal and the work is long.
///
/// indicatif draws nothing where standard error is no terminal.
pub fn during<T>(message: &'static str, work: impl FnOnce() -> T) -> T {
    let (done, finished) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            if finished.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                let spinner = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr())
                    .with_style(ProgressStyle::default_spinner())
                    .with_message(message);
                spinner.enable_steady_tick(Duration::from_millis(100));
                let _ended = finished.recv();
                spinner.finish_and_clear();
            }
        });
        let _dropped_when_done: Sender<()> = done;
        work()
    })
}

/// Runs some work on so many things, with a bar on standard error where it is a terminal and the
/// work is long. The work calls what it is given after each thing.
pub fn counting<T>(total: usize, work: impl FnOnce(Tick<'_>) -> T) -> T {
    let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::hidden());
    let (done, finished) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(|| {
            let finished = finished;
            if finished.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                bar.set_draw_target(ProgressDrawTarget::stderr());
                let _ended = finished.recv();
                bar.finish_and_clear();
            }
        });
        let _dropped_when_done: Sender<()> = done;
        work(&|| bar.inc(1))
    })
}

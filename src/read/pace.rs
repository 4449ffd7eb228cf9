//! For tests: whether the time that a reader takes grows as its page does.

use std::time::Duration;

/// Whether a page four times as long takes about four times as long, and not the sixteen times of a square.
/// A busy machine stops the longer reading more often, so there is room for that, and pages are measured
/// until once they compare.
pub fn is_even(size: usize, taken: impl Fn(usize) -> Duration) -> bool {
    const MEASURES: usize = 10;
    (0..MEASURES).any(|_| {
        let part = taken(size / 4);
        taken(size) < part * 12
    })
}

#[test]
fn the_square_of_a_size_is_no_even_time() {
    let time = |power: u32| move |size: usize| Duration::from_micros((size as u64).pow(power));
    assert!(is_even(1_000, time(1)) && !is_even(1_000, time(2)));
}

//! The clock, and the variable of the environment that stands for it.

use briefbook::model::Date;
use clap::CommandFactory;
use clap::error::ErrorKind;
use jiff::Timestamp;
use jiff::tz::Offset;

use super::{Cli, visible};

/// The moment that `SOURCE_DATE_EPOCH` names, if it is set.
///
/// # Errors
/// It is set to something else than a number of seconds.
pub fn epoch() -> Result<Option<Timestamp>, clap::Error> {
    let Some(value) = std::env::var_os("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let seconds = value.to_str().and_then(|text| text.parse().ok()).filter(|seconds| *seconds >= 0);
    let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment.map(Some).ok_or_else(|| {
        let value = value.to_string_lossy();
        let message = format!(
            "SOURCE_DATE_EPOCH is `{}`, which is no number of seconds since 1970",
            visible::line(&value)
        );
        Cli::command().error(ErrorKind::ValueValidation, message)
    })
}

/// The day that it is, in UTC.
///
/// # Errors
/// Those of [`epoch`].
pub fn today() -> Result<Option<Date>, clap::Error> {
    let moment = epoch()?.unwrap_or_else(Timestamp::now);
    let day = Offset::UTC.to_datetime(moment).date();
    Ok(Date::day(day.year(), day.month(), day.day()))
}

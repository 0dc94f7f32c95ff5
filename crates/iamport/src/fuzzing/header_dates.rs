//! `Retry-After`, which is a number of seconds or a date, and the seconds of [`UnixTime`].

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use reqwest::header::{HeaderMap, HeaderValue, RETRY_AFTER};

use crate::UnixTime;
use crate::transport::{LONGEST_RETRY_AFTER, retry_after};

/// Moments at which an answer comes, in seconds since 1970: its first, one in 1994, one in 2026, one in 2100.
const MOMENTS: [u64; 4] = [0, 784_111_777, 1_790_000_000, 4_102_444_800];

/// Reads bytes as the value of `Retry-After`.
///
/// # Panics
/// If something that must hold does not.
pub fn header_dates(value: &[u8]) {
    let Ok(header) = HeaderValue::from_bytes(value) else {
        return;
    };
    let text = header.to_str().unwrap_or_default().trim().to_owned();
    let waits = MOMENTS.map(|seconds| {
        let now = UNIX_EPOCH + Duration::from_secs(seconds);
        let wait = read(header.clone(), now);
        if let Some(wait) = wait {
            is_bounded(wait);
            agrees_with_its_date(wait, now);
        }
        wait
    });
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits {
        // However many digits: more than fit are a long wait, and not none.
        let fit = text.bytes().fold(0_u64, |sum, digit| {
            sum.saturating_mul(10)
                .saturating_add(u64::from(digit - b'0'))
        });
        let wait = Duration::from_secs(fit).min(LONGEST_RETRY_AFTER);
        assert_eq!(waits, [Some(wait); MOMENTS.len()]);
    } else {
        let date = httpdate::parse_http_date(&text);
        assert_eq!(waits.map(|wait| wait.is_some()), [date.is_ok(); 4]);
        // The later it comes, the less there is to wait.
        assert!(waits.is_sorted_by(|earlier, later| earlier >= later));
    }
    if let Ok(seconds) = text.parse::<i64>() {
        let time = UnixTime::from(seconds);
        let system = time.to_system_time().expect("a moment that fits");
        assert_eq!(UnixTime::from(system), time);
    }
}

fn read(value: HeaderValue, now: SystemTime) -> Option<Duration> {
    let mut headers = HeaderMap::new();
    headers.insert(RETRY_AFTER, value);
    retry_after(&headers, now)
}

/// Whoever adds it to a clock gets a moment.
fn is_bounded(wait: Duration) {
    assert!(wait <= LONGEST_RETRY_AFTER);
    assert!(Instant::now().checked_add(wait).is_some());
    assert!(SystemTime::now().checked_add(wait).is_some());
}

/// The same wait, told as seconds and as a date, is the same wait.
fn agrees_with_its_date(wait: Duration, now: SystemTime) {
    for text in [
        wait.as_secs().to_string(),
        format!(" {}\t", wait.as_secs()),
        httpdate::fmt_http_date(now + wait),
    ] {
        let again = HeaderValue::try_from(&text).expect("a header");
        assert_eq!(read(again, now), Some(wait), "{text}");
    }
}

//! What Discord answered, as far as it matters.

use lodge_egress::Response;
use serde_json::Value;

/// An answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// What it said.
    pub body: Value,
    /// Discord's own number for what went wrong.
    pub code: Option<u32>,
    /// The bucket that the call was counted in.
    pub bucket: Option<String>,
    /// How many calls the bucket takes.
    pub limit: u32,
    /// How many it takes still.
    pub remaining: u32,
    /// In how many milliseconds it is empty again.
    pub reset_after: i64,
    /// In how many milliseconds the same may be asked again.
    pub retry_after: i64,
    /// Whether everything has to wait, not this bucket alone.
    pub global: bool,
    /// Whether others filled the bucket: then it is not held against us.
    pub shared: bool,
}

impl Answer {
    /// Reads an answer. What is missing is nothing.
    #[must_use]
    pub fn read(response: &Response) -> Self {
        let body: Value = serde_json::from_slice(&response.body).unwrap_or_default();
        let header = |name: &str| response.header(name).unwrap_or_default();
        let number = |name: &str| header(name).parse().unwrap_or_default();
        let said = body.get("retry_after").and_then(Value::as_f64);
        // Without a word about it, a second.
        let retry = said.or_else(|| header("retry-after").parse().ok()).unwrap_or(1.0);
        Self {
            status: response.status,
            code: body.get("code").and_then(Value::as_u64).and_then(|code| code.try_into().ok()),
            bucket: response.header("x-ratelimit-bucket").map(str::to_owned),
            limit: number("x-ratelimit-limit"),
            remaining: number("x-ratelimit-remaining"),
            reset_after: millis(header("x-ratelimit-reset-after").parse().unwrap_or_default()),
            retry_after: millis(retry).max(1),
            global: header("x-ratelimit-global") == "true"
                || header("x-ratelimit-scope") == "global"
                || body.get("global").and_then(Value::as_bool) == Some(true),
            shared: header("x-ratelimit-scope") == "shared",
            body,
        }
    }
}

/// Seconds as milliseconds, rounded up, within an hour.
fn millis(seconds: f64) -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it is within an hour, and a cast of a float saturates"
    )]
    ((seconds * 1000.0).ceil().clamp(0.0, 3_600_000.0) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(status: u16, headers: &[(&str, &str)], body: &str) -> Answer {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Answer::read(&Response { status, headers: headers.collect(), body: body.as_bytes().to_vec() })
    }

    #[test]
    fn a_bucket_is_read() {
        let headers = [
            ("x-ratelimit-bucket", "abcd1234"),
            ("x-ratelimit-limit", "5"),
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-reset-after", "0.2501"),
        ];
        let answer = check(200, &headers, "{}");
        assert_eq!(answer.bucket.as_deref(), Some("abcd1234"));
        assert_eq!((answer.limit, answer.remaining, answer.reset_after), (5, 0, 251));
        assert!(!answer.global && !answer.shared);
    }

    #[test]
    fn who_has_to_wait_and_how_long() {
        let answer = check(429, &[("retry-after", "65")], r#"{"retry_after":64.57,"global":false}"#);
        assert_eq!((answer.retry_after, answer.global), (64_570, false));
        assert!(check(429, &[], r#"{"retry_after":0.5,"global":true}"#).global);
        assert!(check(429, &[("x-ratelimit-scope", "shared")], "{}").shared);
        // A page of a proxy in front says nothing that can be read.
        assert_eq!(check(429, &[], "<html>").retry_after, 1_000);
        assert_eq!(check(429, &[("retry-after", "-3")], "").retry_after, 1);
        assert_eq!(check(429, &[("retry-after", "1e300")], "").retry_after, 3_600_000);
        assert_eq!(check(429, &[("retry-after", "NaN")], "").retry_after, 1);
    }

    #[test]
    fn discords_own_numbers_are_read() {
        assert_eq!(check(403, &[], r#"{"message":"no","code":50013}"#).code, Some(50_013));
        assert_eq!(check(403, &[], r#"{"code":"50013"}"#).code, None);
    }
}

//! Who is believed.

use super::*;
use serde_json::json;

const NOW: i64 = 1_800_000_000;

fn check(change: impl FnOnce(&mut serde_json::Value), expected: Result<(), Wrong>) {
    let mut said = json!({
        "nonce": "0123456789abcdef0123", "expires": NOW + 300, "id": 42, "name": "Alice",
        "email": "alice@example.org", "role": "moderator",
    });
    change(&mut said);
    let payload = payload(&said);
    let read = read("key", &payload, &sign("key", &payload), Timestamp::from_millis(NOW * 1000));
    assert_eq!(read.map(drop), expected, "{said}");
}

#[test]
fn a_site_says_who_its_users_are() {
    check(|_| {}, Ok(()));
    check(|said| said["id"] = "a-7".into(), Ok(()));
    check(|said| said["email"] = "".into(), Ok(()));
    check(|said| said["name"] = "".into(), Err(Wrong::Payload));
    check(|said| said["name"] = "see https://evil.example".into(), Err(Wrong::Payload));
    check(|said| said["id"] = "".into(), Err(Wrong::Payload));
    check(|said| said["nonce"] = "short".into(), Err(Wrong::Payload));
    check(|said| said["role"] = "owner".into(), Err(Wrong::Payload));
    check(|said| said["email"] = "alice".into(), Err(Wrong::Payload));
    check(|said| said["picture"] = "javascript:alert(1)".into(), Err(Wrong::Payload));
}

#[test]
fn what_a_site_says_is_good_for_a_short_while() {
    check(|said| said["expires"] = NOW.into(), Err(Wrong::Expired));
    check(|said| said["expires"] = (NOW + LONGEST).into(), Ok(()));
    check(|said| said["expires"] = (NOW + LONGEST + 1).into(), Err(Wrong::Expired));
    check(|said| said["expires"] = i64::MAX.into(), Err(Wrong::Expired));
    check(|said| said["expires"] = i64::MIN.into(), Err(Wrong::Expired));
}

#[test]
fn nobody_else_speaks_for_a_site() {
    let payload = payload(&json!({ "nonce": "0123456789abcdef", "expires": NOW + 1, "id": 1, "name": "A" }));
    let now = Timestamp::from_millis(NOW * 1000);
    let good = sign("key", &payload);
    assert!(read("key", &payload, &good, now).is_ok());
    assert!(read("key", &payload, &good.to_uppercase(), now).is_ok());
    for wrong in ["", "00", &sign("other", &payload), &sign("key", "other"), &good[..62], &"é".repeat(32)] {
        assert_eq!(read("key", &payload, wrong, now), Err(Wrong::Signature), "{wrong}");
    }
    assert_eq!(read("key", "%%%", &sign("key", "%%%"), now), Err(Wrong::Payload));
}

/// The worked example of `docs/use/comments-identity.md`.
#[test]
fn the_example_of_the_handbook_is_right() {
    let payload =
        "eyJub25jZSI6IjdmM2E5YzFlNWIyZDQ4NjAiLCJleHBpcmVzIjoxODAwMDAwMzAwLCJpZCI6IjQyIiwibmFtZSI6IkFsaWNlIn0";
    assert_eq!(
        super::payload(
            &json!({ "nonce": "7f3a9c1e5b2d4860", "expires": 1_800_000_300, "id": "42", "name": "Alice" })
        ),
        payload
    );
    assert_eq!(sign("a-long-random-key", payload), EXAMPLE);
    assert!(read("a-long-random-key", payload, EXAMPLE, Timestamp::from_millis(NOW * 1000)).is_ok());
}

const EXAMPLE: &str = "126cec14e7442f6457e7b4b54c70c5986ae97068a2aa25ce54e6e1b5f01508f1";

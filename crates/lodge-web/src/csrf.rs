//! The token in every form, without which nothing is changed.
//!
//! A token is made of a keyed hash of the session, or of the hour for those who have none. Under a mask that is drawn
//! anew for each page it never looks the same twice, so that compressing the page gives nothing away.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use lodge_register::{Chance, Timestamp, draw};
use lodge_store::Db;
use subtle::ConstantTimeEq as _;

/// How long a form may lie open that nobody is signed in for: two of these.
const SPAN: i64 = 6 * 3_600_000;

/// The token for this session's forms, or for a visitor's.
pub(crate) fn token(db: &Db, chance: &dyn Chance, now: Timestamp, session: Option<i64>) -> String {
    let mask = draw::<32>(chance);
    let secret = secret(db, session, now.millis().div_euclid(SPAN));
    let masked = mask.iter().zip(secret).map(|(mask, secret)| mask ^ secret);
    BASE64.encode(mask.iter().copied().chain(masked).collect::<Vec<u8>>())
}

/// Whether this is such a token.
pub(crate) fn is_token(db: &Db, now: Timestamp, session: Option<i64>, token: &str) -> bool {
    let Ok(octets) = BASE64.decode(token) else { return false };
    let Some((mask, masked)) = octets.split_at_checked(32).filter(|(_, rest)| rest.len() == 32) else {
        return false;
    };
    let said: Vec<u8> = mask.iter().zip(masked).map(|(mask, masked)| mask ^ masked).collect();
    let span = now.millis().div_euclid(SPAN);
    let is = |span| bool::from(secret(db, session, span).ct_eq(&said));
    is(span) | is(span - 1)
}

fn secret(db: &Db, session: Option<i64>, span: i64) -> [u8; 32] {
    match session {
        Some(session) => db.keyed_hash("csrf/session", &session.to_be_bytes()),
        None => db.keyed_hash("csrf/visitor", &span.to_be_bytes()),
    }
}

//! Tokens by which programs act for an account: shown once, kept as a keyed hash.
//!
//! ```text
//! lodge_ + 32 letters and digits of chance (190 bits) + 6 that check the rest
//! ```
//!
//! The fixed beginning and the checksum let scanners of published code tell a token from noise, and let Lodge turn a
//! mistyped one away without looking it up.

use lodge_register::{Chance, Clock, Id, Personal, Secret, Timestamp, draw};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Account, Scope, Scopes, Token, by_id, day::day_of, store::in_turn};

/// How every token begins.
pub const PREFIX: &str = "lodge_";
const RANDOM: usize = 32;
const CHECK: usize = 6;
const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// What a token is made with.
#[derive(Debug)]
pub struct NewToken {
    /// What its holder calls it.
    pub label: Personal<String>,
    /// What it may do.
    pub scopes: Scopes,
    /// When it ends; never, if nothing is said.
    pub expires_at: Option<Timestamp>,
}

/// How many tokens an account may have, those that have ended among them until the purge.
pub const MOST: i64 = 50;

/// Why a token is not made.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// It could do nothing.
    #[error("a token needs at least one scope")]
    NoScope,
    /// Its holder does not run this Lodge.
    #[error("only who runs this Lodge can give the scopes `admin:read` and `admin:write`")]
    NotAnAdmin,
    /// It would have ended already.
    #[error("the token would end in the past")]
    Past,
    /// There are [`MOST`] of them already.
    #[error("an account has {MOST} tokens at most: remove one that nothing uses")]
    TooMany,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes a token. Its text is given this once.
///
/// # Errors
/// [`TokenError`] says why not.
pub async fn make(
    db: &Db,
    clock: &dyn Clock,
    chance: &dyn Chance,
    account: &Account,
    new: NewToken,
) -> Result<(Token, Secret<String>), TokenError> {
    let now = clock.now();
    if new.scopes.is_empty() {
        return Err(TokenError::NoScope);
    }
    if new.scopes.iter().any(Scope::is_admin) && !account.admin {
        return Err(TokenError::NotAnAdmin);
    }
    if new.expires_at.is_some_and(|end| end <= now) {
        return Err(TokenError::Past);
    }
    let text = draw_text(chance);
    let token = Token {
        id: db.new_id(),
        account_id: account.id,
        hash: hash(db, text.expose()),
        label: new.label,
        scopes: new.scopes,
        created_at: now,
        expires_at: new.expires_at,
        used_on: None,
    };
    let batch = in_turn(account.id).insert(db, &token).run(
        "UPDATE accounts_account SET zone = zone
         WHERE id = $1 AND (SELECT COUNT(*) FROM accounts_token WHERE account_id = $1) <= $2",
        (account.id, MOST),
        Expect::Exactly(1),
    );
    match db.write(batch).await {
        Ok(_) => Ok((token, text)),
        Err(StoreError::Expected { .. }) => Err(TokenError::TooMany),
        Err(error) => Err(error.into()),
    }
}

/// The token with this text, and whose it is. It notes the day. Whoever no longer runs this Lodge lends no
/// scope for that.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn find(db: &Db, clock: &dyn Clock, text: &str) -> Result<Option<(Token, Account)>, StoreError> {
    if !is_well_formed(text) {
        return Ok(None);
    }
    let found: Option<Token> =
        db.first("SELECT * FROM accounts_token WHERE hash = $1", (hash(db, text),)).await?;
    let now = clock.now();
    let Some(mut token) = found.filter(|token| token.expires_at.is_none_or(|end| now < end)) else {
        return Ok(None);
    };
    let Some(account) = by_id(db, token.account_id).await? else { return Ok(None) };
    if !account.admin {
        token.scopes = Scopes::of(token.scopes.iter().filter(|scope| !scope.is_admin()));
    }
    let today = day_of(now);
    if token.used_on != Some(today) {
        let batch = Batch::new().run(
            "UPDATE accounts_token SET used_on = $2 WHERE id = $1",
            (token.id, today),
            Expect::Any,
        );
        db.write(batch).await?;
        token.used_on = Some(today);
    }
    Ok(Some((token, account)))
}

/// The tokens of an account, newest first.
pub async fn of(db: &Db, account: Id<Account>) -> Result<Vec<Token>, StoreError> {
    db.all("SELECT * FROM accounts_token WHERE account_id = $1 ORDER BY id DESC", (account,)).await
}

/// Takes a token of this account back. Says whether there was one.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn remove(db: &Db, account: Id<Account>, token: Id<Token>) -> Result<bool, StoreError> {
    let batch = Batch::new().run(
        "DELETE FROM accounts_token WHERE id = $2 AND account_id = $1",
        (account, token),
        Expect::Any,
    );
    let done = db.write(batch).await?;
    Ok(done.first().is_some_and(|done| done.count > 0))
}

/// Whether this can be the text of a token: the checksum is right.
#[must_use]
pub fn is_well_formed(text: &str) -> bool {
    let Some(body) = text.strip_prefix(PREFIX) else { return false };
    body.len() == RANDOM + CHECK
        && body.bytes().all(|letter| letter.is_ascii_alphanumeric())
        && body.split_at_checked(RANDOM).is_some_and(|(random, check)| check == checksum(random))
}

fn draw_text(chance: &dyn Chance) -> Secret<String> {
    let mut random = String::with_capacity(RANDOM);
    while random.len() < RANDOM {
        // Octets past the last whole alphabet are thrown away: each letter is as likely as another.
        let letters = draw::<32>(chance).into_iter().filter(|octet| *octet < 248);
        random.extend(letters.map(|octet| letter(u32::from(octet))).take(RANDOM - random.len()));
    }
    Secret::new(format!("{PREFIX}{random}{}", checksum(&random)))
}

fn letter(number: u32) -> char {
    let at = usize::try_from(number % 62).unwrap_or(0);
    LETTERS.get(at).copied().map_or('0', char::from)
}

/// CRC-32 (IEEE 802.3) in six letters.
fn checksum(text: &str) -> String {
    let mut crc = !0_u32;
    for octet in text.bytes() {
        crc ^= u32::from(octet);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xEDB8_8320 * (crc & 1));
        }
    }
    let mut crc = !crc;
    let mut letters = [' '; CHECK];
    for place in letters.iter_mut().rev() {
        *place = letter(crc);
        crc /= 62;
    }
    letters.iter().collect()
}

fn hash(db: &Db, text: &str) -> Vec<u8> {
    db.keyed_hash("token", text.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use lodge_store::SeededChance;

    #[test]
    fn the_checksum_is_the_one_that_everybody_knows() {
        // CRC-32 of "123456789" is 0xCBF43926: the check value of the standard.
        let mut expected = 0xCBF4_3926_u32;
        let mut letters: Vec<char> = Vec::new();
        for _ in 0..CHECK {
            letters.insert(0, letter(expected));
            expected /= 62;
        }
        assert_eq!(checksum("123456789"), letters.iter().collect::<String>());
    }

    #[test]
    fn a_mistyped_token_is_turned_away_unseen() {
        let text = draw_text(&SeededChance::new(1));
        let text = text.expose();
        assert_eq!(text.len(), 44);
        assert!(is_well_formed(text));
        assert!(!is_well_formed(&text.replace("lodge_", "ledge_")));
        assert!(!is_well_formed(&text[..43]));
        for at in 6..text.len() {
            let mut other = text.clone().into_bytes();
            other[at] = if other[at] == b'a' { b'b' } else { b'a' };
            assert!(!is_well_formed(std::str::from_utf8(&other).unwrap()), "letter {at}");
        }
        assert!(!is_well_formed(&format!("lodge_{}", "é".repeat(19))));
    }
}

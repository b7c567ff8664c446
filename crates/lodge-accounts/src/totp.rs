//! The second proof: an authenticator app (RFC 6238), and recovery codes for when it is lost.
//!
//! Digits open once, within half a minute either way. After ten tries in a quarter of an hour the digits of an
//! account are not looked at any more until that time is over; recovery codes and passkeys are. Only who knows the
//! password can get that far, so a stranger locks nobody out.

use lodge_register::{Chance, Clock, Id, Personal, Secret, draw};
use lodge_store::{Batch, Cache, Db, Expect, StoreError};
use std::time::Duration;
use totp_rs::{Algorithm, Builder};

use crate::{
    Account, RecoveryCode, Totp, code,
    kept::{PROPOSAL, SECOND_TRIES},
    store::in_turn,
};

/// How many recovery codes are given.
pub const RECOVERY_CODES: usize = 10;
/// How many tries there may be in [`TRIES_WINDOW`].
const TRIES: u64 = 10;
const TRIES_WINDOW: Duration = Duration::from_secs(15 * 60);
/// The letters of recovery codes: none that looks like another.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A secret for an authenticator app, as it is shown once.
#[derive(Debug)]
pub struct Proposal {
    /// In base32, for typing.
    pub secret: Secret<String>,
    /// As an `otpauth:` address, for a QR code.
    pub uri: Secret<String>,
}

/// Proposes a secret to an account. It is not asked for before [`accept`] saw its digits.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn propose(
    cache: &Cache,
    chance: &dyn Chance,
    account: &Account,
    issuer: &str,
) -> Result<Proposal, StoreError> {
    //= rfc4226#4
    //# The length of the shared secret MUST be at least 128 bits.  This document RECOMMENDs a shared secret length of
    //# 160 bits.
    let secret = draw::<20>(chance);
    cache.put(&PROPOSAL, &code::key_of(account.id), &secret).await?;
    let secret = totp_rs::Secret::from(secret).to_base32();
    let label = format!("{issuer}:{}", account.email.reveal().as_str());
    let mut uri = url::Url::parse("otpauth://totp/").map_err(|_| StoreError::Arguments("an address"))?;
    if let Ok(mut path) = uri.path_segments_mut() {
        path.pop_if_empty().push(&label);
    }
    uri.query_pairs_mut().append_pair("secret", &secret).append_pair("issuer", issuer);
    Ok(Proposal { secret: Secret::new(secret), uri: Secret::new(uri.into()) })
}

/// Switches the proposed secret on if the digits are its own. Gives the recovery codes, which are shown this once.
///
/// # Errors
/// [`StoreError`] if the store or the cache fails.
pub async fn accept(
    db: &Db,
    cache: &Cache,
    clock: &dyn Clock,
    chance: &dyn Chance,
    account: Id<Account>,
    digits: &str,
) -> Result<Option<Vec<Secret<String>>>, StoreError> {
    let key = code::key_of(account);
    let Some(secret) = cache.get(&PROPOSAL, &key).await? else { return Ok(None) };
    let Some(step) = step_of(&secret, digits, clock) else { return Ok(None) };
    if !cache.remove(&PROPOSAL, &key).await? {
        return Ok(None);
    }
    let now = clock.now();
    let totp = Totp { account_id: account, secret: Personal::new(secret), last_step: step, created_at: now };
    let (codes, batch) = new_codes(db, clock, chance, account);
    let batch = Batch::new()
        .run("DELETE FROM accounts_totp WHERE account_id = $1", (account,), Expect::Any)
        .insert(db, &totp)
        .then(batch);
    db.write(batch).await?;
    Ok(Some(codes))
}

/// New recovery codes in place of the old ones, shown this once. None where no authenticator app is set up.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn renew_codes(
    db: &Db,
    clock: &dyn Clock,
    chance: &dyn Chance,
    account: Id<Account>,
) -> Result<Option<Vec<Secret<String>>>, StoreError> {
    if !is_on(db, account).await? {
        return Ok(None);
    }
    let (codes, batch) = new_codes(db, clock, chance, account);
    db.write(batch).await?;
    Ok(Some(codes))
}

/// Whether an authenticator app is set up.
pub async fn is_on(db: &Db, account: Id<Account>) -> Result<bool, StoreError> {
    let found = db.rows("SELECT 1 FROM accounts_totp WHERE account_id = $1", (account,)).await?;
    Ok(!found.is_empty())
}

/// How many recovery codes are left.
pub async fn codes_left(db: &Db, account: Id<Account>) -> Result<i64, StoreError> {
    let counted =
        db.rows("SELECT COUNT(*) FROM accounts_recovery_code WHERE account_id = $1", (account,)).await?;
    counted.first().map_or(Ok(0), |row| row.int(0))
}

/// Switches the authenticator app off, and takes the recovery codes away.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn remove(db: &Db, account: Id<Account>) -> Result<(), StoreError> {
    let batch = Batch::new()
        .run("DELETE FROM accounts_recovery_code WHERE account_id = $1", (account,), Expect::Any)
        .run("DELETE FROM accounts_totp WHERE account_id = $1", (account,), Expect::Any);
    db.write(batch).await?;
    Ok(())
}

/// Whether these are the digits of the moment, or a recovery code. Either is used up by it.
///
/// For the second step of a sign-in, and to prove again who one is before something dangerous.
///
/// # Errors
/// [`StoreError`] if the store or the cache fails.
pub async fn accepts(
    db: &Db,
    cache: &Cache,
    clock: &dyn Clock,
    account: Id<Account>,
    typed: &str,
) -> Result<bool, StoreError> {
    let typed: String = typed.chars().filter(|letter| !matches!(letter, ' ' | '-')).collect();
    match typed.len() {
        6 => accepts_digits(db, cache, clock, account, &typed).await,
        _ => uses_up(db, account, &typed).await,
    }
}

async fn accepts_digits(
    db: &Db,
    cache: &Cache,
    clock: &dyn Clock,
    account: Id<Account>,
    digits: &str,
) -> Result<bool, StoreError> {
    if cache.count(&SECOND_TRIES, &code::key_of(account), TRIES_WINDOW).await? > TRIES {
        return Ok(false);
    }
    let found: Option<Totp> =
        db.first("SELECT * FROM accounts_totp WHERE account_id = $1", (account,)).await?;
    let Some(totp) = found else { return Ok(false) };
    let Some(step) = step_of(totp.secret.reveal(), digits, clock) else { return Ok(false) };
    //= rfc6238#5.2
    //# The verifier MUST NOT accept the second attempt of the OTP after the successful validation has been issued for
    //# the first OTP, which ensures one-time only use of an OTP.
    let batch = Batch::new().run(
        "UPDATE accounts_totp SET last_step = $2 WHERE account_id = $1 AND last_step < $2",
        (account, step),
        Expect::Any,
    );
    let done = db.write(batch).await?;
    Ok(done.first().is_some_and(|done| done.count == 1))
}

async fn uses_up(db: &Db, account: Id<Account>, typed: &str) -> Result<bool, StoreError> {
    let hash = code_hash(db, account, &typed.to_ascii_lowercase());
    let batch = Batch::new().run(
        "DELETE FROM accounts_recovery_code WHERE account_id = $1 AND hash = $2",
        (account, hash),
        Expect::Any,
    );
    let done = db.write(batch).await?;
    Ok(done.first().is_some_and(|done| done.count == 1))
}

/// The half minute whose digits these are: the one it is, the one before or the one after.
fn step_of(secret: &[u8], digits: &str, clock: &dyn Clock) -> Option<i64> {
    // Every app knows SHA-1; many ignore what else the address asks for.
    let totp = Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(30)
        .with_secret(secret)
        .build()
        .ok()?;
    let seconds = u64::try_from(clock.now().millis() / 1000).ok()?;
    totp.check(digits, seconds).and_then(|step| i64::try_from(step).ok())
}

/// Codes of 80 bits each, and the batch that stores their hashes in place of the old ones.
fn new_codes(
    db: &Db,
    clock: &dyn Clock,
    chance: &dyn Chance,
    account: Id<Account>,
) -> (Vec<Secret<String>>, Batch) {
    // In turn: two that delete at once what was there before would each add ten.
    let mut batch = in_turn(account).run(
        "DELETE FROM accounts_recovery_code WHERE account_id = $1",
        (account,),
        Expect::Any,
    );
    let mut codes = Vec::with_capacity(RECOVERY_CODES);
    for _ in 0..RECOVERY_CODES {
        let letters: String = draw::<16>(chance)
            .iter()
            .filter_map(|octet| LETTERS.get(usize::from(octet & 31)).copied().map(char::from))
            .collect();
        let code = RecoveryCode {
            id: db.new_id(),
            account_id: account,
            hash: code_hash(db, account, &letters).to_vec(),
            created_at: clock.now(),
        };
        batch = batch.insert(db, &code);
        let groups: Vec<_> = letters.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
        codes.push(Secret::new(groups.join("-")));
    }
    (codes, batch)
}

fn code_hash(db: &Db, account: Id<Account>, letters: &str) -> [u8; 32] {
    let mut octets = code::key_of(account).to_vec();
    octets.extend(letters.as_bytes());
    db.keyed_hash("recovery", &octets)
}

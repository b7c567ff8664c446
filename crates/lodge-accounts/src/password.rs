//! Passwords, hashed.

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash,
};
use lodge_register::{Chance, Personal, Secret, draw};
use tokio::sync::Semaphore;

/// Shorter passwords are refused (NIST SP 800-63B section 3.1.1 asks for 15 where a password is all there is).
pub(crate) const MIN_LENGTH: usize = 12;
/// Longer ones are not passwords.
pub(crate) const MAX_LENGTH: usize = 1024;

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Too short.
    #[error("the password is too short: use {MIN_LENGTH} characters or more")]
    TooShort,
    /// Too long.
    #[error("the password is too long: use {MAX_LENGTH} octets or fewer")]
    TooLong,
    /// The hash could not be computed.
    #[error("could not hash the password")]
    Hash,
}

/// OWASP's first choice for argon2id: 46 MiB, one pass, one lane.
fn hasher() -> Result<Argon2<'static>, PasswordError> {
    let params = Params::new(47_104, 1, 1, None).map_err(|_| PasswordError::Hash)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The argon2id hash of a password, in PHC form.
///
/// # Errors
/// [`PasswordError`] if it is too short or too long.
pub fn hash(password: &Secret<String>, chance: &dyn Chance) -> Result<Personal<String>, PasswordError> {
    let password = password.expose();
    if password.chars().count() < MIN_LENGTH {
        return Err(PasswordError::TooShort);
    }
    if password.len() > MAX_LENGTH {
        return Err(PasswordError::TooLong);
    }
    let salt = draw::<16>(chance);
    let hash =
        hasher()?.hash_password_with_salt(password.as_bytes(), &salt).map_err(|_| PasswordError::Hash)?;
    Ok(Personal::new(hash.to_string()))
}

/// Whether this is the password.
#[must_use]
pub fn verify(password: &Secret<String>, hash: &Personal<String>) -> bool {
    let Ok(hash) = PasswordHash::new(hash.reveal()) else { return false };
    Argon2::default().verify_password(password.expose().as_bytes(), &hash).is_ok()
}

/// The most that are hashed at once: each takes 46 MiB, and a core.
const AT_ONCE: usize = 4;
static TURNS: Semaphore = Semaphore::const_new(AT_ONCE);

/// [`hash`], where it holds up no task.
///
/// # Errors
/// As [`hash`].
pub async fn hash_aside(
    password: &Secret<String>,
    chance: &dyn Chance,
) -> Result<Personal<String>, PasswordError> {
    let drawn = Drawn(draw::<16>(chance));
    let password = Secret::new(password.expose().clone());
    aside(move || hash(&password, &drawn)).await.unwrap_or(Err(PasswordError::Hash))
}

/// [`verify`], where it holds up no task. Without a hash to compare with it does the same work, and says no.
pub async fn verify_aside(password: &Secret<String>, hash: Option<&Personal<String>>) -> bool {
    let password = Secret::new(password.expose().clone());
    let hash = hash.cloned();
    aside(move || match hash {
        Some(hash) => verify(&password, &hash),
        None => {
            // What comes of it does not matter; that it takes its time does.
            let spent =
                hasher().map(|hasher| hasher.hash_password_with_salt(password.expose().as_bytes(), &[0; 16]));
            drop(spent);
            false
        }
    })
    .await
    .unwrap_or(false)
}

/// The turn goes with the work, not with who waits for it: somebody who hangs up does not end the work, and must not
/// make room for more of it.
async fn aside<R: Send + 'static>(work: impl FnOnce() -> R + Send + 'static) -> Option<R> {
    let turn = TURNS.acquire().await.ok()?;
    let worked = move || {
        let _turn = turn;
        work()
    };
    tokio::task::spawn_blocking(worked).await.ok()
}

/// Chance that was drawn before.
struct Drawn([u8; 16]);

impl Chance for Drawn {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.iter_mut().zip(self.0).for_each(|(byte, drawn)| *byte = drawn);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lodge_store::SeededChance;

    #[test]
    fn the_right_password_opens_and_another_does_not() {
        let right = Secret::new("correct horse battery".to_owned());
        let hash = hash(&right, &SeededChance::new(1)).unwrap();
        assert!(hash.reveal().starts_with("$argon2id$v=19$m=47104,t=1,p=1$"));
        assert!(verify(&right, &hash));
        assert!(!verify(&Secret::new("correct horse batterz".to_owned()), &hash));
    }

    #[tokio::test]
    async fn who_hangs_up_makes_no_room_for_more() {
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let mut asked = Box::pin(aside(move || wait.recv()));
        // It is polled once, which begins the work, and dropped, as the server drops whom it cannot answer any more.
        assert!(
            std::future::poll_fn(|context| std::task::Poll::Ready(asked.as_mut().poll(context)))
                .await
                .is_pending()
        );
        drop(asked);
        assert_eq!(TURNS.available_permits(), AT_ONCE - 1, "the work goes on");
        go.send(()).unwrap();
        let _all = TURNS.acquire_many(AT_ONCE as u32).await.unwrap();
    }

    #[test]
    fn a_short_password_is_refused() {
        let short = Secret::new("hunter2".to_owned());
        assert_eq!(hash(&short, &SeededChance::new(1)).err(), Some(PasswordError::TooShort));
    }
}

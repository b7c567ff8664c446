//! Accounts elsewhere that somebody linked to Discord.

use zeroize::Zeroizing;

use super::{
    Signal, Token,
    key::{EpochKey, Unkeyed},
};

/// How many are looked at: nobody needs more, and each may cost 64 MiB for a moment.
pub const MOST: usize = 12;
/// An id this long that is not a number cannot be guessed.
const LONG: usize = 16;

/// A linked account in clear. Its name is never asked for.
pub struct ClearConnection {
    service: Zeroizing<String>,
    id: Zeroizing<String>,
    is_proved: bool,
}

impl ClearConnection {
    /// A linked account: the service as Discord calls it, the account's id there, and whether Discord knows it to be theirs
    /// (`verified` or `two_way_link`, and not `revoked`).
    #[must_use]
    pub fn new(service: &str, id: &str, is_proved: bool) -> Self {
        let service = Zeroizing::new(service.trim().to_ascii_lowercase());
        Self { service, id: Zeroizing::new(id.trim().to_owned()), is_proved }
    }

    /// Whether Discord knows it to be theirs.
    #[must_use]
    pub const fn is_proved(&self) -> bool {
        self.is_proved
    }

    /// The account as a token: ids that could be tried one by one through argon2id, all others by a keyed hash.
    ///
    /// # Errors
    /// [`Unkeyed`] if there is no memory for it.
    pub fn keyed(&self, key: &EpochKey) -> Result<Token, Unkeyed> {
        let parts = self.parts();
        if self.can_be_guessed() {
            key.slow(Signal::Connection, &parts)
        } else {
            Ok(key.quick(Signal::Connection, &parts))
        }
    }

    /// What it is made of.
    pub(super) fn parts(&self) -> [&[u8]; 2] {
        [self.service.as_bytes(), self.id.as_bytes()]
    }

    pub(super) fn can_be_guessed(&self) -> bool {
        self.id.len() < LONG || self.id.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Those that say anything: proved to be theirs, with an id, and not too many.
pub fn looked_at(all: &[ClearConnection]) -> impl Iterator<Item = &ClearConnection> {
    all.iter().filter(|one| one.is_proved && !one.id.is_empty()).take(MOST)
}

#[cfg(test)]
mod tests {
    use super::{
        super::key::tests::{GUILD, key},
        *,
    };

    #[test]
    fn an_account_is_its_service_and_its_id() {
        let key = key(GUILD, 1, 1);
        let token = |service, id| ClearConnection::new(service, id, true).keyed(&key).unwrap();
        assert_eq!(token("GitHub", "583231"), token("github", " 583231 "));
        assert_ne!(token("github", "583231"), token("steam", "583231"));
        assert_ne!(
            token("spotify", "21f4kq3vh2j7w6c5z4x3y2w1v"),
            token("spotify", "21f4kq3vh2j7w6c5z4x3y2w1u")
        );
    }

    #[test]
    fn numbers_and_short_names_are_dear_to_try() {
        let guessed = |id| ClearConnection::new("x", id, true).can_be_guessed();
        assert!(guessed("76561197960287930") && guessed("gabelogannewell"));
        assert!(!guessed("21f4kq3vh2j7w6c5z4x3y2w1v"));
    }

    #[test]
    fn what_anybody_could_write_there_says_nothing() {
        let connections = [
            ClearConnection::new("domain", "example.org", false),
            ClearConnection::new("steam", "", true),
            ClearConnection::new("steam", "76561197960287930", true),
        ];
        assert_eq!(looked_at(&connections).count(), 1);
        let many: Vec<_> = (0..40).map(|id| ClearConnection::new("x", &id.to_string(), true)).collect();
        assert_eq!(looked_at(&many).count(), MOST);
    }
}

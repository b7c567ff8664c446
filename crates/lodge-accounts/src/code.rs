//! One-time codes: what a link in a letter carries.
//!
//! ```text
//! a code        base64url(32 octets of chance)                    found by itself
//! a code for    base64url(account number, 32 octets of chance)    found by the account, compared in constant time
//! ```
//!
//! Codes of the second kind are held under their account's number, so that erasing the account finds them.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use lodge_register::{Chance, Id, Secret, draw};
use subtle::ConstantTimeEq as _;

use crate::Account;

/// A code of 32 octets.
pub(crate) fn new(chance: &dyn Chance) -> Secret<String> {
    Secret::new(URL_SAFE_NO_PAD.encode(draw::<32>(chance)))
}

/// The octets of a code, if it can be one.
pub(crate) fn read(code: &str) -> Option<[u8; 32]> {
    URL_SAFE_NO_PAD.decode(code).ok()?.try_into().ok()
}

/// A code that names its account.
pub(crate) fn new_for(account: Id<Account>, chance: &dyn Chance) -> Secret<String> {
    let mut octets = account.number().to_be_bytes().to_vec();
    octets.extend(draw::<32>(chance));
    Secret::new(URL_SAFE_NO_PAD.encode(octets))
}

/// The account that a code names.
pub(crate) fn account_of(code: &str) -> Option<Id<Account>> {
    let octets = URL_SAFE_NO_PAD.decode(code).ok()?;
    match octets.split_first_chunk::<8>() {
        Some((number, rest)) if rest.len() == 32 => Some(Id::new(i64::from_be_bytes(*number))),
        _ => None,
    }
}

/// Whether two texts are the same, in a time that does not tell where they differ.
pub(crate) fn same(left: &str, right: &str) -> bool {
    left.as_bytes().ct_eq(right.as_bytes()).into()
}

/// The key of what is held for an account.
pub(crate) const fn key_of(account: Id<Account>) -> [u8; 8] {
    account.number().to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use lodge_store::SeededChance;

    #[test]
    fn a_code_is_32_octets_that_fit_a_link() {
        let code = new(&SeededChance::new(1));
        assert_eq!(code.expose().len(), 43);
        assert!(read(code.expose()).is_some());
        for wrong in ["", "x", "a b", &format!("{}A", code.expose()), &code.expose()[..42]] {
            assert!(read(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_code_names_its_account() {
        let code = new_for(Id::new(77), &SeededChance::new(1));
        assert_eq!(account_of(code.expose()), Some(Id::new(77)));
        assert_eq!(account_of(new(&SeededChance::new(1)).expose()), None);
    }
}

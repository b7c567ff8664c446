//! What both sides of an agreement know, and what is made of it: a name, a salt, and what a message is proved with.

use data_encoding::HEXLOWER;
use hkdf::Hkdf;
use lodge_register::{Chance, draw};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::verify::signal::agreed::Salt;

/// How long the name of an agreement is, in octets.
pub const NAME: usize = 16;

/// What both know: 256 bits, drawn by whoever invited.
pub struct Shared(Zeroizing<[u8; 32]>);

impl Shared {
    /// Draws it.
    #[must_use]
    pub fn draw(chance: &dyn Chance) -> Self {
        Self(Zeroizing::new(draw(chance)))
    }

    /// What was kept, or came with an invitation; nothing, if these are no 32 octets.
    #[must_use]
    pub fn kept(octets: &[u8]) -> Option<Self> {
        octets.try_into().ok().map(|octets| Self(Zeroizing::new(octets)))
    }

    /// Its octets, to be sealed, or to be written into an invitation.
    #[must_use]
    pub fn octets(&self) -> &[u8; 32] {
        &self.0
    }

    /// The name that both call the agreement by. It gives nothing away of what it is made of.
    #[must_use]
    pub fn name(&self) -> [u8; NAME] {
        let mut name = [0; NAME];
        name.iter_mut().zip(self.made(b"lodge/mutual/1/name").iter()).for_each(|(octet, of)| *octet = *of);
        name
    }

    /// What linked accounts are stretched with.
    #[must_use]
    pub fn salt(&self) -> Salt {
        Salt::of(self.made(b"lodge/mutual/1/salt"))
    }

    /// What messages are proved with.
    pub(super) fn proving(&self) -> Zeroizing<[u8; 32]> {
        self.made(b"lodge/mutual/1/proof")
    }

    fn made(&self, label: &[u8]) -> Zeroizing<[u8; 32]> {
        let mut made = Zeroizing::new([0; 32]);
        let expanded = Hkdf::<Sha256>::new(None, &*self.0).expand(label, &mut *made);
        debug_assert!(expanded.is_ok(), "32 bytes are one block of HKDF-SHA256");
        made
    }
}

/// The name of an agreement as an address has it.
#[must_use]
pub fn written(name: &[u8; NAME]) -> String {
    HEXLOWER.encode(name)
}

/// The name that an address has.
#[must_use]
pub fn read(text: &str) -> Option<[u8; NAME]> {
    HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::signal::never;

    never!(Shared: std::fmt::Debug, std::fmt::Display, Clone, serde::Serialize, lodge_register::Field);

    #[test]
    fn both_make_the_same_of_it_and_nothing_is_the_other() {
        let of = |byte: u8| Shared::kept(&[byte; 32]).unwrap();
        assert_eq!(of(1).name(), of(1).name());
        assert_ne!(of(1).name(), of(2).name());
        assert_ne!(of(1).name()[..], of(1).proving()[..NAME]);
        assert!(Shared::kept(&[1; 31]).is_none());
    }

    #[test]
    fn a_name_is_read_as_it_is_written() {
        let name = Shared::kept(&[7; 32]).unwrap().name();
        assert_eq!(read(&written(&name)), Some(name));
        for text in ["", "0", "zz", &"0".repeat(31), &"0".repeat(34), &"A".repeat(32)] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

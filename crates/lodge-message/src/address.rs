//! Addresses as header fields write them.

mod error;
mod lex;
mod parse;
mod print;

pub use error::AddressError;
pub use parse::{MAX_ADDRESS_TEXT, MAX_ADDRESSES, parse_addresses, parse_mailbox};

use std::borrow::Cow;
use std::fmt;

/// The addresses of a field such as `From` or `To`, in order. `Display` writes them on one line.
#[derive(Clone, PartialEq, Eq)]
pub struct AddressList<'a>(pub Vec<Address<'a>>);

impl<'a> AddressList<'a> {
    /// Every mailbox, those of groups too.
    pub fn mailboxes(&self) -> impl Iterator<Item = &Mailbox<'a>> {
        self.0.iter().flat_map(|address| match address {
            Address::Mailbox(mailbox) => std::slice::from_ref(mailbox),
            Address::Group(group) => &group.members,
        })
    }
}

/// One mailbox or a named group of them.
#[derive(Clone, PartialEq, Eq)]
pub enum Address<'a> {
    /// `Ann <ann@example.org>`
    Mailbox(Mailbox<'a>),
    /// `Friends: ann@example.org, bob@example.org;`
    Group(Group<'a>),
}

/// A named group of mailboxes, perhaps of none.
#[derive(Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// Its name.
    pub name: Phrase<'a>,
    /// Who is in it.
    pub members: Vec<Mailbox<'a>>,
}

/// A mailbox, and the name shown beside it.
#[derive(Clone, PartialEq, Eq)]
pub struct Mailbox<'a> {
    /// The name shown; no words if there is none.
    pub name: Phrase<'a>,
    /// What stands before the at sign, without quotes and escapes.
    pub local: Cow<'a, str>,
    /// What stands after it: a name, or an address in brackets.
    pub domain: Cow<'a, str>,
}

/// Words that name somebody. Encoded words are left as they are.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Phrase<'a>(pub Vec<Word<'a>>);

/// One word of a [`Phrase`].
#[derive(Clone, PartialEq, Eq)]
pub enum Word<'a> {
    /// A bare word, in which the old syntax allows dots: `Q.`
    Atom(&'a str),
    /// What stood between quotes, without them and their escapes.
    Quoted(Cow<'a, str>),
}

/// Says that something is there, and never what: an address is about a person.
macro_rules! conceal {
    ($($name:ident)+) => {$(
        impl fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("‹address›")
            }
        }
    )+};
}
conceal!(AddressList Address Group Mailbox Phrase Word);

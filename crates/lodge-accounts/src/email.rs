//! An e-mail address as the name of an account.

use lodge_register::{Field, SqlKind, Unreadable, Value};
use lodge_smtp::Path;

/// An e-mail address, in the form by which it is compared: lower case, domain in A-labels.
///
/// It has no `Display` or `Debug`; it lives in a `Personal`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

/// This is not an e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address: it has to look like `name@example.org`")]
pub struct EmailError;

impl Email {
    /// Reads an address (RFC 5321 `Mailbox`, RFC 6531 where it is not ASCII).
    ///
    /// # Errors
    /// [`EmailError`] if it is none, or has an address literal for a domain.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let path = Path::parse(text.trim()).map_err(|_| EmailError)?;
        if path.domain.name().is_none() {
            return Err(EmailError);
        }
        Ok(Self(path.canonical()))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Field for Email {
    const KIND: SqlKind = SqlKind::Text;
    fn to_value(&self) -> Value {
        Value::Text(self.0.clone())
    }
    fn from_value(value: Value) -> Result<Self, Unreadable> {
        String::from_value(value).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, kept: Option<&str>) {
        assert_eq!(Email::parse(typed).ok().as_ref().map(Email::as_str), kept);
    }

    #[test]
    fn case_is_folded() {
        check(" Alice@Example.ORG ", Some("alice@example.org"));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        check("alice", None);
        check("alice@", None);
        check("@example.org", None);
        check("alice@[192.0.2.1]", None);
        check("alice@example.org, bob@example.org", None);
    }
}

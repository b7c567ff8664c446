//! An alias' parts: its address, where it leads, and what is said when it is switched off.

use lodge_register::{Field, SqlKind, Unreadable, Value};
use lodge_smtp::Path;

/// The most destinations of one alias.
pub const MAX_DESTINATIONS: usize = 20;

/// Where an alias leads: one address or several, without repetition. It lives in a `Personal`.
#[derive(Clone, PartialEq, Eq)]
pub struct Destinations(Vec<Path>);

/// What is said to those who write to an alias that is switched off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// 250, and the message is dropped.
    Accept,
    /// 450: try again later.
    Defer,
    /// 550: there is no such mailbox.
    Refuse,
}

/// Why an alias cannot be as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AliasError {
    /// The alias itself is no address.
    #[error("the alias is not an address: it has to look like `name@example.org` or `*@example.org`")]
    Address,
    /// A destination is no address.
    #[error("a destination is not an address: it has to look like `name@example.net`")]
    Destination,
    /// There is none.
    #[error("an alias needs at least one destination")]
    NoDestination,
    /// There are too many.
    #[error("an alias has at most {MAX_DESTINATIONS} destinations")]
    TooManyDestinations,
    /// It leads to itself.
    #[error("an alias cannot lead to itself")]
    ToItself,
    /// A `+` starts a tag, so it cannot be in an alias.
    #[error("an alias has no `+`: what follows one is the sender's own tag")]
    Tag,
}

/// The canonical form of an alias' address: `name@domain`, or `*@domain`.
///
/// # Errors
/// [`AliasError::Address`] or [`AliasError::Tag`].
pub fn canonical(typed: &str) -> Result<String, AliasError> {
    let typed = typed.trim();
    if let Some(domain) = typed.strip_prefix("*@") {
        let path = Path::parse(&format!("postmaster@{domain}")).map_err(|_| AliasError::Address)?;
        let canonical = path.canonical();
        let (_, domain) = canonical.rsplit_once('@').ok_or(AliasError::Address)?;
        return path.domain.name().map(|_| format!("*@{domain}")).ok_or(AliasError::Address);
    }
    let path = Path::parse(typed).map_err(|_| AliasError::Address)?;
    if path.domain.name().is_none() || path.local == "*" {
        return Err(AliasError::Address);
    }
    if path.local.contains('+') {
        return Err(AliasError::Tag);
    }
    Ok(path.canonical())
}

/// The canonical form of a domain's name: lower case, in A-labels, with a dot in it.
#[must_use]
pub fn canonical_domain(typed: &str) -> Option<String> {
    let typed = typed.trim().trim_end_matches('.');
    let canonical = canonical(&format!("*@{typed}")).ok()?;
    let name = canonical.strip_prefix("*@").filter(|name| name.contains('.') && name.len() <= MAX_NAME)?;
    let label = |label: &str| (1..=63).contains(&label.len());
    name.split('.').all(label).then(|| name.to_owned())
}

/// The longest name: with `_mta-sts.` before it, it is still one (RFC 1035 section 2.3.4).
const MAX_NAME: usize = 240;

impl Destinations {
    /// Reads destinations, one or several, for the alias of this canonical address.
    ///
    /// # Errors
    /// [`AliasError`] says what is wrong with them, and names none.
    pub fn parse<'a>(typed: impl IntoIterator<Item = &'a str>, alias: &str) -> Result<Self, AliasError> {
        let mut paths: Vec<Path> = Vec::new();
        for one in typed.into_iter().map(str::trim).filter(|one| !one.is_empty()) {
            let path = Path::parse(one).map_err(|_| AliasError::Destination)?;
            let canonical = path.canonical();
            if canonical == alias {
                return Err(AliasError::ToItself);
            }
            if paths.iter().all(|other| other.canonical() != canonical) {
                paths.push(path);
            }
        }
        match paths.len() {
            0 => Err(AliasError::NoDestination),
            1..=MAX_DESTINATIONS => Ok(Self(paths)),
            _ => Err(AliasError::TooManyDestinations),
        }
    }

    /// The addresses.
    #[must_use]
    pub fn paths(&self) -> &[Path] {
        &self.0
    }
}

impl Field for Destinations {
    const KIND: SqlKind = SqlKind::Text;
    fn to_value(&self) -> Value {
        Value::Text(self.0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    }
    fn from_value(value: Value) -> Result<Self, Unreadable> {
        let text = String::from_value(value)?;
        let paths: Result<Vec<_>, _> = text.lines().map(Path::parse).collect();
        paths.map(Self).map_err(|_| Unreadable::expected("addresses"))
    }
}

impl Answer {
    /// The SMTP code of this answer.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::Accept => 250,
            Self::Defer => 450,
            Self::Refuse => 550,
        }
    }

    /// The answer with this SMTP code.
    #[must_use]
    pub const fn with_code(code: i64) -> Option<Self> {
        match code {
            250 => Some(Self::Accept),
            450 => Some(Self::Defer),
            550 => Some(Self::Refuse),
            _ => None,
        }
    }
}

impl Field for Answer {
    const KIND: SqlKind = SqlKind::Int;
    fn to_value(&self) -> Value {
        Value::Int(i64::from(self.code()))
    }
    fn from_value(value: Value) -> Result<Self, Unreadable> {
        i64::from_value(value)
            .and_then(|code| Self::with_code(code).ok_or(Unreadable::expected("250, 450 or 550")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_is_kept_in_one_form() {
        let check = |typed: &str, kept: Result<&str, AliasError>| {
            assert_eq!(canonical(typed).as_deref(), kept.as_ref().copied());
        };
        check("Shop@Alice.Test", Ok("shop@alice.test"));
        check("*@Alice.Test", Ok("*@alice.test"));
        check("shop+x@alice.test", Err(AliasError::Tag));
        check("shop", Err(AliasError::Address));
        check("*@", Err(AliasError::Address));
        check("shop@[192.0.2.1]", Err(AliasError::Address));
    }

    #[test]
    fn a_domain_is_kept_in_one_form() {
        let check = |typed: &str, kept: Option<&str>| assert_eq!(canonical_domain(typed).as_deref(), kept);
        check(" Alice.Test. ", Some("alice.test"));
        check("Bücher.example", Some("xn--bcher-kva.example"));
        check("localhost", None);
        check("192.0.2.1@x", None);
        check("[192.0.2.1]", None);
        check("*.alice.test", None);
        check("https://alice.test/", None);
        check(&format!("{}.test", "a".repeat(64)), None);
        check("", None);
    }

    #[test]
    fn destinations_are_checked() {
        let check = |typed: &[&str], kept: Result<usize, AliasError>| {
            let read = Destinations::parse(typed.iter().copied(), "shop@alice.test");
            assert_eq!(read.map(|read| read.paths().len()), kept);
        };
        check(&["a@example.org"], Ok(1));
        check(&["a@example.org", "A@EXAMPLE.org", "b@example.org"], Ok(2));
        check(&[" "], Err(AliasError::NoDestination));
        check(&["a@example.org", "nonsense"], Err(AliasError::Destination));
        check(&["shop@alice.test"], Err(AliasError::ToItself));
    }
}

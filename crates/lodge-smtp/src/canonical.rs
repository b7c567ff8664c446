//! The one form by which addresses are compared.

use crate::{Domain, Path};

impl Path {
    /// The form by which addresses are compared: lower case, and the domain in A-labels.
    ///
    //= rfc5321#2.4
    //# The local-part of a mailbox MUST BE treated as case sensitive.
    /// That is for those who relay. Here the mailbox is ours, and its owner does not tell `Shop` from `shop`.
    #[must_use]
    pub fn canonical(&self) -> String {
        let local = Self { local: self.local.to_lowercase(), domain: Domain::Name(String::new()) };
        format!("{local}{}", self.domain.canonical())
    }
}

impl Domain {
    /// The form by which domains are compared: lower case, in A-labels.
    #[must_use]
    pub fn canonical(&self) -> String {
        match self {
            Self::Name(name) if name.is_ascii() => name.to_ascii_lowercase(),
            // A name that IDNA does not allow is compared as it stands; no registry sells it.
            Self::Name(name) => idna::domain_to_ascii(name).unwrap_or_else(|_| name.to_lowercase()),
            Self::Literal(_) => self.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_has_one_form() {
        let check = |text: &str, form: &str| assert_eq!(Path::parse(text).unwrap().canonical(), form);
        check("Shop@Example.ORG", "shop@example.org");
        check("\"shop\"@example.org", "shop@example.org");
        check("\"Two Words\"@example.org", "\"two words\"@example.org");
        check("shop@Bücher.example", "shop@xn--bcher-kva.example");
        check("shop@xn--bcher-kva.example", "shop@xn--bcher-kva.example");
        check("shop@[IPv6:2001:DB8::1]", "shop@[IPv6:2001:db8::1]");
    }
}

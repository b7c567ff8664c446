//! What the configuration says about going out: who carries letters, and what may be reached.

use super::cell::{Scalar, Wrong};
use super::keys::{self, Typed};
use super::kinds::{HostPort, NameServer, Password, PublicUrl};
use super::settings::path;
use super::written::Written;
use lodge_accounts::Email;
use lodge_egress::{Allow, DoorSettings, Login, Relay, RelayTls};
use lodge_mail::MailSettings;
use lodge_register::Secret;
use std::net::IpAddr;

/// The `post` section.
pub(crate) struct Letters {
    /// The address that letters come from.
    pub(crate) from: String,
    /// The name beside it.
    pub(crate) from_name: String,
    /// Who carries them.
    pub(crate) carrier: Carrying,
}

/// Who carries letters, as far as the configuration says.
pub(crate) enum Carrying {
    /// Lodge itself.
    Own,
    /// Postmark.
    Postmark {
        /// What lets us in there.
        token: Secret<String>,
        /// Where its API is.
        url: String,
    },
    /// A relay.
    Relay(Relay),
    /// Nobody.
    Nobody,
}

/// The word for who carries letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carrier {
    Own,
    Postmark,
    Relay,
    Nobody,
}

impl Scalar for Carrier {
    const WORD: &'static str = "`own`, `postmark`, `relay` or `none`";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        match text {
            "own" => Ok(Self::Own),
            "postmark" => Ok(Self::Postmark),
            "relay" => Ok(Self::Relay),
            "none" => Ok(Self::Nobody),
            _ => Err(Wrong::new(
                format!("nobody who carries letters: `{text}`"),
                "write `own`, `postmark`, `relay` or `none`",
            )),
        }
    }
}

/// How a relay is secured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Secured(RelayTls);

impl Scalar for Secured {
    const WORD: &'static str = "`starttls`, `tls` or `none`";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        match text {
            "starttls" => Ok(Self(RelayTls::StartTls)),
            "tls" => Ok(Self(RelayTls::Implicit)),
            "none" => Ok(Self(RelayTls::Never)),
            _ => Err(Wrong::new(
                format!("no way to secure a connection: `{text}`"),
                "write `starttls`, `tls` or `none`",
            )),
        }
    }
}

/// An e-mail address of the operator's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mailbox(String);

impl Scalar for Mailbox {
    const WORD: &'static str = "an e-mail address";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        Email::parse(text).map(|_| Self(text.to_owned())).map_err(|_| {
            Wrong::new(format!("not an e-mail address: `{text}`"), "write one, like `lodge@example.org`")
        })
    }
}

/// Something that may be reached although it is not of the open internet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed(Allow);

impl Scalar for Listed {
    const WORD: &'static str = "an address, a network or a host name";
    const WORDS: &'static str = "them";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        text.parse().map(Self).map_err(|_| {
            Wrong::new(
                format!("not an address, a network or a host name: `{text}`"),
                "write them like `10.0.0.0/8`, `192.168.1.7` or `sso.example.internal`",
            )
        })
    }
}

/// Reads the `post` section. What it leaves out is taken from `mail`.
pub(super) fn letters(written: &Written, mail: &MailSettings) -> Letters {
    let from = written.read(&keys::POST_FROM).map(|Mailbox(address)| address);
    let carrier = match written.read(&keys::POST_CARRIER).unwrap_or(Carrier::Own) {
        Carrier::Own => Carrying::Own,
        Carrier::Nobody => Carrying::Nobody,
        Carrier::Postmark => postmark(written),
        Carrier::Relay => relay(written, mail),
    };
    Letters {
        from: from.unwrap_or_else(|| format!("lodge@{}", mail.hostname)),
        from_name: written.read(&keys::POST_FROM_NAME).unwrap_or_default(),
        carrier,
    }
}

fn postmark(written: &Written) -> Carrying {
    let url = written.read(&keys::POST_POSTMARK_URL).map(|PublicUrl(url)| url);
    match written.read(&keys::POST_POSTMARK_TOKEN) {
        Some(Password(token)) => Carrying::Postmark {
            token,
            url: url.unwrap_or_else(|| lodge_egress::Carrier::POSTMARK.to_owned()),
        },
        None => {
            let hint = "set `post.postmark_token_file`, or another `post.carrier`";
            missing(written, "`post.postmark_token` is not set", hint)
        }
    }
}

fn relay(written: &Written, mail: &MailSettings) -> Carrying {
    let named = written.read(&keys::POST_RELAY);
    let login = login(written);
    let tls = written.read(&keys::POST_RELAY_TLS).map(|Secured(tls)| tls);
    let (host, port, login) = match (named, &mail.relay) {
        (Some(HostPort { host, port }), _) => (host, port, login),
        (None, Some(relay)) => {
            let theirs = relay.login.as_ref().map(|login| Login {
                user: login.user.clone(),
                password: Secret::new(login.password.expose().clone()),
            });
            (relay.host.clone(), relay.port, login.or(theirs))
        }
        (None, None) => {
            return missing(written, "there is no relay", "set `post.relay` or `mail.relay`");
        }
    };
    let tls = tls.unwrap_or_else(|| fitting(&host, port));
    let hello = mail.hostname.clone();
    Carrying::Relay(Relay { host, port, tls, login, hello })
}

/// How a relay is secured if nobody says: from the first octet at the port that is for it, else with STARTTLS; not
/// within this machine.
fn fitting(host: &str, port: u16) -> RelayTls {
    let here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    match port {
        _ if here => RelayTls::Never,
        465 => RelayTls::Implicit,
        _ => RelayTls::StartTls,
    }
}

fn login(written: &Written) -> Option<Login> {
    let user = written.read(&keys::POST_RELAY_USER);
    let password = written.read(&keys::POST_RELAY_PASSWORD).map(|Password(password)| password);
    if user.is_some() != password.is_some() {
        let (name, origin) = if user.is_some() {
            ("post.relay_user", written.origin(&keys::POST_RELAY_USER))
        } else {
            ("post.relay_password", written.origin(&keys::POST_RELAY_PASSWORD))
        };
        let hint = "set `post.relay_user` and `post.relay_password_file`, or neither";
        written.wrong(name, &origin, Wrong::new("one half of a login", hint));
    }
    user.zip(password).map(|(user, password)| Login { user, password })
}

/// Remembers what is missing for the carrier that was chosen.
fn missing(written: &Written, what: &str, hint: &str) -> Carrying {
    let origin = written.origin(&keys::POST_CARRIER);
    written.wrong("post.carrier", &origin, Wrong::new(format!("of no use: {what}"), hint));
    Carrying::Nobody
}

/// Reads the `egress` section.
pub(super) fn door(written: &Written, mail: &MailSettings) -> DoorSettings {
    let allow = written.read(&keys::EGRESS_ALLOW).unwrap_or_default();
    let servers: Typed<Vec<NameServer>> = keys::MAIL_DNS;
    let dns = written.read(&servers).unwrap_or_default();
    let theirs = mail.relay.as_ref().and_then(|relay| relay.ca_file.clone());
    DoorSettings {
        allow: allow.into_iter().map(|Listed(allow)| allow).collect(),
        dns: dns.into_iter().map(|NameServer(address)| address).collect(),
        ca_files: path(written, &keys::EGRESS_CA_FILE).into_iter().chain(theirs).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{resolve, wrong};
    use super::*;

    /// Who carries letters, in a word or two.
    fn check(text: &str, expected: &str) {
        let letters = resolve(text).map(|settings| settings.post).map_err(|error| error.to_string()).unwrap();
        let found = match letters.carrier {
            Carrying::Own => "own".to_owned(),
            Carrying::Nobody => "nobody".to_owned(),
            Carrying::Postmark { token, url } => format!("{} at {url}", token.expose()),
            Carrying::Relay(Relay { host, port, tls, login, .. }) => {
                format!("{host} {port} {tls:?} {}", login.map_or_else(String::new, |login| login.user))
            }
        };
        assert_eq!(found.trim_end(), expected, "{text}");
    }

    #[test]
    fn who_carries_letters() {
        check("", "own");
        check("post.carrier = 'none'", "nobody");
        check("post.carrier = 'postmark'\npost.postmark_token = 't'", "t at https://api.postmarkapp.com");
        check("post.carrier = 'relay'\npost.relay = 'a.b:587'", "a.b 587 StartTls");
        check("post.carrier = 'relay'\npost.relay = 'a.b:465'", "a.b 465 Implicit");
        check("post.carrier = 'relay'\npost.relay = '127.0.0.1:25'", "127.0.0.1 25 Never");
        check("post.carrier = 'relay'\npost.relay = 'a.b:25'\npost.relay_tls = 'none'", "a.b 25 Never");
        let mail = "mail.relay = 'c.d:25'\nmail.relay_user = 'u'\nmail.relay_password = 'p'\n";
        check(&format!("{mail}post.carrier = 'relay'"), "c.d 25 StartTls u");
        check(&format!("{mail}post.carrier = 'relay'\npost.relay = 'a.b:25'"), "a.b 25 StartTls");
    }

    #[test]
    fn what_is_missing_is_said() {
        assert!(wrong("post.carrier = 'postmark'").contains("`post.postmark_token` is not set"));
        assert!(wrong("post.carrier = 'relay'").contains("there is no relay"));
        assert!(wrong("post.carrier = 'pigeon'").contains("nobody who carries letters: `pigeon`"));
        assert!(wrong("post.from = 'nobody'").contains("not an e-mail address"));
        let half = "post.carrier = 'relay'\npost.relay = 'a.b:25'\npost.relay_user = 'u'";
        assert!(wrong(half).contains("one half of a login"));
    }

    #[test]
    fn what_may_be_reached() {
        let settings =
            resolve("egress.allow = ['10.0.0.0/8', 'sso.internal']\nmail.dns = '127.0.0.1:5353'").unwrap();
        assert_eq!((settings.egress.allow.len(), settings.egress.dns.len()), (2, 1));
        assert!(wrong("egress.allow = '10.0.0.0/40'").contains("not an address, a network or a host name"));
        assert_eq!(resolve("mail.hostname = 'a.b'").unwrap().post.from, "lodge@a.b");
    }
}

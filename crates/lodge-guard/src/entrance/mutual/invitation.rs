//! The text by which one staff invites another: who invites, and what both are going to know.
//!
//! Whoever has the text can answer it, so it goes from hand to hand, is good once and for seven days, and is no agreement
//! before whoever made it has seen who answered.

use data_encoding::BASE64URL_NOPAD;
use lodge_register::Timestamp;
use lodge_web::Origin;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{message::Octets, shared::Shared};
use crate::ids::GuildId;

/// For how many days it is good.
pub const DAYS: i64 = 7;
/// The longest text that is read as one.
pub const LONGEST: usize = 2_000;
/// The longest name of a server that is taken, in characters: Discord has no longer ones.
pub const LONGEST_NAME: usize = 100;
/// What it begins with, so that people and search see what they have before them.
const BEGINS: &str = "lodge-agreement-";
/// So many octets of a hash say whether all of it was copied.
const CHECK: usize = 4;

/// Who invites, and what both are going to know.
pub struct Invitation {
    /// Where their Lodge is, without a slash at the end.
    pub url: String,
    /// Which server it is.
    pub guild: GuildId,
    /// What it is called.
    pub name: String,
    /// What both are going to know.
    pub shared: Shared,
    /// Until when it can be answered.
    pub until: Timestamp,
}

/// Why a text is no invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoInvitation {
    /// It is none, or not all of it.
    Unreadable,
    /// Its time is over.
    Late,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    v: u8,
    url: String,
    guild: GuildId,
    name: String,
    shared: Octets<32>,
    until: i64,
}

impl Invitation {
    /// The text.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        let written = Written {
            v: 1,
            url: self.url.clone(),
            guild: self.guild,
            name: self.name.clone(),
            shared: Octets(*self.shared.octets()),
            until: self.until.millis(),
        };
        // Numbers and texts are always written.
        let mut octets = Zeroizing::new(serde_json::to_vec(&written).unwrap_or_default());
        let check = check(&octets);
        octets.extend(check);
        Zeroizing::new(format!("{BEGINS}{}", BASE64URL_NOPAD.encode(&octets)))
    }

    /// The invitation in a text that was pasted, with whatever blanks it caught on the way.
    ///
    /// # Errors
    /// [`NoInvitation`] if there is none in it, or none any more.
    pub fn read(text: &str, now: Timestamp) -> Result<Self, NoInvitation> {
        let invitation = Self::of(text).ok_or(NoInvitation::Unreadable)?;
        if invitation.until <= now { Err(NoInvitation::Late) } else { Ok(invitation) }
    }

    fn of(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let text: Zeroizing<String> = Zeroizing::new(text.split_whitespace().collect());
        let octets = Zeroizing::new(BASE64URL_NOPAD.decode(text.strip_prefix(BEGINS)?.as_bytes()).ok()?);
        let (written, said) = octets.split_at_checked(octets.len().checked_sub(CHECK)?)?;
        if check(written) != said {
            return None;
        }
        let Written { v: 1, url, guild, name, shared, until } = serde_json::from_slice(written).ok()? else {
            return None;
        };
        let url = Origin::parse(&url).ok()?.as_str().to_owned();
        let shared = Shared::kept(&shared.0)?;
        let is_fine = !guild.is_none() && name.chars().count() <= LONGEST_NAME;
        is_fine.then_some(Self { url, guild, name, shared, until: Timestamp::from_millis(until) })
    }
}

fn check(octets: &[u8]) -> [u8; CHECK] {
    let mut check = [0; CHECK];
    check.iter_mut().zip(Sha256::digest(octets)).for_each(|(octet, of)| *octet = of);
    check
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_790_000_000_000);

    fn invitation(url: &str) -> Invitation {
        Invitation {
            url: url.to_owned(),
            guild: GuildId::new(41),
            name: "The <b>Harbour</b>".to_owned(),
            shared: Shared::kept(&[7; 32]).unwrap(),
            until: NOW.plus_days(DAYS),
        }
    }

    #[test]
    fn it_is_read_as_it_was_made_and_as_it_was_pasted() {
        let text = invitation("https://lodge.example").text();
        let (first, last) = text.split_at(60);
        for pasted in [text.to_string(), format!("  {first}\r\n{last}\n")] {
            let read = Invitation::read(&pasted, NOW).ok().unwrap();
            assert_eq!((read.url.as_str(), read.guild.get()), ("https://lodge.example", 41));
            assert_eq!((read.name.as_str(), read.shared.octets()), ("The <b>Harbour</b>", &[7; 32]));
        }
        assert!(text.starts_with("lodge-agreement-") && text.len() < 400, "{}", text.len());
    }

    #[test]
    fn what_is_none_or_not_all_of_it_or_too_old_is_refused() {
        let check = |text: &str, now, expected| {
            assert_eq!(Invitation::read(text, now).err(), Some(expected), "{text}");
        };
        let text = invitation("https://lodge.example").text();
        check(&text, NOW.plus_days(DAYS), NoInvitation::Late);
        for text in ["", "lodge-agreement-", "lodge-agreement-AAAA", "hello", &"a".repeat(LONGEST + 1)] {
            check(text, NOW, NoInvitation::Unreadable);
        }
        check(&text[..text.len() - 1], NOW, NoInvitation::Unreadable);
        check(&text[1..], NOW, NoInvitation::Unreadable);
        check(&text.replacen('e', "f", 4), NOW, NoInvitation::Unreadable);
        for url in
            ["", "lodge.example", "ftp://lodge.example", "https://lodge.example/x", "https://a:b@c.example"]
        {
            check(&invitation(url).text(), NOW, NoInvitation::Unreadable);
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(lodge-agreement-)?[A-Za-z0-9_-]{0,200}") {
            proptest::prop_assert!(Invitation::read(&text, NOW).is_err());
        }
    }
}

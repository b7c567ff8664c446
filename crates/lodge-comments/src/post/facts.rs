//! Who writes, and what is known of what they write.

use lodge_register::{Personal, Timestamp};

use super::{Author, Draft, Refused};
use crate::{
    Book, Page, Site, Visitor, Way, door, policy::Facts, render::Rendered, spam, store::visitors, who::May,
};

/// The longest name of a guest, in characters.
pub const LONGEST_NAME: usize = 60;

/// Whether a guest may be called that. An address that somebody signs in with is not kept, and nobody is told why: the
/// comment stands without it.
pub(super) async fn called(book: &Book, site: &Site, guest: &mut Visitor) -> Result<(), Refused> {
    let email = guest.email.as_ref().map(|email| email.reveal().as_str());
    match door::guest_may_be_called(book, site, guest.name.reveal(), email).await? {
        Ok(()) => Ok(()),
        Err(door::Refused::Email) => {
            (guest.email, guest.notified) = (None, false);
            Ok(())
        }
        Err(no) => Err(Refused::Fields(vec![(no.field(), no.message())])),
    }
}

/// What the judges of spam are asked.
pub(super) fn asked<'a>(
    site: &'a Site,
    draft: &'a Draft,
    author: &'a Visitor,
    facts: &Facts,
    path: &'a str,
) -> spam::Asked<'a> {
    spam::Asked {
        body: &draft.body,
        name: author.name.reveal(),
        email: author.email.as_ref().map(|email| email.reveal().as_str()),
        website: author.website.as_ref().map(|website| website.reveal().as_str()),
        way: author.way,
        // A guest is another one each time; whoever brought a token, or a letter, is not.
        visitor: matches!(draft.author, Author::Known(_)).then_some(author.id),
        shown_before: facts.shown_before,
        network: &draft.network,
        ip: draft.ip,
        page: (site.host.reveal(), path),
        honeypot: &draft.honeypot,
        proof: draft.proof.as_ref().map(|(text, numbers)| (text.as_str(), numbers.as_str())),
    }
}

pub(super) fn author(
    book: &Book,
    site: &Site,
    draft: &Draft,
    now: Timestamp,
) -> Result<(Visitor, May), Refused> {
    match &draft.author {
        Author::Known(caller) => Ok((caller.visitor.clone(), caller.may)),
        Author::Guest { name, email } => {
            let name = name.reveal().split_whitespace().collect::<Vec<_>>().join(" ");
            if name.is_empty() {
                return Err(Refused::Fields(vec![("name", "embed-name-empty")]));
            }
            if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
                return Err(Refused::Fields(vec![("name", "embed-name-long")]));
            }
            let mut guest = visitors::new(&book.house.db, site.id, Way::Guest, &name, now);
            draft.language.tag().clone_into(&mut guest.language);
            if let Some(email) = email {
                let email = lodge_accounts::Email::parse(email.reveal())
                    .map_err(|_| Refused::Fields(vec![("email", "embed-email-wrong")]))?;
                guest.email = Some(Personal::new(email.as_str().to_owned()));
                guest.notified = true;
            }
            Ok((guest, May::Write))
        }
    }
}

pub(super) async fn facts(
    book: &Book,
    site: &Site,
    (page, author, may): (Option<&Page>, &Visitor, May),
    (rendered, draft): (&Rendered, &Draft),
    now: Timestamp,
) -> Result<Facts, Refused> {
    let db = &book.house.db;
    let moderates = may >= May::Moderate;
    // Of whoever moderates, neither is asked.
    let (banned, shown_before) = if moderates {
        (false, 0)
    } else {
        let network = network_of(book, site, &draft.network);
        let enough = site.rules.hold.first.max(1);
        visitors::standing(db, (site.id, author.id), &network, enough, now).await?
    };
    Ok(Facts {
        way: author.way,
        moderates,
        banned,
        shadowed: author.shadowed,
        shown_before,
        since: author.created_at,
        page_since: page.map_or(now, |page| page.created_at),
        page_locked: page.is_some_and(|page| page.locked),
        site_locked: site.locked,
        links: rendered.links.len(),
        images: rendered.images.len(),
        text: rendered.text.clone(),
        spam: None,
        unproved: false,
    })
}

/// The keyed hash under which a site knows a network.
pub(crate) fn network_of(book: &Book, site: &Site, octets: &[u8]) -> Vec<u8> {
    let mut said = site.id.number().to_be_bytes().to_vec();
    said.extend(octets);
    book.house.db.keyed_hash("comments/network", &said).to_vec()
}

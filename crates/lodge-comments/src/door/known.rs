//! Who somebody is at a site, by what they have shown; somebody new, if nobody is known by it.

use lodge_accounts::{Account, profile};
use lodge_register::{Field as _, Id, Personal, Value};
use lodge_store::{Batch, Db, Expect, StoreError};
use lodge_web::Fault;

use super::names::{self, Refused};
use crate::{Book, Site, Visitor, Way, store::visitors};

/// What somebody has shown.
#[derive(Debug, Clone)]
pub(super) struct Proof {
    /// How.
    pub(super) way: Way,
    /// The account that is theirs.
    pub(super) account: Option<Id<Account>>,
    /// By what they are known beside an account, the way before it: `email alice@example.org`.
    pub(super) outside: Option<String>,
    /// What they are called there.
    pub(super) name: Option<String>,
    /// An address that is theirs.
    pub(super) email: Option<String>,
    /// Their own page.
    pub(super) website: Option<String>,
    /// Where their picture is.
    pub(super) picture: Option<String>,
    /// Whether the site says that they moderate. Only the site's own sign-in says anything.
    pub(super) moderates: Option<bool>,
}

impl Proof {
    /// Nothing yet, in this way.
    pub(super) const fn of(way: Way) -> Self {
        Self {
            way,
            account: None,
            outside: None,
            name: None,
            email: None,
            website: None,
            picture: None,
            moderates: None,
        }
    }

    /// Known by this, among those who came the same way.
    pub(super) fn by(way: Way, key: &str) -> Self {
        Self { outside: Some(format!("{} {key}", way.as_str())), ..Self::of(way) }
    }
}

/// Who that is at this site, if they were here before.
pub(super) async fn find(book: &Book, site: &Site, proof: &Proof) -> Result<Option<Visitor>, StoreError> {
    let db = &book.house.db;
    match (proof.account, &proof.outside) {
        (Some(account), _) => visitors::by_account(db, site.id, account).await,
        (None, Some(outside)) => visitors::by_outside(db, site.id, outside).await,
        (None, None) => Ok(None),
    }
}

/// Who that is at this site; if they are new, under the name that they typed, or the one that they have there.
pub(super) async fn welcome(
    book: &Book,
    site: &Site,
    proof: &Proof,
    typed: &str,
    language: &str,
) -> Result<Result<Visitor, Refused>, Fault> {
    let db = &book.house.db;
    if let Some(visitor) = find(book, site, proof).await? {
        return Ok(refreshed(book, visitor, proof).await.map(Ok)?);
    }
    let said = [Some(typed), proof.name.as_deref()].into_iter().flatten().map(str::trim);
    let Some(said) = said.into_iter().find(|name| !name.is_empty()) else { return Ok(Err(Refused::NoName)) };
    let Ok(name) = profile::name(said) else { return Ok(Err(Refused::NoName)) };
    // Whom the site itself names may be called whatever it says.
    let staff = proof.way != Way::Sso && names::is_of_staff(book, site, name.reveal(), proof.account).await?;
    if staff {
        return Ok(Err(Refused::Name));
    }
    let visitor = Visitor {
        account_id: proof.account,
        email: proof.email.clone().map(Personal::new),
        email_proved: proof.email.is_some(),
        outside: proof.outside.clone().map(Personal::new),
        website: proof.website.clone().map(Personal::new),
        picture: proof.picture.clone().map(Personal::new),
        moderates: proof.moderates.unwrap_or_default(),
        language: language.to_owned(),
        ..visitors::new(db, site.id, proof.way, name.reveal(), book.house.clock.now())
    };
    let called = names::stored(db, &visitor);
    match db.write(Batch::new().insert(db, &visitor).insert(db, &called)).await {
        Ok(_) => Ok(Ok(visitor)),
        // They came in through two windows at once.
        Err(StoreError::Conflict) => {
            find(book, site, proof).await?.map(Ok).ok_or(Fault::conflict("conflict"))
        }
        Err(error) => Err(error.into()),
    }
}

/// With what the other side says of them now.
async fn refreshed(book: &Book, visitor: Visitor, proof: &Proof) -> Result<Visitor, StoreError> {
    let db = &book.house.db;
    let by_site = proof.way == Way::Sso;
    let name = proof.name.as_deref().filter(|_| by_site).and_then(|name| profile::name(name).ok());
    let kept = |new: &Option<String>, old: &Option<Personal<String>>| match new {
        Some(new) => Some(Personal::new(new.clone())),
        None if by_site => None,
        None => old.clone(),
    };
    let now = Visitor {
        name: name.unwrap_or_else(|| visitor.name.clone()),
        email: kept(&proof.email, &visitor.email),
        website: kept(&proof.website, &visitor.website),
        picture: kept(&proof.picture, &visitor.picture),
        moderates: proof.moderates.unwrap_or(visitor.moderates),
        ..visitor.clone()
    };
    let now = Visitor { email_proved: now.email.is_some(), ..now };
    if same(&now, &visitor) {
        return Ok(visitor);
    }
    save(db, &now).await?;
    Ok(now)
}

fn same(left: &Visitor, right: &Visitor) -> bool {
    let said = |visitor: &Visitor| {
        let open = |field: &Option<Personal<String>>| field.as_ref().map(|field| field.reveal().clone());
        let Visitor { email, website, picture, .. } = visitor;
        (visitor.name.reveal().clone(), open(email), open(website), open(picture), visitor.moderates)
    };
    said(left) == said(right)
}

async fn save(db: &Db, visitor: &Visitor) -> Result<(), StoreError> {
    let sealed = |column: &'static str, field: Option<&Personal<String>>| {
        db.seal::<Visitor>(column, visitor.id, &field.map_or(Value::Null, |field| field.to_value()))
    };
    let blind = visitor.email.as_ref().map(|email| db.blind::<Visitor>("email", email.reveal()));
    let args = (
        visitor.id,
        sealed("name", Some(&visitor.name))?,
        sealed("email", visitor.email.as_ref())?,
        blind.unwrap_or(Value::Null),
        visitor.email_proved,
        sealed("website", visitor.website.as_ref())?,
        sealed("picture", visitor.picture.as_ref())?,
        visitor.moderates,
    );
    let batch = Batch::new()
        .run(
            "UPDATE comments_visitor
             SET name = $2, email = $3, email_blind = $4, email_proved = $5, website = $6, picture = $7, moderates = $8
             WHERE id = $1",
            args,
            Expect::Exactly(1),
        )
        .run("DELETE FROM comments_called WHERE visitor_id = $1", (visitor.id,), Expect::Any)
        .insert(db, &names::stored(db, visitor));
    db.write(batch).await.map(drop)
}

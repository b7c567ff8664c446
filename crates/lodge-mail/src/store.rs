//! Questions about domains and aliases.

mod change;
mod listed;
mod owned;
mod proof;

pub use change::{AddError, Changes, add_aliases_within, add_unproved, change_alias, change_aliases};
pub use listed::{Which, among, count_of, page_of};
pub use owned::{Held, May, alias_for, counted, domain_for, domains_for};
pub use proof::prove;

use lodge_accounts::{Account, delegates};
use lodge_register::{Clock, Id, Personal, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Alias, Answer, Destinations, Domain};

/// What changed, in `mail_change.kind`.
const DOMAIN: i64 = 0;
const ALIAS: i64 = 1;

/// The name under which others are invited to a domain.
pub(crate) const MODULE: &str = "mail";

/// Adds the number of a change to a batch.
fn noted(batch: Batch, kind: i64, target: i64, now: Timestamp) -> Batch {
    batch
        .run("UPDATE mail_revision SET last = last + 1 WHERE one = 1", (), Expect::Exactly(1))
        .run(
            "INSERT INTO mail_change (seq, kind, target, changed_at)
             SELECT last, CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS BIGINT) FROM mail_revision WHERE one = 1",
            (kind, target, now),
            Expect::Exactly(1),
        )
}

/// What an alias is added with.
pub struct NewAlias {
    /// The domain it is at.
    pub domain: Id<Domain>,
    /// Whose it is.
    pub account: Id<Account>,
    /// The canonical address.
    pub address: String,
    /// Where it leads.
    pub destinations: Destinations,
    /// What its owner calls it.
    pub label: Option<String>,
}

/// Adds a domain of which the operator knows that it is theirs.
///
/// # Errors
/// [`StoreError::Conflict`] if the account has it already, or another one has proved that it is theirs.
pub async fn add_domain(
    db: &Db,
    clock: &dyn Clock,
    account: Id<Account>,
    name: String,
) -> Result<Domain, StoreError> {
    let now = clock.now();
    let domain = Domain {
        id: db.new_id(),
        account_id: account,
        name: Personal::new(name),
        verified_at: Some(now),
        created_at: now,
    };
    db.write(noted(Batch::new().insert(db, &domain), DOMAIN, domain.id.number(), now)).await?;
    Ok(domain)
}

/// The domain of this name, in A-labels: the one that is proved, if several accounts say that it is theirs.
pub async fn domain_by_name(db: &Db, name: &str) -> Result<Option<Domain>, StoreError> {
    let blind = db.blind::<Domain>("name", name);
    db.first(
        "SELECT * FROM mail_domain WHERE name_blind = $1 ORDER BY (verified_at IS NULL), id LIMIT 1",
        (blind,),
    )
    .await
}

/// The domain with this number.
pub async fn domain(db: &Db, id: Id<Domain>) -> Result<Option<Domain>, StoreError> {
    db.first("SELECT * FROM mail_domain WHERE id = $1", (id,)).await
}

/// All domains, oldest first.
pub async fn domains(db: &Db) -> Result<Vec<Domain>, StoreError> {
    db.all("SELECT * FROM mail_domain ORDER BY id", ()).await
}

/// Removes a domain and its aliases.
pub async fn remove_domain(db: &Db, clock: &dyn Clock, id: Id<Domain>) -> Result<(), StoreError> {
    let batch = Batch::new().run("DELETE FROM mail_alias WHERE domain_id = $1", (id,), Expect::Any).run(
        "DELETE FROM mail_domain WHERE id = $1",
        (id,),
        // Of two who remove it at once, both are right.
        Expect::Any,
    );
    let batch = delegates::without_object(batch, MODULE, id.number());
    db.write(noted(batch, DOMAIN, id.number(), clock.now())).await?;
    Ok(())
}

/// Adds an alias.
///
/// # Errors
/// [`StoreError::Conflict`] if its address has one already.
pub async fn add_alias(db: &Db, clock: &dyn Clock, new: NewAlias) -> Result<Alias, StoreError> {
    let mut added = add_aliases(db, clock, vec![new]).await?;
    added.pop().ok_or(StoreError::Conflict)
}

/// Adds aliases, all or none.
///
/// # Errors
/// [`StoreError::Conflict`] if one of the addresses has an alias already.
pub async fn add_aliases(db: &Db, clock: &dyn Clock, new: Vec<NewAlias>) -> Result<Vec<Alias>, StoreError> {
    let (batch, added) = adding(db, clock.now(), new.into_iter().map(|new| (new, None)));
    db.write(batch).await?;
    Ok(added)
}

/// What adds aliases, switched on or off, and what they will be.
fn adding(
    db: &Db,
    now: Timestamp,
    new: impl IntoIterator<Item = (NewAlias, Option<Answer>)>,
) -> (Batch, Vec<Alias>) {
    let (mut batch, mut added) = (Batch::new(), Vec::new());
    for (new, closed) in new {
        let alias = Alias {
            id: db.new_id(),
            account_id: new.account,
            domain_id: new.domain,
            address: Personal::new(new.address),
            destinations: Personal::new(new.destinations),
            label: new.label.map(Personal::new),
            closed,
            created_at: now,
        };
        batch = noted(batch.insert(db, &alias), ALIAS, alias.id.number(), now);
        added.push(alias);
    }
    (batch, added)
}

/// The alias with this canonical address: the one at the domain that is proved, if there are several.
pub async fn alias_by_address(db: &Db, address: &str) -> Result<Option<Alias>, StoreError> {
    let blind = db.blind::<Alias>("address", address);
    db.first(
        "SELECT a.* FROM mail_alias a JOIN mail_domain d ON d.id = a.domain_id
         WHERE a.address_blind = $1 ORDER BY (d.verified_at IS NULL), a.id LIMIT 1",
        (blind,),
    )
    .await
}

/// The alias with this number.
pub async fn alias(db: &Db, id: Id<Alias>) -> Result<Option<Alias>, StoreError> {
    db.first("SELECT * FROM mail_alias WHERE id = $1", (id,)).await
}

/// All aliases, oldest first.
pub async fn aliases(db: &Db) -> Result<Vec<Alias>, StoreError> {
    db.all("SELECT * FROM mail_alias ORDER BY id", ()).await
}

/// The aliases at one domain, oldest first.
pub async fn aliases_of(db: &Db, domain: Id<Domain>) -> Result<Vec<Alias>, StoreError> {
    db.all("SELECT * FROM mail_alias WHERE domain_id = $1 ORDER BY id", (domain,)).await
}

/// Switches an alias off with this answer, or on again.
pub async fn close_alias(
    db: &Db,
    clock: &dyn Clock,
    id: Id<Alias>,
    answer: Option<Answer>,
) -> Result<(), StoreError> {
    let batch = Batch::new().run(
        "UPDATE mail_alias SET closed = $2 WHERE id = $1",
        (id, answer.map(|answer| i64::from(answer.code()))),
        Expect::Exactly(1),
    );
    db.write(noted(batch, ALIAS, id.number(), clock.now())).await?;
    Ok(())
}

/// Removes an alias.
pub async fn remove_alias(db: &Db, clock: &dyn Clock, id: Id<Alias>) -> Result<(), StoreError> {
    remove_aliases(db, clock, &[id]).await
}

/// Removes aliases. Those that are gone already are no reason to stop: two may remove the same one at once.
pub async fn remove_aliases(db: &Db, clock: &dyn Clock, ids: &[Id<Alias>]) -> Result<(), StoreError> {
    let batch = ids.iter().fold(Batch::new(), |batch, id| {
        let batch = batch.run("DELETE FROM mail_alias WHERE id = $1", (*id,), Expect::Any);
        noted(batch, ALIAS, id.number(), clock.now())
    });
    db.write(batch).await.map(drop)
}

/// What a running Lodge compares to know whether anything changed: the last change, the oldest one still noted
/// (0 if none), and how many domains and aliases there are. Erasure leaves no note, but it changes the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Extent {
    pub(crate) last: i64,
    pub(crate) oldest: i64,
    pub(crate) domains: i64,
    pub(crate) aliases: i64,
}

/// The number of the last change.
pub(crate) async fn last_change(db: &Db) -> Result<i64, StoreError> {
    let rows = db.rows("SELECT last FROM mail_revision WHERE one = 1", ()).await?;
    rows.first().map_or(Ok(0), |row| row.int(0))
}

/// The extent now.
pub(crate) async fn extent(db: &Db) -> Result<Extent, StoreError> {
    let rows = db
        .rows(
            "SELECT r.last,
                    (SELECT COALESCE(MIN(seq), 0) FROM mail_change),
                    (SELECT COUNT(*) FROM mail_domain),
                    (SELECT COUNT(*) FROM mail_alias)
             FROM mail_revision r WHERE r.one = 1",
            (),
        )
        .await?;
    let Some(row) = rows.first() else { return Ok(Extent::default()) };
    Ok(Extent { last: row.int(0)?, oldest: row.int(1)?, domains: row.int(2)?, aliases: row.int(3)? })
}

/// What changed after this number: (is it an alias?, its number), each once.
pub(crate) async fn changed_since(db: &Db, seq: i64) -> Result<Vec<(bool, i64)>, StoreError> {
    let rows = db
        .rows("SELECT DISTINCT kind, target FROM mail_change WHERE seq > $1 ORDER BY kind, target", (seq,))
        .await?;
    rows.iter().map(|row| Ok((row.int(0)? == ALIAS, row.int(1)?))).collect()
}

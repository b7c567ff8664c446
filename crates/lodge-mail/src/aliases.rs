//! Every alias, in memory, found without a lock.
//!
//! The table follows the database by the numbers of changes: adding the ten-thousandth alias reads one row.
//! Only when a change was missed, or the numbers do not add up (an erasure leaves no note), is all of it read again.

use std::{collections::HashSet, pin::Pin, sync::Arc};

use lodge_accounts::Account;
use lodge_register::Id;
use lodge_smtp::Path;
use lodge_store::{Db, StoreError};
use tokio::sync::Mutex;

use crate::{Alias, Answer, Domain, store};

/// The aliases as the hot path asks them.
#[derive(Default)]
pub struct Aliases {
    /// Domain name to its owner, who is its postmaster.
    domains: papaya::HashMap<String, Arc<Way>>,
    /// Address to where it leads.
    ways: papaya::HashMap<String, Arc<Way>>,
    /// What each number was called, so that it can be taken out.
    domain_names: papaya::HashMap<i64, String>,
    alias_names: papaya::HashMap<i64, String>,
    /// What has been read. Held while reading, never while looking up.
    seen: Mutex<Option<store::Extent>>,
}

/// Where an address leads.
pub struct Way {
    /// The alias; `None` for a postmaster.
    pub alias: Option<Id<Alias>>,
    /// Its destinations.
    pub destinations: Arc<[Path]>,
    /// What is said while it is switched off.
    pub closed: Option<Answer>,
}

/// What there is for an address.
pub enum Found {
    /// It leads somewhere.
    Way(Arc<Way>),
    /// The domain is ours; no alias fits.
    Unknown,
    /// The domain is not ours.
    NotOurs,
}

impl Aliases {
    /// Where this address leads: to its alias, without its tag to its alias, to the domain's catch-all, or,
    /// for a postmaster, to the domain's owner.
    pub fn find(&self, address: &Path) -> Found {
        let domain = address.domain.canonical();
        let domains = self.domains.pin();
        let Some(owner) = domains.get(&domain) else { return Found::NotOurs };
        let canonical = address.canonical();
        let ways = self.ways.pin();
        if let Some(way) = ways.get(&canonical) {
            return Found::Way(Arc::clone(way));
        }
        // Sub-addressing (RFC 5233): `shop+books` is `shop`, if it is not an alias itself.
        if let Some((name, _)) = canonical.split_once('+').filter(|(name, _)| !name.is_empty())
            && let Some(way) = ways.get(&format!("{name}@{domain}"))
        {
            return Found::Way(Arc::clone(way));
        }
        if let Some(way) = ways.get(&format!("*@{domain}")) {
            return Found::Way(Arc::clone(way));
        }
        //= rfc5321#4.5.1
        //# Any system that includes an SMTP server supporting mail relaying or
        //# delivery MUST support the reserved mailbox "postmaster" as a case-
        //# insensitive local name.
        if address.local.eq_ignore_ascii_case("postmaster") && !owner.destinations.is_empty() {
            return Found::Way(Arc::clone(owner));
        }
        Found::Unknown
    }

    /// How many aliases there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ways.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ways.is_empty()
    }

    /// Takes notice of what changed.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be read; what was known stays known.
    pub fn refresh<'a>(
        &'a self,
        db: &'a Db,
    ) -> Pin<Box<dyn Future<Output = Result<(), StoreError>> + Send + 'a>> {
        // Boxed, because the compiler cannot see through a session's future that this one is `Send` (rust#64552).
        Box::pin(self.catch_up(db))
    }

    async fn catch_up(&self, db: &Db) -> Result<(), StoreError> {
        let mut seen = self.seen.lock().await;
        let now = store::extent(db).await?;
        match *seen {
            Some(before) if before == now => return Ok(()),
            Some(before) if now.last > before.last && now.oldest > 0 && now.oldest <= before.last + 1 => {
                self.read_changes(db, before.last).await?;
                if self.adds_up(now) {
                    *seen = Some(now);
                    return Ok(());
                }
            }
            _ => {}
        }
        self.read_all(db).await?;
        *seen = Some(now);
        Ok(())
    }

    fn adds_up(&self, extent: store::Extent) -> bool {
        let same = |held: usize, stored: i64| i64::try_from(held).is_ok_and(|held| held == stored);
        same(self.domain_names.len(), extent.domains) && same(self.alias_names.len(), extent.aliases)
    }

    async fn read_changes(&self, db: &Db, since: i64) -> Result<(), StoreError> {
        for (is_alias, target) in store::changed_since(db, since).await? {
            if is_alias {
                let alias = store::alias(db, Id::new(target)).await?;
                self.put_alias(target, alias.as_ref());
            } else {
                let domain = store::domain(db, Id::new(target)).await?;
                if domain.is_none() {
                    // Its aliases went with it, without a note each.
                    return self.read_all(db).await;
                }
                self.put_domain(db, target, domain.as_ref()).await?;
            }
        }
        Ok(())
    }

    async fn read_all(&self, db: &Db) -> Result<(), StoreError> {
        let domains = store::domains(db).await?;
        let aliases = store::aliases(db).await?;
        let domain_ids: HashSet<i64> = domains.iter().map(|domain| domain.id.number()).collect();
        let alias_ids: HashSet<i64> = aliases.iter().map(|alias| alias.id.number()).collect();
        for gone in missing(&self.domain_names, &domain_ids) {
            self.put_domain(db, gone, None).await?;
        }
        for gone in missing(&self.alias_names, &alias_ids) {
            self.put_alias(gone, None);
        }
        for domain in &domains {
            self.put_domain(db, domain.id.number(), Some(domain)).await?;
        }
        for alias in &aliases {
            self.put_alias(alias.id.number(), Some(alias));
        }
        Ok(())
    }

    async fn put_domain(&self, db: &Db, id: i64, domain: Option<&Domain>) -> Result<(), StoreError> {
        let Some(domain) = domain else {
            if let Some(name) = self.domain_names.pin().remove(&id) {
                self.domains.pin().remove(name);
            }
            return Ok(());
        };
        let owner = lodge_accounts::by_id(db, domain.account_id).await?;
        self.domain_names.pin().insert(id, domain.name.reveal().clone());
        if domain.verified_at.is_some() {
            self.domains.pin().insert(domain.name.reveal().clone(), Arc::new(postmaster(owner.as_ref())));
        } else {
            self.domains.pin().remove(domain.name.reveal());
        }
        Ok(())
    }

    fn put_alias(&self, id: i64, alias: Option<&Alias>) {
        let names = self.alias_names.pin();
        let Some(alias) = alias else {
            let ways = self.ways.pin();
            // The address may have another alias by now.
            if let Some(name) = names.remove(&id)
                && ways.get(name).is_some_and(|way| way.alias == Some(Id::new(id)))
            {
                ways.remove(name);
            }
            return;
        };
        let way = Way {
            alias: Some(alias.id),
            destinations: alias.destinations.reveal().paths().into(),
            closed: alias.closed,
        };
        names.insert(id, alias.address.reveal().clone());
        self.ways.pin().insert(alias.address.reveal().clone(), Arc::new(way));
    }
}

/// The postmaster of a domain is whoever owns it, and that of this host whoever runs it.
pub(crate) fn postmaster(owner: Option<&Account>) -> Way {
    let path = owner.and_then(|owner| Path::parse(owner.email.reveal().as_str()).ok());
    Way { alias: None, destinations: path.into_iter().collect(), closed: None }
}

fn missing(held: &papaya::HashMap<i64, String>, stored: &HashSet<i64>) -> Vec<i64> {
    held.pin().keys().copied().filter(|id| !stored.contains(id)).collect()
}

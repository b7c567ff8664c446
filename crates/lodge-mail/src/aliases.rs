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
    /// Domain name to whose it is: proved domains only.
    domains: papaya::HashMap<String, Home>,
    /// Address to where it leads: aliases at proved domains only.
    ways: papaya::HashMap<String, Arc<Way>>,
    /// What each number was called, so that it can be taken out.
    domain_names: papaya::HashMap<i64, String>,
    alias_names: papaya::HashMap<i64, String>,
    /// What has been read. Held while reading, never while looking up.
    seen: Mutex<Option<store::Extent>>,
}

/// A domain that is proved.
struct Home {
    id: i64,
    /// Its owner is its postmaster.
    postmaster: Arc<Way>,
}

/// Where an address leads.
pub struct Way {
    /// The alias; `None` for a postmaster.
    pub alias: Option<Id<Alias>>,
    /// Whose messages are counted with this one; nobody's, for the postmaster of this host.
    pub account: Option<Id<Account>>,
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
        let Some(home) = domains.get(&domain) else { return Found::NotOurs };
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
        if address.local.eq_ignore_ascii_case("postmaster") && !home.postmaster.destinations.is_empty() {
            return Found::Way(Arc::clone(&home.postmaster));
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

    /// Takes notice of what was added or changed, before somebody is told that it is not there. What an erasure took
    /// away leaves no note, and has time until the next [`refresh`](Self::refresh): counting all rows for each
    /// recipient that somebody guesses would be dear.
    ///
    /// # Errors
    /// As [`refresh`](Self::refresh).
    pub fn look_again<'a>(
        &'a self,
        db: &'a Db,
    ) -> Pin<Box<dyn Future<Output = Result<(), StoreError>> + Send + 'a>> {
        Box::pin(async move {
            let seen = self.seen.lock().await.map(|seen| seen.last);
            if seen == Some(store::last_change(db).await?) { Ok(()) } else { self.catch_up(db).await }
        })
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
                match store::domain(db, Id::new(target)).await? {
                    // Whose name it is does not change: somebody says that it is theirs, or proves it once more.
                    Some(domain) if domain.verified_at.is_some() == self.is_home(&domain) => {
                        self.put_domain(db, target, Some(&domain)).await?;
                    }
                    // Its aliases come or go with it, and those of whoever had the name, without a note each.
                    _ => return self.read_all(db).await,
                }
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
            let names = self.domain_names.pin();
            if let Some(name) = names.remove(&id) {
                self.leave(id, name);
            }
            return Ok(());
        };
        let name = domain.name.reveal();
        self.domain_names.pin().insert(id, name.clone());
        if domain.verified_at.is_none() {
            self.leave(id, name);
            return Ok(());
        }
        let owner = lodge_accounts::by_id(db, domain.account_id).await?;
        let home = Home { id, postmaster: Arc::new(postmaster(owner.as_ref())) };
        self.domains.pin().insert(name.clone(), home);
        Ok(())
    }

    /// The name is this domain's no more. It may be another one's by now.
    fn leave(&self, id: i64, name: &str) {
        let domains = self.domains.pin();
        if domains.get(name).is_some_and(|home| home.id == id) {
            domains.remove(name);
        }
    }

    fn is_home(&self, domain: &Domain) -> bool {
        self.is_home_of(domain.name.reveal(), domain.id)
    }

    fn is_home_of(&self, name: &str, id: Id<Domain>) -> bool {
        self.domains.pin().get(name).is_some_and(|home| home.id == id.number())
    }

    fn put_alias(&self, id: i64, alias: Option<&Alias>) {
        let (names, ways) = (self.alias_names.pin(), self.ways.pin());
        // The address may be another one's by now.
        let leave = |name: &str| {
            if ways.get(name).is_some_and(|way| way.alias == Some(Id::new(id))) {
                ways.remove(name);
            }
        };
        let Some(alias) = alias else {
            if let Some(name) = names.remove(&id) {
                leave(name);
            }
            return;
        };
        let address = alias.address.reveal();
        names.insert(id, address.clone());
        let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
        if !self.is_home_of(domain, alias.domain_id) {
            return leave(address);
        }
        let way = Way {
            alias: Some(alias.id),
            account: Some(alias.account_id),
            destinations: alias.destinations.reveal().paths().into(),
            closed: alias.closed,
        };
        ways.insert(address.clone(), Arc::new(way));
    }
}

/// The postmaster of a domain is whoever owns it, and that of this host whoever runs it.
pub(crate) fn postmaster(owner: Option<&Account>) -> Way {
    let path = owner.and_then(|owner| Path::parse(owner.email.reveal().as_str()).ok());
    let account = owner.map(|owner| owner.id);
    Way { alias: None, account, destinations: path.into_iter().collect(), closed: None }
}

fn missing(held: &papaya::HashMap<i64, String>, stored: &HashSet<i64>) -> Vec<i64> {
    held.pin().keys().copied().filter(|id| !stored.contains(id)).collect()
}

//! Who may come in: what is asked at MAIL, RCPT and DATA, before a message is taken.

use std::sync::{Arc, OnceLock};

use lodge_abuse::DenyList;
use lodge_accounts::Account;
use lodge_module::Taker;
use lodge_register::{Clock, Id};
use lodge_smtp::{Path, ReversePath};
use lodge_store::{Cache, Db, StoreError};

use crate::{
    Refusal,
    aliases::{Aliases, Found, Way, postmaster},
    deliver::Courier,
    envelope::{Client, Draft, Recipient},
    passing::{Network, Pool},
    route,
    settings::MailSettings,
    take,
    usage::Usage,
};

/// What a session asks.
pub struct Gate {
    /// What the operator decided.
    pub settings: MailSettings,
    /// Every alias.
    pub aliases: Aliases,
    /// Who is refused.
    pub denied: DenyList,
    /// The memory for messages.
    pub pool: Arc<Pool>,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
    /// Who carries messages on.
    pub courier: Courier,
    /// How many messages each account has had today.
    pub usage: Usage,
    takers: OnceLock<Vec<Arc<dyn Taker>>>,
    db: Db,
}

/// What MAIL says.
pub struct Sender {
    /// The reverse path.
    pub path: ReversePath,
    /// `SIZE=`, if it was said.
    pub size: Option<u64>,
    /// `SMTPUTF8`.
    pub utf8: bool,
    /// `BODY=8BITMIME`.
    pub eight_bit: bool,
}

impl Gate {
    /// A gate, with everything loaded that it needs to answer.
    ///
    /// # Errors
    /// [`StoreError`] if aliases or deny-list cannot be read.
    pub async fn open(
        settings: MailSettings,
        db: Db,
        cache: Cache,
        clock: Arc<dyn Clock>,
        courier: Courier,
    ) -> Result<Self, StoreError> {
        let pool = Pool::new(settings.memory_budget);
        let gate = Self {
            settings,
            aliases: Aliases::default(),
            denied: DenyList::default(),
            usage: Usage::new(cache, Arc::clone(&clock)),
            pool,
            clock,
            courier,
            takers: OnceLock::new(),
            db,
        };
        gate.refresh().await?;
        Ok(gate)
    }

    /// Meets those who take some of the mail themselves, and tells them where it is received. The first to come stay.
    pub fn meet(&self, takers: &[Arc<dyn Taker>]) {
        for taker in self.takers.get_or_init(|| takers.to_vec()) {
            taker.open_at(&self.settings.hostname);
        }
    }

    /// Takes notice of what changed in the database.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be read; what was known stays known.
    pub async fn refresh(&self) -> Result<(), StoreError> {
        self.aliases.refresh(&self.db).await?;
        self.denied.refresh(&self.db).await
    }

    /// MAIL: whether this sender may begin a transaction, with room for its message.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub fn mail(&self, client: &Arc<Client>, sender: Sender) -> Result<Draft, Refusal> {
        let now = self.clock.now();
        let denied = self.denied.denies_ip(client.ip, now)
            || self.denied.denies_name(&client.helo, now)
            || client.name.as_deref().is_some_and(|name| self.denied.denies_name(name, now))
            || sender.path.as_ref().is_some_and(|path| self.denied.denies_address(&path.canonical(), now));
        if denied {
            return Err(Refusal::Denied);
        }
        if sender.size.is_some_and(|size| size > self.settings.max_message_size) {
            return Err(Refusal::TooLarge);
        }
        let network = Network::of(client.ip);
        let intake = self.pool.intake(network, sender.size).map_err(|_| Refusal::NoRoom)?;
        Ok(Draft {
            client: Arc::clone(client),
            sender: sender.path,
            utf8: sender.utf8,
            eight_bit: sender.eight_bit,
            recipients: Vec::new(),
            destinations: None,
            taker: None,
            intake,
        })
    }

    /// RCPT: whether this recipient joins the transaction.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn rcpt(&self, draft: &mut Draft, address: Path) -> Result<(), Refusal> {
        let takers = self.takers.get().map(Vec::as_slice).unwrap_or_default();
        if let Some(taker) = take::find(takers, &self.settings.hostname, &address) {
            return take::join(draft, address, taker);
        }
        if draft.taker.is_some() {
            return Err(Refusal::AnotherGroup);
        }
        let way = match self.aliases.find(&address) {
            Found::Way(way) => way,
            // Perhaps it was added a moment ago, by another process or node: ask before saying no.
            Found::Unknown | Found::NotOurs => {
                self.aliases.look_again(&self.db).await.map_err(|_| Refusal::Unavailable)?;
                match self.aliases.find(&address) {
                    Found::Way(way) => way,
                    Found::Unknown => return Err(Refusal::UnknownAlias),
                    Found::NotOurs => self.operator(&address).await?,
                }
            }
        };
        if way.closed.is_none()
            && let Some(account) = way.account
            && self.usage.is_spent(&self.db, account).await.map_err(|_| Refusal::Unavailable)?
        {
            return Err(Refusal::Spent);
        }
        route::join(draft, address, &way)
    }

    /// For whom a message counts: whoever has one of its recipients.
    #[must_use]
    pub fn counts_for(&self, recipients: &[Recipient]) -> Vec<Id<Account>> {
        let mut accounts: Vec<_> = recipients
            .iter()
            .filter_map(|recipient| match self.aliases.find(&recipient.address) {
                Found::Way(way) if way.closed.is_none() => way.account,
                _ => None,
            })
            .collect();
        accounts.sort_unstable();
        accounts.dedup();
        accounts
    }

    /// The postmaster of this host is whoever runs it; nobody else has an address here.
    //= rfc5321#4.5.1
    //# Any system that includes an SMTP server supporting mail relaying or
    //# delivery MUST support the reserved mailbox "postmaster" as a case-
    //# insensitive local name.
    async fn operator(&self, address: &Path) -> Result<Arc<Way>, Refusal> {
        let here =
            address.domain.name().is_some_and(|name| name.eq_ignore_ascii_case(&self.settings.hostname));
        if !here || !address.local.eq_ignore_ascii_case("postmaster") {
            return Err(Refusal::NotOurs);
        }
        let operator = lodge_accounts::first_admin(&self.db).await.map_err(|_| Refusal::Unavailable)?;
        // Whoever runs this host is not kept from what is wrong with it.
        let way = Way { account: None, ..postmaster(operator.as_ref()) };
        if way.destinations.is_empty() { Err(Refusal::UnknownAlias) } else { Ok(Arc::new(way)) }
    }
}

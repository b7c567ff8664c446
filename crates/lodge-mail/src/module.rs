//! Mail as a module of Lodge.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use lodge_abuse::CORRESPONDENT;
use lodge_accounts::{Account, CUSTOMER};
use lodge_module::{Forgetting, Lodge, Module, Naming, Owned, Pages, Running, Shutdown, Starting, Taker};
use lodge_register::{
    Basis, Column, DataClass, Entry, Id, Keep, OnErase, Place, Recipient, Record as _, SqlKind, Subject,
};
use lodge_store::{Db, Migration};
use lodge_web::{Site, Source};

use crate::{
    Alias, Change, Domain, MailSettings, Revision, deliver::Courier, dns::Look, follow, gate::Gate, http,
    listen, panel, store, usage,
};

/// Mail, ready to start.
pub struct Mail {
    settings: Mutex<Option<MailSettings>>,
    hostname: String,
    dns: Vec<SocketAddr>,
    gate: OnceLock<Arc<Gate>>,
    shelf: Arc<panel::Shelf>,
}

impl Mail {
    /// Mail as the operator set it up.
    #[must_use]
    pub fn new(settings: MailSettings) -> Self {
        let (hostname, dns) = (settings.hostname.clone(), settings.dns.clone());
        Self {
            settings: Mutex::new(Some(settings)),
            hostname,
            dns,
            gate: OnceLock::new(),
            shelf: Arc::default(),
        }
    }
}

impl Module for Mail {
    fn name(&self) -> &'static str {
        "mail"
    }

    fn entries(&self) -> &'static [&'static Entry] {
        entries()
    }

    fn migrations(&self) -> &'static [Migration] {
        migrations()
    }

    fn start(&self, lodge: Lodge, stop: Shutdown) -> Starting<'_> {
        Box::pin(async move {
            let settings = self.settings.lock().unwrap_or_else(PoisonError::into_inner).take();
            let settings = settings.ok_or("mail has been started already")?;
            let courier = Courier::new(&settings, lodge.chance.as_ref(), &lodge.door)?;
            let gate = Gate::open(settings, lodge.db, lodge.cache, lodge.clock, courier).await?;
            let listeners = listen::bind(&gate.settings.listen)?;
            let gate = Arc::clone(self.gate.get_or_init(|| Arc::new(gate)));
            let following = tokio::spawn(follow::follow(Arc::clone(&gate), stop.clone()));
            let running: Running = Box::pin(async move {
                listen::serve(gate, listeners, stop).await;
                following.abort();
                Ok(())
            });
            Ok(running)
        })
    }

    fn name_of<'a>(&'a self, db: &'a Db, object: i64) -> Naming<'a> {
        Box::pin(async move {
            let domain = store::domain(db, Id::new(object)).await?;
            Ok(domain.map(|domain| domain.name.reveal().clone()))
        })
    }

    fn pages(&self, site: &Site) -> Pages {
        let look = Arc::new(Look::new(&self.dns, site.door.clone(), &self.hostname));
        Pages {
            ready: Vec::new(),
            pages: panel::routes(Arc::clone(&look), Arc::clone(&self.shelf)),
            api: http::routes(Arc::clone(&look)),
            cards: vec![panel::CARD],
            sheets: vec![panel::sheet(look)],
        }
    }

    fn words(&self) -> &'static [&'static [Source]] {
        panel::WORDS
    }

    fn is_owned<'a>(&'a self, site: &'a Site, owner: Id<Account>, object: i64) -> Owned<'a> {
        Box::pin(async move {
            let domain = store::domain(&site.db, Id::new(object)).await?;
            Ok(domain.is_some_and(|domain| domain.account_id == owner))
        })
    }

    fn meet(&self, takers: &[Arc<dyn Taker>]) {
        if let Some(gate) = self.gate.get() {
            gate.meet(takers);
        }
    }

    fn forget(&self) -> Forgetting<'_> {
        self.shelf.clear();
        Box::pin(async {
            match self.gate.get() {
                Some(gate) => gate.refresh().await,
                None => Ok(()),
            }
        })
    }

    fn counters(&self) -> Vec<(&'static str, &'static str, u64)> {
        let Some(gate) = self.gate.get() else { return Vec::new() };
        let counts = gate.courier.counts();
        vec![
            ("delivered", "Messages that all their destinations took.", counts.delivered),
            (
                "partly_delivered",
                "Messages that some destinations took and the others refused.",
                counts.partly,
            ),
            ("deferred", "Messages that were put off.", counts.deferred),
            ("refused", "Messages that were refused.", counts.refused),
            ("connections", "Connections made to destinations.", counts.connected),
            ("connections_reused", "Messages that went over a connection made before.", counts.reused),
        ]
    }
}

/// Who gets a message: the mail server of the mailbox that its alias leads to.
pub(crate) const DESTINATION: Recipient = Recipient {
    name: "the mail server of the destination",
    purpose: "to put the message into the mailbox that the alias leads to",
    receives: "the message, its sender's address, the address of the mailbox, \
               and the address and name of the host that sent it to us",
    opt_in: false,
};

/// Who gets a message first, where the operator chose a smart host.
pub(crate) const SMART_HOST: Recipient = Recipient {
    name: "the operator's smart host",
    purpose: "to bring the message to the mail server of the destination",
    receives: "the message, its sender's address, the address of the mailbox, \
               and the address and name of the host that sent it to us",
    opt_in: true,
};

const fn memory(name: &'static str, class: DataClass) -> Column {
    Column::plain(name, class, SqlKind::Blob)
}

/// What a message is while it passes.
const PASSING: &[Column] = &[
    memory("message", DataClass::Content),
    memory("sender", DataClass::Contact),
    memory("recipients", DataClass::Contact),
    memory("host", DataClass::Network),
];

const MESSAGE: Entry = Entry {
    name: "mail_message",
    title: "A message while it is being forwarded",
    place: Place::Memory,
    purpose: "to hand it to the mailbox that its alias leads to",
    basis: Basis::Service,
    subject: Subject::Of { kind: CORRESPONDENT, by: "sender" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond("it is gone before anybody could ask"),
    critical: false,
    columns: PASSING,
};

const HANDED_ON: Entry = Entry {
    name: "mail_handed_on",
    title: "A message that was forwarded",
    place: Place::SentTo(&DESTINATION),
    purpose: "to deliver it where the owner of the alias wants it",
    basis: Basis::Service,
    subject: Subject::Of { kind: CORRESPONDENT, by: "sender" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond("it is in the mailbox of the one it was written to"),
    critical: false,
    columns: PASSING,
};

const HANDED_OVER: Entry = Entry {
    name: "mail_handed_over",
    title: "A message that was forwarded through a smart host",
    place: Place::SentTo(&SMART_HOST),
    ..HANDED_ON
};

/// Who is asked whether a domain is proved, and what its records say.
pub(crate) const DOMAIN_SERVERS: Recipient = Recipient {
    name: "the name servers of the domain",
    purpose: "to see whether a domain is proved and what its records say, when its account holder looks",
    receives: "the name of the domain",
    opt_in: false,
};

const LOOKED_AT: Entry = Entry {
    name: "mail_looked_at",
    title: "The name of a domain whose records are looked at",
    place: Place::SentTo(&DOMAIN_SERVERS),
    purpose: "to see whether the domain is proved and what its records say",
    basis: Basis::Service,
    subject: Subject::Of { kind: CUSTOMER, by: "domain" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond("it was asked of those who keep the domain's own records"),
    critical: false,
    columns: &[memory("domain", DataClass::Setting)],
};

const SERVED: Entry = Entry {
    name: "mail_served",
    title: "That one of several destinations has a message already",
    place: Place::Memory,
    purpose: "not to deliver twice when the sender tries again",
    basis: Basis::Service,
    subject: Subject::Nobody("it is a hash under a key that is drawn at start-up and never leaves memory"),
    keep: Keep::WhileRunning,
    on_erase: OnErase::Beyond("nobody can tell whose it is"),
    critical: false,
    columns: &[memory("hash", DataClass::Technical)],
};

/// What mail keeps, holds and hands on.
#[must_use]
pub fn entries() -> &'static [&'static Entry] {
    const ENTRIES: &[&Entry] = &[
        Domain::ENTRY,
        Alias::ENTRY,
        Change::ENTRY,
        Revision::ENTRY,
        &MESSAGE,
        &HANDED_ON,
        &HANDED_OVER,
        &LOOKED_AT,
        &SERVED,
        usage::COUNTED,
    ];
    ENTRIES
}

/// How its tables came to be.
#[must_use]
pub fn migrations() -> &'static [Migration] {
    const MIGRATIONS: &[Migration] = &[
        Migration::both("mail/0001_aliases", include_str!("../migrations/0001_aliases.sql")),
        Migration {
            name: "mail/0002_proofs",
            sqlite: include_str!("../migrations/0002_proofs.sqlite.sql"),
            postgres: include_str!("../migrations/0002_proofs.postgres.sql"),
        },
        Migration::both("mail/0003_listed", include_str!("../migrations/0003_listed.sql")),
    ];
    MIGRATIONS
}

//! `lodge demo`: Lodge at work on one machine, with nothing set up and nothing left behind.
//!
//! ```text
//! you ──> 127.0.0.1:2525 (Lodge) ──> the sink, a mail server in this process ──> http://127.0.0.1:8025
//! you ──> http://127.0.0.1:8025/blog, a page whose comments come from http://127.0.0.1:8026 (Lodge)
//! you ──> http://127.0.0.1:8025/guard, a Discord server in this process, and the guard on it (Lodge)
//! ```

mod blog;
mod harbour;
mod mailbox;
mod page;
mod sink;
mod words;

use crate::{
    config::{self, kinds::Level},
    failure::Failure,
    house, log, out,
    serve::{http, hygiene, listen, signals::Signals, tls},
};
use lodge_accounts::{Account, Email, NewAccount};
use lodge_egress::{Allow, Door, DoorSettings};
use lodge_mail::{Destinations, Mail, MailSettings, Relay, store};
use lodge_module::{Lodge, Module as _};
use lodge_register::{Chance, Clock, Personal};
use lodge_store::{Cache, CacheUrl, Db, Keys, OsChance, StoreSettings, StoreUrl, SystemClock};
use mailbox::Mailbox;
use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    sync::Arc,
};

const DOMAIN: &str = "demo.lodge.test";
const ALIAS: &str = "hello@demo.lodge.test";
const DESTINATION: &str = "visitor@sink.lodge.test";

/// Where the demo listens. On this machine only.
#[derive(clap::Args)]
pub(crate) struct Demo {
    /// The port that takes mail
    #[arg(long, value_name = "PORT", default_value_t = 2525)]
    smtp: u16,
    /// The port of the page that shows what arrived
    #[arg(long, value_name = "PORT", default_value_t = 8025)]
    http: u16,
    /// The port of the guest book that the sample blog shows
    #[arg(long, value_name = "PORT", default_value_t = 8026)]
    comments: u16,
}

/// Runs until Ctrl-C.
pub(crate) async fn demo(demo: Demo) -> Result<(), Failure> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let chance: Arc<dyn Chance> = Arc::new(OsChance);
    let mut signals = Signals::listen()?;
    log::start(&config::Log { level: Level::Warn, file: None }, Arc::clone(&clock))?;
    hygiene::tidy();
    let here = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let pages = listen::bind(here(demo.http), "--http")?;
    let guests = listen::bind(here(demo.comments), "--comments")?;
    // Looked at before anything is made, so that a taken port is said as one; opened again by mail itself.
    drop(listen::bind(here(demo.smtp), "--smtp")?);

    let folder = tempfile::Builder::new().prefix("lodge-demo-").tempdir().map_err(|error| {
        Failure::new(format!("cannot make a throw-away data folder: {error}"))
            .hint("set `TMPDIR` to a folder that can be written to")
    })?;
    let (stopper, stop) = lodge_module::shutdown();
    let mailbox = Arc::new(Mailbox::new());
    let sink = sink::start(Arc::clone(&mailbox), Arc::clone(&clock), stop.clone()).await?;
    let (lodge, owner) = furnish(folder.path(), &clock, &chance).await?;
    let db = lodge.db.clone();
    let (guest_book, book, comments) =
        blog::open(&lodge, &owner, (here(demo.http), here(demo.comments)), stop.clone()).await?;
    let comments = tokio::spawn(comments);
    let (harbour, guard) = harbour::open(&lodge, folder.path(), stop.clone()).await?;
    let guard = tokio::spawn(guard);
    let mail = Mail::new(mail(here(demo.smtp), sink)?);
    let running = mail
        .start(lodge, stop.clone())
        .await
        .map_err(|error| Failure::new(format!("mail could not start: {error}")))?;
    let mail = tokio::spawn(running);

    let shown = page::Shown {
        mailbox,
        alias: ALIAS,
        destination: DESTINATION,
        smtp: here(demo.smtp),
        guest_book,
        stop: stop.clone(),
    };
    let address = pages.local_addr().unwrap_or_else(|_| here(demo.http));
    let hall = http::hall(hygiene::open_files());
    let guests = tokio::spawn(http::serve(guests, book, hall.clone(), stop.clone()));
    let routes = page::routes(Arc::new(shown), harbour::page::routes(harbour));
    let pages = tokio::spawn(http::serve(pages, routes, hall, stop));
    out::say(welcome(here(demo.smtp), address));

    signals.wait().await;
    stopper.stop();
    tokio::select! {
        _ = async { tokio::join!(mail, pages, guests, comments, guard) } => {}
        _ = signals.wait() => {}
    }
    db.close().await;
    let gone = folder.close();
    gone.map_err(|error| Failure::new(format!("the throw-away data folder could not be removed: {error}")))?;
    out::say("\nThe demo is over. Its database, its key, every comment and every message are gone.");
    Ok(())
}

/// A database with one account, one domain and one alias, under a key that is in memory only.
async fn furnish(
    folder: &Path,
    clock: &Arc<dyn Clock>,
    chance: &Arc<dyn Chance>,
) -> Result<(Lodge, Account), Failure> {
    let keys = Keys::in_memory(clock.as_ref(), chance.as_ref());
    let settings =
        StoreSettings { ballast_bytes: 0, ..StoreSettings::at(StoreUrl::Sqlite(folder.join("demo.db"))) };
    let db = Db::open(&settings, &keys, Arc::clone(clock), Arc::clone(chance)).await?;
    db.migrate(&house::migrations()).await?;
    let wrong = |_| Failure::new("the demo's own addresses cannot be read");
    let account = NewAccount {
        email: Personal::new(Email::parse(DESTINATION).map_err(wrong)?),
        name: Personal::new("Visitor".to_owned()),
        password: None,
        admin: true,
    };
    let account = lodge_accounts::add(&db, clock.as_ref(), account).await?;
    let domain = store::add_domain(&db, clock.as_ref(), account.id, DOMAIN.to_owned()).await?;
    let destinations = Destinations::parse([DESTINATION], ALIAS)
        .map_err(|_| Failure::new("the demo's own addresses cannot be read"))?;
    let alias = store::NewAlias {
        domain: domain.id,
        account: account.id,
        address: ALIAS.to_owned(),
        destinations,
        label: Some("The demo's alias".to_owned()),
    };
    store::add_alias(&db, clock.as_ref(), alias).await?;
    let cache = Cache::open(&CacheUrl::Memory, &keys, Arc::clone(clock), Arc::clone(chance)).await?;
    // The demo's sink is on this machine, and nothing of the demo goes further.
    let settings = DoorSettings { allow: Allow::everywhere().to_vec(), ..DoorSettings::default() };
    let door = Door::new(&settings).map_err(|error| Failure::from_error(&error))?;
    Ok((Lodge { db, cache, door, clock: Arc::clone(clock), chance: Arc::clone(chance) }, account))
}

/// Mail as the demo has it: everything goes to the sink.
fn mail(listen: SocketAddr, sink: SocketAddr) -> Result<MailSettings, Failure> {
    let mut mail = MailSettings::new(DOMAIN, vec![listen]);
    mail.relay = Some(Relay { host: sink.ip().to_string(), port: sink.port(), login: None, ca_file: None });
    mail.allow_private_destinations = true;
    mail.max_message_size = mailbox::LARGEST;
    mail.memory_budget = mailbox::LARGEST * 10;
    mail.tls = Some(tls::configuration(None, DOMAIN)?);
    Ok(mail)
}

fn welcome(smtp: SocketAddr, http: SocketAddr) -> String {
    format!(
        "Lodge is forwarding mail for {ALIAS} to {DESTINATION}.\n\n\
         1. Open        http://{http}/\n\
         2. Send        {}\n\
         3. Watch it arrive on the page. Nothing of it is written to disk.\n\
         4. Write under the page of a blog: http://{http}{}\n\
         5. Start a raid, and see it stopped: http://{http}{}\n\n\
         Any mail client will do: server {}, port {}, no password.\n\
         Ctrl-C ends the demo, and everything is forgotten.",
        swaks(smtp),
        blog::PATH,
        harbour::page::PATH,
        smtp.ip(),
        smtp.port(),
    )
}

/// The line that sends a message.
fn swaks(smtp: SocketAddr) -> String {
    format!("swaks --server {smtp} --to {ALIAS} --from you@example.org --header 'Subject: Hello' --body hi")
}

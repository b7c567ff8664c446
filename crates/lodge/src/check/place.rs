//! What this machine gives us: a clock, a key, a folder, a database, ports.

use super::{Finding, State};
use crate::{
    config::{KeyPlace, Settings, kinds::Database},
    failure::Failure,
    house,
    serve::{listen, tls},
};
use lodge_register::{Clock as _, Timestamp};
use lodge_store::{Cache, CacheUrl, Db, InstanceLock, OsChance, SystemClock};
use std::{io::ErrorKind, net::SocketAddr, path::Path, sync::Arc};

/// Whether the clock can be right. Retention counts days by it.
pub(super) fn clock() -> Finding {
    let now = SystemClock.now();
    let built: i64 = env!("LODGE_BUILT").parse().unwrap_or_default();
    let built = Timestamp::from_millis(built.saturating_mul(1000));
    if now < built {
        return Finding::new(
            "clock",
            State::Bad,
            format!("it says {now}, and this program was written after that"),
        )
        .fix("set the clock: `timedatectl set-ntp true`");
    }
    let kept = Path::new("/run/systemd/timesync/synchronized").exists();
    Finding::good("clock", format!("it says {now}{}", if kept { ", kept by systemd-timesyncd" } else { "" }))
}

/// Whether the key can be read, by us and nobody else.
pub(super) fn key(settings: &Settings) -> Finding {
    let store = &settings.store;
    if let KeyPlace::File(path) | KeyPlace::Beside(path) = &store.key
        && !path.exists()
        && !store.has_database()
    {
        let what = format!("there is none yet; the first start makes one: `{}`", path.display());
        return Finding::new("key", State::Note, what).fix("keep a copy of it somewhere safe then");
    }
    match house::keys(store) {
        Ok(_) => match &store.key {
            KeyPlace::File(path) | KeyPlace::Beside(path) => {
                Finding::good("key", format!("only you can read it: `{}`", path.display()))
            }
            KeyPlace::Passphrase(path) => {
                Finding::good("key", format!("made of the passphrase in `{}`", path.display()))
            }
            KeyPlace::Credential(_) => Finding::good("key", "the service manager hands it over"),
        },
        Err(failure) => Finding::failed("key", &failure),
    }
}

/// Whether we may write where we keep things.
pub(super) fn data_folder(settings: &Settings) -> Finding {
    let folder = house::folder(&settings.store);
    let there = folder.ancestors().find(|folder| folder.exists()).unwrap_or_else(|| Path::new("."));
    let there = if there.as_os_str().is_empty() { Path::new(".") } else { there };
    match tempfile::tempfile_in(there) {
        Ok(_) if folder.exists() => {
            Finding::good("data folder", format!("can be written: `{}`", folder.display()))
        }
        Ok(_) => Finding::new(
            "data folder",
            State::Note,
            format!("the first start makes it: `{}`", folder.display()),
        ),
        Err(error) => {
            let what = format!("cannot be written: `{}`: {error}", folder.display());
            Finding::new("data folder", State::Bad, what)
                .fix("run as the user who owns it, or set `store.url`")
        }
    }
}

/// Whether the database opens with the key.
pub(super) async fn database(settings: &Settings) -> Finding {
    let about = "database";
    if let Database::Sqlite(path) = &settings.store.database
        && !path.exists()
    {
        return Finding::new(about, State::Note, format!("the first start makes it: `{}`", path.display()));
    }
    let Ok(keys) = house::keys(&settings.store) else {
        return Finding::new(about, State::Bad, "not opened, for want of its key").fix("see the key above");
    };
    let opened =
        Db::open(&house::store_settings(&settings.store), &keys, Arc::new(SystemClock), Arc::new(OsChance))
            .await;
    match opened {
        Ok(db) => {
            let engine = db.engine().name();
            db.close().await;
            Finding::good(about, format!("opens with the key ({engine})"))
        }
        Err(error) => Finding::failed(about, &Failure::from(error)),
    }
}

/// Whether the cache answers, and forgets.
pub(super) async fn cache(settings: &Settings) -> Finding {
    let about = "cache";
    let open = async {
        let url = CacheUrl::parse(settings.cache.0.expose())?;
        let (clock, chance): (Arc<SystemClock>, Arc<OsChance>) = (Arc::default(), Arc::default());
        let keys = lodge_store::Keys::in_memory(clock.as_ref(), chance.as_ref());
        Cache::open(&url, &keys, clock, chance).await
    };
    match open.await {
        Ok(cache) => match cache.durability_warning() {
            None => Finding::good(about, "keeps nothing on disk"),
            Some(warning) => Finding::new(about, State::Poor, warning),
        },
        Err(error) => Finding::failed(about, &Failure::from(error)),
    }
}

/// Whether the certificate for STARTTLS can be used.
pub(super) fn certificate(settings: &Settings) -> Finding {
    let about = "certificate";
    match (tls::configuration(settings.tls.as_ref(), &settings.mail.hostname), &settings.tls) {
        (Ok(_), Some(files)) => {
            Finding::good(about, format!("can be used: `{}`", files.certificate.display()))
        }
        (Ok(_), None) => Finding::new(about, State::Note, "one is made at every start, signed by nobody")
            .fix("set `mail.tls_certificate` and `mail.tls_key` for senders that check it"),
        (Err(failure), _) => Finding::failed(about, &failure),
    }
}

/// Whether our ports are free, or taken by ourselves.
pub(super) fn ports(settings: &Settings) -> Vec<Finding> {
    // A running Lodge holds the lock of its folder, and its ports with it.
    let running = settings
        .store
        .data_folder()
        .is_some_and(|folder| folder.exists() && InstanceLock::take(folder).is_err());
    let port = |address: &SocketAddr, list: &[SocketAddr], key| one_port(*address, list, key, running);
    let (mail, http) = (&settings.mail.listen, &settings.http.listen);
    let ports =
        |list: &[SocketAddr], key| list.iter().map(|address| port(address, list, key)).collect::<Vec<_>>();
    [ports(mail, "mail.listen"), ports(http, "http.listen")].concat()
}

/// Whether one port can be opened.
fn one_port(address: SocketAddr, list: &[SocketAddr], key: &'static str, running: bool) -> Finding {
    let error = match listen::open(address, list) {
        Ok(_) => return Finding::good(key, format!("free: `{address}`")),
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::AddrInUse if running => {
            Finding::good(key, format!("taken, and a Lodge is running on this data folder: `{address}`"))
        }
        // A service is let in by its unit; the same user at a prompt is not.
        ErrorKind::PermissionDenied => {
            Finding::new(key, State::Note, format!("this user may not open it at a prompt: `{address}`"))
                .fix("give the service `AmbientCapabilities=CAP_NET_BIND_SERVICE` in its unit")
        }
        _ => Finding::failed(key, &listen::refused(address, key, &error)),
    }
}

//! `lodge audit`, `export`, `disclose`, `backup`, `restore`: what the custodian does, by hand.

use crate::{
    config::{KeyPlace, Settings, kinds::Database},
    failure::Failure,
    house::{self, House},
    modules::MODULES,
    out,
};
use lodge_abuse::{CORRESPONDENT, Denied, DeniedThing};
use lodge_accounts::{CUSTOMER, Email};
use lodge_custody::Making;
use lodge_register::{Shortened, SubjectKey, SubjectKind, Value};
use std::{
    fs::{OpenOptions, Permissions},
    io::Write as _,
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::Path,
    sync::Arc,
};

/// `lodge audit`
pub(super) async fn audit(settings: Settings, as_json: bool) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let report = lodge_custody::audit(&house.custody(), &house.private()).await?;
    out::say(if as_json { report.to_json() } else { report.to_string() }.trim_end());
    house.close().await;
    if report.is_clean() {
        return Ok(());
    }
    Err(Failure::new("this installation is not what its register says")
        .hint("each finding above says what to do"))
}

/// `lodge export`
pub(super) async fn export(settings: Settings, subject: &str, to: &Path) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let who = who(&house, subject).await?;
    let text = lodge_custody::export(&house.custody(), &who).await?;
    write_new(to, text.as_bytes())?;
    out::say(format!("Wrote everything that is kept about {subject} to {}.", to.display()));
    house.close().await;
    Ok(())
}

/// `lodge disclose`
pub(super) async fn disclose(settings: Settings, subject: &str) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let who = who(&house, subject).await?;
    out::say(lodge_custody::disclose(&house.custody(), &who).await?.trim_end());
    house.close().await;
    Ok(())
}

/// `lodge backup`
pub(super) async fn backup(settings: Settings, to: &Path) -> Result<(), Failure> {
    vacant(to)?;
    let house = House::open(settings).await?;
    let made = lodge_custody::backup_to(&house.custody(), to).await?;
    out::say(format!(
        "Wrote {} rows, {} bytes, to {}.\nThe key that opens it is {}; it is destroyed after {} days.",
        made.rows,
        made.bytes,
        to.display(),
        made.key.display(),
        lodge_custody::KEY_DAYS,
    ));
    house.close().await;
    Ok(())
}

/// `lodge restore`
pub(super) async fn restore(settings: Settings, file: &Path, to: &Path) -> Result<(), Failure> {
    let store = &settings.store;
    let name = match &store.database {
        Database::Sqlite(path) => {
            path.file_name().map_or_else(|| "lodge.db".into(), std::ffi::OsStr::to_owned)
        }
        Database::Postgres(_) => "lodge.db".into(),
    };
    let database = to.join(name);
    let making = Making {
        keys: house::keys(store)?,
        places: house::places(store),
        register: Arc::new(house::register()),
        shortened: Shortened::default(),
        migrations: house::migrations(),
        clock: Arc::new(lodge_store::SystemClock),
        chance: Arc::new(lodge_store::OsChance),
    };
    let restored = lodge_custody::restore_to_file(file, &database, making).await?;
    out::say(format!(
        "Restored {} rows of the backup of {} into {}.\nForgotten again, because they were erased since: {}.",
        restored.rows,
        restored.made,
        database.display(),
        restored.forgotten,
    ));
    let key = match &store.key {
        KeyPlace::File(path) | KeyPlace::Beside(path) => format!("\n  key_file = \"{}\"", path.display()),
        KeyPlace::Passphrase(path) => format!("\n  passphrase_file = \"{}\"", path.display()),
        KeyPlace::Credential(_) => String::new(),
    };
    out::say(format!("To run it:\n  [store]\n  url = \"sqlite:{}\"{key}", database.display()));
    if matches!(store.key, KeyPlace::Passphrase(_) | KeyPlace::Credential(_)) {
        out::say(
            "Copy the `.ring` (and `.salt`) file that lies beside the old data folder, named after the new one.",
        );
    }
    out::say("The old database still holds everybody, and no erasure reaches it any more: delete it.");
    Ok(())
}

/// Whom a command means: an e-mail address stands for its account and for whoever writes from it.
pub(super) async fn who(house: &House, subject: &str) -> Result<Vec<SubjectKey>, Failure> {
    if !subject.contains('@') {
        return house.register.subject(subject).map(|key| vec![key]).ok_or_else(|| {
            // Of some there are only things that are gone by themselves.
            let is_kept = |kind: &SubjectKind| house.register.tables().any(|entry| entry.is_about(*kind));
            let kinds = house.register.kinds().into_iter().filter(is_kept);
            let words: Vec<_> = kinds.map(|kind| format!("`{}:…`", kind.word)).collect();
            Failure::usage(format!("nobody can be meant by this: `{subject}`"))
                .hint(format!("say an e-mail address, or a kind and a number: {}", words.join(", ")))
        });
    }
    let wrong = || {
        Failure::usage(format!("not an e-mail address: `{subject}`"))
            .hint("write one like `alice@example.org`")
    };
    let email = Email::parse(subject).map_err(|_| wrong())?;
    let account = lodge_accounts::by_email(&house.db, &email).await?;
    let mut who = Vec::new();
    for module in MODULES {
        who.extend(
            (module.kin)(&house.db, email.as_str(), account.as_ref().map(|account| account.id)).await?,
        );
    }
    let account = account.map(|account| SubjectKey { kind: CUSTOMER, key: Value::Int(account.id.number()) });
    let thing = DeniedThing::parse(subject).map_err(|_| wrong())?;
    let key = house.db.blind::<Denied>("thing", &thing.to_text());
    Ok(account.into_iter().chain([SubjectKey { kind: CORRESPONDENT, key }]).chain(who).collect())
}

/// Whether nothing is lost by writing to this path: there is no such file, or an empty one.
fn vacant(path: &Path) -> Result<(), Failure> {
    let taken = std::fs::metadata(path).is_ok_and(|there| !there.is_file() || there.len() > 0);
    if taken {
        return Err(Failure::new(format!("there is such a file already: `{}`", path.display()))
            .hint("name another file; nothing is overwritten"));
    }
    Ok(())
}

/// Writes a file that only we can read: it is about somebody. Nothing that was there is overwritten.
fn write_new(path: &Path, content: &[u8]) -> Result<(), Failure> {
    vacant(path)?;
    let write = || {
        let mut file = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path)?;
        file.set_permissions(Permissions::from_mode(0o600))?;
        file.write_all(content)?;
        file.sync_all()
    };
    write().map_err(|error| {
        Failure::new(format!("cannot write the file: `{}`: {error}", path.display()))
            .hint("name a file in a folder that you may write to")
    })
}

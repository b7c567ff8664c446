//! `lodge key`

use crate::{
    config::{KeyPlace, Settings},
    failure::Failure,
    house::{self, House},
    out,
};
use lodge_store::{Keys, OsChance, SystemClock};
use std::path::PathBuf;

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Make a key file
    New {
        /// The file to write; it must not exist. Else the one that the configuration names
        file: Option<PathBuf>,
    },
    /// Seal everything under a fresh key, and destroy the keys that are past their day
    Rotate,
}

pub(crate) async fn run(command: Command, settings: Settings) -> Result<(), Failure> {
    match command {
        Command::New { file } => new(&settings, file),
        Command::Rotate => rotate(settings).await,
    }
}

fn new(settings: &Settings, file: Option<PathBuf>) -> Result<(), Failure> {
    let configured = match &settings.store.key {
        KeyPlace::File(path) | KeyPlace::Beside(path) => Some(path.clone()),
        KeyPlace::Passphrase(_) | KeyPlace::Credential(_) => None,
    };
    let asked = file.is_some();
    let path = file.or(configured).ok_or_else(|| {
        Failure::usage("the configuration names no key file")
            .hint("say where to write it: `lodge key new FILE`")
    })?;
    if !asked && settings.store.has_database() {
        let what = format!(
            "there is a database already, and it has a key: `{}`",
            house::folder(&settings.store).display()
        );
        return Err(Failure::new(what).hint("restore its key file; a new one would not open it"));
    }
    Keys::new_file(&path, &SystemClock, &OsChance)?;
    out::say(format!(
        "Made a key: {}\nKeep a copy of it somewhere safe. Without it nobody can read the database or its backups.",
        path.display()
    ));
    Ok(())
}

async fn rotate(settings: Settings) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let tables: Vec<_> = house.register.tables().collect();
    let rotated = house.db.rotate_keys(&tables).await?;
    let retired = house.db.retire_keys(&tables).await?;
    out::say(format!(
        "Sealed {} values under a fresh key; destroyed {} keys that were past their day.",
        rotated.resealed + retired.resealed,
        retired.destroyed
    ));
    house.close().await;
    Ok(())
}

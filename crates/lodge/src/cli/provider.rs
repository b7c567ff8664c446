//! `lodge provider`

use super::{Print, account::secret, origin};
use crate::{config::Settings, failure::Failure, house::House, out};
use lodge_console::providers::{self, PRESETS, Preset, Stored};
use lodge_store::StoreError;
use serde_json::json;

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Let people sign in with a provider that is known by name; its client secret is read from standard input
    Add {
        /// discord, github, gitlab, google or microsoft
        preset: String,
        /// Who this Lodge is to it
        #[arg(long, value_name = "ID")]
        client_id: String,
        /// Its name in addresses, if it is to be another
        #[arg(long, value_name = "NAME")]
        id: Option<String>,
    },
    /// List the providers
    List {
        #[command(flatten)]
        print: Print,
    },
    /// Let people sign in with it no more
    Remove {
        /// Its name in addresses, as `lodge provider list` shows it
        id: String,
    },
}

pub(crate) async fn run(command: Command, settings: Settings) -> Result<(), Failure> {
    match command {
        Command::Add { preset, client_id, id } => add(settings, &preset, client_id, id.as_deref()).await,
        Command::List { print } => list(settings, print).await,
        Command::Remove { id } => remove(settings, &id).await,
    }
}

async fn add(settings: Settings, typed: &str, client_id: String, id: Option<&str>) -> Result<(), Failure> {
    let preset = Preset::named(typed).ok_or_else(|| {
        let known: Vec<_> = PRESETS.iter().map(|preset| format!("`{}`", preset.id)).collect();
        Failure::usage(format!("there is no provider that is known by this name: `{typed}`"))
            .hint(format!("there are {}; others are added on the page `/admin/providers`", known.join(", ")))
    })?;
    let secret = secret("client secret")?;
    let stored = providers::of_preset(preset, id.unwrap_or_default(), (client_id, secret));
    let stored = stored.map_err(|mistakes| {
        let fields: Vec<_> = mistakes.into_fields().iter().map(|(field, _)| format!("`{field}`")).collect();
        Failure::usage(format!("this cannot be so: {}", fields.join(", ")))
            .hint("an ID has small letters, digits and hyphens, 32 at most; a client ID is not empty")
    })?;
    let house = House::open(settings).await?;
    providers::add(&house.db, &stored).await.map_err(|error| match error {
        StoreError::Conflict => Failure::new(format!("there is such a provider already: `{}`", stored.id))
            .hint("`lodge provider remove` removes it, and `--id` gives this one another name"),
        error => error.into(),
    })?;
    out::say(format!("Added {}. Register this with it as the address to send people back to:", stored.name));
    out::say(origin(&house).await?.at(&format!("/sign-in/with/{}/back", stored.id)));
    house.close().await;
    Ok(())
}

async fn list(settings: Settings, print: Print) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let all = providers::stored(&house.db).await?;
    if print.json {
        let shown = |one: &Stored| json!({ "id": one.id, "name": one.name, "kind": one.kind, "client_id": one.client_id });
        out::json(&all.iter().map(shown).collect());
    } else {
        let row =
            |one: &Stored| vec![one.id.clone(), one.name.clone(), one.kind.clone(), one.client_id.clone()];
        out::table(&["ID", "NAME", "PROTOCOL", "CLIENT ID"], &all.iter().map(row).collect::<Vec<_>>());
    }
    house.close().await;
    Ok(())
}

async fn remove(settings: Settings, id: &str) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    if !providers::remove(&house.db, id).await? {
        return Err(Failure::new(format!("there is no such provider: `{id}`"))
            .hint("`lodge provider list` shows all of them"));
    }
    out::say(format!("Removed {id}: nobody signs in with it any more. Accounts stay."));
    house.close().await;
    Ok(())
}

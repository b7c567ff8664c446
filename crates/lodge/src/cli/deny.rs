//! `lodge deny`

use super::Print;
use crate::{config::Settings, failure::Failure, house::House, out};
use lodge_abuse::{Denied, DeniedThing, NewDenial};
use serde_json::json;

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Refuse a sender, a host or a network for a while
    Add {
        /// `name@example.org`, `example.org`, `192.0.2.1` or `192.0.2.0/24`
        thing: String,
        /// What they were caught doing
        #[arg(long)]
        reason: String,
        /// For how many days
        #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=90))]
        days: u32,
    },
    /// List who is refused
    List {
        #[command(flatten)]
        print: Print,
    },
    /// Refuse them no longer
    Remove {
        /// As it was added
        thing: String,
    },
}

pub(crate) async fn run(command: Command, settings: Settings) -> Result<(), Failure> {
    match command {
        Command::Add { thing, reason, days } => add(settings, &thing, reason, days).await,
        Command::List { print } => list(settings, print).await,
        Command::Remove { thing } => remove(settings, &thing).await,
    }
}

async fn add(settings: Settings, typed: &str, reason: String, days: u32) -> Result<(), Failure> {
    let thing = parse(typed)?;
    let house = House::open(settings).await?;
    let denied = lodge_abuse::add(&house.db, house.clock.as_ref(), NewDenial { thing, reason, days }).await?;
    out::say(format!("Refused until {}.", denied.expires_at));
    house.close().await;
    Ok(())
}

async fn list(settings: Settings, print: Print) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let list = lodge_abuse::all(&house.db).await?;
    // The operator asked who is on the list.
    if print.json {
        let denied = |denied: &Denied| {
            json!({
                "thing": denied.thing.reveal().to_text(),
                "reason": denied.reason,
                "since": denied.created_at.to_string(),
                "until": denied.expires_at.to_string(),
            })
        };
        out::json(&list.iter().map(denied).collect());
    } else {
        let row = |denied: &Denied| {
            let thing = denied.thing.reveal().to_text();
            vec![thing, denied.reason.clone(), denied.created_at.to_string(), denied.expires_at.to_string()]
        };
        out::table(&["REFUSED", "REASON", "SINCE", "UNTIL"], &list.iter().map(row).collect::<Vec<_>>());
    }
    house.close().await;
    Ok(())
}

async fn remove(settings: Settings, typed: &str) -> Result<(), Failure> {
    let thing = parse(typed)?;
    let house = House::open(settings).await?;
    if !lodge_abuse::remove(&house.db, &thing).await? {
        let what = format!("not on the deny-list: `{typed}`");
        return Err(Failure::new(what).hint("`lodge deny list` shows who is"));
    }
    house.db.erase_barrier().await?;
    out::say(format!("{typed} is refused no longer."));
    house.close().await;
    Ok(())
}

fn parse(typed: &str) -> Result<DeniedThing, Failure> {
    DeniedThing::parse(typed).map_err(|error| Failure::usage(format!("{error}: `{typed}`")))
}

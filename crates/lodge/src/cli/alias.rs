//! `lodge alias`

use super::{Print, domain};
use crate::{config::Settings, failure::Failure, house::House, out};
use lodge_mail::{Alias, Answer, Destinations, store};
use lodge_store::StoreError;
use serde_json::json;

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Add an alias
    Add {
        /// The address, like `shop@example.org`; `*@example.org` takes whatever has no alias of its own
        alias: String,
        /// Where it leads: one address, or several with commas between them
        #[arg(long, value_name = "ADDRESS", value_delimiter = ',', required = true)]
        to: Vec<String>,
        /// What to call it
        #[arg(long)]
        label: Option<String>,
    },
    /// List the aliases
    List {
        /// Those at this domain
        #[arg(long)]
        domain: Option<String>,
        #[command(flatten)]
        print: Print,
    },
    /// Switch an alias off
    Disable {
        /// The address
        alias: String,
        /// What senders are told: 250 takes the message and drops it, 450 says later, 550 says never
        #[arg(long, value_parser = ["250", "450", "550"])]
        answer: String,
    },
    /// Switch an alias on again
    Enable {
        /// The address
        alias: String,
    },
    /// Remove an alias
    Remove {
        /// The address
        alias: String,
    },
}

pub(crate) async fn run(command: Command, settings: Settings) -> Result<(), Failure> {
    match command {
        Command::Add { alias, to, label } => add(settings, &alias, &to, label).await,
        Command::List { domain, print } => list(settings, domain.as_deref(), print).await,
        Command::Disable { alias, answer } => {
            let answer = answer.parse().ok().and_then(Answer::with_code);
            close(settings, &alias, answer).await
        }
        Command::Enable { alias } => close(settings, &alias, None).await,
        Command::Remove { alias } => remove(settings, &alias).await,
    }
}

async fn add(settings: Settings, typed: &str, to: &[String], label: Option<String>) -> Result<(), Failure> {
    let address = parse(typed)?;
    let destinations = Destinations::parse(to.iter().map(String::as_str), &address)
        .map_err(|error| Failure::usage(format!("{error}: `{}`", to.join(","))))?;
    let house = House::open(settings).await?;
    let (_, name) = address.rsplit_once('@').unwrap_or_default();
    let domain = domain::find(&house, name).await?;
    let new = store::NewAlias {
        domain: domain.id,
        account: domain.account_id,
        address: address.clone(),
        destinations,
        label,
    };
    match store::add_alias(&house.db, house.clock.as_ref(), new).await {
        Ok(_) => out::say(format!("Added {address}.")),
        Err(StoreError::Conflict) => {
            let what = format!("there is an alias with this address already: `{typed}`");
            return Err(Failure::new(what).hint(format!("remove it first: `lodge alias remove {typed}`")));
        }
        Err(error) => return Err(error.into()),
    }
    house.close().await;
    Ok(())
}

async fn list(settings: Settings, at: Option<&str>, print: Print) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let aliases = match at {
        Some(at) => store::aliases_of(&house.db, domain::find(&house, at).await?.id).await?,
        None => store::aliases(&house.db).await?,
    };
    if print.json {
        out::json(&aliases.iter().map(as_json).collect());
    } else {
        out::table(&["ALIAS", "LEADS TO", "STATE", "LABEL"], &aliases.iter().map(as_row).collect::<Vec<_>>());
    }
    house.close().await;
    Ok(())
}

fn destinations(alias: &Alias) -> Vec<String> {
    // The operator asked where it leads.
    alias.destinations.reveal().paths().iter().map(ToString::to_string).collect()
}

fn as_json(alias: &Alias) -> serde_json::Value {
    json!({
        "id": alias.id.number(),
        "address": alias.address.reveal(),
        "destinations": destinations(alias),
        "label": alias.label.as_ref().map(|label| label.reveal()),
        "answer": alias.closed.map(Answer::code),
        "created": alias.created_at.to_string(),
    })
}

fn as_row(alias: &Alias) -> Vec<String> {
    let state = alias.closed.map_or_else(|| "on".to_owned(), |answer| format!("off: {}", answer.code()));
    let label = alias.label.as_ref().map(|label| label.reveal().clone()).unwrap_or_default();
    vec![alias.address.reveal().clone(), destinations(alias).join(", "), state, label]
}

async fn close(settings: Settings, typed: &str, answer: Option<Answer>) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let alias = find(&house, typed).await?;
    store::close_alias(&house.db, house.clock.as_ref(), alias.id, answer).await?;
    match answer {
        Some(answer) => out::say(format!("Switched {typed} off: senders are told {}.", answer.code())),
        None => out::say(format!("Switched {typed} on.")),
    }
    house.close().await;
    Ok(())
}

async fn remove(settings: Settings, typed: &str) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let alias = find(&house, typed).await?;
    store::remove_alias(&house.db, house.clock.as_ref(), alias.id).await?;
    house.db.erase_barrier().await?;
    out::say(format!("Removed {typed}."));
    house.close().await;
    Ok(())
}

fn parse(typed: &str) -> Result<String, Failure> {
    lodge_mail::canonical(typed).map_err(|error| Failure::usage(format!("{error}: `{typed}`")))
}

async fn find(house: &House, typed: &str) -> Result<Alias, Failure> {
    store::alias_by_address(&house.db, &parse(typed)?).await?.ok_or_else(|| {
        Failure::new(format!("there is no such alias: `{typed}`"))
            .hint("`lodge alias list` shows all aliases")
    })
}

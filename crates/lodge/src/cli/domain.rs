//! `lodge domain`

use super::{Print, account};
use crate::{config::Settings, failure::Failure, house::House, out};
use lodge_mail::{Domain, store};
use lodge_store::StoreError;
use serde_json::json;
use std::collections::HashMap;

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Add a domain
    Add {
        /// The domain, like `example.org`
        name: String,
        /// The e-mail address of the account that it belongs to
        #[arg(long, value_name = "EMAIL")]
        account: String,
        /// You know that the domain is theirs. Mail of a domain is forwarded only when somebody does
        #[arg(long)]
        verified: bool,
    },
    /// List the domains
    List {
        #[command(flatten)]
        print: Print,
    },
    /// Remove a domain and all its aliases
    Remove {
        /// The domain
        name: String,
    },
}

pub(crate) async fn run(command: Command, settings: Settings) -> Result<(), Failure> {
    match command {
        Command::Add { name, account, verified } => add(settings, &name, &account, verified).await,
        Command::List { print } => list(settings, print).await,
        Command::Remove { name } => remove(settings, &name).await,
    }
}

async fn add(settings: Settings, typed: &str, owner: &str, verified: bool) -> Result<(), Failure> {
    let name = parse(typed)?;
    if !verified {
        return Err(Failure::usage(format!("nobody says that this domain is theirs: `{typed}`"))
            .hint("make sure that it belongs to the account, then repeat the command with `--verified`"));
    }
    let house = House::open(settings).await?;
    let owner = account::find(&house, owner).await?;
    match store::add_domain(&house.db, house.clock.as_ref(), owner.id, name.clone()).await {
        Ok(_) => out::say(format!(
            "Added {name}.\nTo receive its mail, give it this DNS record:\n  {name}. MX 10 {}.",
            house.settings.mail.hostname
        )),
        Err(StoreError::Conflict) => {
            let what = format!("this domain is here already: `{typed}`");
            return Err(Failure::new(what).hint("`lodge domain list` shows whose it is"));
        }
        Err(error) => return Err(error.into()),
    }
    house.close().await;
    Ok(())
}

async fn list(settings: Settings, print: Print) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let domains = store::domains(&house.db).await?;
    let accounts = lodge_accounts::all(&house.db).await?;
    let owners: HashMap<i64, &str> =
        accounts.iter().map(|account| (account.id.number(), account.email.reveal().as_str())).collect();
    let owner =
        |domain: &Domain| owners.get(&domain.account_id.number()).copied().unwrap_or_default().to_owned();
    if print.json {
        let domain = |domain: &Domain| {
            json!({
                "id": domain.id.number(),
                "name": domain.name.reveal(),
                "account": owner(domain),
                "verified": domain.verified_at.map(|at| at.to_string()),
                "created": domain.created_at.to_string(),
            })
        };
        out::json(&domains.iter().map(domain).collect());
    } else {
        let row = |domain: &Domain| {
            let verified = domain.verified_at.map_or_else(|| "no".to_owned(), |at| at.to_string());
            vec![domain.name.reveal().clone(), owner(domain), verified]
        };
        out::table(&["DOMAIN", "ACCOUNT", "VERIFIED"], &domains.iter().map(row).collect::<Vec<_>>());
    }
    house.close().await;
    Ok(())
}

async fn remove(settings: Settings, typed: &str) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let domain = find(&house, typed).await?;
    store::remove_domain(&house.db, house.clock.as_ref(), domain.id).await?;
    house.db.erase_barrier().await?;
    out::say(format!("Removed {typed} and its aliases."));
    house.close().await;
    Ok(())
}

/// The domain that was typed, in A-labels.
fn parse(typed: &str) -> Result<String, Failure> {
    let wrong = || Failure::usage(format!("not a domain: `{typed}`")).hint("write one like `example.org`");
    lodge_mail::canonical_domain(typed).ok_or_else(wrong)
}

/// The domain of this name.
pub(super) async fn find(house: &House, typed: &str) -> Result<Domain, Failure> {
    store::domain_by_name(&house.db, &parse(typed)?).await?.ok_or_else(|| {
        Failure::new(format!("this domain is not here: `{typed}`"))
            .hint(format!("add it first: `lodge domain add {typed} --account EMAIL --verified`"))
    })
}

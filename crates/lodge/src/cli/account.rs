//! `lodge account`

use super::Print;
use crate::{config::Settings, failure::Failure, house::House, out};
use lodge_accounts::{
    Account, Email, NewAccount,
    limits::{self, Limits},
    profile,
};
use lodge_register::{Personal, Secret};
use lodge_store::StoreError;
use serde_json::json;
use std::io::{IsTerminal as _, Read as _};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Open an account
    Add {
        /// Where its holder is reached
        #[arg(long)]
        email: String,
        /// What they are called
        #[arg(long)]
        name: String,
        /// They run this Lodge
        #[arg(long)]
        admin: bool,
        /// Read their password from standard input
        #[arg(long)]
        password_stdin: bool,
    },
    /// Say how much an account may use, or show it
    Limit {
        /// Where its holder is reached
        #[arg(long)]
        email: String,
        /// Domains
        #[arg(long, value_name = "NUMBER")]
        domains: Option<u32>,
        /// Aliases, at all its domains together
        #[arg(long, value_name = "NUMBER")]
        aliases: Option<u32>,
        /// Messages that are forwarded in a day
        #[arg(long, value_name = "NUMBER")]
        messages_a_day: Option<u32>,
        /// What every account may use
        #[arg(long, conflicts_with_all = ["domains", "aliases", "messages_a_day"])]
        default: bool,
    },
    /// List the accounts
    List {
        #[command(flatten)]
        print: Print,
    },
}

pub(crate) async fn run(command: Command, settings: Settings) -> Result<(), Failure> {
    match command {
        Command::Add { email, name, admin, password_stdin } => {
            add(settings, &email, name, admin, password_stdin).await
        }
        Command::Limit { email, domains, aliases, messages_a_day, default } => {
            let change = |limits: Limits| match default {
                true => limits::DEFAULTS,
                false => Limits {
                    domains: domains.map_or(limits.domains, Into::into),
                    aliases: aliases.map_or(limits.aliases, Into::into),
                    messages_day: messages_a_day.map_or(limits.messages_day, Into::into),
                    ..limits
                },
            };
            limit(settings, &email, change).await
        }
        Command::List { print } => list(settings, print).await,
    }
}

async fn add(settings: Settings, typed: &str, name: String, admin: bool, ask: bool) -> Result<(), Failure> {
    let email = parse(typed)?;
    let name = profile::name(&name).map_err(|error| {
        Failure::usage(error.to_string()).hint("say what its holder is called: `--name \"Alice\"`")
    })?;
    let password = if ask { Some(secret("password")?) } else { None };
    let house = House::open(settings).await?;
    let hash = |password| lodge_accounts::hash(&password, house.chance.as_ref());
    let password = password.map(hash).transpose().map_err(|error| Failure::usage(error.to_string()))?;
    let new = NewAccount { email: Personal::new(email), name, password, admin };
    match lodge_accounts::add(&house.db, house.clock.as_ref(), new).await {
        Ok(account) => out::say(format!("Opened account {}.", account.id)),
        Err(StoreError::Conflict) => {
            let what = format!("there is an account with this address already: `{typed}`");
            return Err(Failure::new(what).hint("`lodge account list` shows all accounts"));
        }
        Err(error) => return Err(error.into()),
    }
    house.close().await;
    Ok(())
}

/// Shows what an account may use, after the change. A running server knows it within a minute.
async fn limit(
    settings: Settings,
    email: &str,
    change: impl FnOnce(Limits) -> Limits,
) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let account = find(&house, email).await?;
    let had = limits::of(&house.db, account.id).await?;
    let has = change(had);
    if has != had {
        limits::set(&house.db, house.clock.as_ref(), account.id, Some(has)).await?;
    }
    let row = |what: &str, number: i64| vec![what.to_owned(), number.to_string()];
    out::table(
        &["LIMIT", "AT MOST"],
        &[row("domains", has.domains), row("aliases", has.aliases), row("messages a day", has.messages_day)],
    );
    house.close().await;
    Ok(())
}

async fn list(settings: Settings, print: Print) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let accounts = lodge_accounts::all(&house.db).await?;
    if print.json {
        let account = |account: &Account| {
            json!({
                "id": account.id.number(),
                "email": account.email.reveal().as_str(),
                "name": account.name.reveal(),
                "admin": account.admin,
                "created": account.created_at.to_string(),
            })
        };
        out::json(&accounts.iter().map(account).collect());
    } else {
        // The operator asked who is there.
        let row = |account: &Account| {
            let admin = if account.admin { "yes" } else { "" };
            let email = account.email.reveal().as_str().to_owned();
            vec![
                account.id.to_string(),
                email,
                account.name.reveal().clone(),
                admin.to_owned(),
                account.created_at.to_string(),
            ]
        };
        out::table(
            &["ID", "E-MAIL", "NAME", "ADMIN", "OPENED"],
            &accounts.iter().map(row).collect::<Vec<_>>(),
        );
    }
    house.close().await;
    Ok(())
}

/// The e-mail address that was typed.
pub(super) fn parse(typed: &str) -> Result<Email, Failure> {
    Email::parse(typed).map_err(|_| {
        Failure::usage(format!("not an e-mail address: `{typed}`")).hint("write one like `alice@example.org`")
    })
}

/// The account with the address that was typed.
pub(super) async fn find(house: &House, typed: &str) -> Result<Account, Failure> {
    lodge_accounts::by_email(&house.db, &parse(typed)?).await?.ok_or_else(|| {
        Failure::new(format!("there is no account with this address: `{typed}`"))
            .hint("`lodge account list` shows all accounts, `lodge account add` opens one")
    })
}

/// A secret that is typed, or comes through a pipe.
pub(super) fn secret(what: &str) -> Result<Secret<String>, Failure> {
    if std::io::stdin().is_terminal() {
        out::tell(format!("Type the {what}, then Enter and Ctrl-D."));
    }
    let mut typed = String::new();
    let failed = |error| Failure::usage(format!("cannot read the {what} from standard input: {error}"));
    std::io::stdin().take(4096).read_to_string(&mut typed).map_err(failed)?;
    let typed = Secret::new(typed);
    Ok(Secret::new(typed.expose().trim_end_matches(['\r', '\n']).to_owned()))
}

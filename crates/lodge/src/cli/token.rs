//! `lodge token`

use super::{Print, account::find};
use crate::{config::Settings, failure::Failure, house::House, out};
use lodge_accounts::{
    Scope, Scopes, Token,
    tokens::{self, NewToken, TokenError},
};
use lodge_register::{Id, Personal};
use serde_json::json;

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Make a token; it is printed this once
    Add {
        /// The e-mail address of the account that it acts for
        #[arg(long, value_name = "EMAIL")]
        account: String,
        /// What it is called
        #[arg(long)]
        label: String,
        /// What it may do, like `aliases:write`; several are allowed
        #[arg(long = "scope", required = true, value_name = "SCOPE")]
        scopes: Vec<String>,
        /// In how many days it ends; without it, it does not
        #[arg(long)]
        days: Option<u32>,
    },
    /// List the tokens of an account
    List {
        /// The e-mail address of the account
        #[arg(long, value_name = "EMAIL")]
        account: String,
        #[command(flatten)]
        print: Print,
    },
    /// Remove a token: whoever has it gets in no more
    Remove {
        /// The e-mail address of the account
        #[arg(long, value_name = "EMAIL")]
        account: String,
        /// The number that `lodge token list` shows
        id: i64,
    },
}

pub(crate) async fn run(command: Command, settings: Settings) -> Result<(), Failure> {
    match command {
        Command::Add { account, label, scopes, days } => add(settings, &account, label, &scopes, days).await,
        Command::List { account, print } => list(settings, &account, print).await,
        Command::Remove { account, id } => remove(settings, &account, id).await,
    }
}

async fn add(
    settings: Settings,
    account: &str,
    label: String,
    scopes: &[String],
    days: Option<u32>,
) -> Result<(), Failure> {
    let scopes: Result<Vec<_>, _> = scopes.iter().map(|typed| scope(typed)).collect();
    let scopes = Scopes::of(scopes?);
    let house = House::open(settings).await?;
    let account = find(&house, account).await?;
    let expires_at = days.map(|days| house.clock.now().plus_days(days.into()));
    let new = NewToken { label: Personal::new(label), scopes, expires_at };
    let made = tokens::make(&house.db, house.clock.as_ref(), house.chance.as_ref(), &account, new).await;
    let (_, text) = made.map_err(refused)?;
    // The one time that it is shown.
    out::say(text.expose());
    house.close().await;
    Ok(())
}

fn refused(error: TokenError) -> Failure {
    match error {
        TokenError::Store(error) => error.into(),
        other => Failure::usage(other.to_string()),
    }
}

fn scope(typed: &str) -> Result<Scope, Failure> {
    Scope::parse(typed).ok_or_else(|| {
        let known: Vec<_> = Scope::ALL.iter().map(|scope| format!("`{}`", scope.as_str())).collect();
        Failure::usage(format!("there is no such scope: `{typed}`"))
            .hint(format!("there are {}", known.join(", ")))
    })
}

async fn list(settings: Settings, account: &str, print: Print) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let account = find(&house, account).await?;
    let tokens = tokens::of(&house.db, account.id).await?;
    let ends = |token: &Token| token.expires_at.map(|end| end.to_string());
    if print.json {
        let shown = |token: &Token| {
            json!({
                "id": token.id.number(),
                "label": token.label.reveal(),
                "scopes": token.scopes.to_text(),
                "expires": ends(token),
            })
        };
        out::json(&tokens.iter().map(shown).collect());
    } else {
        let row = |token: &Token| {
            let end = ends(token).unwrap_or_default();
            vec![token.id.to_string(), token.label.reveal().clone(), token.scopes.to_text(), end]
        };
        out::table(&["ID", "LABEL", "SCOPES", "ENDS"], &tokens.iter().map(row).collect::<Vec<_>>());
    }
    house.close().await;
    Ok(())
}

async fn remove(settings: Settings, account: &str, id: i64) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let account = find(&house, account).await?;
    let removed = tokens::remove(&house.db, account.id, Id::new(id)).await?;
    house.close().await;
    if removed {
        out::say(format!("Removed token {id}."));
        Ok(())
    } else {
        Err(Failure::new(format!("there is no such token: `{id}`")).hint("`lodge token list` shows them"))
    }
}

//! `lodge policy`: what changes in what is kept, and telling everybody before it does (promise C13).
//!
//! The next version is asked beside the one that runs. It changes no table, so nothing of it is at work before its day.

use crate::{config::Settings, failure::Failure, house::House, out};
use lodge_accounts::notices::{DAYS_AHEAD, NoticeError, Standing};
use lodge_console::{Program, day_of};
use lodge_register::Timestamp;
use lodge_store::StoreError;
use lodge_web::{Language, Words};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Say what this version keeps otherwise than what was announced last
    Diff {
        /// In which language: `en`, `tr`, `nl` or `ru`
        #[arg(long, default_value = "en", value_name = "LANGUAGE")]
        language: String,
    },
    /// Announce it to every account, by one letter each
    Announce {
        /// The day on which it takes effect, at least two weeks ahead: `2026-12-31`
        #[arg(long, value_name = "DAY")]
        effective: String,
    },
}

pub(crate) async fn run(command: Command, settings: Settings) -> Result<(), Failure> {
    match command {
        Command::Diff { language } => diff(settings, &language).await,
        Command::Announce { effective } => announce(settings, &effective).await,
    }
}

async fn diff(settings: Settings, language: &str) -> Result<(), Failure> {
    let language = Language::of_tag(language).ok_or_else(|| {
        Failure::usage(format!("Lodge does not speak this language: `{language}`"))
            .hint("there are `en`, `tr`, `nl` and `ru`")
    })?;
    let (house, words) = open(settings).await?;
    let program = program(&house, &words);
    match program.draft().await? {
        Some(draft) => {
            out::say("What this version keeps is not what was announced last:\n");
            out::say(draft.changes(language).join("\n"));
            out::say("\nNobody was told of it. `lodge policy announce --effective DAY` tells everybody.");
        }
        None => out::say(stands(program.standing().await?)),
    }
    house.close().await;
    Ok(())
}

async fn announce(settings: Settings, day: &str) -> Result<(), Failure> {
    let (house, words) = open(settings).await?;
    let program = program(&house, &words);
    let first = program.clock.now().plus_days(DAYS_AHEAD + 1);
    let too_soon = |what: String| Failure::usage(what).hint(format!("name a day from {} on", written(first)));
    let effective_at = day_of(day).ok_or_else(|| too_soon(format!("not a day: `{day}`")))?;
    let Some(draft) = program.draft().await? else {
        out::say(stands(program.standing().await?));
        house.close().await;
        return Ok(());
    };
    match program.announce(&draft, effective_at).await {
        Ok(_) => {}
        Err(NoticeError::Store(error)) => return Err(error.into()),
        Err(error) => return Err(too_soon(format!("{error}: `{day}`"))),
    }
    out::say(draft.changes(Language::English).join("\n"));
    let untold = match program.standing().await? {
        Standing::Announced { untold, .. } => untold,
        Standing::Unannounced | Standing::InForce => 0,
    };
    out::say(format!(
        "\nAnnounced: it takes effect on {day}. Accounts to be told: {untold}.\n\
         `lodge serve` sends the letters, whichever version it is of. Start this version on that day."
    ));
    house.close().await;
    Ok(())
}

/// How it stands, where nothing is to be announced.
fn stands(standing: Standing) -> String {
    match standing {
        Standing::Announced { effective_at, untold } => format!(
            "What this version keeps was announced. It takes effect on {}; accounts still to be told: {untold}.",
            written(effective_at)
        ),
        Standing::InForce | Standing::Unannounced => {
            "What this version keeps is what everybody was told. There is nothing to announce.".to_owned()
        }
    }
}

/// `2026-12-31`
pub(crate) fn written(moment: Timestamp) -> String {
    moment.to_string().chars().take(10).collect()
}

fn program<'a>(house: &'a House, words: &'a Words) -> Program<'a> {
    Program { db: &house.db, clock: &*house.clock, register: &house.register, words }
}

/// The database as it is, and the words of this version.
async fn open(settings: Settings) -> Result<(House, Words), Failure> {
    let nothing = || {
        Failure::new("nobody was told of any policy yet, so there is nothing to compare")
            .hint("`lodge serve` notes what it keeps when it runs for the first time; changes are counted from there")
    };
    if settings.store.data_folder().is_some() && !settings.store.has_database() {
        return Err(nothing());
    }
    let house = House::unlock(settings).await?;
    if !has_policies(&house).await? {
        return Err(nothing());
    }
    let words = Words::new(lodge_console::WORDS).map_err(|error| Failure::from_error(&error))?;
    Ok((house, words))
}

/// Whether a version has noted in this database what it keeps.
pub(crate) async fn has_policies(house: &House) -> Result<bool, StoreError> {
    let applied = house.db.rows("SELECT name FROM store_migration", ()).await?;
    if !applied.iter().any(|row| row.text(0).is_ok_and(|name| name == "console/0001_house")) {
        return Ok(false);
    }
    Ok(!house.db.rows("SELECT 1 FROM console_policy LIMIT 1", ()).await?.is_empty())
}

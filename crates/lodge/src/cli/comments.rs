//! `lodge comments`

mod bring;
mod take;

use super::{Print, origin};
use crate::{config::Settings, failure::Failure, house::House, out};
use lodge_comments::{
    Import, Site, Stage,
    import::Format,
    moving::{self, Hall, MoveError},
    place,
    store::{imports, sites},
};
use lodge_register::Id;
use serde_json::json;
use std::{path::PathBuf, sync::Arc};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Bring in what another program exported; what is here already is not brought twice
    Import {
        /// The host of the site, like `blog.example.org`
        #[arg(long, value_name = "HOST")]
        site: String,
        /// What wrote the file; Lodge finds out by itself where that can be seen
        #[arg(long)]
        format: Option<String>,
        /// Where pages are today, like `/blog/*=/*` or `old.example=blog.example`; several are allowed
        #[arg(long = "map", value_name = "FROM=TO")]
        maps: Vec<String>,
        /// Say what would come of it, and change nothing
        #[arg(long)]
        dry_run: bool,
        /// The file, packed or not
        file: PathBuf,
    },
    /// List what was brought in
    Imports {
        /// The host of the site
        #[arg(long, value_name = "HOST")]
        site: String,
        #[command(flatten)]
        print: Print,
    },
    /// Take back what an import brought
    UndoImport {
        /// The number that `lodge comments imports` shows
        id: i64,
    },
    /// Write all comments of a site
    Export {
        /// The host of the site
        #[arg(long, value_name = "HOST")]
        site: String,
        /// For which program
        #[arg(long)]
        format: String,
        /// With e-mail addresses
        #[arg(long)]
        with_contacts: bool,
        /// The file to write, which must not exist; without it, they are printed
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

pub(crate) async fn run(command: Command, settings: Settings) -> Result<(), Failure> {
    match command {
        Command::Import { site, format, maps, dry_run, file } => {
            bring::import(settings, &site, bring::Typed { format, maps, file }, dry_run).await
        }
        Command::Imports { site, print } => list(settings, &site, print).await,
        Command::UndoImport { id } => undo(settings, id).await,
        Command::Export { site, format, with_contacts, out } => {
            take::export(settings, &site, &format, with_contacts, out.as_deref()).await
        }
    }
}

async fn list(settings: Settings, host: &str, print: Print) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let site = find(&house, host).await?;
    let all = imports::of_site(&house.db, site.id).await?;
    let now = house.clock.now();
    if print.json {
        let shown = |import: &Import| {
            json!({
                "id": import.id.number(),
                "format": import.format,
                "state": import.stage_at(now).as_str(),
                "pages": import.pages,
                "comments": import.comments,
                "there": import.there,
                "left_out": import.left(),
                "began": import.began_at.to_string(),
            })
        };
        out::json(&all.iter().map(shown).collect());
    } else {
        let row = |import: &Import| {
            let counts = [import.pages, import.comments, import.there].map(|count| count.to_string());
            let [pages, comments, there] = counts;
            let state = said(import.stage_at(now)).to_owned();
            vec![
                import.id.to_string(),
                import.began_at.to_string(),
                import.format.clone(),
                state,
                pages,
                comments,
                there,
            ]
        };
        let heading = ["ID", "BEGAN", "FROM", "STATE", "PAGES", "COMMENTS", "HERE ALREADY"];
        out::table(&heading, &all.iter().map(row).collect::<Vec<_>>());
    }
    house.close().await;
    Ok(())
}

fn said(stage: Stage) -> &'static str {
    match stage {
        Stage::Running => "going on",
        Stage::Done => "done",
        Stage::Stopped => "interrupted: import the file again",
        Stage::Broken => "not read to its end: import a whole file",
        Stage::Undoing => "being undone",
    }
}

async fn undo(settings: Settings, id: i64) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let found = imports::by_id(&house.db, Id::new(id)).await?;
    let import = found.ok_or_else(|| {
        Failure::new(format!("there is no such import: `{id}`"))
            .hint("`lodge comments imports --site HOST` shows those of a site")
    })?;
    moving::undo(&hall(&house).await?, &import).await.map_err(failed)?;
    let (comments, pages) = (counted(import.comments, "comment"), counted(import.pages, "page"));
    out::say(format!("Took back import {id}: {comments}, {pages}."));
    house.close().await;
    Ok(())
}

/// So many of something.
fn counted(count: impl std::fmt::Display, noun: &str) -> String {
    let count = count.to_string();
    let ending = if count == "1" { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

/// The site of a host.
async fn find(house: &House, typed: &str) -> Result<Site, Failure> {
    let host = place::host(typed).ok_or_else(|| {
        Failure::usage(format!("it is no host name: `{typed}`"))
            .hint("write it without a path, like `blog.example.org`")
    })?;
    sites::by_host(&house.db, &host).await?.ok_or_else(|| {
        Failure::new(format!("there is no such site: `{typed}`")).hint("add it on the pages, under Comments")
    })
}

fn format(typed: &str) -> Result<Format, Failure> {
    typed.parse().map_err(|error| {
        Failure::usage(format!("there is no such format: `{typed}`")).hint(format!("{error}"))
    })
}

/// What moving stands on. Images in comments are found where the pages are.
async fn hall(house: &House) -> Result<Hall, Failure> {
    let origin = origin(house).await?;
    let (clock, chance) = (Arc::clone(&house.clock), Arc::clone(&house.chance));
    Ok(Hall { db: house.db.clone(), clock, chance, at: origin.at("/embed") })
}

fn failed(error: MoveError) -> Failure {
    match error {
        MoveError::Store(error) => error.into(),
        MoveError::Busy => Failure::from_error(&error)
            .hint("wait until it is done, or stop it on the pages; one whose program ended stops by itself within a minute"),
        MoveError::Stopped => Failure::from_error(&error).hint(bring::AGAIN),
        MoveError::Read(_) | MoveError::Failed(_) => Failure::from_error(&error).hint(bring::AGAIN),
    }
}

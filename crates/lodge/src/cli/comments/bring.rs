//! `lodge comments import`

use super::{counted, failed, find, format, hall};
use crate::{config::Settings, failure::Failure, house::House, out};
use lodge_comments::{
    Import, Stage,
    import::{self, Format, ImportError, Mapping, Report, Source, State},
    moving::{self, Hall, MoveError, Order},
    store::imports,
};
use std::{
    io::IsTerminal as _,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

/// What to do after an import that did not come to its end.
pub(super) const AGAIN: &str = "import the file again: what is here already is not brought twice";
/// How often it is said how far an import is.
const EVERY: Duration = Duration::from_secs(5);

/// What was typed.
pub(super) struct Typed {
    pub(super) format: Option<String>,
    pub(super) maps: Vec<String>,
    pub(super) file: PathBuf,
}

pub(super) async fn import(
    settings: Settings,
    host: &str,
    typed: Typed,
    is_dry: bool,
) -> Result<(), Failure> {
    let size = size(&typed.file)?;
    let wrote = written_by(typed.format.as_deref(), &typed.file)?;
    let house = House::open(settings).await?;
    let site = find(&house, host).await?;
    let mut mapping = Mapping::new([site.host.reveal().as_str()]);
    for map in &typed.maps {
        mapping.rule(map).map_err(|error| Failure::usage(format!("{error}: `{map}`")))?;
    }
    if is_dry {
        let file = typed.file.clone();
        let looked = tokio::task::spawn_blocking(move || import::survey(wrote, &file, &mapping)).await;
        let looked = looked.map_err(|error| Failure::from_error(&error))?;
        say(wrote, &looked.map_err(|error| unread(&typed.file, &error))?);
    } else {
        let file: Arc<dyn Source + Send + Sync> = Arc::new(typed.file.clone());
        let order = Order { site, by: None, format: wrote, mapping, file, size };
        let hall = hall(&house).await?;
        let begun = moving::begin(&hall, &order).await.map_err(failed)?;
        let done = watched(&hall, &order, &begun).await.map_err(|error| match error {
            MoveError::Read(error) if !matches!(error, ImportError::Stopped) => unread(&typed.file, &error),
            error => failed(error),
        })?;
        out::say(ended(&done));
    }
    house.close().await;
    Ok(())
}

fn size(file: &Path) -> Result<u64, Failure> {
    let about = std::fs::metadata(file).map_err(|error| {
        Failure::usage(format!("cannot read the file: `{}`: {error}", file.display()))
            .hint("name the file that the other program exported")
    })?;
    if !about.is_file() {
        return Err(Failure::usage(format!("it is no file: `{}`", file.display()))
            .hint("name the file that the other program exported"));
    }
    Ok(about.len())
}

fn written_by(typed: Option<&str>, file: &PathBuf) -> Result<Format, Failure> {
    if let Some(typed) = typed {
        return format(typed);
    }
    let name = file.file_name().and_then(|name| name.to_str());
    let found = import::find(file, name).map_err(|error| unread(file, &error))?;
    found.ok_or_else(|| {
        let known: Vec<_> = Format::ALL.iter().map(|format| format!("`{format}`")).collect();
        Failure::new(format!("it cannot be seen what wrote the file: `{}`", file.display()))
            .hint(format!("if it is an export of comments, say so with `--format`: {}", known.join(", ")))
    })
}

fn unread(file: &Path, error: &ImportError) -> Failure {
    let failure = Failure::new(format!("`{}`: {}", file.display(), crate::failure::causes(error)));
    failure.hint(
        "export it anew, or say with `--format` what wrote it; what is here already is not brought twice",
    )
}

/// Runs an import, says now and then how far it is, and stops it if it is to be stopped.
async fn watched(hall: &Hall, order: &Order, begun: &Import) -> Result<Import, MoveError> {
    let mut running = std::pin::pin!(moving::run(hall, order, begun));
    let mut every = tokio::time::interval(EVERY);
    every.tick().await;
    loop {
        tokio::select! {
            ended = &mut running => return ended,
            _ = tokio::signal::ctrl_c() => {
                imports::end(&hall.db, begun.id, Stage::Stopped, None, hall.clock.now()).await?;
            }
            _ = every.tick(), if std::io::stderr().is_terminal() => {
                if let Some(now) = imports::by_id(&hall.db, begun.id).await? {
                    out::tell(format!("{} %, {} comments", now.percent(), now.comments));
                }
            }
        }
    }
}

fn ended(done: &Import) -> String {
    let [comments, there] = [done.comments, done.there].map(|count| counted(count, "comment"));
    let were = if done.there == 1 { "was" } else { "were" };
    let pages = counted(done.pages, "page");
    let mut said =
        format!("Import {}: brought in {comments} and {pages}; {there} {were} here already.", done.id);
    for (why, count) in done.left() {
        said.push_str(&format!("\nLeft out: {count}, {}.", why_left(&why)));
    }
    said
}

/// What a reason means for whoever runs the command.
fn why_left(why: &str) -> &'static str {
    match why {
        "no-date" => "without a date",
        "no-page" => "on no page",
        "pingback" => "pingbacks and trackbacks",
        "unknown-page" => "on pages that the file does not have",
        "unmapped" => {
            "on pages that are not of this site: `--dry-run` names them, `--map` says where they are"
        }
        "too-long" => "longer than a comment may be",
        "empty" => "without anything to see",
        "twice" => "in the file twice",
        _ => "for another reason",
    }
}

/// Says what would come of an import.
fn say(format: Format, report: &Report) {
    let (comments, pages) = (counted(report.total(), "comment"), counted(report.pages, "page"));
    out::say(format!("{}: {comments} on {pages}.", format.title()));
    let states = [
        (State::Shown, "shown"),
        (State::Held, "held"),
        (State::Rejected, "rejected"),
        (State::Spam, "spam"),
        (State::Deleted, "deleted"),
    ];
    for (state, word) in states {
        if let Some(count) = report.comments.get(&state) {
            out::say(format!("  {count} {word}"));
        }
    }
    out::say(format!(
        "People: {} with an account; {} of guests; {} with an e-mail address.",
        report.authors,
        counted(report.by_guests, "comment"),
        counted(report.with_email, "comment")
    ));
    if let Some((first, last)) = report.between {
        out::say(format!("Written from {first} to {last}."));
    }
    for (why, sample) in &report.skipped {
        let first = sample.first.join(", ");
        out::say(format!("Left out: {}, {}: {first}", sample.count, why_left(why.word())));
    }
    for ((why, address), count) in &report.unmapped {
        out::say(format!("No page of the site: {address} ({}): {why}", counted(*count, "comment")));
    }
    if report.more_unmapped > 0 {
        let more = counted(report.more_unmapped, "comment");
        out::say(format!("And {more} at addresses beyond these."));
    }
    if report.orphans + report.circles > 0 {
        out::say(format!(
            "Stand by themselves: {} that answer what is not there, {} that answer each other.",
            report.orphans, report.circles
        ));
    }
    out::say("Nothing was changed.");
}

//! What the tests of moving in and out share.

use lodge_comments::import::{self, Comment, Format, ImportError, Item, Text};
use lodge_register::{Personal, Timestamp};
use std::io::Write;
use std::process::{Command, Stdio};

/// What an export gives.
pub(crate) fn items(format: Format, bytes: &[u8]) -> Result<Vec<Item>, ImportError> {
    let mut items = Vec::new();
    import::read(format, &bytes, &mut |item| {
        items.push(item);
        Ok(())
    })?;
    Ok(items)
}

/// The same, one line for each.
pub(crate) fn lines(format: Format, bytes: &[u8]) -> Result<Vec<String>, ImportError> {
    Ok(items(format, bytes)?.iter().map(line).collect())
}

/// One line for an item, with everything that was read.
pub(crate) fn line(item: &Item) -> String {
    let said = |text: &Option<Personal<String>>| text.as_ref().map_or("-", |text| text.reveal()).to_owned();
    match item {
        Item::Page(page) => {
            let closed = if page.closed { " closed" } else { "" };
            format!("page {} {} «{}»{closed}", page.id, page.address, page.title)
        }
        Item::Skipped { id, why } => format!("skipped {id}: {why:?}"),
        Item::Comment(comment) => {
            let Comment {
                id,
                parent,
                page,
                author,
                text,
                posted_at,
                edited_at,
                state,
                sticky,
                votes,
                reactions,
                edits,
            } = &**comment;
            let who = format!(
                "[{} {} {} {}]",
                author.id,
                said(&author.name),
                said(&author.email),
                said(&author.website)
            );
            let edited = edited_at.map_or(String::new(), |at| format!(" edited {}", moment(at)));
            let parent = parent.as_ref().map_or(String::new(), |parent| format!(" under {parent}"));
            let sticky = if *sticky { " sticky" } else { "" };
            let votes = match (votes.up, votes.down) {
                (0, 0) => "+0".to_owned(),
                (up, 0) => format!("+{up}"),
                (0, down) => format!("-{down}"),
                (up, down) => format!("+{up}-{down}"),
            };
            let reactions: String =
                reactions.iter().map(|(kind, count)| format!(" {kind}×{count}")).collect();
            let edits: String =
                edits.iter().map(|edit| format!(" was {} {}", moment(edit.at), words(&edit.was))).collect();
            let at = moment(*posted_at);
            let text = words(text);
            format!(
                "{state:?} {id} on {page}{parent} {who} {at}{edited}{sticky} {votes}{reactions}{edits} {text}"
            )
        }
    }
}

fn words(text: &Text) -> String {
    match text {
        Text::Markdown(text) => format!("md {:?}", text.reveal()),
        Text::Html(text) => format!("html {:?}", text.reveal()),
        Text::HtmlLines(text) => format!("lines {:?}", text.reveal()),
    }
}

fn moment(at: Timestamp) -> String {
    match at.millis() % 1000 {
        0 => at.to_string(),
        millis => at.to_string().replace('Z', &format!(".{millis:03}Z")),
    }
}

/// A database that SQLite itself makes of these statements: Python brings it along.
pub(crate) fn sqlite(statements: &str) -> Vec<u8> {
    let program = "import sqlite3, sys, tempfile, os\n\
        path = os.path.join(tempfile.mkdtemp(), 'made.db')\n\
        db = sqlite3.connect(path, isolation_level=None)\n\
        db.executescript(sys.stdin.buffer.read().decode())\n\
        db.close()\n\
        sys.stdout.buffer.write(open(path, 'rb').read())\n\
        os.remove(path)\n\
        os.rmdir(os.path.dirname(path))\n";
    let mut python = Command::new("python3")
        .args(["-c", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("the test needs `python3`: {error}"));
    python.stdin.take().unwrap().write_all(statements.as_bytes()).unwrap();
    let made = python.wait_with_output().unwrap();
    assert!(made.status.success());
    made.stdout
}

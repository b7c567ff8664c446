//! `lodge comments export`

use super::{failed, find, format, hall};
use crate::{config::Settings, failure::Failure, house::House, out};
use lodge_comments::{
    export::Contacts,
    import::Format,
    moving::{
        MoveError,
        out::{OutError, write},
    },
};
use std::{
    fs::OpenOptions,
    io::{self, Write},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};
use tokio::sync::mpsc;

/// How many pieces may wait to be written.
const WAITING: usize = 4;

pub(super) async fn export(
    settings: Settings,
    host: &str,
    typed: &str,
    with_contacts: bool,
    to: Option<&Path>,
) -> Result<(), Failure> {
    let format = format(typed)?;
    if !Format::WRITTEN.contains(&format) {
        let known: Vec<_> = Format::WRITTEN.iter().map(|format| format!("`{format}`")).collect();
        return Err(Failure::usage(format!("comments are read from `{format}`, and not written so"))
            .hint(format!("take one of {}", known.join(", "))));
    }
    let contacts = if with_contacts { Contacts::With } else { Contacts::Without };
    let house = House::open(settings).await?;
    let site = find(&house, host).await?;
    let hall = hall(&house).await?;
    let sink = sink(to)?;
    let (sender, pieces) = mpsc::channel(WAITING);
    let writing = tokio::task::spawn_blocking(move || drain(pieces, sink));
    let written = write(&hall, site.id, (format, contacts), &sender).await;
    drop(sender);
    let drained = writing.await.map_err(|error| Failure::from_error(&error))?;
    drained.map_err(|error| Failure::new(format!("the export could not be written: {error}")))?;
    written.map_err(|error| match error {
        OutError::Store(error) => failed(MoveError::Store(error)),
        error => Failure::from_error(&error),
    })?;
    if let Some(to) = to {
        out::say(format!("Wrote the comments of {host} to {}.", to.display()));
    }
    house.close().await;
    Ok(())
}

fn sink(to: Option<&Path>) -> Result<Box<dyn Write + Send>, Failure> {
    let Some(to) = to else { return Ok(Box::new(io::stdout())) };
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to).map_err(|error| {
        Failure::usage(format!("cannot write the file: `{}`: {error}", to.display()))
            .hint("name one that is not there yet")
    })?;
    Ok(Box::new(file))
}

fn drain(mut pieces: mpsc::Receiver<Vec<u8>>, mut sink: Box<dyn Write + Send>) -> io::Result<()> {
    while let Some(piece) = pieces.blocking_recv() {
        sink.write_all(&piece)?;
    }
    sink.flush()
}

//! How far a session got, for the next run.

use std::sync::atomic::Ordering::Relaxed;

use lodge_register::Personal;
use lodge_store::StoreError;

use super::{
    shard::Listening,
    talk::{Resume, Talk},
};
use crate::{Session, store::sessions};

/// Where the session of an earlier run goes on.
pub(super) async fn kept(listening: &Listening) -> Option<Resume> {
    let shard = listening.shard;
    let found = sessions::of(&listening.db, shard.number.into(), shard.of.into()).await;
    let session = found.unwrap_or_else(|error| {
        tracing::warn!(%error, "Could not read where the session with the gateway was; it begins anew");
        None
    })?;
    Some(Resume {
        session: session.session.into_revealed(),
        url: session.resume.into_revealed(),
        heard: session.heard.cast_unsigned(),
    })
}

/// Keeps where the session goes on: after the last event that the line has dealt with.
pub(super) async fn keep(listening: &Listening, talk: &Talk) {
    let shard = listening.shard;
    let kept: Result<(), StoreError> = match talk.resume() {
        None => sessions::forget(&listening.db, shard.number.into()).await,
        Some(resume) => {
            let session = Session {
                shard: shard.number.into(),
                shards: shard.of.into(),
                session: Personal::new(resume.session.clone()),
                resume: Personal::new(resume.url.clone()),
                heard: listening.progress.done.load(Relaxed).min(resume.heard).cast_signed(),
                heard_at: listening.clock.now(),
            };
            sessions::keep(&listening.db, &session).await
        }
    };
    if let Err(error) = kept {
        tracing::warn!(%error, "Could not keep where the session with the gateway is");
    }
}

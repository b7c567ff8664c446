//! From the token to the first event: who the guard is, whether Discord lets it hear what it has to, and then listening.

use std::{future::Future, sync::Arc, time::Duration};

use lodge_module::{Lodge, Shutdown};
use lodge_register::Secret;
use serde_json::Value;
use tokio::{sync::mpsc, task::JoinSet};

use super::{GuardError, GuardSettings};
use crate::{
    commands::{Desk, definitions},
    decide::Mind,
    entrance::linked,
    gate::{self, Fatal, Listening, Progress, Shard, intents, listen},
    ids::UserId,
    lift, line, mass,
    rest::{Call, Refused, Why, calls},
    rounds,
    store::sessions,
};

/// How many events wait for the line at most.
const QUEUE: usize = 4_096;
/// When it is tried again where Discord could not be reached.
const AGAIN: Duration = Duration::from_secs(20);
/// What an application may hear: bits of its `flags`, allowed by Discord or switched on in the portal.
const MEMBERS: u64 = 1 << 14 | 1 << 15;
const CONTENT: u64 = 1 << 18 | 1 << 19;

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// What it starts with.
pub(super) struct Start {
    pub(super) settings: GuardSettings,
    pub(super) token: Secret<String>,
    pub(super) progress: Vec<Arc<Progress>>,
}

impl Start {
    /// Signs in. Nothing, if Discord cannot be reached just now: the rest of the house does not wait for it.
    pub(super) async fn sign_in(&self, desk: &Desk) -> Result<Option<UserId>, Failed> {
        match self.try_to(desk).await {
            Ok(own) => Ok(Some(own)),
            Err(Trouble::Wrong(error)) => Err(error.into()),
            Err(Trouble::Fatal(fatal)) => Err(fatal.into()),
            Err(Trouble::Later(refused)) => {
                tracing::warn!(
                    reason = refused.why.word(),
                    "Discord cannot be reached; the guard tries again"
                );
                Ok(None)
            }
        }
    }

    async fn try_to(&self, desk: &Desk) -> Result<UserId, Trouble> {
        let rest = &desk.hands.rest;
        let own = line::ourselves(rest).await?;
        let me = Call::new(lodge_egress::Method::GET, "/applications/@me", 0, "/applications/@me".to_owned());
        // Who cannot be asked this is asked nothing more: the gateway says it, too.
        if let Ok(application) = rest.call(&me).await {
            self.look_at(&application)?;
        }
        rest.call(&calls::commands(self.settings.application, definitions(&desk.words))).await?;
        Ok(own)
    }

    /// Whether it is the application that the operator named, and may hear what it has to.
    fn look_at(&self, application: &Value) -> Result<(), Trouble> {
        let id = application.get("id").and_then(Value::as_str).and_then(|id| id.parse::<u64>().ok());
        if id.is_some_and(|id| id != self.settings.application.get()) {
            return Err(Trouble::Wrong(GuardError::Other));
        }
        let flags = application.get("flags").and_then(Value::as_u64);
        let lacks =
            |flags: u64| flags & MEMBERS == 0 || (self.settings.message_content && flags & CONTENT == 0);
        if flags.is_some_and(lacks) { Err(Trouble::Fatal(Fatal::Disallowed)) } else { Ok(()) }
    }

    /// Listens and works until the end is asked for. Where Discord hangs up for good the guard rests and says so; the
    /// other modules go on.
    pub(super) async fn run(
        self,
        lodge: Lodge,
        desk: Desk,
        own: Option<UserId>,
        mut stop: Shutdown,
    ) -> Result<(), Failed> {
        let own = match own {
            Some(own) => own,
            None => match self.until_in(&desk, &mut stop).await {
                Some(own) => own,
                None => return Ok(()),
            },
        };
        desk.think(|mind| *mind = Mind::of(own));
        if !line::come_back(&desk, own).await {
            for shard in 0..self.settings.shards {
                sessions::forget(&lodge.db, shard.into()).await?;
            }
        }
        let (line, heard) = mpsc::channel(QUEUE);
        let all = self.listening(&lodge, &line);
        drop(line);
        let working = async {
            tokio::join!(
                line::pass(desk.clone(), heard, self.progress.clone(), stop.clone()),
                lift::tend(desk.clone(), stop.clone()),
                mass::tend(desk.clone(), stop.clone()),
                linked::tend(desk.clone(), stop.clone()),
                rounds::make(desk, stop.clone())
            );
            Ok(())
        };
        let ended = tokio::try_join!(working, together(all, stop.clone()));
        if let Err(fatal) = ended {
            tracing::error!(error = %fatal, "The guard cannot listen to Discord; it rests until Lodge starts anew");
            stop.requested().await;
        }
        Ok(())
    }

    /// Tries again and again. Nothing, if the end is asked for first, or if trying makes no sense any more.
    async fn until_in(&self, desk: &Desk, stop: &mut Shutdown) -> Option<UserId> {
        loop {
            tokio::select! {
                () = tokio::time::sleep(AGAIN) => {}
                () = stop.requested() => return None,
            }
            let error: Failed = match self.try_to(desk).await {
                Ok(own) => return Some(own),
                Err(Trouble::Later(_)) => continue,
                Err(Trouble::Wrong(error)) => error.into(),
                Err(Trouble::Fatal(fatal)) => fatal.into(),
            };
            tracing::error!(error = %error, "The guard cannot begin; it rests until Lodge starts anew");
            for progress in &self.progress {
                progress.state.store(gate::OVER, std::sync::atomic::Ordering::Relaxed);
            }
            stop.requested().await;
            return None;
        }
    }

    fn listening(&self, lodge: &Lodge, line: &mpsc::Sender<gate::Heard>) -> Vec<Listening> {
        let heard = if self.settings.message_content { intents::ALL } else { intents::WITHOUT_CONTENT };
        let token = Arc::new(Secret::new(self.token.expose().clone()));
        let of = self.settings.shards.max(1);
        let one = |(number, progress): (u16, &Arc<Progress>)| Listening {
            door: lodge.door.clone(),
            db: lodge.db.clone(),
            clock: Arc::clone(&lodge.clock),
            chance: Arc::clone(&lodge.chance),
            base: self.settings.gateway.clone(),
            token: Arc::clone(&token),
            shard: Shard { number, of, intents: heard },
            line: line.clone(),
            progress: Arc::clone(progress),
        };
        (0..of).zip(&self.progress).map(one).collect()
    }
}

/// Why it cannot begin.
enum Trouble {
    /// The operator has to change something.
    Wrong(GuardError),
    /// So they have, in Discord's portal.
    Fatal(Fatal),
    /// Another time it may go well.
    Later(Refused),
}

impl From<Refused> for Trouble {
    fn from(refused: Refused) -> Self {
        match refused.why {
            Why::Token => Self::Wrong(GuardError::SignIn),
            _ => Self::Later(refused),
        }
    }
}

/// All shards. Discord lets one of them in every five seconds.
async fn together(all: Vec<Listening>, mut stop: Shutdown) -> Result<(), Fatal> {
    let mut shards = JoinSet::new();
    for listening in all {
        if !shards.is_empty() && !waited(Duration::from_secs(5), stop.requested()).await {
            break;
        }
        shards.spawn(listen(listening, stop.clone()));
    }
    while let Some(ended) = shards.join_next().await {
        if let Ok(Err(fatal)) = ended {
            return Err(fatal);
        }
    }
    Ok(())
}

/// Waits this long. Says whether nothing came between.
async fn waited(span: Duration, other: impl Future<Output = ()>) -> bool {
    tokio::select! {
        () = tokio::time::sleep(span) => true,
        () = other => false,
    }
}

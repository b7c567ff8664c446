//! The line that every event passes: hear it, remember what must be, decide, act.
//!
//! ```text
//! gateway ─┐
//! clock ───┼──> Mind (the one writer) ──> decisions ──> deal: steps, calls, cases ──> what the staff reads
//! roll ────┘
//! ```
//!
//! **Invariant:** a session is kept only as far as everything that was decided about it is done: after a crash the rest
//! comes again, and what can be done twice without harm is.

mod deal;
mod entrance;
mod known;
mod pending;
mod remember;
mod roles;
mod roll;

use std::{sync::Arc, time::Duration};

use lodge_module::Shutdown;
use lodge_register::Timestamp;
use tokio::{
    sync::mpsc::{Receiver, Sender, channel},
    task::JoinSet,
    time::{MissedTickBehavior, interval},
};

use crate::{
    audit::{self, Line},
    commands::{self, Desk},
    decide::Decision,
    event::Event,
    gate::{Heard, Progress},
    office,
};
use pending::{Mark, Pending};
use roll::{Called, Rolls};

pub use known::{come_back, ourselves};

/// How much is carried out at once.
const AT_ONCE: usize = 256;
/// How often the mind is told what time it is.
const EVERY: Duration = Duration::from_millis(250);
/// After so many milliseconds, what rules in the shadow counted is written down.
const NOTED: i64 = 60_000;

/// What the line works with.
struct Passing {
    desk: Desk,
    busy: JoinSet<Option<Mark>>,
    pending: Pending,
    rolls: Rolls,
    /// When what rules in the shadow counted was written down last.
    noted_at: Timestamp,
    told: Sender<Line>,
    called: Sender<Called>,
}

/// Takes events off the queue, in their order, until the end is asked for.
pub async fn pass(desk: Desk, mut heard: Receiver<Heard>, progress: Vec<Arc<Progress>>, mut stop: Shutdown) {
    let (told, telling) = channel(AT_ONCE);
    let (called, mut calling) = channel(AT_ONCE);
    let mut tells = JoinSet::new();
    tells.spawn(audit::tell(desk.clone(), telling));
    let pending = Pending::of(progress);
    let noted_at = desk.now();
    let (busy, rolls) = (JoinSet::new(), Rolls::default());
    let mut line = Passing { desk, busy, pending, rolls, noted_at, told, called };
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    line.everybody_is_called();
    loop {
        tokio::select! {
            biased;
            () = stop.requested() => break,
            Some(called) = calling.recv() => line.again(called).await,
            _ = ticks.tick() => line.tick().await,
            next = heard.recv() => match next {
                Some(heard) => line.one(heard).await,
                None => break,
            },
        }
    }
    // What was begun is finished.
    line.finish().await;
    drop(line);
    tells.join_next().await;
}

impl Passing {
    async fn one(&mut self, heard: Heard) {
        let Heard { shard, number, event } = heard;
        let mark = self.pending.begin(shard, number);
        self.hear(event, mark).await;
        self.pending.end(mark);
    }

    async fn hear(&mut self, event: Event, mark: Mark) {
        let (desk, now) = (&self.desk, self.desk.now());
        // Whoever leaves is forgotten while it is heard.
        let had = remember::leaving(desk, &event);
        let decisions = desk.think(|mind| mind.hear(&event, now, &|guild| desk.settings.of(guild)));
        if let Err(error) = remember::remember(desk, &event, &had).await {
            tracing::error!(%error, "An event could not be remembered");
        }
        audit::heard(desk, &event);
        self.rolls.heard(&event);
        if let Some(asked) = roles::asked(&self.desk, &event) {
            self.room().await;
            let desk = self.desk.clone();
            self.busy.spawn(async move {
                roles::give(&desk, asked).await;
                None
            });
        }
        self.decided(decisions, Some(mark)).await;
        // After what contains a raid, which waits for nobody.
        self.at_the_entrance(&event).await;
        if let Event::Interaction(interaction) = event {
            self.room().await;
            let (desk, mark) = (self.desk.clone(), self.pending.again(mark));
            self.busy.spawn(async move {
                commands::taken(&desk, &interaction).await;
                Some(mark)
            });
        }
        self.settle();
    }

    async fn at_the_entrance(&mut self, event: &Event) {
        let newcomer = match entrance::heard(&self.desk, event).await {
            Ok(newcomer) => newcomer,
            Err(error) => return entrance::failed(&error),
        };
        if let Some((guild, newcomer)) = event.guild().zip(newcomer) {
            self.room().await;
            let desk = self.desk.clone();
            self.busy.spawn(async move {
                entrance::let_in(&desk, guild, &newcomer).await;
                None
            });
        }
    }

    /// What was asked for anew, because it may not have been told.
    async fn again(&mut self, called: Called) {
        let (desk, now) = (&self.desk, self.desk.now());
        let guild = called.guild;
        let mut decisions = Vec::new();
        for (event, at) in called.events {
            let at = at.unwrap_or(now).min(now);
            decisions.extend(desk.think(|mind| mind.missed(&event, at, &|guild| desk.settings.of(guild))));
        }
        self.rolls.done(guild, now);
        self.decided(decisions, None).await;
    }

    async fn tick(&mut self) {
        let now = self.desk.now();
        let (decisions, settled) = self.desk.think(|mind| (mind.tick(now), mind.settled(now)));
        for (guild, logged) in settled {
            if let Err(error) = remember::changed(&self.desk, guild, &logged).await {
                tracing::error!(%error, "A change of what a server is built of could not be remembered");
            }
        }
        if now.millis() - self.noted_at.millis() >= NOTED {
            self.noted_at = now;
            self.note().await;
        }
        self.decided(decisions, None).await;
        for guild in self.rolls.due(&self.desk, now) {
            self.call(guild).await;
        }
        self.settle();
    }

    async fn note(&self) {
        if let Err(error) = office::note_shadow(&self.desk).await {
            tracing::error!(%error, "What rules in the shadow counted could not be written down");
        }
    }

    async fn decided(&mut self, decisions: Vec<Decision>, mark: Option<Mark>) {
        for decision in decisions {
            self.rolls.decided(&decision, self.desk.now());
            if is_of_raid(&decision)
                && let Err(error) = remember::raid(&self.desk, decision.guild).await
            {
                tracing::error!(%error, "How a raid goes could not be remembered");
            }
            self.room().await;
            let (desk, told) = (self.desk.clone(), self.told.clone());
            let mark = mark.map(|mark| self.pending.again(mark));
            self.busy.spawn(async move {
                deal::deal(&desk, &decision, &told).await;
                mark
            });
        }
    }

    fn everybody_is_called(&mut self) {
        let now = self.desk.now();
        let guilds: Vec<_> = self.desk.look(|town| town.guilds().map(|guild| guild.id).collect());
        guilds.into_iter().for_each(|guild| self.rolls.soon(guild, now));
    }

    async fn call(&mut self, guild: crate::ids::GuildId) {
        self.room().await;
        let (desk, called) = (self.desk.clone(), self.called.clone());
        self.busy.spawn(async move {
            let found = roll::call(&desk, guild).await;
            // The line that ends first needs no answer.
            _ = called.try_send(found);
            None
        });
    }

    /// Waits until one more can be begun.
    async fn room(&mut self) {
        while self.busy.len() >= AT_ONCE {
            let ended = self.busy.join_next().await;
            self.ended(ended);
        }
    }

    fn settle(&mut self) {
        while let Some(ended) = self.busy.try_join_next() {
            self.ended(Some(ended));
        }
    }

    fn ended(&mut self, ended: Option<Result<Option<Mark>, tokio::task::JoinError>>) {
        match ended {
            Some(Ok(Some(mark))) => self.pending.end(mark),
            Some(Err(error)) if error.is_panic() => tracing::error!("A task of the guard broke off"),
            _ => {}
        }
    }

    async fn finish(&mut self) {
        while let Some(ended) = self.busy.join_next().await {
            self.ended(Some(ended));
        }
        self.note().await;
    }
}

/// Whether a decision is about how a raid goes.
const fn is_of_raid(decision: &Decision) -> bool {
    use crate::decide::Cause;
    !decision.shadow
        && matches!(
            decision.because.cause,
            Cause::JoinRate | Cause::Drip | Cause::DiscordSaysRaid | Cause::RaidGoesOn
        )
}

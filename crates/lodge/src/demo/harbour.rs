//! The demo's Discord server: a harbour beside a stand-in for Discord, with the real guard on it, which listens and calls
//! as it would anywhere.

mod marked;
pub(super) mod page;
mod scene;
mod seen;

use crate::failure::Failure;
use discord_double::{Double, Moment, Options, Permissions, Place, Rates, Time};
use lodge_guard::{
    Guard, GuardSettings,
    ids::{ApplicationId, ChannelId, GuildId, UserId},
    settings::{Preset, Settings},
    store::servers,
};
use lodge_module::{Lodge, Module as _, Running, Shutdown};
use lodge_register::Clock;
use scene::Playing;
use std::{
    path::Path,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

/// What the server is called.
const NAME: &str = "The Harbour";
/// Where its staff is told.
const STAFF: &str = "staff";
/// Whom its owner trusts with it.
const MODERATORS: &str = "Moderators";
/// What the guard asks for when it is invited: `docs/use/guard.md`.
const ASKED_FOR: Permissions = Permissions(1_409_706_700_022);
/// In the demo, a raid is over after so many seconds without another of them...
const CALM_SECONDS: u32 = 20;
/// ...and what is a day elsewhere is so many.
const DAY_SECONDS: u32 = 240;

/// The server, and what happens on it.
pub(super) struct Harbour {
    double: Double,
    place: Place,
    clock: Arc<dyn Clock>,
    playing: Mutex<Option<Playing>>,
    stop: Shutdown,
}

/// Opens the harbour, and puts the guard on it.
pub(super) async fn open(
    lodge: &Lodge,
    folder: &Path,
    stop: Shutdown,
) -> Result<(Arc<Harbour>, Running), Failure> {
    let options = Options {
        time: Time::Running(Moment(lodge.clock.now().millis())),
        rates: Rates::Real,
        ..Options::default()
    };
    let double = Double::start(options).await.map_err(|error| {
        Failure::new(format!("the stand-in for Discord found no free port: {error}"))
            .hint("close something that listens on this machine, and start the demo again")
    })?;
    let place = build(&double);
    let guild = GuildId::new(place.id.0);
    let met = servers::Seen { guild, owner: UserId::new(place.owner.0), name: NAME.to_owned() };
    let rules = serde_json::to_string(&settings(&place)).map_err(|error| Failure::from_error(&error))?;
    servers::meet(&lodge.db, met, &rules, lodge.clock.now()).await?;
    let guard = Guard::new(signed_in(&double, folder)?, Arc::new(OnceLock::new()));
    let running = guard.start(lodge.clone(), stop.clone()).await;
    let running = running.map_err(|error| Failure::new(format!("the guard could not start: {error}")))?;
    let clock = Arc::clone(&lodge.clock);
    let harbour = Harbour { double, place, clock, playing: Mutex::new(None), stop };
    // The guard lives as long as what it runs.
    let running: Running = Box::pin(async move {
        let done = running.await;
        drop(guard);
        done
    });
    Ok((Arc::new(harbour), running))
}

/// Channels, roles, and a few people who have been here for long.
fn build(double: &Double) -> Place {
    let moderates = Permissions::KICK_MEMBERS
        | Permissions::BAN_MEMBERS
        | Permissions::MANAGE_CHANNELS
        | Permissions::MANAGE_ROLES
        | Permissions::MANAGE_MESSAGES
        | Permissions::MODERATE_MEMBERS;
    let [mira, tom, ayla, jonas, pim] =
        ["mira", "tom", "ayla", "jonas", "pim"].map(|name| double.person(name));
    let silent = Permissions::SEND_MESSAGES;
    double
        .guild(NAME)
        .bot_may(ASKED_FOR)
        .role("Guests", Permissions::NONE)
        .role("Crew", Permissions::NONE)
        .role(MODERATORS, moderates)
        .channel("news")
        .channel("general")
        .channel("boats")
        .channel("weather")
        .channel(STAFF)
        .voice("Quay")
        .overwrite("news", "@everyone", Permissions::NONE, silent)
        .member(mira, &[MODERATORS, "Crew"])
        .member(tom, &["Crew"])
        .member(ayla, &["Crew"])
        .member(jonas, &["Guests"])
        .member(pim, &["Guests"])
        .open()
}

/// As for a small server, but faster: nobody wants to watch for a day.
fn settings(place: &Place) -> Settings {
    let mut settings = Preset::Small.settings();
    settings.raid.calm_seconds = CALM_SECONDS;
    settings.raid.drip.seconds = DAY_SECONDS;
    settings.tell = Some(ChannelId::new(place.channel(STAFF).0));
    settings
}

/// The guard's way to the stand-in. Its token lies in the demo's folder, and goes with it.
fn signed_in(double: &Double, folder: &Path) -> Result<GuardSettings, Failure> {
    let token = folder.join("token");
    std::fs::write(&token, double.token())
        .map_err(|error| Failure::new(format!("cannot write into the demo's folder: {error}")))?;
    Ok(GuardSettings {
        token_file: Some(token),
        application: ApplicationId::new(double.bot().0),
        api: format!("{}/api/v10", double.rest()),
        gateway: double.gateway().to_owned(),
        ..GuardSettings::default()
    })
}

impl Harbour {
    /// What is being played, or was last.
    fn playing(&self) -> Option<Playing> {
        self.playing.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn note(&self, change: impl FnOnce(&mut Playing)) {
        if let Some(playing) = self.playing.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            change(playing);
        }
    }
}

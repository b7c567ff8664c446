//! `/guard/{guild}/drills`: a raid on a virtual clock, against the settings of a server. Nothing is called, nobody is told.

use askama::Template;
use axum::{extract::Query, response::Response};
use lodge_abuse::Rule;
use lodge_register::draw;
use lodge_web::{
    Fault, Page,
    chart::{self, Bar},
    html,
};
use serde::Deserialize;

use super::{
    Porch,
    hall::{Held, Inside, Room},
    settings::preset_of,
};
use crate::rehearse::{self, Better, Door, Drill, PastJoin, Profile, Report};

/// So many drills in ten minutes.
const OFTEN: Rule = Rule { name: "guard-drill", count: 60, seconds: 600 };
/// The most who come.
pub(crate) const MOST: u32 = 2_000;

/// What is played.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    pub(crate) profile: String,
    pub(crate) seed: String,
    pub(crate) raiders: String,
    /// A preset, or nothing: the server's own settings.
    pub(crate) preset: String,
    pub(crate) jammed: String,
    /// Whether those who joined lately play those who mean well.
    pub(crate) past: String,
}

/// A drill that was played.
pub(crate) struct Played {
    pub(crate) report: Report,
    pub(crate) better: Vec<Better>,
    pub(crate) is_nuke: bool,
}

/// What comes, from its word.
pub(crate) fn profile(word: &str) -> Option<Profile> {
    match word {
        "flood" => Some(Profile::Flood),
        "drip" => Some(Profile::Drip),
        "nuke" => Some(Profile::Nuke),
        "alt-return" => Some(Profile::AltReturn),
        _ => None,
    }
}

impl Asked {
    /// The drill that is asked for.
    ///
    /// # Errors
    /// What cannot be so: the field and its message.
    pub(crate) fn drill(&self, porch: &Porch, held: &Held) -> Result<Drill, (&'static str, &'static str)> {
        let profile = profile(&self.profile).ok_or(("profile", "guard-settings-choice-wrong"))?;
        let seed = if self.seed.is_empty() { Ok(1) } else { self.seed.trim().parse() };
        let seed = seed.map_err(|_| ("seed", "guard-settings-number-wrong"))?;
        let settings = match self.preset.as_str() {
            "" => (*held.desk.settings.of(held.guild)).clone(),
            word => preset_of(word).ok_or(("preset", "guard-settings-choice-wrong"))?.settings(),
        };
        let mut drill = Drill::new(profile, seed, settings);
        if !self.raiders.trim().is_empty() {
            let raiders =
                self.raiders.trim().parse::<u32>().map_err(|_| ("raiders", "guard-settings-number-wrong"))?;
            if !(1..=MOST).contains(&raiders) {
                return Err(("raiders", "guard-drills-too-many"));
            }
            drill.raiders = raiders;
        }
        drill.door = if self.jammed.is_empty() { Door::Closes } else { Door::Jammed };
        if !self.past.is_empty() {
            drill.past = past(porch, held);
        }
        Ok(drill)
    }
}

/// Who joined within the last day, without who they are.
fn past(porch: &Porch, held: &Held) -> Vec<PastJoin> {
    let salt = u64::from_be_bytes(draw::<8>(porch.house.chance.as_ref()));
    held.desk.look(|town| {
        let Some(guild) = town.guild(held.guild) else { return Vec::new() };
        let Some(first) = guild.joined.latest_first().last() else { return Vec::new() };
        guild.joined.latest_first().map(|joiner| PastJoin::of(joiner, first.at, salt)).collect()
    })
}

/// Plays a drill beside everything else that is being done.
pub(crate) async fn play(porch: &Porch, held: &Held, drill: Drill) -> Result<Played, Fault> {
    let verdict = porch.house.limiter.allow(&OFTEN, &held.by.get().to_be_bytes()).await?;
    if !verdict.allowed {
        return Err(Fault::too_many(verdict.reset));
    }
    let work = move || {
        let is_nuke = drill.profile == Profile::Nuke;
        // What breaks things is no crowd: its thresholds are not those that are searched.
        let better = if is_nuke { Vec::new() } else { rehearse::better(&drill) };
        Played { report: rehearse::run(&drill), better, is_nuke }
    };
    tokio::task::spawn_blocking(work).await.map_err(Fault::internal)
}

/// A chart, and the table that says the same.
struct Chart {
    name: &'static str,
    rows: Vec<(String, i64, String)>,
    bars: Vec<Bar>,
}

impl Chart {
    fn of(name: &'static str, rows: Vec<(String, i64, String)>) -> Self {
        let values: Vec<i64> = rows.iter().map(|(_, value, _)| *value).collect();
        Self { name, rows, bars: chart::bars(&values) }
    }
}

/// What came of it, as charts.
fn charts(page: &Page, played: &Played) -> Vec<Chart> {
    let report = &played.report;
    let row = |message: &str, count: u32| (page.t(message), i64::from(count), count.to_string());
    let who = if played.is_nuke {
        vec![
            row("guard-drills-acts", report.acts_done),
            row("guard-drills-broken", report.still_broken),
            row("guard-drills-lost", report.work_lost),
            row("guard-drills-hit", report.innocents_hit),
        ]
    } else {
        vec![
            row("guard-drills-came", report.raiders),
            row("guard-drills-in", report.got_in),
            row("guard-drills-banned", report.banned),
            row("guard-drills-missed", report.missed),
            row("guard-drills-innocents", report.innocents),
            row("guard-drills-waiting", report.innocents_waiting),
            row("guard-drills-hit", report.innocents_hit),
        ]
    };
    let millis = |report: &Report| report.contained_millis.unwrap_or_default();
    let mut times = vec![(page.t("guard-drills-now"), millis(report), span(page, report))];
    for (number, better) in (1_i64..).zip(&played.better) {
        let label = page.t1("guard-drills-better", "n", number);
        times.push((label, millis(&better.report), span(page, &better.report)));
    }
    vec![Chart::of("guard-drills-who", who), Chart::of("guard-drills-time", times)]
}

/// How long it took, in seconds.
fn span(page: &Page, report: &Report) -> String {
    match report.contained_millis {
        None => page.t("guard-drills-never"),
        Some(millis) => {
            page.t1("guard-drills-seconds", "n", format!("{}.{:03}", millis / 1_000, millis % 1_000))
        }
    }
}

#[derive(Template)]
#[template(path = "guard/drills.html")]
struct DrillsPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    asked: Asked,
    wrong: Option<(&'static str, &'static str)>,
    played: Option<(Played, Vec<Chart>)>,
    joined: usize,
    width: i64,
    height: i64,
}

impl DrillsPage<'_> {
    fn error(&self, field: &str) -> Option<&'static str> {
        self.wrong.filter(|(name, _)| *name == field).map(|(_, message)| message)
    }
}

/// `GET /guard/{guild}/drills`
pub(super) async fn page(
    page: Page,
    Inside { porch, held }: Inside,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let (mut wrong, mut played) = (None, None);
    if !asked.profile.is_empty() {
        match asked.drill(&porch, &held) {
            Ok(drill) => {
                let one = play(&porch, &held, drill).await?;
                let charts = charts(&page, &one);
                played = Some((one, charts));
            }
            Err(mistake) => wrong = Some(mistake),
        }
    }
    let joined = held.desk.look(|town| town.guild(held.guild).map_or(0, |guild| guild.joined.len()));
    let (width, height) = (chart::WIDTH, chart::HEIGHT);
    let room = held.room;
    Ok(html(&DrillsPage { page: &page, at: "drills", room, asked, wrong, played, joined, width, height }))
}

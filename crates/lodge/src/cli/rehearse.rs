//! `lodge rehearse`: a raid, or those who come back, on a virtual clock. No server is touched, and nothing is called.

use super::{Print, alts};
use crate::{
    config::{self, Settings as Configuration},
    failure::Failure,
    house::House,
    out,
};
use clap::ValueEnum;
use lodge_guard::{
    Server,
    ids::GuildId,
    rehearse::{self, Better, Door, Drill, Profile, Report},
    settings::{Preset, Settings},
    store::servers,
};
use serde_json::json;
use std::path::Path;

#[derive(clap::Args)]
pub(crate) struct Rehearse {
    /// What comes
    #[arg(long)]
    profile: Comes,
    /// The same number is the same drill
    #[arg(long, default_value_t = 1, allow_negative_numbers = true)]
    seed: u64,
    /// Which settings are tried
    #[arg(long, default_value = "small", conflicts_with = "guild")]
    preset: With,
    /// A server of this Lodge whose own settings are tried, by Discord's number
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u64).range(1..))]
    guild: Option<u64>,
    /// How many come; without it, as many as usual
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..=5_000))]
    raiders: Option<u32>,
    /// With `--profile alts`: how many seeds from the first one on
    #[arg(long, value_name = "COUNT", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=200))]
    seeds: u32,
    /// The door does not close: all of them get in
    #[arg(long)]
    jammed: bool,
    /// Do not look for thresholds that would have done better
    #[arg(long)]
    quick: bool,
    #[command(flatten)]
    print: Print,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Comes {
    /// Many young accounts within a minute
    Flood,
    /// A few an hour, for two days
    Drip,
    /// A moderator whose account somebody else has
    Nuke,
    /// Those who were banned come back under other accounts
    AltReturn,
    /// Thousands are verified, and some of them were banned before
    Alts,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum With {
    /// For a few hundred people who know each other
    Small,
    /// For some thousands, with many newcomers
    Growing,
    /// For when somebody is at the door just now
    UnderAttack,
}

impl Comes {
    /// The raid that it is, if it is one.
    const fn profile(self) -> Option<Profile> {
        match self {
            Self::Flood => Some(Profile::Flood),
            Self::Drip => Some(Profile::Drip),
            Self::Nuke => Some(Profile::Nuke),
            Self::AltReturn => Some(Profile::AltReturn),
            Self::Alts => None,
        }
    }
}

impl With {
    const fn preset(self) -> Preset {
        match self {
            Self::Small => Preset::Small,
            Self::Growing => Preset::Growing,
            Self::UnderAttack => Preset::UnderAttack,
        }
    }
}

/// Does what was typed.
pub(crate) async fn run(typed: Rehearse, config: Option<&Path>) -> Result<(), Failure> {
    let Some(profile) = typed.profile.profile() else {
        alts::rehearse(typed.seed, typed.seeds, typed.print.json);
        return Ok(());
    };
    let settings = match typed.guild {
        Some(guild) => stored(config::load(config)?, GuildId::new(guild)).await?,
        None => typed.preset.preset().settings(),
    };
    let mut drill = Drill::new(profile, typed.seed, settings);
    drill.raiders = typed.raiders.unwrap_or(drill.raiders);
    drill.door = if typed.jammed { Door::Jammed } else { Door::Closes };
    let report = rehearse::run(&drill);
    // What breaks things is no crowd: its thresholds are not those that are searched.
    let searched = !typed.quick && drill.profile != Profile::Nuke;
    let better = if searched { rehearse::better(&drill) } else { Vec::new() };
    if typed.print.json {
        out::json(&json!({
            "profile": drill.profile,
            "seed": drill.seed,
            "report": report,
            "better": better,
        }));
        return Ok(());
    }
    out::table(&["WHAT", "HOW MUCH"], &rows(&drill, &report));
    if searched {
        out::say(told(&better));
    }
    Ok(())
}

/// The settings of a server that the guard is on.
async fn stored(configuration: Configuration, guild: GuildId) -> Result<Settings, Failure> {
    let house = House::open(configuration).await?;
    let found = servers::by_id(&house.db, Server::of(guild)).await?;
    house.close().await;
    let server = found.ok_or_else(|| {
        Failure::new(format!("the guard of this Lodge is not on that server: `{guild}`"))
            .hint("invite its bot there, or try a preset: `--preset small`")
    })?;
    serde_json::from_str(&server.settings).map_err(|_| {
        Failure::new(format!("the settings of that server cannot be read: `{guild}`"))
            .hint("save them again on its page under `/guard`")
    })
}

fn rows(drill: &Drill, report: &Report) -> Vec<Vec<String>> {
    let row = |what: &str, much: String| vec![what.to_owned(), much];
    let contained = report.contained_millis.map_or_else(|| "never".to_owned(), seconds);
    let mut rows = vec![row("First call had its effect after", contained)];
    if drill.profile == Profile::Nuke {
        rows.push(row("Acts of destruction that were done", report.acts_done.to_string()));
        rows.push(row("Still broken afterwards", report.still_broken.to_string()));
        rows.push(row("Work of others that was lost", report.work_lost.to_string()));
    } else {
        rows.push(row("Raiders who got in", format!("{} of {}", report.got_in, report.raiders)));
        rows.push(row("Banned of those", report.banned.to_string()));
        rows.push(row("Still inside", report.missed.to_string()));
    }
    rows.push(row("Innocents hit", format!("{} of {}", report.innocents_hit, report.innocents)));
    rows.push(row("Innocents who found the door closed", report.innocents_waiting.to_string()));
    rows.push(row("Calls to Discord", report.calls.to_string()));
    rows.push(row("Calls that ban many", report.bulk_calls.to_string()));
    rows.push(row("People were asked to look", report.asked.to_string()));
    rows
}

fn told(better: &[Better]) -> String {
    if better.is_empty() {
        return "No thresholds that were tried do better.".to_owned();
    }
    let one = |one: &Better| {
        format!(
            "Better: {} joins in {} s are a flood, {} alike are a drip, banned from {} points on: \
             after {}, {} innocents hit, {} still inside, {} calls.",
            one.flood_count,
            one.flood_seconds,
            one.drip_count,
            one.ban_from,
            one.report.contained_millis.map_or_else(|| "ever".to_owned(), seconds),
            one.report.innocents_hit,
            one.report.missed,
            one.report.calls,
        )
    };
    better.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn seconds(millis: i64) -> String {
    format!("{}.{:03} s", millis / 1000, millis % 1000)
}

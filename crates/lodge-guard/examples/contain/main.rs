//! How fast a raid is met: the whole guard, with its database, over loopback, against the stand-in, by the clock of the
//! machine. Prints a name and a number a line; `cargo xtask bench guard` reads it.

mod house;

use std::{
    error::Error,
    time::{Duration, Instant},
};

use discord_double::{Call, HOUR, Id, Place, Verb};
use house::House;
use lodge_guard::settings::{Preset, Settings};

/// How many servers are raided, one after the other, to see how soon the door is closed.
const TRIALS: usize = 9;
/// How many raid the last one, whose door does not close.
const RAIDERS: usize = 1_000;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::print_stdout, reason = "an example talks to the terminal")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut house = House::open(TRIALS + 1).await?;
    let mut closed = Vec::new();
    for trial in 0..TRIALS {
        closed.push(closes(&mut house, trial).await?);
    }
    closed.sort_by(f64::total_cmp);
    let at = |place: usize| closed.get(place).copied().unwrap_or_default();
    println!(
        "trials {TRIALS}\nfirst_call_ms {:.2}\nfirst_call_worst_ms {:.2}",
        at(TRIALS / 2),
        at(TRIALS - 1)
    );

    let (banned, calls, seconds) = jammed(&mut house).await?;
    println!("raiders {RAIDERS}\nraiders_banned {banned}\nbulk_calls {calls}\nraid_seconds {seconds:.1}");
    house.close().await
}

/// Milliseconds from the joining that trips the trigger until Discord has the first call.
async fn closes(house: &mut House, trial: usize) -> Result<f64, Box<dyn Error>> {
    let place = house.place(trial)?;
    house.sets(&place, Preset::Small.settings()).await?;
    let path = format!("/guilds/{}/incident-actions", place.id);
    for number in 0..50 {
        let raider = house.double.person_aged(&format!("free_nitro_{trial}_{number:04}"), HOUR);
        let joined = Instant::now();
        house.double.joins(place.id, raider).map_err(|_| "the door was closed before it was asked for")?;
        // One at a time, so that it is known which one tripped it.
        let is_closed = house.double.until(|calls| calls.iter().any(|call| call.path == path));
        if tokio::time::timeout(Duration::from_millis(500), is_closed).await == Ok(true) {
            return Ok(joined.elapsed().as_secs_f64() * 1e3);
        }
    }
    Err("the raid was not noticed".into())
}

/// A thousand get in, because the door does not close: how many are banned, by how many calls, and when it was done.
async fn jammed(house: &mut House) -> Result<(usize, usize, f64), Box<dyn Error>> {
    let place = house.place(TRIALS)?;
    let mut settings: Settings = Preset::Small.settings();
    settings.raid.contain.pause_invites_minutes = 0;
    house.sets(&place, settings).await?;
    let path = format!("/guilds/{}/bulk-ban", place.id);
    let is_bulk = |call: &Call| call.verb == Verb::Post && call.path == path;
    let began = Instant::now();
    for number in 0..RAIDERS {
        let raider: Id = house.double.person_aged(&format!("free_gift_{number:04}"), HOUR);
        house.double.joins(place.id, raider).map_err(|_| "the door was closed")?;
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let done = house.double.until(|calls| banned(calls, &is_bulk) >= RAIDERS).await;
    let seconds = began.elapsed().as_secs_f64();
    let calls = house.double.log();
    if !done {
        return Ok((house.double.banned(place.id).len(), usize::MAX, seconds));
    }
    Ok((banned_in(house, &place), calls.iter().filter(|call| is_bulk(call)).count(), seconds))
}

/// How many the calls so far ban.
fn banned(calls: &[Call], is_bulk: &impl Fn(&Call) -> bool) -> usize {
    let named = |call: &Call| call.body.get("user_ids").and_then(|ids| ids.as_array()).map_or(0, Vec::len);
    calls.iter().filter(|call| is_bulk(call)).map(named).sum()
}

fn banned_in(house: &House, place: &Place) -> usize {
    house.double.banned(place.id).len()
}

//! `lodge rehearse --profile alts`: made-up people before a made-up door, through the code that looks at real ones.

use crate::out;
use lodge_guard::verify::{
    decide::{HOLD, REVIEW},
    simulate::{Counts, Crowd, Point, Seen, chart, run},
};
use serde_json::json;

/// Lets a crowd come for each seed, and prints how it went.
pub(crate) fn rehearse(first: u64, seeds: u32, as_json: bool) {
    let crowd = Crowd::default();
    let one = |seed| run(crowd, first.wrapping_add(u64::from(seed)));
    let counts = (0..seeds).map(one).fold(Counts::default(), Counts::plus);
    let chart = chart(&counts);
    if as_json {
        out::json(&json!({
            "profile": "alts",
            "seed": first,
            "seeds": seeds,
            "crowd": crowd,
            "review_from_tenths": REVIEW,
            "hold_from_tenths": HOLD,
            "counts": counts,
            "chart": chart,
        }));
        return;
    }
    out::table(&["WHO", "CAME", "REVIEWED", "HELD", "SEEN"], &rows(&counts));
    out::say("");
    out::table(
        &["FROM POINTS", "LAZY SEEN", "NEWCOMERS BOTHERED", ""],
        &chart.iter().map(point).collect::<Vec<_>>(),
    );
    out::say(format!(
        "\nOf the newcomers, {} came through a VPN, were told so, and were let in.",
        counts.warned
    ));
}

fn rows(counts: &Counts) -> Vec<Vec<String>> {
    let row = |who: &str, seen: Seen| {
        let (reviewed, held) = (percent(seen.share() - seen.held_share()), percent(seen.held_share()));
        let cells = [
            who.to_owned(),
            seen.all.to_string(),
            format!("{} ({reviewed})", seen.reviewed),
            format!("{} ({held})", seen.held),
            percent(seen.share()),
        ];
        cells.to_vec()
    };
    vec![
        row("Newcomers", counts.newcomers),
        row("Back with the same browser or linked account", counts.lazy),
        row("Back from home, private window, fresh account", counts.at_home),
        row("Back through a VPN, private window, fresh account", counts.hidden),
    ]
}

fn point(point: &Point) -> Vec<String> {
    let chosen = if point.chosen { "a person looks from here on" } else { "" };
    let points = format!("{}.{}", point.tenths / 10, point.tenths % 10);
    vec![points, percent(point.recall), percent(point.bothered), chosen.to_owned()]
}

fn percent(part: f64) -> String {
    format!("{:.3} %", part * 100.0)
}

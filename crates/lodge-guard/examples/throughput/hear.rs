//! Hears a stream as the guard does, and says what it cost: a name and a number a line.

use std::{
    error::Error,
    fs::File,
    hint::black_box,
    io::{BufRead, BufReader},
    path::Path,
    sync::Arc,
    time::Instant,
};

use lodge_guard::{
    decide::Mind,
    event::read,
    gate::{Shard, Talk, Told, intents},
    ids::{GuildId, UserId},
    settings::{Preset, Settings},
};
use lodge_register::Timestamp;
use lodge_store::OsChance;

use crate::accounts::{busy, resident};

/// When the stream begins.
const BEGIN: i64 = 1_795_377_600_000;
/// When the raid does: a day later, so that nothing else is lately.
pub(crate) const RAID: i64 = BEGIN + 86_400_000;

/// The line, as far as it does no I/O.
struct Line {
    talk: Talk,
    mind: Mind,
    settings: Arc<Settings>,
    heard: u64,
    decisions: usize,
}

impl Line {
    fn take(&mut self, text: &str, at: i64) -> Result<(), Box<dyn Error>> {
        let now = Timestamp::from_millis(at);
        let Told::Event(name, data, _) = self.talk.hear(text, now, &OsChance)? else {
            return Err("a frame that is no event".into());
        };
        let event = read(text, &name, data)?;
        let settings = |_: GuildId| Arc::clone(&self.settings);
        let decisions = self.mind.hear(black_box(&event), now, &settings);
        self.decisions += decisions.len();
        self.heard += 1;
        Ok(())
    }

    /// Takes a part of the stream that lies in memory, and says how many seconds of a processor that was.
    fn all(&mut self, lines: &[String], begin: i64) -> Result<f64, Box<dyn Error>> {
        let before = busy();
        for (number, text) in (0..).zip(lines) {
            self.take(text, begin + number * 10)?;
        }
        Ok(busy() - before)
    }
}

/// Hears the stream in a file.
#[expect(clippy::print_stdout, reason = "an example talks to the terminal")]
pub(crate) fn hear(file: &Path) -> Result<(), Box<dyn Error>> {
    let mut stream = BufReader::new(File::open(file)?);
    let settings = Arc::new(Preset::Growing.settings());
    let talk = Talk::new(Shard { number: 0, of: 1, intents: intents::ALL }, None);
    let mut line = Line { talk, mind: Mind::of(UserId::new(900)), settings, heard: 0, decisions: 0 };

    let (mut text, before) = (String::new(), resident());
    while next(&mut stream, &mut text)? {
        line.take(&text, BEGIN)?;
    }
    println!("servers {}\nservers_mb {:.2}", line.heard, resident() - before);

    for part in ["messages", "others"] {
        let lines = rest_of_part(&mut stream)?;
        let octets: usize = lines.iter().map(String::len).sum();
        let seconds = line.all(&lines, BEGIN)?;
        println!("{part} {}\n{part}_octets {octets}\n{part}_seconds {seconds:.4}", lines.len());
    }
    println!("decisions {}", line.decisions);

    let mut times = Vec::new();
    for (number, text) in (0..).zip(rest_of_part(&mut stream)?) {
        let began = Instant::now();
        line.take(&text, RAID + number * 20)?;
        times.push(began.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    let all_but_one_in_a_hundred = times.get(times.len() * 99 / 100).copied().unwrap_or_default();
    println!("joins {}\njoin_p99_ms {all_but_one_in_a_hundred:.4}", times.len());
    println!("raid_decisions {}", line.decisions);
    Ok(())
}

/// The next frame, without the end of its line; none at the end of a part.
fn next(stream: &mut impl BufRead, text: &mut String) -> Result<bool, Box<dyn Error>> {
    text.clear();
    stream.read_line(text)?;
    text.truncate(text.trim_end().len());
    Ok(!text.is_empty())
}

fn rest_of_part(stream: &mut impl BufRead) -> Result<Vec<String>, Box<dyn Error>> {
    let (mut lines, mut text) = (Vec::new(), String::new());
    while next(stream, &mut text)? {
        lines.push(text.clone());
    }
    Ok(lines)
}

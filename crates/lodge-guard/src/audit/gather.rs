//! Lines that wait to be told together. They are in memory only, for five minutes at most.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use lodge_register::Timestamp;

use crate::{commands::MESSAGE, ids::GuildId, settings::Topic};

/// So many different lines of a topic are kept; what comes after is counted.
const LINES: usize = 100;
/// So many messages are made of them; what does not fit is counted, too.
const MESSAGES: usize = 3;
/// The sentence that says how many more there are has so many characters at most.
const ROOM: usize = 120;
/// A line has so many at most, so that it stands below its heading.
const LINE: usize = MESSAGE - 2 * ROOM;

/// Lines that wait. Clones are the same.
#[derive(Clone, Default)]
pub struct Gathered(Arc<Mutex<BTreeMap<(GuildId, Topic), Heap>>>);

/// Lines of one topic on one server.
pub struct Heap {
    since: Timestamp,
    /// Each with how often it came.
    lines: Vec<(String, usize)>,
    /// How many came for which there was no room.
    unsaid: usize,
}

impl Gathered {
    /// One more line waits. The same line again is counted.
    pub fn add(&self, guild: GuildId, topic: Topic, line: String, now: Timestamp) {
        let mut heaps = self.heaps();
        let empty = || Heap { since: now, lines: Vec::new(), unsaid: 0 };
        let heap = heaps.entry((guild, topic)).or_insert_with(empty);
        if let Some((_, times)) = heap.lines.iter_mut().find(|(known, _)| *known == line) {
            *times += 1;
        } else if heap.lines.len() < LINES {
            heap.lines.push((line, 1));
        } else {
            heap.unsaid += 1;
        }
    }

    /// Those that have waited for as many seconds as their server lets such lines wait. They are handed out once.
    #[must_use]
    pub fn due(&self, now: Timestamp, waits: impl Fn(GuildId, Topic) -> u32) -> Vec<(GuildId, Topic, Heap)> {
        let is_due = |(guild, topic): &(GuildId, Topic), heap: &mut Heap| {
            now.millis() - heap.since.millis() >= i64::from(waits(*guild, *topic)) * 1_000
        };
        let mut heaps = self.heaps();
        heaps.extract_if(.., is_due).map(|((guild, topic), heap)| (guild, topic, heap)).collect()
    }

    fn heaps(&self) -> MutexGuard<'_, BTreeMap<(GuildId, Topic), Heap>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Heap {
    /// How often something came.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lines.iter().map(|(_, times)| times).sum::<usize>() + self.unsaid
    }

    /// As few messages as they fit in, none of them longer than Discord takes. A line is never torn apart. Above more than
    /// one stands the heading, below those for which there was no room how many there are.
    #[must_use]
    pub fn messages(&self, heading: &str, more: impl Fn(usize) -> String) -> Vec<String> {
        let alone = self.count() == 1;
        let mut messages = vec![if alone { String::new() } else { heading.to_owned() }];
        let (mut unsaid, mut was_tall) = (self.unsaid, false);
        for (line, times) in &self.lines {
            let line = if *times > 1 { format!("{line} ×{times}") } else { line.clone() };
            let line = cut(&line, LINE);
            let is_tall = line.contains('\n');
            let room = MESSAGES - messages.len();
            let Some(last) = messages.last_mut() else { break };
            let gap = match last.is_empty() {
                true => "",
                false if is_tall || was_tall => "\n\n",
                false => "\n",
            };
            if length(last) + gap.len() + length(&line) <= MESSAGE - ROOM {
                last.push_str(gap);
                last.push_str(&line);
            } else if room > 0 {
                messages.push(line);
            } else {
                unsaid += times;
                continue;
            }
            was_tall = is_tall;
        }
        if let Some(last) = messages.last_mut().filter(|_| unsaid > 0) {
            last.push('\n');
            last.push_str(&cut(&more(unsaid), ROOM - 1));
        }
        messages
    }
}

fn length(text: &str) -> usize {
    text.chars().count()
}

fn cut(text: &str, most: usize) -> String {
    if length(text) <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUILD: GuildId = GuildId::new(1);

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(1_790_000_000_000 + seconds * 1_000)
    }

    /// What is told of lines that came in this order.
    fn told<L: Into<String>>(lines: impl IntoIterator<Item = L>) -> Vec<String> {
        let gathered = Gathered::default();
        lines.into_iter().for_each(|line| gathered.add(GUILD, Topic::Cases, line.into(), at(0)));
        let due = gathered.due(at(60), |_, _| 60);
        let [(_, _, heap)] = &due[..] else { panic!("one heap: {}", due.len()) };
        heap.messages(&format!("Cases: {}", heap.count()), |unsaid| format!("and {unsaid} more"))
    }

    #[test]
    fn lines_are_told_together_once_their_time_has_come() {
        let gathered = Gathered::default();
        gathered.add(GUILD, Topic::Cases, "a".to_owned(), at(0));
        gathered.add(GUILD, Topic::Cases, "b".to_owned(), at(29));
        gathered.add(GUILD, Topic::Members, "c".to_owned(), at(20));
        gathered.add(GuildId::new(2), Topic::Cases, "d".to_owned(), at(0));
        let waits = |guild: GuildId, _| if guild == GUILD { 30 } else { 300 };
        assert!(gathered.due(at(29), waits).is_empty());
        let due = gathered.due(at(30), waits);
        let [(guild, topic, heap)] = &due[..] else { panic!("one heap: {}", due.len()) };
        assert_eq!((*guild, *topic, heap.count()), (GUILD, Topic::Cases, 2));
        assert!(gathered.due(at(31), waits).is_empty(), "once");
        assert_eq!(gathered.due(at(1_000), |_, _| 0).len(), 2, "topics and servers wait by themselves");
    }

    #[test]
    fn one_line_is_itself_and_the_same_line_is_counted() {
        assert_eq!(told(["Somebody left."]), ["Somebody left."]);
        assert_eq!(told(["a", "b", "a", "a"]), ["Cases: 4\na ×3\nb"]);
        assert_eq!(
            told(["case\nwhy", "other"]),
            ["Cases: 2\n\ncase\nwhy\n\nother"],
            "what has lines stands apart"
        );
    }

    #[test]
    fn no_message_is_longer_than_discord_takes_and_no_line_is_torn() {
        let lines: Vec<String> = (0..80).map(|number| format!("{number:02}{}", "ж".repeat(88))).collect();
        let messages = told(lines.clone());
        assert_eq!(messages.len(), 3);
        assert!(messages.iter().all(|message| message.chars().count() <= 2_000));
        let whole = messages.iter().flat_map(|message| message.lines());
        let (whole, rest): (Vec<&str>, Vec<&str>) =
            whole.partition(|line| lines.iter().any(|one| one == line));
        assert_eq!(rest, ["Cases: 80".to_owned(), format!("and {} more", 80 - whole.len())]);
        let long = told(["я".repeat(5_000), "b".to_owned()]);
        assert!(long.iter().all(|message| message.chars().count() <= 2_000), "{}", long.len());
        assert!(long.len() == 1 && long[0].ends_with("…\nb"));
    }

    #[test]
    fn a_flood_is_counted_and_not_kept() {
        let messages = told((0..5_000).map(|number| format!("<@{number}> joined.")));
        assert!(messages.len() <= 3 && messages[0].starts_with("Cases: 5000\n"), "{messages:?}");
        assert!(messages.last().unwrap().ends_with("more"));
    }
}

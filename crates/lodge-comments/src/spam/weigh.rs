//! How much a comment looks like what moderators called spam.
//!
//! Each sign speaks for or against by how often it stood in spam and in what was none; a sign that was hardly ever seen
//! says little. What the strongest signs say together is weighed twice, once as evidence for spam and once as evidence
//! against it (Fisher's method), so that a comment that speaks for both comes out in the middle, not at an end.

/// Before this many of each kind were learned, nothing is said.
pub const LEAST: i64 = 20;
/// From here on it is spam. On the messages of the tests no comment of a person came to this.
pub const SPAM: f64 = 0.9;
/// So many signs count, the strongest.
const COUNTED: usize = 60;
/// A sign nearer to the middle than this says nothing.
const STRENGTH: f64 = 0.1;
/// How much a sign weighs that was never seen, against one sighting.
const UNSEEN: f64 = 0.45;
/// So many words are named as those that decided.
const NAMED: usize = 8;

/// How often something was learned: in spam, and in what was none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// In spam.
    pub spam: i64,
    /// In what was none.
    pub ham: i64,
}

impl Tally {
    /// Whether enough was learned to judge by.
    #[must_use]
    pub const fn is_enough(self) -> bool {
        self.spam >= LEAST && self.ham >= LEAST
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// From 0, no spam, to 1, spam. In between nobody can say.
    pub score: f64,
    /// Which signs decided, and how likely a comment with such a one is spam.
    pub words: Vec<(String, f32)>,
}

impl Weighed {
    /// Whether it is spam.
    #[must_use]
    pub fn is_spam(&self) -> bool {
        self.score >= SPAM
    }
}

/// Weighs a comment by its signs and what is known of each. Nothing, before enough was learned.
#[must_use]
pub fn weigh(signs: &[(String, Tally)], all: Tally) -> Option<Weighed> {
    if !all.is_enough() {
        return None;
    }
    let mut strong: Vec<(&str, f64)> = signs
        .iter()
        .map(|(sign, tally)| (sign.as_str(), chance(*tally, all)))
        .filter(|(_, chance)| (chance - 0.5).abs() >= STRENGTH)
        .collect();
    strong.sort_by(|(a, x), (b, y)| (y - 0.5).abs().total_cmp(&(x - 0.5).abs()).then(a.cmp(b)));
    strong.truncate(COUNTED);
    let count = strong.len();
    let against = fisher(strong.iter().map(|(_, chance)| chance.ln()).sum(), count);
    let in_favour = fisher(strong.iter().map(|(_, chance)| (1.0 - chance).ln()).sum(), count);
    let score = if count == 0 { 0.5 } else { f64::midpoint(1.0, against - in_favour) };
    Some(Weighed { score, words: deciding(&strong, score) })
}

/// How likely a comment with this sign is spam, if both kinds were as frequent.
fn chance(tally: Tally, all: Tally) -> f64 {
    let share = |part: i64, whole: i64| float(part) / float(whole).max(1.0);
    let (spam, ham) = (share(tally.spam, all.spam), share(tally.ham, all.ham));
    let seen = float(tally.spam + tally.ham);
    if seen <= 0.0 {
        return 0.5;
    }
    let said = (spam / (spam + ham)).clamp(0.0, 1.0);
    ((UNSEEN * 0.5 + seen * said) / (UNSEEN + seen)).clamp(0.001, 0.999)
}

/// Those that speak the way it was decided, the strongest first.
fn deciding(strong: &[(&str, f64)], score: f64) -> Vec<(String, f32)> {
    let same_way = |chance: f64| (chance > 0.5) == (score > 0.5);
    #[expect(clippy::cast_possible_truncation, reason = "two digits of it are shown")]
    let named = |(sign, chance): &(&str, f64)| ((*sign).to_owned(), *chance as f32);
    strong.iter().filter(|(_, chance)| same_way(*chance)).take(NAMED).map(named).collect()
}

/// How likely it is that so many signs say this much together by accident: the upper tail of chi-squared with twice as
/// many degrees of freedom, of minus twice the sum of logarithms.
fn fisher(sum_of_logs: f64, count: usize) -> f64 {
    let half = -sum_of_logs;
    let mut term = (-half).exp();
    let mut sum = term;
    for step in 1..count {
        term *= half / f64::from(u32::try_from(step).unwrap_or(u32::MAX));
        sum += term;
    }
    sum.min(1.0)
}

fn float(number: i64) -> f64 {
    f64::from(i32::try_from(number.max(0)).unwrap_or(i32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Tally = Tally { spam: 40, ham: 60 };

    fn signs(tallies: &[(i64, i64)]) -> Vec<(String, Tally)> {
        tallies
            .iter()
            .enumerate()
            .map(|(at, (spam, ham))| (format!("sign {at}"), Tally { spam: *spam, ham: *ham }))
            .collect()
    }

    fn score(tallies: &[(i64, i64)]) -> f64 {
        weigh(&signs(tallies), ALL).unwrap().score
    }

    #[test]
    fn nothing_is_said_before_enough_was_learned() {
        assert_eq!(weigh(&signs(&[(19, 0)]), Tally { spam: 19, ham: 500 }), None);
        assert_eq!(weigh(&signs(&[(0, 19)]), Tally { spam: 500, ham: 19 }), None);
        assert!(weigh(&signs(&[]), Tally { spam: 20, ham: 20 }).is_some());
    }

    #[test]
    fn signs_pull_to_either_end_and_hold_each_other() {
        assert!(score(&[(20, 0), (15, 0), (9, 1)]) > 0.95);
        assert!(score(&[(0, 20), (0, 15), (1, 20)]) < 0.05);
        let between = score(&[(20, 0), (15, 0), (0, 20), (0, 25)]);
        assert!((0.2..0.8).contains(&between), "{between}");
        assert!((score(&[]) - 0.5).abs() < 1e-9);
        assert!((score(&[(0, 0), (4, 6)]) - 0.5).abs() < 1e-9, "as frequent in both");
    }

    #[test]
    fn one_sign_seen_once_does_not_decide() {
        assert!(score(&[(1, 0)]) < SPAM);
    }

    #[test]
    fn it_says_which_words_decided() {
        let weighed = weigh(&signs(&[(20, 0), (0, 30), (12, 0), (10, 1)]), ALL).unwrap();
        let named: Vec<_> = weighed.words.iter().map(|(word, _)| word.as_str()).collect();
        assert_eq!(named, ["sign 0", "sign 2", "sign 3"]);
        assert!(weighed.words.iter().all(|(_, chance)| *chance > 0.5));
    }

    #[test]
    fn numbers_stay_numbers() {
        let many: Vec<_> = (0..600).map(|_| (i64::MAX / 4, 0)).collect();
        let score = score(&many);
        assert!(score.is_finite() && (0.0..=1.0).contains(&score));
        let score = weigh(&signs(&[(-3, 2)]), ALL).unwrap().score;
        assert!(score.is_finite());
    }
}

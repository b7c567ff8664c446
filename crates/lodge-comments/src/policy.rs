//! Whether a comment is shown, looked at first, or refused: one function, one table.

use lodge_register::Timestamp;

use crate::{Rules, Way, Why, rules::Hold};

/// What is known of a comment before it is judged.
#[derive(Debug, Clone)]
pub struct Facts {
    /// How its author shows who they are.
    pub way: Way,
    /// Whether they own or moderate the site.
    pub moderates: bool,
    /// Whether they may not write.
    pub banned: bool,
    /// Whether what they write is set aside.
    pub shadowed: bool,
    /// How many comments of theirs are shown.
    pub shown_before: i64,
    /// Since when they have been here.
    pub since: Timestamp,
    /// When the page was seen first.
    pub page_since: Timestamp,
    /// Whether the page takes no more comments.
    pub page_locked: bool,
    /// Whether the site takes none.
    pub site_locked: bool,
    /// How many links it has.
    pub links: usize,
    /// How many images.
    pub images: usize,
    /// Its text, without markup.
    pub text: String,
    /// What the judges of spam say.
    pub spam: Option<Why>,
    /// Whether work that should have been done for it was not.
    pub unproved: bool,
}

/// What becomes of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Everybody reads it.
    Show,
    /// A moderator looks at it first.
    Hold(Why),
    /// It goes with the spam, where moderators can find it.
    Spam(Why),
    /// It is not taken.
    Refuse(Refusal),
}

/// Why a comment is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The site is closed for now.
    SiteLocked,
    /// The page is closed.
    PageLocked,
    /// The page is too old.
    TooLate,
    /// Whoever wrote it may not write here.
    Banned,
    /// Only those who sign in may write here.
    NoGuests,
}

const DAY: i64 = 86_400_000;

/// Judges a comment by the rules of its site.
#[must_use]
pub fn judge(rules: &Rules, facts: &Facts, now: Timestamp) -> Verdict {
    if facts.moderates {
        return Verdict::Show;
    }
    if let Some(refusal) = refused(rules, facts, now) {
        return Verdict::Refuse(refusal);
    }
    if facts.shadowed {
        return Verdict::Hold(Why::Shadow);
    }
    if let Some(why) = facts.spam {
        return Verdict::Spam(why);
    }
    held(rules, facts, now).map_or(Verdict::Show, Verdict::Hold)
}

fn refused(rules: &Rules, facts: &Facts, now: Timestamp) -> Option<Refusal> {
    let age = now.millis() - facts.page_since.millis();
    let close_after = i64::from(rules.hold.close_after_days) * DAY;
    [
        (facts.banned, Refusal::Banned),
        (facts.site_locked, Refusal::SiteLocked),
        (facts.page_locked, Refusal::PageLocked),
        (close_after > 0 && age > close_after, Refusal::TooLate),
        (facts.way == Way::Guest && !rules.who.guests, Refusal::NoGuests),
    ]
    .into_iter()
    .find_map(|(is, refusal)| is.then_some(refusal))
}

fn held(rules: &Rules, facts: &Facts, now: Timestamp) -> Option<Why> {
    let hold = &rules.hold;
    let known_for = now.millis() - facts.since.millis();
    let links_over = usize::try_from(hold.links_over).unwrap_or(usize::MAX);
    [
        (hold.all, Why::All),
        (hold.guests && facts.way == Way::Guest, Why::Guest),
        (facts.shown_before < i64::from(hold.first), Why::New),
        (known_for < i64::from(hold.new_days) * DAY, Why::New),
        (hold.links_over > 0 && facts.links > links_over, Why::Links),
        (facts.unproved, Why::New),
        (hold.images && facts.images > 0, Why::Images),
        (has_word(&facts.text, &hold.words), Why::Words),
    ]
    .into_iter()
    .find_map(|(is, why)| is.then_some(why))
}

/// What becomes of a comment because of its words alone, whoever wrote them. Nothing, if they would not be looked at.
///
/// Where every comment is looked at, so is every change of one.
#[must_use]
pub fn of_words(rules: &Rules, facts: &Facts) -> Option<Verdict> {
    if facts.moderates {
        return None;
    }
    let hold = &rules.hold;
    let of_words =
        Rules { hold: Hold { guests: false, first: 0, new_days: 0, ..hold.clone() }, ..rules.clone() };
    let spam = facts.spam.map(Verdict::Spam);
    spam.or_else(|| held(&of_words, facts, facts.since).map(Verdict::Hold))
}

/// Whether a text has one of these words, whole, whatever its case. A word of several is looked for as it stands.
fn has_word(text: &str, words: &[String]) -> bool {
    let text = text.to_lowercase();
    words.iter().map(|word| word.trim().to_lowercase()).filter(|word| !word.is_empty()).any(|word| {
        text.match_indices(&word).any(|(at, found)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        Facts {
            way: Way::Email,
            moderates: false,
            banned: false,
            shadowed: false,
            shown_before: 5,
            since: Timestamp::from_millis(0),
            page_since: Timestamp::from_millis(0),
            page_locked: false,
            site_locked: false,
            links: 0,
            images: 0,
            text: "A quiet word about gardens.".to_owned(),
            spam: None,
            unproved: false,
        }
    }

    fn check(change: impl Fn(&mut Rules, &mut Facts), expected: Verdict) {
        let (mut rules, mut facts) = (Rules::default(), facts());
        change(&mut rules, &mut facts);
        assert_eq!(judge(&rules, &facts, Timestamp::from_millis(10 * DAY)), expected);
    }

    #[test]
    fn who_is_known_is_shown() {
        check(|_, _| {}, Verdict::Show);
        check(|_, facts| facts.links = 2, Verdict::Show);
    }

    #[test]
    fn what_the_rules_name_is_looked_at() {
        check(|rules, _| rules.hold.all = true, Verdict::Hold(Why::All));
        check(|_, facts| facts.way = Way::Guest, Verdict::Hold(Why::Guest));
        check(|_, facts| facts.shown_before = 0, Verdict::Hold(Why::New));
        check(
            |rules, facts| {
                rules.hold.new_days = 30;
                facts.since = Timestamp::from_millis(9 * DAY);
            },
            Verdict::Hold(Why::New),
        );
        check(|_, facts| facts.unproved = true, Verdict::Hold(Why::New));
        check(|_, facts| facts.links = 3, Verdict::Hold(Why::Links));
        check(|_, facts| facts.images = 1, Verdict::Hold(Why::Images));
        check(|rules, _| rules.hold.words = vec!["Gardens".to_owned()], Verdict::Hold(Why::Words));
        check(|rules, _| rules.hold.words = vec!["garden".to_owned(), " ".to_owned()], Verdict::Show);
        check(|_, facts| facts.shadowed = true, Verdict::Hold(Why::Shadow));
        check(|_, facts| facts.spam = Some(Why::Spam), Verdict::Spam(Why::Spam));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        check(|_, facts| facts.banned = true, Verdict::Refuse(Refusal::Banned));
        check(|_, facts| facts.site_locked = true, Verdict::Refuse(Refusal::SiteLocked));
        check(|_, facts| facts.page_locked = true, Verdict::Refuse(Refusal::PageLocked));
        check(|rules, _| rules.hold.close_after_days = 9, Verdict::Refuse(Refusal::TooLate));
        check(
            |rules, facts| {
                rules.who.guests = false;
                facts.way = Way::Guest;
            },
            Verdict::Refuse(Refusal::NoGuests),
        );
    }

    #[test]
    fn who_moderates_is_shown_whatever_the_rules_say() {
        check(
            |rules, facts| {
                rules.hold.all = true;
                (facts.moderates, facts.page_locked, facts.links) = (true, true, 50);
            },
            Verdict::Show,
        );
    }
}

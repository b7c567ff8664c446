//! What the staff is shown of somebody who waits for it: the reasons in words, and what can be said to them.

use lodge_register::Timestamp;
use lodge_store::StoreError;

use crate::{
    Newcomer, Server, Verification,
    commands::{
        Button, Desk, Press,
        say::{Speaker, member, plain},
    },
    ids::{GuildId, UserId},
    rounds,
    settings::Topic,
    store::{newcomers, once, verifications},
    verify::{
        decide::{Reason, Way},
        flow::Event,
        signal::account::days,
        told::to_the_staff,
    },
};

/// The longest answer that is shown there, in characters. The page shows all of it.
const LONGEST: usize = 200;
/// No more are counted who wait.
const MOST_COUNTED: i64 = 1_000;

/// What is known of a visit that waits.
#[derive(Debug, Clone)]
pub struct Case {
    /// What was decided, if anything was.
    pub decided: Option<Verification>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Whom it is most like.
    pub like: Option<UserId>,
}

impl Case {
    /// What was decided last about somebody since they were asked; before, if it was no yes and nobody has judged it: who
    /// leaves and comes again takes nothing away from what the staff is shown.
    ///
    /// # Errors
    /// [`StoreError`] if the store fails.
    pub async fn of(desk: &Desk, newcomer: &Newcomer) -> Result<Self, StoreError> {
        let (db, server) = (&desk.hands.db, newcomer.server_id);
        let latest = verifications::latest(db, server, newcomer.user_id).await?;
        let is_open = |latest: &Verification| latest.way != Way::Pass && latest.judgement.is_none();
        let decided = latest.filter(|latest| latest.decided_at >= newcomer.asked_at || is_open(latest));
        let like = match &decided {
            Some(decided) => verifications::like(db, decided.id).await?,
            None => None,
        };
        let reasons =
            decided.as_ref().map(|decided| verifications::read(&decided.reasons)).unwrap_or_default();
        Ok(Self { decided, reasons, like })
    }

    /// Whether somebody can still say whether it was the same person.
    #[must_use]
    pub fn can_be_judged(&self) -> bool {
        let open = self.decided.as_ref().is_some_and(|decided| decided.judgement.is_none());
        open && self.reasons.iter().any(|reason| reason.because.is_likeness())
    }
}

/// Asks the staff about somebody: a person decides.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(super) async fn ask(
    desk: &Desk,
    guild: GuildId,
    newcomer: &Newcomer,
    event: Event,
) -> Result<(), StoreError> {
    let case = Case::of(desk, newcomer).await?;
    let speaker = desk.speaker_of(guild);
    let mut lines = vec![headline(desk, speaker, newcomer.user_id)];
    lines.push(speaker.say(why(event), &[]));
    lines.extend(reasons(speaker, &case));
    let questions = &desk.settings.of(guild).entrance.questions;
    for (question, answer) in questions.iter().zip(newcomer.answers()) {
        let answer: String = answer.chars().take(LONGEST).collect();
        lines.push(format!("> **{}** {}", plain(question), plain(&answer)));
    }
    if let Some(at) = desk.at.get() {
        lines.push(format!("<{at}/guard/{guild}/verification>"));
    }
    let buttons = buttons(speaker, newcomer.user_id, &case);
    desk.staff_with(guild, Topic::Queue, &lines.join("\n"), &buttons).await;
    Ok(())
}

/// Reminds the staff once a day of those who have waited for it that long.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(super) async fn remind(desk: &Desk, guild: GuildId) -> Result<(), StoreError> {
    let (db, now) = (&desk.hands.db, desk.now());
    let claim = format!("entrance staff {guild}");
    if once::is_claimed(db, &claim, now).await? {
        return Ok(());
    }
    let waiting = newcomers::before_the_staff(db, Server::of(guild), MOST_COUNTED).await?;
    let (Some(first), Some(many)) = (waiting.first(), long(&waiting, now)) else { return Ok(()) };
    if !once::claim(db, &claim, (now, now.plus_days(1))).await? {
        return Ok(());
    }
    let waiting = (many, Some(first.last_at));
    if !rounds::says_who_waits(desk, guild, "entrance-staff-waiting", waiting, "verification").await {
        once::give_up(db, &claim).await?;
    }
    Ok(())
}

/// How many have waited for a day; nothing, if nobody has.
fn long(waiting: &[Newcomer], now: Timestamp) -> Option<usize> {
    let since = now.plus_days(-1);
    let many = waiting.iter().filter(|newcomer| newcomer.last_at <= since).count();
    (many > 0).then_some(many)
}

fn headline(desk: &Desk, speaker: Speaker<'_>, user: UserId) -> String {
    let said = [("who", member(user).into()), ("days", days(user, desk.now()).into())];
    speaker.say("entrance-staff", &said)
}

/// Why a person is asked: the message about it.
const fn why(event: Event) -> &'static str {
    match event {
        Event::Decided(Way::Hold) => "entrance-staff-held",
        Event::Decided(_) => "entrance-staff-review",
        Event::CameBack { .. } => "entrance-staff-away",
        Event::AskedForAPerson => "entrance-staff-person",
        _ => "entrance-staff-failed",
    }
}

/// Each reason with what it adds, and whom the visit is like.
fn reasons(speaker: Speaker<'_>, case: &Case) -> Vec<String> {
    let one = |reason: &Reason| {
        let because = speaker.say(&to_the_staff(reason.because), &[]);
        format!("• {because} ({})", points(i64::from(reason.tenths)))
    };
    let mut lines: Vec<String> = case.reasons.iter().map(one).collect();
    if let Some(decided) = case.decided.as_ref().filter(|_| !lines.is_empty()) {
        let points = points(decided.tenths);
        lines.push(speaker.say("entrance-staff-sum", &[("points", points.into())]));
    }
    lines.extend(case.like.map(|like| speaker.say("entrance-staff-like", &[("who", member(like).into())])));
    lines
}

/// Tenths of a point as people write them: `+6`, `−2`, `+1.5`.
#[must_use]
pub fn points(tenths: i64) -> String {
    let sign = if tenths < 0 { '−' } else { '+' };
    let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

fn buttons(speaker: Speaker<'_>, user: UserId, case: &Case) -> Vec<Button> {
    let button = |label: &str, press: Press| Button {
        label: speaker.say(label, &[]),
        does: press.name(),
        grave: matches!(press, Press::TurnAway(_)),
    };
    let mut all =
        vec![button("button-let-in", Press::LetIn(user)), button("button-turn-away", Press::TurnAway(user))];
    if let Some(decided) = case.decided.as_ref().filter(|_| case.can_be_judged()) {
        let number = decided.id.number();
        all.push(button("button-same", Press::Same(number)));
        all.push(button("button-different", Press::Different(number)));
    }
    all
}

/// Tells those who look after a server what one of them decided.
pub(crate) async fn told(desk: &Desk, guild: GuildId, (user, by): (UserId, UserId), message: &'static str) {
    let speaker = desk.speaker_of(guild);
    let text = speaker.say(message, &[("who", member(user).into())]);
    desk.staff(guild, Topic::Cases, &format!("{text}\n{}", speaker.by(by))).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_written_as_people_write_them() {
        for (tenths, written) in [(60, "+6"), (-20, "−2"), (15, "+1.5"), (5, "+0.5"), (-5, "−0.5"), (0, "+0")]
        {
            assert_eq!(points(tenths), written);
        }
    }

    #[test]
    fn a_person_is_told_why_they_are_asked() {
        let all = [
            Event::Decided(Way::Hold),
            Event::Decided(Way::Review),
            Event::CameBack { brought: [0; 32], agreed: false },
            Event::AskedForAPerson,
            Event::Failed,
        ];
        let said: std::collections::BTreeSet<_> = all.into_iter().map(why).collect();
        assert_eq!(said.len(), all.len());
    }
}

//! Who gets how far, and who is never sent out.

use proptest::prelude::*;

use super::*;

const NOW: Timestamp = Timestamp::from_millis(1_790_000_000_000);
const HOUR: i64 = 3_600_000;
const SENT: [u8; 32] = [7; 32];

const ALL: Course = Course {
    work: true,
    oauth: true,
    questions: true,
    least_days: 3,
    remind_after: HOUR,
    reminders: 2,
    kick_after: Some(6 * HOUR),
};
const BUTTON: Course = Course { work: false, oauth: false, questions: false, least_days: 0, ..ALL };
const BACK: Event = Event::CameBack { brought: SENT, agreed: true };

/// The acts of a course, one event after the other, and where it ends.
fn play(course: &Course, events: &[Event]) -> (Step, Vec<Act>) {
    let mut standing = begin(NOW);
    let mut all = Vec::new();
    for event in events {
        let (after, acts) = follow(course, standing, *event, SENT, NOW);
        standing = after;
        all.extend(acts);
    }
    (standing.at, all)
}

#[track_caller]
fn check(course: &Course, events: &[Event], at: Step, acts: &[Act]) {
    assert_eq!(play(course, events), (at, acts.to_vec()));
}

const PRESSED: Event = Event::Pressed { days: 30 };

#[test]
fn a_button_is_enough_where_nothing_else_is_asked() {
    let acts = [Act::Look, Act::Revoke, Act::LetIn];
    check(&BUTTON, &[PRESSED, Event::Decided(Way::Pass)], Step::In, &acts);
    check(&BUTTON, &[PRESSED, Event::Decided(Way::Pass), Event::Left, PRESSED], Step::Out, &acts);
}

#[test]
fn every_step_comes_in_its_order() {
    let events = [PRESSED, Event::Worked, Event::Answered, BACK, Event::Decided(Way::Pass)];
    let acts = [Act::GiveWork, Act::Ask, Act::SendAway, Act::Look, Act::Revoke, Act::LetIn];
    check(&ALL, &events, Step::In, &acts);
    check(&ALL, &[Event::Worked, BACK, Event::Answered], Step::Asked, &[]);
    check(&ALL, &[PRESSED, BACK, Event::Decided(Way::Pass)], Step::Working, &[Act::GiveWork]);
}

#[test]
fn an_account_that_is_too_young_waits_and_may_press_again() {
    let young = Event::Pressed { days: 2 };
    check(&ALL, &[young, PRESSED], Step::Working, &[Act::TellToWait, Act::GiveWork]);
}

#[test]
fn whoever_lost_their_way_presses_again_and_is_where_they_were() {
    check(&ALL, &[PRESSED, PRESSED], Step::Working, &[Act::GiveWork, Act::GiveWork]);
    let acts = [Act::GiveWork, Act::Ask, Act::Ask, Act::SendAway, Act::SendAway];
    check(&ALL, &[PRESSED, Event::Worked, PRESSED, Event::Answered, PRESSED], Step::Away(SENT), &acts);
    let standing = follow(&ALL, Standing { at: Step::Away([1; 32]), ..begin(NOW) }, PRESSED, SENT, NOW).0;
    assert_eq!(standing.at, Step::Away(SENT), "and brings back what was drawn last");
    let (after, acts) = follow(&BUTTON, standing, PRESSED, SENT, NOW);
    assert_eq!((after.at, acts), (Step::Looking, vec![Act::Look]), "the server asks for nothing more by now");
}

#[test]
fn what_somebody_else_brings_back_and_what_is_brought_twice_changes_nothing() {
    let other = Event::CameBack { brought: [8; 32], agreed: true };
    let acts = [Act::GiveWork, Act::Ask, Act::SendAway];
    check(&ALL, &[PRESSED, Event::Worked, Event::Answered, other], Step::Away(SENT), &acts);
    let acts = [Act::GiveWork, Act::Ask, Act::SendAway, Act::Look];
    check(&ALL, &[PRESSED, Event::Worked, Event::Answered, BACK, BACK], Step::Looking, &acts);
}

#[test]
fn whoever_lost_the_way_to_discord_is_sent_anew_and_the_old_way_is_closed() {
    let course = Course { work: false, questions: false, ..ALL };
    let (sent, _) = follow(&course, begin(NOW), PRESSED, SENT, NOW);
    let (again, acts) = follow(&course, sent, PRESSED, [9; 32], NOW);
    assert_eq!((again.at, acts), (Step::Away([9; 32]), vec![Act::SendAway]));
    assert_eq!(follow(&course, again, BACK, SENT, NOW), (again, Vec::new()));
}

#[test]
fn whoever_does_not_agree_and_whatever_fails_comes_before_a_person() {
    let no = Event::CameBack { brought: SENT, agreed: false };
    let acts = [Act::GiveWork, Act::Ask, Act::SendAway, Act::AskStaff];
    check(&ALL, &[PRESSED, Event::Worked, Event::Answered, no], Step::Staff, &acts);
    check(&ALL, &[Event::AskedForAPerson], Step::Staff, &[Act::Revoke, Act::AskStaff]);
    check(&BUTTON, &[PRESSED, Event::Failed], Step::Staff, &[Act::Look, Act::Revoke, Act::AskStaff]);
    let acts = [Act::Revoke, Act::AskStaff, Act::LetIn];
    check(&ALL, &[Event::AskedForAPerson, Event::Reviewed { lets_in: true }], Step::In, &acts);
    let acts = [Act::Revoke, Act::AskStaff, Act::Refuse];
    check(&ALL, &[Event::AskedForAPerson, Event::Reviewed { lets_in: false }], Step::Out, &acts);
}

#[test]
fn whoever_does_nothing_is_reminded_twice_and_sent_out() {
    let mut standing = begin(NOW);
    let mut done = Vec::new();
    for half in 0..=14 {
        let (after, acts) = follow(&ALL, standing, Event::Ticked, SENT, NOW.plus_millis(half * HOUR / 2));
        standing = after;
        done.extend(acts.into_iter().map(|act| (half, act)));
    }
    assert_eq!(done, [(2, Act::Remind), (4, Act::Remind), (12, Act::Revoke), (12, Act::SendOut)]);
    let patient = Course { kick_after: None, ..ALL };
    let late = NOW.plus_days(400);
    assert_eq!(follow(&patient, begin(NOW), Event::Ticked, SENT, late).1, [Act::Remind]);
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        (0i64..9).prop_map(|days| Event::Pressed { days }),
        Just(Event::Worked),
        (7u8..9, any::<bool>()).prop_map(|(one, agreed)| Event::CameBack { brought: [one; 32], agreed }),
        Just(Event::Answered),
        Just(Event::AskedForAPerson),
        prop_oneof![Just(Way::Pass), Just(Way::Review), Just(Way::Hold)].prop_map(Event::Decided),
        Just(Event::Failed),
        any::<bool>().prop_map(|lets_in| Event::Reviewed { lets_in }),
        Just(Event::Left),
        Just(Event::Ticked),
    ]
}

proptest! {
    #[test]
    fn nobody_is_in_without_every_step_or_the_staff(events in proptest::collection::vec(any_event(), 0..40)) {
        let (at, acts) = play(&ALL, &events);
        let has = |act| acts.contains(&act);
        // Who was let in may have left since.
        prop_assert!(at != Step::In || has(Act::LetIn));
        prop_assert!(!has(Act::LetIn) || matches!(at, Step::In | Step::Out));
        if has(Act::LetIn) {
            let steps = has(Act::GiveWork) && has(Act::SendAway) && has(Act::Ask) && has(Act::Look);
            prop_assert!(steps || has(Act::AskStaff));
        }
    }

    #[test]
    fn nobody_who_waits_for_the_staff_is_sent_out(
        events in proptest::collection::vec(any_event(), 0..20),
        hours in 0i64..1_000,
    ) {
        let (mut standing, later) = (begin(NOW), NOW.plus_millis(hours * HOUR));
        for event in events {
            standing = follow(&ALL, standing, event, SENT, NOW).0;
        }
        let (after, acts) = follow(&ALL, standing, Event::Ticked, SENT, later);
        if matches!(standing.at, Step::Staff | Step::Looking) {
            prop_assert_eq!((after, acts.len()), (standing, 0));
        }
    }

    #[test]
    fn whoever_was_at_discord_has_their_token_revoked_in_the_end(
        events in proptest::collection::vec(any_event(), 0..40),
    ) {
        let (at, acts) = play(&ALL, &events);
        let was_away = acts.contains(&Act::Look);
        if was_away && matches!(at, Step::In | Step::Out | Step::Staff) {
            prop_assert!(acts.contains(&Act::Revoke));
        }
    }
}

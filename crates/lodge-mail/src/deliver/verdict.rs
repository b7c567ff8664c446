//! One answer out of many: rule 4.

use super::Delivered;
use crate::{Downstream, Refusal};

/// What the sender is told, given what came of each destination.
///
/// | destinations said | the sender is told |
/// |---|---|
/// | all yes | 250 |
/// | some "not now" | 451 |
/// | some yes, the others no | 250 |
/// | all no | no |
pub(super) fn of(results: &[Result<(), Refusal>]) -> Result<Delivered, Refusal> {
    let refusals = || results.iter().filter_map(|result| result.err());
    if let Some(refusal) = refusals().find(|refusal| refusal.is_transient()) {
        return Err(match refusal {
            Refusal::Deferred(said) => Refusal::Deferred(Downstream { code: 451, ..said }),
            refusal => refusal,
        });
    }
    let refused = refusals().count();
    match refusals().next() {
        Some(refusal) if refused == results.len() => Err(refusal),
        _ => Ok(Delivered { destinations: results.len() - refused, refused }),
    }
}

/// Which of two reasons for not delivering is told: what may change wins over what will not, and what a server
/// said over that none was reached.
pub(super) fn telling(one: Refusal, other: Refusal) -> Refusal {
    let weight = |refusal: Refusal| match refusal {
        Refusal::Deferred(_) => 3,
        Refusal::Unreachable => 1,
        refusal if refusal.is_transient() => 2,
        _ => 0,
    };
    if weight(other) > weight(one) { other } else { one }
}

#[cfg(test)]
mod tests {
    use super::*;

    const YES: Result<(), Refusal> = Ok(());
    const NO: Result<(), Refusal> = Err(Refusal::Refused(Downstream { code: 552, enhanced: None }));
    const LATER: Result<(), Refusal> = Err(Refusal::Deferred(Downstream { code: 450, enhanced: None }));

    fn check(results: &[Result<(), Refusal>], expected: Result<(usize, usize), u16>) {
        let found = of(results)
            .map(|delivered| (delivered.destinations, delivered.refused))
            .map_err(|refusal| refusal.reply().code);
        assert_eq!(found, expected, "{results:?}");
    }

    #[test]
    fn rule_4() {
        check(&[YES, YES], Ok((2, 0)));
        check(&[YES, LATER], Err(451));
        check(&[NO, LATER], Err(451));
        check(&[YES, NO, LATER], Err(451));
        check(&[YES, NO, NO], Ok((1, 2)));
        check(&[NO, NO], Err(552));
        check(&[YES, Err(Refusal::Unreachable)], Err(451));
        check(&[YES, Err(Refusal::TimedOut)], Err(451));
        check(&[YES, Err(Refusal::NoSuchDomain)], Ok((1, 1)));
        check(&[Err(Refusal::NullMx), NO], Err(556));
    }

    #[test]
    fn nothing_but_a_yes_makes_a_yes() {
        // Every combination of up to four destinations.
        let kinds = [YES, NO, LATER];
        for length in 1..=4u32 {
            for mut number in 0..3usize.pow(length) {
                let mut results = Vec::new();
                for _ in 0..length {
                    results.push(kinds[number % 3]);
                    number /= 3;
                }
                let yes = of(&results).is_ok();
                assert_eq!(yes, results.contains(&YES) && !results.contains(&LATER), "{results:?}");
            }
        }
    }

    #[test]
    fn what_may_change_is_told_rather_than_what_will_not() {
        let (no, later) = (NO.unwrap_err(), LATER.unwrap_err());
        assert_eq!(telling(no, Refusal::Unreachable), Refusal::Unreachable);
        assert_eq!(telling(Refusal::Unreachable, no), Refusal::Unreachable);
        assert_eq!(telling(Refusal::Unreachable, later), later);
        assert_eq!(telling(later, Refusal::TimedOut), later);
    }
}

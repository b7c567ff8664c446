//! What people are told: the person in words that teach nobody how to get in, the staff in full.

use super::{
    decide::{Because, Decision, Way},
    signal::network::Network,
};

/// The messages for the person, in order. What was alike, and with whom, is not among them.
#[must_use]
pub fn to_the_person(decision: &Decision, network: Network) -> Vec<&'static str> {
    of_a_way(decision.way, network)
}

/// The same, where only the way is known any more.
#[must_use]
pub fn of_a_way(way: Way, network: Network) -> Vec<&'static str> {
    let message = match way {
        Way::Pass => "verify-you-pass",
        Way::Review => "verify-you-review",
        Way::Hold => "verify-you-hold",
    };
    let mut told = vec![message];
    if way != Way::Pass {
        told.extend(["verify-you-alike", "verify-you-appeal"]);
    }
    if network.is_a_detour() {
        told.push("verify-you-detour");
    }
    told
}

/// The message for the staff about one reason.
#[must_use]
pub fn to_the_staff(because: Because) -> String {
    format!("verify-because-{}", because.as_str())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use lodge_web::Words;

    use super::{
        super::decide::{Group, Reason},
        *,
    };

    fn decision(way: Way, because: Because) -> Decision {
        let reasons = vec![Reason { because, tenths: because.tenths() }];
        Decision { way, tenths: because.tenths(), reasons, like: None }
    }

    #[test]
    fn the_person_reads_the_same_whatever_was_alike() {
        for way in [Way::Review, Way::Hold] {
            let told = |because: &Because| to_the_person(&decision(way, *because), Network::Residential);
            let all: BTreeSet<_> = Because::ALL.iter().map(told).collect();
            assert_eq!(all.len(), 1, "{way:?}");
        }
    }

    #[test]
    fn a_detour_is_mentioned_and_is_no_reason_to_stay_outside() {
        let told = to_the_person(&decision(Way::Pass, Because::Detour), Network::Vpn);
        assert_eq!(told, ["verify-you-pass", "verify-you-detour"]);
    }

    #[test]
    fn the_staff_reads_a_sentence_for_every_reason_in_every_language() {
        let words = Words::new(crate::WORDS).unwrap();
        for language in lodge_web::Language::ALL {
            for because in Because::ALL {
                let name = to_the_staff(*because);
                assert_ne!(words.say(language, &name, &[]), name);
            }
        }
        assert!(Because::ALL.iter().any(|because| because.group() == Group::Strong));
    }
}

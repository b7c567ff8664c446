//! Whether a machine has to work for a comment first, and how much: the more was refused lately, the more.

use lodge_abuse::pow::Difficulty;

/// What the puzzle is for.
pub(super) const PURPOSE: &str = "comment";

/// Thirty thousand hashes: less than a click takes.
const LIGHT: Difficulty = Difficulty { parts: 8, bits: 12 };
/// Two million: half a minute on an old phone, and on a rented machine for each single comment.
const HEAVY: Difficulty = Difficulty { parts: 64, bits: 15 };

/// Who wants to write, as far as puzzles go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Suspicion {
    /// Whether they are signed in and a comment of theirs is shown already.
    pub(super) known: bool,
    /// How much from their network was refused within the hour.
    pub(super) of_network: u64,
    /// How much was refused on the site within the hour.
    pub(super) of_site: u64,
}

/// How hard a puzzle has to be solved first; none where nothing was refused, and for those who are known.
#[must_use]
pub(super) const fn difficulty(suspicion: Suspicion) -> Option<Difficulty> {
    match suspicion {
        Suspicion { known: true, of_network: 0, .. } => None,
        Suspicion { of_network: 10.., .. } => Some(HEAVY),
        Suspicion { of_network: 3.., .. } | Suspicion { of_site: 100.., .. } => Some(lodge_abuse::pow::HARD),
        Suspicion { of_network: 1.., .. } | Suspicion { of_site: 20.., .. } => Some(lodge_abuse::pow::EASY),
        Suspicion { of_site: 5.., .. } => Some(LIGHT),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(known: bool, of_network: u64, of_site: u64) -> u32 {
        difficulty(Suspicion { known, of_network, of_site }).map_or(0, |it| it.parts << it.bits)
    }

    #[test]
    fn work_rises_with_what_was_refused() {
        assert_eq!(work(false, 0, 0), 0, "nobody works where nothing was refused");
        let of_network = [1, 3, 10].map(|refused| work(false, refused, 0));
        assert!(of_network.is_sorted() && of_network[2] >= 16 * of_network[0] && of_network[0] > 0);
        let of_site = [0, 5, 20, 100].map(|refused| work(false, 0, refused));
        assert!(of_site.is_sorted_by(|less, more| less < more));
    }

    #[test]
    fn who_is_known_does_not_work() {
        assert_eq!(work(true, 0, 500), 0);
        assert!(work(true, 1, 0) > 0, "unless their own network was refused");
    }
}

//! The languages that Lodge speaks, and which of them to speak to whom.

/// A language that every page and every letter is there in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    English,
    /// Turkish.
    Turkish,
    /// Dutch.
    Dutch,
    /// Russian.
    Russian,
}

impl Language {
    /// All of them, in the order in which they are offered. The first one is spoken where nothing else is known.
    pub const ALL: [Self; 4] = [Self::English, Self::Turkish, Self::Dutch, Self::Russian];

    /// Its BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Turkish => "tr",
            Self::Dutch => "nl",
            Self::Russian => "ru",
        }
    }

    /// What its speakers call it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Turkish => "Türkçe",
            Self::Dutch => "Nederlands",
            Self::Russian => "Русский",
        }
    }

    /// The language of a BCP 47 tag, whatever its region: `nl-BE` is Dutch.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().trim();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The language that a browser asks for.
    ///
    /// ```
    /// # use lodge_web::Language;
    /// assert_eq!(Language::accepted("fr, ru;q=0.4, nl-BE;q=0.7"), Some(Language::Dutch));
    /// assert_eq!(Language::accepted("fr, *;q=0.1"), None);
    /// ```
    #[must_use]
    pub fn accepted(header: &str) -> Option<Self> {
        //= rfc9110#12.5.4
        //# Each language-range can be given an associated quality value representing an estimate of the user's
        //# preference for the languages specified by that range
        let mut best: Option<(u16, Self)> = None;
        for range in header.split(',').take(32) {
            let mut parts = range.split(';');
            let Some(language) = parts.next().and_then(Self::of_tag) else { continue };
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1000, thousandths);
            if weight > 0 && best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

/// `0.7` as 700. What is no weight counts as the least that is not "never".
fn thousandths(text: &str) -> u16 {
    let text = text.trim();
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    if whole == "1" {
        return 1000;
    }
    let digits = format!("{rest:0<3}");
    digits.get(..3).and_then(|digits| digits.parse().ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &str, expected: Option<Language>) {
        assert_eq!(Language::accepted(header), expected, "{header}");
    }

    #[test]
    fn the_most_wanted_of_ours_is_spoken() {
        check("", None);
        check("de", None);
        check("tr-TR,tr;q=0.9,en;q=0.8", Some(Language::Turkish));
        check("en;q=0.2, ru;q=0.25", Some(Language::Russian));
        check("nl;q=0, en;q=0.001", Some(Language::English));
        check("nl;q=0", None);
        check("RU_ru", Some(Language::Russian));
        check(&"x,".repeat(10_000), None);
    }
}

//! What kind of browser on what kind of device, in a few coarse words that thousands share. No canvas, no sound, no fonts.

use zeroize::Zeroizing;

use super::{
    Signal, Token,
    key::{EpochKey, Unkeyed},
};

/// What the browser said by itself, or the page asked it.
#[derive(Clone, Copy, Default)]
pub struct Told<'a> {
    /// The header `User-Agent`.
    pub browser: &'a str,
    /// The header `Accept-Language`.
    pub languages: &'a str,
    /// How many minutes its clock is from UTC.
    pub minutes_from_utc: Option<i32>,
    /// How wide its screen is, in its own points.
    pub width: Option<u32>,
    /// Whether it is touched.
    pub touch: Option<bool>,
}

/// The coarse words, in clear.
pub struct ClearFacts(Zeroizing<String>);

impl ClearFacts {
    /// The coarse words for what was told. The rest is not looked at.
    #[must_use]
    pub fn of(told: Told<'_>) -> Self {
        let hours = told.minutes_from_utc.map(|minutes| minutes.clamp(-900, 900).div_euclid(60));
        let mut words = Zeroizing::new(String::with_capacity(64));
        words.push_str(family(told.browser));
        words.push('/');
        words.push_str(platform(told.browser));
        words.push('/');
        words.extend(language(told.languages));
        words.push('/');
        words.push_str(&hours.map_or_else(String::new, |hours| hours.to_string()));
        words.push('/');
        words.push_str(told.width.map_or("", screen));
        words.push('/');
        words.push_str(told.touch.map_or("", |touch| if touch { "touch" } else { "none" }));
        Self(words)
    }

    /// The words as a token, by argon2id: there are only some thousands of them.
    ///
    /// # Errors
    /// [`Unkeyed`] if there is no memory for it.
    pub fn keyed(&self, key: &EpochKey) -> Result<Token, Unkeyed> {
        key.slow(Signal::Facts, &[self.0.as_bytes()])
    }
}

/// The first of these that the header names; many name those after them, too.
fn first_of(said: &str, known: &[(&str, &'static str)]) -> &'static str {
    known.iter().find(|(part, _)| said.contains(part)).map_or("other", |(_, word)| word)
}

fn family(said: &str) -> &'static str {
    const KNOWN: &[(&str, &str)] = &[
        ("Edg", "edge"),
        ("OPR/", "opera"),
        ("SamsungBrowser", "samsung"),
        ("Firefox", "firefox"),
        ("FxiOS", "firefox"),
        ("CriOS", "chrome"),
        ("Chrome", "chrome"),
        ("Safari", "safari"),
    ];
    first_of(said, KNOWN)
}

fn platform(said: &str) -> &'static str {
    const KNOWN: &[(&str, &str)] = &[
        ("Android", "android"),
        ("iPhone", "iphone"),
        ("iPad", "ipad"),
        ("Windows", "windows"),
        ("CrOS", "chromeos"),
        ("Mac OS", "mac"),
        ("Linux", "linux"),
    ];
    first_of(said, KNOWN)
}

/// The first language, without its country.
fn language(said: &str) -> impl Iterator<Item = char> {
    said.trim_start()
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .take(3)
        .map(|letter| letter.to_ascii_lowercase())
}

const fn screen(width: u32) -> &'static str {
    match width {
        0..600 => "small",
        600..1280 => "middle",
        1280..2000 => "large",
        _ => "huge",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHONE: &str = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36";

    #[track_caller]
    fn check(told: Told<'_>, expected: &str) {
        assert_eq!(ClearFacts::of(told).0.as_str(), expected);
    }

    #[test]
    fn facts_are_a_few_words_that_thousands_share() {
        let told = Told {
            browser: PHONE,
            languages: "tr-TR,tr;q=0.9,en;q=0.8",
            minutes_from_utc: Some(180),
            width: Some(412),
            touch: Some(true),
        };
        check(told, "chrome/android/tr/3/small/touch");
        check(Told { width: Some(411), languages: "tr", ..told }, "chrome/android/tr/3/small/touch");
        check(Told { minutes_from_utc: Some(-210), ..told }, "chrome/android/tr/-4/small/touch");
        check(Told { minutes_from_utc: Some(i32::MAX), ..told }, "chrome/android/tr/15/small/touch");
        check(Told::default(), "other/other////");
        let said = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0 Safari/537.36 Edg/131.0";
        check(Told { browser: said, ..Told::default() }, "edge/windows////");
        check(Told { browser: "curl/8", languages: "*", ..Told::default() }, "other/other////");
    }

    #[test]
    fn a_version_and_a_country_are_not_among_them() {
        let words = ClearFacts::of(Told { browser: PHONE, languages: "nl-BE", ..Told::default() });
        assert!(!words.0.contains("131") && !words.0.contains("be"), "{}", words.0.as_str());
    }
}

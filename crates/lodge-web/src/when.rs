//! Dates as their reader writes them: in their language, at their place.

use icu_datetime::{
    DateTimeFormatter, NoCalendarFormatter,
    fieldsets::{T, YMD, YMDT},
    input::{Date, DateTime, Time},
};
use icu_locale_core::{Locale, locale};
use jiff::tz::TimeZone;
use lodge_register::Timestamp;
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use crate::Language;

/// A reader's time zone.
#[derive(Debug, Clone)]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

impl Zone {
    /// The zone of this IANA name, if there is one.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        if name == "UTC" {
            return Some(Self::utc());
        }
        let zone = TimeZone::get(name).ok()?;
        let name = zone.iana_name().unwrap_or(name).to_owned();
        Some(Self { name, zone })
    }

    /// Where nothing else is known.
    #[must_use]
    pub fn utc() -> Self {
        Self { name: "UTC".to_owned(), zone: TimeZone::UTC }
    }

    /// Its IANA name: `Europe/Istanbul`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// All that there are, for choosing one.
    #[must_use]
    pub fn all() -> Vec<String> {
        let mut names: Vec<String> = jiff::tz::db()
            .available()
            .map(|name| name.to_string())
            .filter(|name| name == "UTC" || (name.contains('/') && !name.starts_with("Etc/")))
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// How much of a moment is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The day.
    Day,
    /// The day and the minute.
    Minute,
    /// The time of day only.
    Hour,
}

/// A moment in words: `22 Nov 2026, 09:14` in English, `22 Kas 2026 09:14` in Turkish.
#[must_use]
pub fn written(moment: Timestamp, shown: Shown, language: Language, zone: &Zone) -> String {
    format(moment, shown, language, zone).unwrap_or_else(|| moment.to_string())
}

fn format(moment: Timestamp, shown: Shown, language: Language, zone: &Zone) -> Option<String> {
    let local = jiff::Timestamp::from_millisecond(moment.millis()).ok()?.to_zoned(zone.zone.clone());
    let whole = |number: i8| u8::try_from(number).ok();
    let date = Date::try_new_iso(i32::from(local.year()), whole(local.month())?, whole(local.day())?).ok()?;
    let time = Time::try_new(whole(local.hour())?, whole(local.minute())?, whole(local.second())?, 0).ok()?;
    let forms = forms(language)?;
    Some(match shown {
        Shown::Day => forms.day.format(&date).to_string(),
        Shown::Minute => forms.minute.format(&DateTime { date, time }).to_string(),
        Shown::Hour => forms.hour.format(&time).to_string(),
    })
}

/// How a language writes what is shown. Reading this takes longer than a hundred dates.
struct Forms {
    day: DateTimeFormatter<YMD>,
    minute: DateTimeFormatter<YMDT>,
    hour: NoCalendarFormatter<T>,
}

impl Forms {
    fn of(language: Language) -> Option<Self> {
        let locale = || locale_of(language).into();
        let minute: YMDT = YMD::medium().with_time_hm();
        Some(Self {
            day: DateTimeFormatter::try_new(locale(), YMD::medium()).ok()?,
            minute: DateTimeFormatter::try_new(locale(), minute).ok()?,
            hour: NoCalendarFormatter::try_new(locale(), T::hm()).ok()?,
        })
    }
}

/// How this language writes: read once on each thread, where no lock is needed.
fn forms(language: Language) -> Option<Rc<Forms>> {
    thread_local! {
        static READ: RefCell<BTreeMap<Language, Rc<Forms>>> = const { RefCell::new(BTreeMap::new()) };
    }
    READ.with_borrow_mut(|read| {
        if let Some(forms) = read.get(&language) {
            return Some(Rc::clone(forms));
        }
        let forms = Rc::new(Forms::of(language)?);
        read.insert(language, Rc::clone(&forms));
        Some(forms)
    })
}

/// English as it is written outside America: the day comes first, the day has 24 hours.
const fn locale_of(language: Language) -> Locale {
    match language {
        Language::English => locale!("en-GB"),
        Language::Turkish => locale!("tr"),
        Language::Dutch => locale!("nl"),
        Language::Russian => locale!("ru"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOMENT: Timestamp = Timestamp::from_millis(1_795_334_096_000);

    fn check(language: Language, zone: &str, expected: &str) {
        let zone = Zone::named(zone).unwrap();
        assert_eq!(written(MOMENT, Shown::Minute, language, &zone), expected);
    }

    #[test]
    fn readers_see_their_own_time() {
        check(Language::English, "UTC", "22 Nov 2026, 07:54");
        check(Language::English, "Asia/Kolkata", "22 Nov 2026, 13:24");
        check(Language::Turkish, "Europe/Istanbul", "22 Kas 2026 10:54");
        check(Language::Dutch, "Europe/Amsterdam", "22 nov 2026, 08:54");
        check(Language::Russian, "Europe/Moscow", "22 нояб. 2026\u{202f}г., 10:54");
    }

    #[test]
    fn a_language_is_read_once() {
        let again = Language::ALL.map(|language| {
            let (first, second) = (forms(language).unwrap(), forms(language).unwrap());
            assert!(Rc::ptr_eq(&first, &second));
            second
        });
        assert!(!Rc::ptr_eq(&again[0], &again[1]));
    }

    #[test]
    fn a_zone_is_found_by_its_name() {
        assert!(Zone::named("Mars/Olympus").is_none());
        assert!(Zone::all().iter().any(|name| name == "Europe/Istanbul"));
    }
}

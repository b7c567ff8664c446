//! How much the pages of a site are read and written under: what its owner is shown, of counts and nothing else.

mod api;
mod page;
mod read;

pub(crate) use api::api;
pub(crate) use page::routes;
pub use read::{Report, of_site};

use lodge_register::Timestamp;
use lodge_web::{Source, sources};

/// What the page says.
pub(crate) const WORDS: &[Source] = sources!("analytics.ftl");

/// How many days are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Span {
    /// 7 days.
    Week,
    /// 30 days.
    #[default]
    Month,
    /// 90 days.
    Quarter,
    /// 365 days.
    Year,
}

impl Span {
    /// All of them, the shortest first.
    pub const ALL: [Self; 4] = [Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// Its number of days.
    #[must_use]
    pub const fn days(self) -> i64 {
        match self {
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 90,
            Self::Year => 365,
        }
    }

    /// The one of so many days.
    #[must_use]
    pub fn of_days(days: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|span| span.days() == days)
    }
}

/// One day of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Daily {
    /// Which day, UTC.
    pub day: Timestamp,
    /// How often its pages were looked at.
    pub views: i64,
    /// By how many.
    pub visitors: i64,
    /// How many comments of that day are shown.
    pub comments: i64,
}

/// What was counted on a day that something was counted on: the day's number, and what.
pub type Counted<const N: usize> = (i64, [i64; N]);

/// Every day of a span, oldest first, with those on which nothing was counted.
#[must_use]
pub fn series(views: &[Counted<2>], comments: &[Counted<1>], span: Span, now: Timestamp) -> Vec<Daily> {
    let today = number_of(now);
    let first = today - span.days() + 1;
    let mut days: Vec<Daily> =
        (first..=today).map(|day| Daily { day: moment(day), views: 0, visitors: 0, comments: 0 }).collect();
    let at = |day: i64| usize::try_from(day - first).ok();
    for (day, [views, visitors]) in views {
        if let Some(daily) = at(*day).and_then(|at| days.get_mut(at)) {
            daily.views += views;
            daily.visitors += visitors;
        }
    }
    for (day, [comments]) in comments {
        if let Some(daily) = at(*day).and_then(|at| days.get_mut(at)) {
            daily.comments += comments;
        }
    }
    days
}

/// Days together. Who came on two of them is counted twice: nobody knows that it was the same one.
#[must_use]
pub fn total(days: &[Daily]) -> (i64, i64, i64) {
    days.iter().fold((0, 0, 0), |(views, visitors, comments), day| {
        (views + day.views, visitors + day.visitors, comments + day.comments)
    })
}

/// Days as a table for other programs: no cell is anything but a date or a number.
#[must_use]
pub fn csv(days: &[Daily]) -> String {
    let mut text = "day,views,visitors,comments\r\n".to_owned();
    for day in days {
        let (year, month, date) = day.day.date();
        let counts = [day.views, day.visitors, day.comments].map(|count| count.to_string()).join(",");
        text.push_str(&format!("{year:04}-{month:02}-{date:02},{counts}\r\n"));
    }
    text
}

/// When a span begins.
#[must_use]
pub const fn since(span: Span, now: Timestamp) -> Timestamp {
    moment(number_of(now) - span.days() + 1)
}

const fn number_of(moment: Timestamp) -> i64 {
    moment.millis().div_euclid(Timestamp::DAY)
}

const fn moment(day: i64) -> Timestamp {
    Timestamp::from_millis(day * Timestamp::DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(100 * Timestamp::DAY + 5_000);

    #[test]
    fn every_day_is_there_once() {
        let views = [(100, [5, 3]), (94, [1, 1]), (93, [9, 9]), (101, [8, 8])];
        let days = series(&views, &[(100, [2]), (3, [7])], Span::Week, NOW);
        assert_eq!(days.len(), 7);
        assert!(days.windows(2).all(|pair| pair[0].day.plus_days(1) == pair[1].day));
        assert_eq!(days[6], Daily { day: moment(100), views: 5, visitors: 3, comments: 2 });
        assert_eq!(total(&days), (6, 4, 2), "what is before or after is not of it");
        assert_eq!(days[0].day, since(Span::Week, NOW));
    }

    #[test]
    fn nothing_is_something_too() {
        for span in Span::ALL {
            assert_eq!(series(&[], &[], span, NOW).len(), usize::try_from(span.days()).unwrap());
            assert_eq!(Span::of_days(span.days()), Some(span));
        }
        assert_eq!(Span::of_days(31), None);
        assert_eq!(total(&[]), (0, 0, 0));
    }

    #[test]
    fn a_table_has_dates_and_numbers() {
        let days = series(&[(100, [5, 3])], &[], Span::Week, NOW);
        let text = csv(&days);
        assert_eq!(text.lines().count(), 8);
        assert_eq!(text.lines().last(), Some("1970-04-11,5,3,0"));
        assert!(text.starts_with("day,views,visitors,comments\r\n"));
    }
}

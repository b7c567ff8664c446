//! Sentences that are put together of settings.

use lodge_web::{Page, Value};

use crate::settings::{Line, Settings, summary};

/// What these settings mean, in the reader's language.
pub(crate) fn plainly(page: &Page, settings: &Settings) -> Vec<String> {
    summary(settings).iter().map(|line| sentence(page, line)).collect()
}

fn sentence(page: &Page, line: &Line) -> String {
    let numbers: Vec<(&str, Value<'_>)> =
        line.numbers.iter().map(|(name, number)| (*name, Value::from(*number))).collect();
    page.site.words.say(page.reader.language, line.key, &numbers)
}

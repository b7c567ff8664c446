//! What Lodge says, in every language: messages in Fluent, found by their names.

use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

use crate::Language;

/// Messages in one language, as they are written in a crate's `locales` folder.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// In which language.
    pub language: Language,
    /// The text of the Fluent file.
    pub text: &'static str,
}

/// The sources of one Fluent file name in all languages: `sources!("words.ftl")` for `locales/*/words.ftl`.
#[macro_export]
macro_rules! sources {
    ($name:literal) => {
        &[
            $crate::Source {
                language: $crate::Language::English,
                text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/en/", $name)),
            },
            $crate::Source {
                language: $crate::Language::Turkish,
                text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/tr/", $name)),
            },
            $crate::Source {
                language: $crate::Language::Dutch,
                text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/nl/", $name)),
            },
            $crate::Source {
                language: $crate::Language::Russian,
                text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/ru/", $name)),
            },
        ] as &'static [$crate::Source]
    };
}

/// Every message, in every language.
pub struct Words {
    bundles: [FluentBundle<FluentResource>; 4],
    names: Vec<&'static str>,
    composed: RwLock<HashMap<(Language, &'static str), Arc<str>>>,
}

/// What is wrong with the messages. A test finds it before anybody reads them.
#[derive(Debug, thiserror::Error)]
pub enum WordsError {
    /// A file is no Fluent.
    #[error("the messages in `{0}` cannot be read")]
    Unreadable(&'static str),
    /// Two messages have one name.
    #[error("two messages of one name in `{0}`")]
    Twice(&'static str),
}

impl Words {
    /// The messages of these sources.
    ///
    /// # Errors
    /// [`WordsError`] if a source is no Fluent, or two messages have one name.
    pub fn new(sources: &[&'static [Source]]) -> Result<Self, WordsError> {
        let [english, turkish, dutch, russian] = Language::ALL.map(|language| bundle(language, sources));
        let english_ones =
            sources.iter().copied().flatten().filter(|source| source.language == Language::English);
        let names = english_ones.flat_map(|source| source.text.lines()).filter_map(|line| {
            // A message begins at the beginning of a line; its attributes and variants do not.
            line.split_once('=').map(|(name, _)| name.trim_end()).filter(|name| !name.starts_with([' ', '#']))
        });
        Ok(Self {
            bundles: [english?, turkish?, dutch?, russian?],
            names: names.collect(),
            composed: RwLock::default(),
        })
    }

    /// A message, as plain text. Where the language has none, the English one; where nobody has, its name.
    #[must_use]
    pub fn say(&self, language: Language, name: &str, arguments: &[(&str, Value<'_>)]) -> String {
        let of = |language: Language| {
            let bundle = self.bundles.get(language as usize)?;
            // `entry.purpose` is the attribute `purpose` of the message `entry`.
            let (message, attribute) = name.split_once('.').map_or((name, None), |(m, a)| (m, Some(a)));
            let message = bundle.get_message(message)?;
            let pattern = match attribute {
                Some(attribute) => message.get_attribute(attribute)?.value(),
                None => message.value()?,
            };
            let mut errors: Vec<FluentError> = Vec::new();
            let arguments = (!arguments.is_empty()).then(|| args(arguments));
            Some(bundle.format_pattern(pattern, arguments.as_ref(), &mut errors).into_owned())
        };
        of(language).or_else(|| of(Language::English)).unwrap_or_else(|| name.to_owned())
    }

    /// A text that is made of messages only, made once in each language: the same name is the same text.
    #[must_use]
    pub fn composed(
        &self,
        language: Language,
        name: &'static str,
        compose: impl FnOnce() -> String,
    ) -> Arc<str> {
        let known =
            self.composed.read().unwrap_or_else(PoisonError::into_inner).get(&(language, name)).cloned();
        known.unwrap_or_else(|| {
            let text: Arc<str> = compose().into();
            let mut composed = self.composed.write().unwrap_or_else(PoisonError::into_inner);
            composed.entry((language, name)).or_insert(text).clone()
        })
    }

    /// The names of the messages that begin like this, in the order in which they are written.
    pub fn beginning<'a>(&'a self, with: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        self.names.iter().copied().filter(move |name| name.starts_with(with))
    }

    /// Whether there is such a message in English.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        let bundle = self.bundles.first();
        let (message, attribute) = name.split_once('.').map_or((name, None), |(m, a)| (m, Some(a)));
        bundle.and_then(|bundle| bundle.get_message(message)).is_some_and(|message| match attribute {
            Some(attribute) => message.get_attribute(attribute).is_some(),
            None => message.value().is_some(),
        })
    }
}

/// What a message is filled with.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// Text, which goes in as it is.
    Text(Cow<'a, str>),
    /// A number, which the message's plural forms look at.
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&&'a str> for Value<'a> {
    fn from(text: &&'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&&'a String> for Value<'a> {
    fn from(text: &&'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

macro_rules! number {
    ($($kind:ty),+) => {
        $(impl From<$kind> for Value<'_> {
            fn from(number: $kind) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
        impl From<&$kind> for Value<'_> {
            fn from(number: &$kind) -> Self {
                Self::from(*number)
            }
        }
        impl From<&&$kind> for Value<'_> {
            fn from(number: &&$kind) -> Self {
                Self::from(**number)
            }
        })+
    };
}

number!(i64, u64, usize, u32, u16, i32);

fn args<'a>(arguments: &[(&'a str, Value<'a>)]) -> FluentArgs<'a> {
    let value = |value: &Value<'a>| match value {
        Value::Text(text) => FluentValue::String(text.clone()),
        Value::Number(number) => FluentValue::from(*number),
    };
    arguments.iter().map(|(name, given)| (*name, value(given))).collect()
}

fn bundle(
    language: Language,
    sources: &[&'static [Source]],
) -> Result<FluentBundle<FluentResource>, WordsError> {
    let tag = language.tag();
    let locale: LanguageIdentifier = tag.parse().map_err(|_| WordsError::Unreadable(tag))?;
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // The four languages are all written from left to right; isolating marks would only be in the way of copying.
    bundle.set_use_isolating(false);
    for source in sources.iter().flat_map(|list| list.iter()).filter(|source| source.language == language) {
        let resource =
            FluentResource::try_new(source.text.to_owned()).map_err(|_| WordsError::Unreadable(tag))?;
        bundle.add_resource(resource).map_err(|_| WordsError::Twice(tag))?;
    }
    Ok(bundle)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCES: &[Source] = &[
        Source {
            language: Language::English,
            text: "hello = Hello { $name }\nonly = Only here\nmany = { $n ->\n    [one] one alias\n   *[other] { $n } aliases\n }\nentry = Title\n    .purpose = why\n",
        },
        Source {
            language: Language::Russian,
            text: "hello = Здравствуйте, { $name }\nmany = { $n ->\n    [one] { $n } псевдоним\n    [few] { $n } псевдонима\n   *[many] { $n } псевдонимов\n }\n",
        },
    ];

    fn check(language: Language, name: &str, arguments: &[(&str, Value<'_>)], expected: &str) {
        assert_eq!(Words::new(&[SOURCES]).unwrap().say(language, name, arguments), expected);
    }

    #[test]
    fn names_and_plurals_are_filled_in() {
        check(Language::English, "hello", &[("name", "A <b>".into())], "Hello A <b>");
        check(Language::Russian, "hello", &[("name", "А".into())], "Здравствуйте, А");
        check(Language::English, "many", &[("n", 1_i64.into())], "one alias");
        check(Language::Russian, "many", &[("n", 21_i64.into())], "21 псевдоним");
        check(Language::Russian, "many", &[("n", 3_i64.into())], "3 псевдонима");
        check(Language::Russian, "many", &[("n", 11_i64.into())], "11 псевдонимов");
        check(Language::English, "entry.purpose", &[], "why");
    }

    #[test]
    fn messages_are_listed_by_how_they_begin() {
        let words = Words::new(&[SOURCES]).unwrap();
        assert_eq!(words.beginning("").collect::<Vec<_>>(), ["hello", "only", "many", "entry"]);
        assert_eq!(words.beginning("on").collect::<Vec<_>>(), ["only"]);
    }

    #[test]
    fn what_is_missing_is_said_in_english() {
        check(Language::Russian, "only", &[], "Only here");
        check(Language::Russian, "none", &[], "none");
    }

    #[test]
    fn two_of_one_name_are_refused() {
        assert!(matches!(Words::new(&[SOURCES, SOURCES]), Err(WordsError::Twice("en"))));
    }
}

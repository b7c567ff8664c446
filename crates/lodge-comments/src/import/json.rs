//! Members of a JSON file, one after another.

use super::ImportError;
use super::leash::{Leash, Length};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::fmt;
use std::io::{BufRead, BufReader};

/// What takes a member's value, or one value of a list: the member's name and the value.
type Give<'a> = &'a mut dyn FnMut(&str, Value) -> Result<(), ImportError>;

/// Gives every value of these members of the object that the file is; of a list, one after another. Other members are
/// passed over. `data.Comment` is a member of a member; a file that is a list is one whose only member has the name ``.
/// None may be longer than `longest` bytes.
pub(super) fn each(
    input: impl BufRead,
    format: &'static str,
    longest: usize,
    wanted: &[&str],
    give: Give<'_>,
) -> Result<(), ImportError> {
    let mut stopped = None;
    let (input, leash) = Leash::new(input, longest);
    let mut from = serde_json::Deserializer::from_reader(BufReader::new(input));
    let reading = Reading { wanted, longest, leash: leash.clone() };
    let top = Top { reading: &reading, path: "", give, stopped: &mut stopped };
    let read = top.deserialize(&mut from).and_then(|()| from.end());
    match (stopped, read) {
        (Some(error), _) => Err(error),
        (None, Ok(())) => Ok(()),
        (None, Err(_)) if leash.is_over() => Err(ImportError::TooLong { format }),
        (None, Err(error)) if error.is_io() => Err(std::io::Error::from(error).into()),
        (None, Err(_)) => Err(ImportError::Damaged { format, at: 0 }),
    }
}

/// What is looked for, and how far may be read at once.
struct Reading<'a> {
    wanted: &'a [&'a str],
    longest: usize,
    leash: Length,
}

/// An object whose members are looked at: the file, or what lies on the way to a member that is wanted.
struct Top<'a, 'g> {
    reading: &'a Reading<'a>,
    path: &'a str,
    give: &'a mut (dyn FnMut(&str, Value) -> Result<(), ImportError> + 'g),
    stopped: &'a mut Option<ImportError>,
}

impl<'de> DeserializeSeed<'de> for Top<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Top<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an export")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut members: M) -> Result<(), M::Error> {
        let reading = self.reading;
        if reading.wanted.contains(&"") {
            return Err(serde::de::Error::custom("no list where there should be one"));
        }
        while let Some(name) = members.next_key::<String>()? {
            let path = if self.path.is_empty() { name } else { format!("{}.{name}", self.path) };
            let is_on_the_way =
                |wanted: &&str| wanted.strip_prefix(&*path).is_some_and(|rest| rest.starts_with('.'));
            if reading.wanted.contains(&&*path) {
                reading.leash.let_out(reading.longest);
                let (give, stopped) = (&mut *self.give, &mut *self.stopped);
                members.next_value_seed(Member { reading, name: &path, give, stopped })?;
            } else if reading.wanted.iter().any(is_on_the_way) {
                let (give, stopped) = (&mut *self.give, &mut *self.stopped);
                members.next_value_seed(Top { reading, path: &path, give, stopped })?;
            } else {
                // Nothing of it is held.
                reading.leash.let_out(usize::MAX);
                members.next_value::<IgnoredAny>()?;
            }
            reading.leash.let_out(reading.longest);
        }
        Ok(())
    }

    fn visit_seq<S: SeqAccess<'de>>(self, values: S) -> Result<(), S::Error> {
        if self.path.is_empty() && self.reading.wanted.contains(&"") {
            return Member { reading: self.reading, name: "", give: self.give, stopped: self.stopped }
                .visit_seq(values);
        }
        Err(serde::de::Error::custom("a list where there should be none"))
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

struct Member<'a, 'g> {
    reading: &'a Reading<'a>,
    name: &'a str,
    give: &'a mut (dyn FnMut(&str, Value) -> Result<(), ImportError> + 'g),
    stopped: &'a mut Option<ImportError>,
}

impl Member<'_, '_> {
    fn one<E: serde::de::Error>(&mut self, value: Value) -> Result<(), E> {
        self.reading.leash.let_out(self.reading.longest);
        (self.give)(self.name, value).map_err(|error| {
            *self.stopped = Some(error);
            E::custom("stopped")
        })
    }
}

impl<'de> DeserializeSeed<'de> for Member<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Member<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list, a number or a text")
    }

    fn visit_seq<S: SeqAccess<'de>>(mut self, mut values: S) -> Result<(), S::Error> {
        while let Some(value) = values.next_element::<Value>()? {
            self.one(value)?;
        }
        Ok(())
    }

    fn visit_u64<E: serde::de::Error>(mut self, number: u64) -> Result<(), E> {
        self.one(number.into())
    }

    fn visit_i64<E: serde::de::Error>(mut self, number: i64) -> Result<(), E> {
        self.one(number.into())
    }

    fn visit_str<E: serde::de::Error>(mut self, text: &str) -> Result<(), E> {
        self.one(text.into())
    }

    // An empty list is `null` in what Go writes.
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// A text member; empty if there is none.
pub(super) fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// Whether a member is true.
pub(super) fn is(value: &Value, name: &str) -> bool {
    value.get(name).and_then(Value::as_bool).unwrap_or_default()
}

/// A whole number; 0 if there is none.
pub(super) fn number(value: &Value, name: &str) -> i64 {
    value.get(name).and_then(Value::as_i64).unwrap_or_default()
}

/// The values of a list; none if there is no list.
pub(super) fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// What somebody wrote as a text, a number, or true: as a text. Some programs do not make up their minds.
pub(super) fn loose(value: &Value, name: &str) -> String {
    match value.get(name) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(true)) => "true".to_owned(),
        _ => String::new(),
    }
}

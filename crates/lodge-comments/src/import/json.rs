//! Members of a JSON file, one after another.

use super::ImportError;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::fmt;
use std::io::Read;

/// What takes a member's value, or one value of a list: the member's name and the value.
type Give<'a> = &'a mut dyn FnMut(&str, Value) -> Result<(), ImportError>;

/// Gives every value of these members of the object that the file is; of a list, one after another. Other members are
/// passed over. A file that is a list is one whose only member has the name ``.
pub(super) fn each(
    input: impl Read,
    format: &'static str,
    wanted: &[&str],
    give: Give<'_>,
) -> Result<(), ImportError> {
    let mut stopped = None;
    let mut from = serde_json::Deserializer::from_reader(input);
    let read = Top { wanted, give, stopped: &mut stopped }.deserialize(&mut from).and_then(|()| from.end());
    match (stopped, read) {
        (Some(error), _) => Err(error),
        (None, Ok(())) => Ok(()),
        (None, Err(error)) if error.is_io() => Err(std::io::Error::from(error).into()),
        (None, Err(_)) => Err(ImportError::Damaged { format, at: 0 }),
    }
}

struct Top<'a, 'g> {
    wanted: &'a [&'a str],
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
        while let Some(name) = members.next_key::<String>()? {
            if self.wanted.contains(&&*name) {
                members.next_value_seed(Member {
                    name: &name,
                    give: &mut *self.give,
                    stopped: &mut *self.stopped,
                })?;
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<S: SeqAccess<'de>>(self, values: S) -> Result<(), S::Error> {
        Member { name: "", give: self.give, stopped: self.stopped }.visit_seq(values)
    }
}

struct Member<'a, 'g> {
    name: &'a str,
    give: &'a mut (dyn FnMut(&str, Value) -> Result<(), ImportError> + 'g),
    stopped: &'a mut Option<ImportError>,
}

impl Member<'_, '_> {
    fn one<E: serde::de::Error>(&mut self, value: Value) -> Result<(), E> {
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
        f.write_str("a list or a number")
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

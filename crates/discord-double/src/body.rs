//! Reading a body field by field, and saying which one is wrong.

use crate::id::Id;
use crate::moment::Moment;
use crate::refusal::Refusal;
use serde_json::{Map, Value};

/// A JSON object that somebody sent.
#[derive(Debug, Clone, Default)]
pub(crate) struct Body(pub(crate) Map<String, Value>);

impl Body {
    /// The field, unless it is absent or null.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// Whether the field is named at all, even as null.
    pub(crate) fn names(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    pub(crate) fn text(&self, name: &str) -> Result<Option<&str>, Refusal> {
        self.read(name, Value::as_str, "STRING_TYPE_CONVERT", "Could not interpret value as string.")
    }

    /// A text that must be there, with its shortest and longest length.
    pub(crate) fn needed_text(&self, name: &str, shortest: usize, longest: usize) -> Result<&str, Refusal> {
        let text = self.text(name)?.ok_or_else(|| required(name))?;
        length(name, text, shortest, longest)?;
        Ok(text)
    }

    /// A text that may be absent, with its longest length.
    pub(crate) fn short_text(&self, name: &str, longest: usize) -> Result<Option<&str>, Refusal> {
        let text = self.text(name)?;
        text.map_or(Ok(()), |text| length(name, text, 0, longest))?;
        Ok(text)
    }

    pub(crate) fn number(&self, name: &str, least: i64, most: i64) -> Result<Option<i64>, Refusal> {
        let number = self.read(name, Value::as_i64, "NUMBER_TYPE_COERCE", "Value is not int.")?;
        match number {
            Some(number) if number < least || number > most => Err(range(name, least, most)),
            number => Ok(number),
        }
    }

    pub(crate) fn flag(&self, name: &str) -> Result<Option<bool>, Refusal> {
        self.read(name, Value::as_bool, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
    }

    pub(crate) fn list(&self, name: &str) -> Result<Option<&Vec<Value>>, Refusal> {
        self.read(name, Value::as_array, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    }

    pub(crate) fn id(&self, name: &str) -> Result<Option<Id>, Refusal> {
        self.read(name, as_id, "NUMBER_TYPE_COERCE", "Value is not snowflake.")
    }

    pub(crate) fn ids(&self, name: &str) -> Result<Option<Vec<Id>>, Refusal> {
        let read = |list: &Vec<Value>| {
            let ids: Option<Vec<Id>> = list.iter().map(as_id).collect();
            ids.ok_or_else(|| Refusal::field(name, "NUMBER_TYPE_COERCE", "Value is not snowflake."))
        };
        self.list(name)?.map(read).transpose()
    }

    /// A moment, if one is named: `Some(None)` is null, which clears.
    pub(crate) fn moment(&self, name: &str) -> Result<Option<Option<Moment>>, Refusal> {
        if !self.names(name) {
            return Ok(None);
        }
        let read = |value: &Value| value.as_str().and_then(Moment::read);
        self.read(name, read, "DATE_TIME_TYPE_PARSE", "Could not parse as ISO8601.").map(Some)
    }

    fn read<'a, T>(
        &'a self,
        name: &str,
        read: impl Fn(&'a Value) -> Option<T>,
        code: &str,
        says: &str,
    ) -> Result<Option<T>, Refusal> {
        let value = self.get(name);
        value.map(|value| read(value).ok_or_else(|| Refusal::field(name, code, says))).transpose()
    }
}

/// A field that is not there and should be.
pub(crate) fn required(name: &str) -> Refusal {
    Refusal::field(name, "BASE_TYPE_REQUIRED", "This field is required")
}

/// A number or a count outside its bounds.
pub(crate) fn range(name: &str, least: i64, most: i64) -> Refusal {
    let says = format!("int value should be between {least} and {most}.");
    Refusal::field(name, "NUMBER_TYPE_RANGE", &says)
}

fn length(name: &str, text: &str, shortest: usize, longest: usize) -> Result<(), Refusal> {
    let count = text.chars().count();
    if (shortest..=longest).contains(&count) {
        return Ok(());
    }
    let says = format!("Must be between {shortest} and {longest} in length.");
    Err(Refusal::field(name, "BASE_TYPE_BAD_LENGTH", &says))
}

fn as_id(value: &Value) -> Option<Id> {
    match value {
        Value::String(text) => text.parse().ok(),
        Value::Number(number) => number.as_u64().map(Id),
        _ => None,
    }
}

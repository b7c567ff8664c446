//! Every entry in one list, and the questions that the whole list answers.

use crate::{Column, Entry, Place, SubjectKey, SubjectKind, Value};

/// What is kept, all of it: the entries of the kernel and of every module.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// The entries, in the order in which they were listed.
    pub entries: Vec<&'static Entry>,
}

impl Register {
    /// The register of these lists, one a module.
    #[must_use]
    pub fn new<'a>(lists: impl IntoIterator<Item = &'a [&'static Entry]>) -> Self {
        Self { entries: lists.into_iter().flatten().copied().collect() }
    }

    /// The entry of this table.
    #[must_use]
    pub fn entry(&self, table: &str) -> Option<&'static Entry> {
        self.tables().find(|entry| entry.name == table)
    }

    /// The entries that are tables.
    pub fn tables(&self) -> impl Iterator<Item = &'static Entry> {
        self.entries.iter().copied().filter(|entry| entry.place == Place::Table)
    }

    /// The tables, each after those that it points into: the order of loading.
    #[must_use]
    pub fn parents_first(&self) -> Vec<&'static Entry> {
        let mut waiting: Vec<_> = self.tables().collect();
        let mut ordered: Vec<&'static Entry> = Vec::with_capacity(waiting.len());
        while !waiting.is_empty() {
            let ready = |entry: &&'static Entry| {
                refers(entry).all(|(_, to)| to == entry.name || !waiting.iter().any(|other| other.name == to))
            };
            let (mut next, rest): (Vec<_>, Vec<_>) = waiting.iter().copied().partition(ready);
            if next.is_empty() {
                // A circle; the lint names it. Any order is as good as another.
                ordered.extend(rest);
                break;
            }
            ordered.append(&mut next);
            waiting = rest;
        }
        ordered
    }

    /// The tables, each before those that it points into: the order of deleting.
    #[must_use]
    pub fn children_first(&self) -> Vec<&'static Entry> {
        let mut tables = self.parents_first();
        tables.reverse();
        tables
    }

    /// The kinds of people in it, in the order in which they are first named.
    #[must_use]
    pub fn kinds(&self) -> Vec<SubjectKind> {
        let mut kinds: Vec<SubjectKind> = Vec::new();
        for entry in &self.entries {
            for (kind, _) in entry.about() {
                if !kinds.iter().any(|known| known.word == kind.word) {
                    kinds.push(kind);
                }
            }
        }
        kinds
    }

    /// Whom a command means by `customer:17` or `sender:0a1b…`: a kind, and an id or a blind index in hexadecimal.
    #[must_use]
    pub fn subject(&self, text: &str) -> Option<SubjectKey> {
        let (word, key) = text.split_once(':')?;
        let kind = self.kinds().into_iter().find(|kind| kind.word == word)?;
        let key = match key.parse() {
            Ok(number) if key.len() < 32 => Value::Int(number),
            _ => Value::Blob(unhex(key)?),
        };
        Some(SubjectKey { kind, key })
    }
}

/// The columns of an entry that point into a table, and which.
pub(crate) fn refers(entry: &'static Entry) -> impl Iterator<Item = (&'static Column, &'static str)> {
    entry.columns.iter().filter_map(|column| column.refers.map(|table| (column, table)))
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if text.is_empty() || !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len() / 2)
        .map(|at| text.get(2 * at..2 * at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::{Value, samples};

    #[test]
    fn parents_come_before_their_children() {
        let register = samples::register();
        let names: Vec<_> = register.parents_first().iter().map(|entry| entry.name).collect();
        let at = |name| names.iter().position(|other| *other == name).unwrap();
        assert!(at("s_account") < at("s_alias") && at("s_account") < at("s_visit"), "{names:?}");
        assert_eq!(names.len(), register.tables().count());
        let mut back: Vec<_> = register.children_first().iter().map(|entry| entry.name).collect();
        back.reverse();
        assert_eq!(back, names);
    }

    #[test]
    fn a_subject_is_a_kind_and_a_key() {
        let register = samples::register();
        let key = |text| register.subject(text).map(|subject| (subject.kind.word, subject.key));
        assert_eq!(key("customer:17"), Some(("customer", Value::Int(17))));
        assert_eq!(key("visitor:0aff"), Some(("visitor", Value::Blob(vec![10, 255]))));
        let digits = format!("visitor:{}", "11".repeat(16));
        assert_eq!(key(&digits), Some(("visitor", Value::Blob(vec![17; 16]))));
        for wrong in ["", "customer", "customer:", "customer:xyz", "stranger:1", "visitor:0af", "visitor:éé"]
        {
            assert_eq!(key(wrong), None, "{wrong}");
        }
    }
}

//! Lists, a page at a time: from where the last page ended.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Fault;

/// The most that one page holds.
const MOST: u32 = 200;

/// Which page of a list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// Where the page before ended: its `next`.
    #[param(max_length = 64)]
    pub after: Option<String>,
    /// How many it holds at most.
    #[param(minimum = 1, maximum = 200, default = 50)]
    pub limit: Option<u32>,
}

/// Where a page begins: after the thing with this number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor(pub i64);

impl Asked {
    /// After which number, and how many.
    ///
    /// # Errors
    /// 400 `cursor` or 400 `limit`.
    pub fn read(&self) -> Result<(Cursor, u32), Fault> {
        let limit = self.limit.unwrap_or(50);
        if !(1..=MOST).contains(&limit) {
            return Err(Fault::bad("limit"));
        }
        let cursor = match self.after.as_deref() {
            None => Cursor(i64::MIN),
            Some(text) => Cursor::read(text).ok_or(Fault::bad("cursor"))?,
        };
        Ok((cursor, limit))
    }
}

impl Cursor {
    fn read(text: &str) -> Option<Self> {
        let octets = BASE64.decode(text).ok()?;
        Some(Self(i64::from_be_bytes(octets.try_into().ok()?)))
    }

    fn write(self) -> String {
        BASE64.encode(self.0.to_be_bytes())
    }
}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Listed<T> {
    /// What is on it.
    pub items: Vec<T>,
    /// What to give as `after` for the next one; `null` on the last.
    #[schema(required)]
    pub next: Option<String>,
}

/// A page of these, of which one more was asked for than fit: whether there is a next page is then known.
#[must_use]
pub fn next_of<R, T>(
    mut rows: Vec<R>,
    limit: u32,
    number: impl Fn(&R) -> i64,
    shown: impl FnMut(&R) -> T,
) -> Listed<T> {
    let limit = limit as usize;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|last| Cursor(number(last)).write());
    Listed { items: rows.iter().map(shown).collect(), next }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_ends_where_the_next_begins() {
        let page = next_of(vec![1_i64, 2, 3], 2, |row| *row, |row| *row);
        assert_eq!(page.items, [1, 2]);
        let asked = Asked { after: page.next, limit: None };
        assert_eq!(asked.read().unwrap(), (Cursor(2), 50));
        assert_eq!(next_of(vec![1_i64, 2], 2, |row| *row, |row| *row).next, None);
    }

    #[test]
    fn what_is_no_page_is_refused() {
        let read = |after: Option<&str>, limit| Asked { after: after.map(str::to_owned), limit }.read();
        assert_eq!(read(Some("x"), None).unwrap_err().code, "cursor");
        assert_eq!(read(None, Some(0)).unwrap_err().code, "limit");
        assert_eq!(read(None, Some(201)).unwrap_err().code, "limit");
    }
}

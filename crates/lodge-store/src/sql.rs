//! One SQL text for two engines.

use std::borrow::Cow;

/// The text of a statement: written in the source, or planned by the register. Never made of input.
///
/// Parameters are `$1` to `$n`, in any order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sql(Cow<'static, str>);

impl Sql {
    /// A statement that the store itself put together from declared names.
    pub(crate) const fn built(text: String) -> Self {
        Self(Cow::Owned(text))
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

impl From<&'static str> for Sql {
    fn from(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

/// The same statement with `?n` for `$n`.
///
/// SQLite takes a bare `$2` for a *name* and numbers names by first appearance; `?2` it takes for the second.
pub(crate) fn question_marks(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(at) = rest.find(['$', '\'', '"', '-', '/']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let length = match from.as_bytes() {
            [b'$', digit, ..] if digit.is_ascii_digit() => {
                out.push('?');
                rest = from.get(1..).unwrap_or_default();
                continue;
            }
            [quote @ (b'\'' | b'"'), tail @ ..] => {
                tail.iter().position(|byte| byte == quote).map_or(from.len(), |end| end + 2)
            }
            [b'-', b'-', ..] => from.find('\n').map_or(from.len(), |end| end + 1),
            [b'/', b'*', ..] => from.find("*/").map_or(from.len(), |end| end + 2),
            _ => 1,
        };
        let (kept, after) = from.split_at(length);
        out.push_str(kept);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A name as SQL: in double quotes, so that no word of either engine stands in its way.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::question_marks;

    fn check(sql: &str, expected: &str) {
        assert_eq!(question_marks(sql), expected);
    }

    #[test]
    fn parameters_become_question_marks() {
        check("SELECT $2, $1", "SELECT ?2, ?1");
        check("x=$10-$1/$2", "x=?10-?1/?2");
        check("a - b / c", "a - b / c");
    }

    #[test]
    fn what_is_quoted_or_said_aside_stays() {
        check("SELECT '$1', \"$2\", $3", "SELECT '$1', \"$2\", ?3");
        check("SELECT 'it''s $1', $1", "SELECT 'it''s $1', ?1");
        check("SELECT $1 -- and $2\n, $3", "SELECT ?1 -- and $2\n, ?3");
        check("SELECT /* $1 */ $2", "SELECT /* $1 */ ?2");
        check("SELECT 'unclosed $1", "SELECT 'unclosed $1");
        check("price$ $x é$1", "price$ $x é?1");
    }
}

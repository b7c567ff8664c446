//! What exports there are.

use std::fmt;
use std::str::FromStr;

/// A format in which comments are moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Lodge's own: nothing is lost.
    Lodge,
    /// Disqus: `NAME-TIME-all.xml.gz`.
    Disqus,
    /// WordPress: its "eXtended RSS", in one file, several, or a zip of them.
    WordPress,
    /// Commento, and Comentario before version 3: JSON.
    Commento,
    /// Comentario from version 3 on: JSON.
    Comentario,
    /// Remark42: `backup-SITE-DAY.gz`.
    Remark42,
    /// Isso: its database, `comments.db`. Written as the statements that make one.
    Isso,
    /// Isso: the JSON that it takes from elsewhere.
    IssoJson,
    /// Artalk: `.artrans`.
    Artalk,
    /// Waline: its SQLite database.
    Waline,
    /// Waline: the JSON that its pages export.
    WalineJson,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Lodge,
        Self::Disqus,
        Self::WordPress,
        Self::Commento,
        Self::Comentario,
        Self::Remark42,
        Self::Isso,
        Self::IssoJson,
        Self::Artalk,
        Self::Waline,
        Self::WalineJson,
    ];

    /// Those that are written, too.
    pub const WRITTEN: [Self; 6] =
        [Self::Lodge, Self::Disqus, Self::WordPress, Self::Commento, Self::Remark42, Self::Isso];

    /// What it is called in a command or an address.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Lodge => "lodge",
            Self::Disqus => "disqus",
            Self::WordPress => "wordpress",
            Self::Commento => "commento",
            Self::Comentario => "comentario",
            Self::Remark42 => "remark42",
            Self::Isso => "isso",
            Self::IssoJson => "isso-json",
            Self::Artalk => "artalk",
            Self::Waline => "waline",
            Self::WalineJson => "waline-json",
        }
    }

    /// What people call it: names, the same in every language.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Lodge => "Lodge",
            Self::Disqus => "Disqus",
            Self::WordPress => "WordPress",
            Self::Commento => "Commento",
            Self::Comentario => "Comentario",
            Self::Remark42 => "Remark42",
            Self::Isso => "Isso (SQLite)",
            Self::IssoJson => "Isso (JSON)",
            Self::Artalk => "Artalk",
            Self::Waline => "Waline (SQLite)",
            Self::WalineJson => "Waline (JSON)",
        }
    }

    /// How a file of it that Lodge writes ends.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Lodge => "jsonl",
            Self::Disqus | Self::WordPress => "xml",
            Self::Isso => "sql",
            Self::Remark42 => "backup",
            _ => "json",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Format {
    type Err = NoFormat;

    fn from_str(typed: &str) -> Result<Self, NoFormat> {
        Self::ALL.into_iter().find(|format| format.word() == typed).ok_or(NoFormat)
    }
}

/// There is no format of this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoFormat;

impl fmt::Display for NoFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<_> = Format::ALL.map(Format::word).into();
        write!(f, "it is none of {}", words.join(", "))
    }
}

impl std::error::Error for NoFormat {}

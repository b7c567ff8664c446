//! What SQLite says, as errors of ours: codes only, never its text.

use crate::{Engine, Fault, StoreError};
use rusqlite::{Error, ErrorCode, ffi};

/// What was being tried.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Doing(pub(crate) &'static str);

impl Doing {
    pub(crate) fn failed(self, error: &Error) -> StoreError {
        let failure = match error {
            Error::SqliteFailure(failure, _) | Error::SqlInputError { error: failure, .. } => *failure,
            Error::InvalidParameterCount(..) => {
                return StoreError::Arguments("it takes another number of arguments");
            }
            Error::Utf8Error(..) => return StoreError::Cell { column: 0, expected: "text" },
            _ => {
                return StoreError::Engine { doing: self.0, source: Fault::new(Engine::Sqlite, "a misuse") };
            }
        };
        match failure.code {
            ErrorCode::ConstraintViolation => rule(failure.extended_code),
            ErrorCode::DiskFull => StoreError::Full,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::OperationInterrupted => {
                StoreError::Busy
            }
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => {
                StoreError::Damaged { place: Engine::Sqlite.name().to_owned() }
            }
            ErrorCode::TypeMismatch => StoreError::Rule("a value of another type than the column's"),
            _ => StoreError::Engine {
                doing: self.0,
                source: Fault::new(Engine::Sqlite, words(error, failure)),
            },
        }
    }
}

pub(crate) fn code(error: &Error) -> Option<ErrorCode> {
    match error {
        Error::SqliteFailure(failure, _) | Error::SqlInputError { error: failure, .. } => Some(failure.code),
        _ => None,
    }
}

const fn rule(extended: i32) -> StoreError {
    match extended {
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
            StoreError::Conflict
        }
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => StoreError::Rule("a reference between rows"),
        ffi::SQLITE_CONSTRAINT_NOTNULL => StoreError::Rule("no value where one is needed"),
        ffi::SQLITE_CONSTRAINT_CHECK => StoreError::Rule("a value that its CHECK does not allow"),
        SQLITE_CONSTRAINT_DATATYPE => StoreError::Rule("a value of another type than the column's"),
        _ => StoreError::Rule("a constraint"),
    }
}

/// A STRICT table refused a value's type; the binding does not name this code.
const SQLITE_CONSTRAINT_DATATYPE: i32 = 3091;

/// The code. In a debug build also what the parser says about a statement: at that point no value is bound yet.
fn words(error: &Error, failure: ffi::Error) -> String {
    let code = format!("{} ({})", failure.extended_code, ffi::code_to_str(failure.extended_code));
    match error {
        Error::SqlInputError { msg, .. } if cfg!(debug_assertions) => format!("{code}: {msg}"),
        _ => code,
    }
}

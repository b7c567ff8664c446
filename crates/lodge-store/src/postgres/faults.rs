//! What PostgreSQL says, as errors of ours: codes only. Its messages quote values.

use crate::{Engine, Fault, StoreError};
use deadpool_postgres::PoolError;
use tokio_postgres::{Error, error::SqlState};

pub(crate) fn failed(doing: &'static str, error: &Error) -> StoreError {
    let Some(state) = error.code() else { return without_code(doing, error) };
    let code = state.code();
    match code {
        "23505" => StoreError::Conflict,
        "23503" => StoreError::Rule("a reference between rows"),
        "23502" => StoreError::Rule("no value where one is needed"),
        "23514" => StoreError::Rule("a value that its CHECK does not allow"),
        "53100" => StoreError::Full,
        // Serialisation, deadlock, lock not available, cancelled, too many connections.
        "40001" | "40P01" | "55P03" | "57014" | "53300" => StoreError::Busy,
        "XX001" | "XX002" => StoreError::Damaged { place: Engine::Postgres.name().to_owned() },
        _ if code.starts_with("23") => StoreError::Rule("a constraint"),
        // Connection, shutting down, or no right to come in.
        _ if ["08", "57P", "28", "3D"].iter().any(|class| code.starts_with(class)) => {
            StoreError::Unreachable { source: Fault::new(Engine::Postgres, code) }
        }
        _ => StoreError::Engine { doing, source: Fault::new(Engine::Postgres, words(error, state)) },
    }
}

/// The driver's own errors: their words name parameters by number and nothing else.
fn without_code(doing: &'static str, error: &Error) -> StoreError {
    let words = error.to_string();
    if words.starts_with("error serializing parameter") {
        return StoreError::Arguments("one is of another type than the statement takes");
    }
    if words.contains("parameters but got") {
        return StoreError::Arguments("it takes another number of arguments");
    }
    let source = Fault::new(Engine::Postgres, words);
    let lost =
        ["error communicating", "connection closed", "error connecting", "timeout", "error performing TLS"];
    match error.is_closed() || lost.iter().any(|start| source.code.starts_with(start)) {
        true => StoreError::Unreachable { source },
        false => StoreError::Engine { doing, source },
    }
}

pub(crate) fn no_connection(error: &PoolError) -> StoreError {
    match error {
        PoolError::Backend(error) => failed("connect", error),
        PoolError::Timeout(_) => StoreError::Busy,
        PoolError::Closed => StoreError::Closed,
        PoolError::NoRuntimeSpecified | PoolError::PostCreateHook(_) => {
            StoreError::Unreachable { source: Fault::new(Engine::Postgres, "no connection") }
        }
    }
}

/// Whether the same batch may go through when tried again.
pub(crate) fn worth_repeating(error: &Error) -> bool {
    matches!(error.code(), Some(&SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED))
}

/// Whether a statement was prepared before somebody changed the schema.
pub(crate) fn is_stale(error: &Error) -> bool {
    error.code() == Some(&SqlState::FEATURE_NOT_SUPPORTED)
}

/// The code. In a debug build also what the parser says about a statement: such messages (class 42) hold no value.
fn words(error: &Error, state: &SqlState) -> String {
    match error.as_db_error() {
        Some(said) if cfg!(debug_assertions) && state.code().starts_with("42") => {
            format!("{}: {}", state.code(), said.message())
        }
        _ => state.code().to_owned(),
    }
}

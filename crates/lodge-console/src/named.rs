//! What people call something that a module looks after.

use lodge_store::{Db, StoreError};

use crate::Console;

/// Its name; nothing, if it is no more, or its module is switched off.
pub(crate) async fn named(
    console: &Console,
    db: &Db,
    module: &str,
    object: i64,
) -> Result<Option<String>, StoreError> {
    match console.modules.iter().find(|known| known.name() == module) {
        Some(known) => known.name_of(db, object).await,
        None => Ok(None),
    }
}

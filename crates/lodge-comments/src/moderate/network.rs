//! From which network a comment was written: a keyed hash, in the cache, for a day. After that nobody knows.

use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, SqlKind, Subject};
use lodge_store::StoreError;

use crate::{Book, Site, VISITOR, post::network_of};

const fn column(name: &'static str) -> Column {
    Column::plain(name, DataClass::Identifier, SqlKind::Blob)
}

/// From which network a comment was written.
pub(crate) const WROTE_FROM: &Entry = &Entry {
    name: "comments_wrote_from",
    title: "From which network a comment was written",
    place: Place::Cache("wrote-from"),
    purpose: "to let moderators keep out the network that a comment came from, for a day",
    basis: Basis::Interest(
        "a site must be able to stop an attack by somebody who comes under ever new names",
    ),
    subject: Subject::Of { kind: VISITOR, by: "comment" },
    keep: Keep::Seconds(86_400),
    on_erase: OnErase::Beyond("it is a keyed hash, and gone within a day"),
    critical: false,
    columns: &[column("comment"), column("network_hash")],
};

/// Notes from which network a comment has just been written.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn wrote_from(book: &Book, site: &Site, comment: i64, network: &[u8]) -> Result<(), StoreError> {
    // What came by mail came from no network that we know: it is nobody's to ban.
    if network.is_empty() {
        return Ok(());
    }
    let hash = network_of(book, site, network);
    book.house.cache.put(WROTE_FROM, &comment.to_be_bytes(), &hash).await
}

/// From which network a comment was written, as a keyed hash, while that is known.
pub(crate) async fn known(book: &Book, comment: i64) -> Result<Option<Vec<u8>>, StoreError> {
    book.house.cache.get(WROTE_FROM, &comment.to_be_bytes()).await
}

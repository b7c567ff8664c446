//! Passkeys of visitors who have no account. One passkey serves all sites; who it belongs to is kept for each site alone.

use lodge_register::{Field as _, Id, Personal, Record, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{VISITOR, Visitor};

/// A passkey of a visitor.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_passkey",
    purpose = "to know a visitor again by a passkey, without an account and without an e-mail address",
    basis = Service,
    subject = VISITOR by visitor_id,
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub(crate) struct Passkey {
    /// Which.
    #[data(Identifier)]
    pub id: Id<Passkey>,
    /// Whose.
    #[data(Identifier)]
    pub visitor_id: Id<Visitor>,
    /// The name that the device gave it, in base64url.
    #[data(Identifier, blind = "handle_blind")]
    pub handle: Personal<String>,
    /// Its public key and counter, as JSON. The private key never leaves the device.
    #[data(Credential)]
    pub credential: Personal<String>,
    /// When it was made, or first used at this site.
    #[data(Time)]
    pub created_at: Timestamp,
}

/// Any visitor's passkey of this name: its key is the same at every site.
pub(super) async fn by_handle(db: &Db, handle: &str) -> Result<Option<Passkey>, StoreError> {
    let blind = db.blind::<Passkey>("handle", handle);
    db.first("SELECT * FROM comments_passkey WHERE handle_blind = $1 ORDER BY id LIMIT 1", (blind,)).await
}

/// Keeps a passkey of a visitor, as it is now.
pub(super) async fn keep(
    db: &Db,
    visitor: Id<Visitor>,
    (handle, credential): (&str, &str),
    now: Timestamp,
) -> Result<(), StoreError> {
    let blind = db.blind::<Passkey>("handle", handle);
    let sql = "SELECT * FROM comments_passkey WHERE visitor_id = $1 AND handle_blind = $2";
    let known: Option<Passkey> = db.first(sql, (visitor, blind)).await?;
    let batch = match known {
        Some(known) => {
            let credential = Personal::new(credential.to_owned());
            let sealed = db.seal::<Passkey>("credential", known.id, &credential.to_value())?;
            let sql = "UPDATE comments_passkey SET credential = $2 WHERE id = $1";
            Batch::new().run(sql, (known.id, sealed), Expect::Any)
        }
        None => Batch::new().insert(
            db,
            &Passkey {
                id: db.new_id(),
                visitor_id: visitor,
                handle: Personal::new(handle.to_owned()),
                credential: Personal::new(credential.to_owned()),
                created_at: now,
            },
        ),
    };
    db.write(batch).await.map(drop)
}

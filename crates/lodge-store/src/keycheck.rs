//! A proof of the key beside the data, so that a wrong key is refused before it seals anything.

use crate::{Batch, Db, Expect, StoreError, keys::mac};
use lodge_register::{Id, Record};

/// What shows that a key is the one this database was made with.
#[derive(Record, Debug, Clone, PartialEq, Eq)]
#[record(table = "store_key",
         purpose = "to refuse a key that is not this database's",
         basis = Service,
         subject = nobody("it is computed from the key and nothing else"),
         keep = until_deleted,
         on_erase = retain("it is about nobody"))]
pub(crate) struct KeyProof {
    /// Always 1.
    #[data(Technical, key)]
    pub(crate) id: Id<KeyProof>,
    /// HMAC under a key made for this alone.
    #[data(Technical)]
    pub(crate) proof: Vec<u8>,
}

/// The table that holds it.
pub(crate) const TABLE: &str = "CREATE TABLE IF NOT EXISTS store_key (
    id {INT} NOT NULL PRIMARY KEY,
    proof {BLOB} NOT NULL
) {STRICT};";

impl Db {
    /// Compares the key with the proof, or leaves a proof if there is none.
    pub(crate) async fn check_key(&self) -> Result<(), StoreError> {
        let proof = mac(&self.keys().derive("proof"), &[b"lodge"]);
        let leave = Batch::new().run(
            "INSERT INTO store_key (id, proof) VALUES (1, $1) ON CONFLICT (id) DO NOTHING",
            (proof,),
            Expect::Any,
        );
        if self.proof().await?.is_none() {
            self.write(leave).await?;
        }
        match self.proof().await? {
            Some(found) if found.proof == proof => Ok(()),
            _ => Err(StoreError::WrongKey { place: self.engine().name().to_owned() }),
        }
    }

    async fn proof(&self) -> Result<Option<KeyProof>, StoreError> {
        self.first("SELECT * FROM store_key WHERE id = 1", ()).await
    }
}

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
    /// HMAC under a key made for this alone, and the id of the ring.
    #[data(Technical)]
    pub(crate) proof: Vec<u8>,
}

/// The table that holds it.
pub(crate) const TABLE: &str = "CREATE TABLE IF NOT EXISTS store_key (
    id {INT} NOT NULL PRIMARY KEY,
    proof {BLOB} NOT NULL
) {STRICT};";

impl Db {
    /// Compares key and ring with the proof, or leaves a proof if there is none.
    pub(crate) async fn check_key(&self) -> Result<(), StoreError> {
        let (key, ring) = (mac(&self.keys().derive("proof"), &[b"lodge"]), self.keys().ring().id());
        if self.proof().await?.is_none() {
            let leave = Batch::new().run(
                "INSERT INTO store_key (id, proof) VALUES (1, $1) ON CONFLICT (id) DO NOTHING",
                ([key.as_slice(), &ring].concat(),),
                Expect::Any,
            );
            self.write(leave).await?;
        }
        let wrong = || StoreError::WrongKey { place: self.engine().name().to_owned() };
        let found = self.proof().await?.ok_or_else(wrong)?.proof;
        match found.split_first_chunk::<32>() {
            Some((found, _)) if *found != key => Err(wrong()),
            Some((_, found)) if *found == ring => Ok(()),
            _ => Err(StoreError::OtherRing { path: self.keys().ring().path() }),
        }
    }

    async fn proof(&self) -> Result<Option<KeyProof>, StoreError> {
        self.first("SELECT * FROM store_key WHERE id = 1", ()).await
    }
}

//! A database with the sample tables, its folders, and people in it.

use crate::samples::{self, Account, CUSTOMER, Comment, VISITOR};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use lodge_custody::{Custody, Places};
use lodge_register::{Id, Personal, Shortened, SubjectKey, Value};
use lodge_store::Batch;
use lodge_testkit::engines::TestDb;
use std::{
    fs::{self, File},
    io::{BufReader, Read},
    path::{Path, PathBuf},
    sync::Arc,
};
use tempfile::TempDir;

pub(crate) struct Scene {
    pub(crate) custody: Custody,
    pub(crate) files: TempDir,
}

impl Scene {
    pub(crate) async fn of(db: &TestDb) -> Self {
        db.migrate(&samples::migrations()).await.unwrap();
        Self::without_tables(db)
    }

    pub(crate) fn without_tables(db: &TestDb) -> Self {
        let files = TempDir::new().unwrap();
        let custody = Custody {
            db: (**db).clone(),
            register: Arc::new(samples::register()),
            shortened: Shortened::default(),
            places: Places { data: files.path().join("data"), keys: files.path().join("keys") },
            clock: db.clock.clone(),
        };
        Self { custody, files }
    }

    pub(crate) fn customer(&self, id: i64) -> SubjectKey {
        SubjectKey { kind: CUSTOMER, key: Value::Int(id) }
    }

    pub(crate) fn visitor(&self, author: &[u8]) -> SubjectKey {
        SubjectKey { kind: VISITOR, key: Value::Blob(author.to_vec()) }
    }

    pub(crate) async fn account(&self, id: i64, email: &str) {
        let account = Account {
            id: Id::new(id),
            email: Personal::new(email.to_owned()),
            name: None,
            password: Some(Personal::new(format!("$hash$of${id}"))),
        };
        let batch = Batch::new().insert(&self.custody.db, &account);
        self.custody.db.write(batch).await.unwrap();
    }

    pub(crate) async fn comment(&self, id: i64, author: &[u8], body: &str) {
        let comment = Comment {
            id: Id::new(id),
            author: author.to_vec(),
            name: Some(Personal::new("Somebody".to_owned())),
            body: Personal::new(body.to_owned()),
            hidden_at: None,
        };
        let batch = Batch::new().insert(&self.custody.db, &comment);
        self.custody.db.write(batch).await.unwrap();
    }

    /// The sealed address of an account, as an archive writes it.
    pub(crate) async fn stored_email(&self, id: i64) -> String {
        let rows = self.custody.db.rows("SELECT email FROM s_account WHERE id = $1", (id,)).await.unwrap();
        STANDARD.encode(rows[0].blob(0).unwrap())
    }

    /// The archives in a folder.
    pub(crate) fn archives(&self, folder: &Path) -> Vec<PathBuf> {
        let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        paths.filter(|path| path.to_string_lossy().ends_with(lodge_custody::ENDING)).collect()
    }

    /// What is in an archive, opened with nothing of Lodge: the files of keys, age and gzip.
    pub(crate) fn opened(&self, archive: &Path) -> String {
        let identities: Vec<age::x25519::Identity> = fs::read_dir(self.custody.places.day_keys())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.to_string_lossy().ends_with(".agekey"))
            .map(|path| {
                let text = fs::read_to_string(path).unwrap();
                text.lines().find(|line| !line.starts_with('#')).unwrap().parse().unwrap()
            })
            .collect();
        let decryptor = age::Decryptor::new_buffered(BufReader::new(File::open(archive).unwrap())).unwrap();
        let plain =
            decryptor.decrypt(identities.iter().map(|identity| identity as &dyn age::Identity)).unwrap();
        let mut text = String::new();
        flate2::read::GzDecoder::new(plain).read_to_string(&mut text).unwrap();
        text
    }
}

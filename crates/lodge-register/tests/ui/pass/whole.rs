//! Everything that a sentence can say.

use lodge_register::{
    Basis, DataClass, Entry, Field, Id, Keep, OnErase, Personal, Record, SqlKind, Subject, SubjectKind, Timestamp,
    Value,
};

const CUSTOMER: SubjectKind = SubjectKind { word: "customer", people: "account holders" };

/// An account.
#[derive(Record)]
#[record(
    table = "t_account", purpose = "to sign in", basis = Service, subject = CUSTOMER by id,
    keep = until_deleted, on_erase = delete, critical
)]
struct Account {
    #[data(Identifier)]
    id: Id<Account>,
}

/// An alias and where it leads.
///
/// More is said here.
#[derive(Record)]
#[record(
    table = "t_alias",
    purpose = "to forward what is sent to it",
    basis = Interest("to know"),
    subject = CUSTOMER by account_id,
    keep = days(30) after seen_at,
    on_erase = blank(address, note),
)]
struct Alias {
    #[data(Identifier, key)]
    r#type: i64,
    #[data(Identifier, key)]
    account_id: Id<Account>,
    #[data(Contact, blind = "address_blind")]
    address: Option<Personal<String>>,
    #[data(Content, public)]
    note: Personal<String>,
    #[data(Time)]
    seen_at: Timestamp,
    #[data(Setting)]
    enabled: bool,
}

/// A day and how much happened on it.
#[derive(Record)]
#[record(table = "t_day", purpose = "to plan", basis = Consent, subject = nobody("a count of all"),
         keep = until(gone_at), on_erase = retain("it is nobody's"))]
struct Day {
    #[data(Identifier)]
    id: Id<Day>,
    #[data(Time)]
    gone_at: Timestamp,
}

fn main() {
    let entry: &Entry = Alias::ENTRY;
    assert_eq!((entry.name, entry.title), ("t_alias", "An alias and where it leads."));
    assert_eq!(entry.basis, Basis::Interest("to know"));
    assert_eq!(entry.subject, Subject::Of { kind: CUSTOMER, by: "account_id" });
    assert_eq!(entry.keep, Keep::Days { days: 30, after: "seen_at" });
    assert_eq!(entry.on_erase, OnErase::Blank(&["address", "address_blind", "note"]));
    assert!(Account::ENTRY.critical && !entry.critical);
    let names: Vec<_> = entry.columns.iter().map(|column| column.name).collect();
    assert_eq!(names, ["type", "account_id", "address", "address_blind", "note", "seen_at", "enabled"]);
    let keys: Vec<_> = entry.key_columns().map(|column| column.name).collect();
    assert_eq!(keys, ["type", "account_id"]);
    let address = entry.column("address").unwrap();
    assert!(address.sealed && address.nullable && address.sql == SqlKind::Blob);
    let blind = entry.column("address_blind").unwrap();
    assert_eq!((blind.class, blind.blind_of, blind.nullable), (DataClass::BlindIndex, Some("address"), true));
    let note = entry.column("note").unwrap();
    assert!(!note.sealed && note.sql == SqlKind::Text);
    assert_eq!(entry.column("account_id").unwrap().refers, Some("t_account"));
    assert_eq!(Account::ENTRY.column("id").unwrap().refers, Some("t_account"));
    assert_eq!(Day::ENTRY.keep, Keep::Until("gone_at"));

    let alias = Alias {
        r#type: 1,
        account_id: Id::new(2),
        address: None,
        note: Personal::new("n".to_owned()),
        seen_at: Timestamp::from_millis(3),
        enabled: true,
    };
    let values = alias.to_values();
    let expected =
        vec![Value::Int(1), Value::Int(2), Value::Null, Value::Text("n".into()), Value::Int(3), Value::Int(1)];
    assert_eq!(values, expected);
    let back = Alias::from_values(values).unwrap();
    assert_eq!(back.to_values(), expected);
    let short = Alias::from_values(expected[..5].to_vec()).err().unwrap();
    assert_eq!(short.column, Some("enabled"));
    assert!(i64::from_value(Value::Null).is_err());
}

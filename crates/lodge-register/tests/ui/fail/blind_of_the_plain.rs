use lodge_register::{Id, Personal, Record, SubjectKind, Timestamp};

const CUSTOMER: SubjectKind = SubjectKind { word: "customer", people: "account holders" };

/// A mail.
#[derive(Record)]
#[record(table = "t_mail", purpose = "to send", basis = Service, subject = CUSTOMER by account_id, keep = until_deleted, on_erase = delete)]
struct Mail {
    #[data(Identifier)]
    id: Id<Mail>,
    #[data(Identifier)]
    account_id: i64,
    #[data(Setting, blind = "state_blind")]
    state: String,
}

fn main() {
    let _ = (CUSTOMER, Personal::new(1), Timestamp::default(), Id::<Mail>::new(1));
}

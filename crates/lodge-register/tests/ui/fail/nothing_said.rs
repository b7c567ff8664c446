use lodge_register::{Id, Record};

/// A mail.
#[derive(Record)]
#[record(table = "t_mail")]
struct Mail {
    #[data(Identifier)]
    id: Id<Mail>,
    ip: String,
}

fn main() {}

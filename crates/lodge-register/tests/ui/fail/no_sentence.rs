use lodge_register::Record;

#[derive(Record)]
struct Mail {
    subject: String,
}

fn main() {}

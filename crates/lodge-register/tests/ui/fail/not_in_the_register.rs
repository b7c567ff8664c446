use lodge_register::Record;

struct Mail;

fn insert<T: Record>(_: &T) {}

fn main() {
    insert(&Mail);
}

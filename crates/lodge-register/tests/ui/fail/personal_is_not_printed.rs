use lodge_register::{Personal, Secret};

fn main() {
    println!("{}", Personal::new("alice@example.org"));
    println!("{}", Secret::new(String::new()));
    let _ = Secret::new(String::new()).clone();
}

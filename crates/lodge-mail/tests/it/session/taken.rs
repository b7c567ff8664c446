//! Mail that a module of this Lodge takes itself.

use std::sync::{Arc, Mutex};

use lodge_module::{Declined, InMail, Taker, Taking};
use lodge_testkit::outside::Sender;

use super::place::Place;

/// Takes what is sent to `note+WORD`, and says no to `note+no` and `note+later`.
#[derive(Default)]
struct Notes {
    host: Mutex<Option<String>>,
    taken: Mutex<Vec<(String, String)>>,
}

impl Taker for Notes {
    fn open_at(&self, host: &str) {
        *self.host.lock().unwrap() = Some(host.to_owned());
    }

    fn takes(&self, local: &str) -> bool {
        local.starts_with("note+")
    }

    fn most(&self) -> u64 {
        2_000
    }

    fn take(&self, mail: InMail) -> Taking<'_> {
        Box::pin(async move {
            match mail.local.as_str() {
                "note+no" => Err(Declined { text: "There is no such note", later: false }),
                "note+later" => Err(Declined { text: "Notes are full", later: true }),
                _ => {
                    let text = String::from_utf8_lossy(&mail.message).into_owned();
                    self.taken.lock().unwrap().push((mail.local.clone(), text));
                    Ok(())
                }
            }
        })
    }
}

fn open() -> (Place, Arc<Notes>) {
    let place = Place::open();
    let notes = Arc::new(Notes::default());
    let takers: [Arc<dyn Taker>; 1] = [notes.clone()];
    place.gate.meet(&takers);
    (place, notes)
}

/// What is heard for these recipients, and after the final dot.
fn mail(place: &Place, from: &str, to: &[&str], body: &str) -> Vec<u16> {
    let mut sender: Sender = place.sender();
    let mut codes = vec![sender.say(&format!("MAIL FROM:<{from}>")).code];
    for to in to {
        codes.push(sender.say(&format!("RCPT TO:<{to}>")).code);
    }
    let data = sender.say("DATA").code;
    if data == 354 {
        codes.push(sender.say(&format!("Subject: hi\r\n\r\n{body}\r\n.")).code);
    }
    codes
}

#[test]
fn a_module_takes_what_is_sent_to_its_addresses() {
    let (place, notes) = open();
    assert_eq!(notes.host.lock().unwrap().as_deref(), Some("mx.lodge.test"));
    assert_eq!(mail(&place, "ann@src.test", &["Note+No@alice.test"], ""), [250, 550], "not at another host");
    assert_eq!(mail(&place, "ann@src.test", &["note+a@MX.lodge.test"], "Good morning"), [250, 250, 250]);
    let taken = notes.taken.lock().unwrap().clone();
    assert_eq!(taken, [("note+a".to_owned(), "Subject: hi\r\n\r\nGood morning\r\n".to_owned())]);
    assert!(place.destination.mails().is_empty(), "nothing is forwarded");
    place.holds_nothing();
}

#[test]
fn what_it_does_not_take_is_refused_and_never_bounced() {
    let (place, notes) = open();
    assert_eq!(mail(&place, "ann@src.test", &["note+no@mx.lodge.test"], "x"), [250, 250, 550]);
    assert_eq!(mail(&place, "ann@src.test", &["note+later@mx.lodge.test"], "x"), [250, 250, 451]);
    assert_eq!(
        mail(&place, "ann@src.test", &["note+a@mx.lodge.test"], &"x\r\n".repeat(700)),
        [250, 250, 552]
    );
    assert_eq!(mail(&place, "", &["note+a@mx.lodge.test"], "x"), [250, 550], "a report is no note");
    assert!(notes.taken.lock().unwrap().is_empty() && place.destination.mails().is_empty());
    place.holds_nothing();
}

#[test]
fn it_has_a_transaction_of_its_own() {
    let (place, notes) = open();
    let both = ["note+a@mx.lodge.test", "shop@alice.test"];
    assert_eq!(mail(&place, "ann@src.test", &both, "x"), [250, 250, 452, 250]);
    assert_eq!(notes.taken.lock().unwrap().len(), 1);
    let both = ["shop@alice.test", "note+a@mx.lodge.test"];
    assert_eq!(mail(&place, "ann@src.test", &both, "x"), [250, 250, 452, 250]);
    assert_eq!((notes.taken.lock().unwrap().len(), place.destination.mails().len()), (1, 1));
    place.holds_nothing();
}

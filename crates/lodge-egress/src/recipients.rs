//! Who gets something from us, other than over mail that passes: each with what it gets and why.

use lodge_register::{
    Basis, Column, DataClass, Entry, Keep, OnErase, Place, Recipient, SqlKind, Subject, SubjectKind,
};

/// The same people as those of accounts, which this crate does not know; the register refuses a second meaning.
const CUSTOMER: SubjectKind = SubjectKind { word: "customer", people: "account holders" };

/// Postmark, where the operator chose it for letters.
pub const POSTMARK: Recipient = Recipient {
    name: "Postmark",
    purpose: "to bring account holders and people who comment the letters that concern them: confirmations, password resets, notices and answers",
    receives: "the e-mail address of the one written to, and the letter",
    opt_in: true,
};

/// A mail relay, where the operator chose one for letters.
pub const RELAY: Recipient = Recipient {
    name: "the operator's mail relay",
    purpose: "to bring account holders and people who comment the letters that concern them: confirmations, password resets, notices and answers",
    receives: "the e-mail address of the one written to, and the letter",
    opt_in: true,
};

/// The mail server of the mailbox of whoever is written to, where Lodge brings letters itself.
pub const MAILBOX: Recipient = Recipient {
    name: "the mail server of the one written to",
    purpose: "to put a letter into the mailbox of the one it was written to",
    receives: "the e-mail address of the one written to, and the letter",
    opt_in: false,
};

/// The name servers that tell where a name leads.
pub const NAME_SERVERS: Recipient = Recipient {
    name: "the operator's name servers",
    purpose: "to learn where mail and requests have to go",
    receives: "the names of hosts and domains",
    opt_in: false,
};

/// A provider that somebody signs in with.
pub const SIGN_IN: Recipient = Recipient {
    name: "the sign-in provider that the person chose",
    purpose: "to learn who signs in, when somebody chose to sign in with an account elsewhere",
    receives: "the code that the provider gave the person's browser, and this server's own name there",
    opt_in: true,
};

/// Where an account holder wants to be told of events.
pub const WEBHOOK: Recipient = Recipient {
    name: "the address that the account holder named for events",
    purpose: "to tell the account holder's own program what happened to their domains and aliases",
    receives: "what kind of event it was, when, and the numbers of what it is about",
    opt_in: true,
};

const fn part(name: &'static str, class: DataClass) -> Column {
    Column::plain(name, class, SqlKind::Blob)
}

/// What a letter is.
const LETTER: &[Column] = &[
    part("address", DataClass::Contact),
    part("subject", DataClass::Content),
    part("text", DataClass::Content),
];

const fn letter(name: &'static str, title: &'static str, place: Place, on_erase: OnErase) -> Entry {
    Entry {
        name,
        title,
        place,
        purpose: "to confirm an address, to reset a password, to give notice of changes, to answer a request and to tell what became of a comment",
        basis: Basis::Service,
        subject: Subject::Of { kind: CUSTOMER, by: "address" },
        keep: Keep::WhileHandled,
        on_erase,
        critical: false,
        columns: LETTER,
    }
}

const ARRIVED: OnErase = OnErase::Beyond("it is in the mailbox of the one it was written to");

const WAITING: Entry = letter(
    "egress_letter",
    "A letter that is being sent",
    Place::Memory,
    OnErase::Beyond("it is gone within the hour, sent or not"),
);
const BY_POSTMARK: Entry = letter(
    "egress_letter_postmark",
    "A letter, sent through Postmark",
    Place::SentTo(&POSTMARK),
    OnErase::Beyond(
        "it is in the mailbox of the one it was written to, and with Postmark as long as its terms say",
    ),
);
const BY_RELAY: Entry =
    letter("egress_letter_relay", "A letter, sent through a mail relay", Place::SentTo(&RELAY), ARRIVED);
const BY_OURSELVES: Entry =
    letter("egress_letter_own", "A letter, sent by Lodge itself", Place::SentTo(&MAILBOX), ARRIVED);

const NAMES: Entry = Entry {
    name: "egress_name",
    title: "The name of a host that something goes to",
    place: Place::SentTo(&NAME_SERVERS),
    purpose: "to find the address of the host",
    basis: Basis::Service,
    subject: Subject::Of { kind: CUSTOMER, by: "host" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond(
        "a question that was asked cannot be taken back; it does not say for whom it was",
    ),
    critical: false,
    columns: &[part("host", DataClass::Network)],
};

const SIGNING_IN: Entry = Entry {
    name: "egress_sign_in",
    title: "That somebody signs in here with an account elsewhere",
    place: Place::SentTo(&SIGN_IN),
    purpose: "to learn from the provider who it is",
    basis: Basis::Consent,
    subject: Subject::Of { kind: CUSTOMER, by: "code" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond("the provider knows it from the person's own browser"),
    critical: false,
    columns: &[part("code", DataClass::Credential)],
};

const EVENT: Entry = Entry {
    name: "egress_event",
    title: "An event that an account holder asked to be told of",
    place: Place::SentTo(&WEBHOOK),
    purpose: "to tell the account holder's own program of it",
    basis: Basis::Consent,
    subject: Subject::Of { kind: CUSTOMER, by: "object" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond("it is in the account holder's own hands"),
    critical: false,
    columns: &[
        part("kind", DataClass::Technical),
        part("object", DataClass::Identifier),
        part("at", DataClass::Time),
    ],
};

/// What goes out of this door, and what waits behind it.
#[must_use]
pub fn entries() -> &'static [&'static Entry] {
    const ENTRIES: &[&Entry] =
        &[&WAITING, &BY_POSTMARK, &BY_RELAY, &BY_OURSELVES, &NAMES, &SIGNING_IN, &EVENT];
    ENTRIES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_recipient_is_declared_in_a_register_without_contradictions() {
        let register = lodge_register::Register::new([entries()]);
        let found = register.lint();
        assert!(found.is_empty(), "{found:?}");
        let declared: Vec<&str> = entries()
            .iter()
            .filter_map(|entry| if let Place::SentTo(to) = entry.place { Some(to.name) } else { None })
            .collect();
        for recipient in [POSTMARK, RELAY, MAILBOX, NAME_SERVERS, SIGN_IN, WEBHOOK] {
            assert!(declared.contains(&recipient.name), "{}", recipient.name);
        }
    }
}

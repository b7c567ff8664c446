//! What a handler awaits can be moved between threads. Compiling is the test.

use lodge_accounts::{
    Account, Email, Identity, Kind, Passkeys, Sessions, Wish,
    delegates::{self, Invitation},
    help::{self, By},
    limits, links, notices, passkeys, profile,
    providers::{
        self, Endpoints, Errand, Provider,
        held::{self, Waiting},
    },
    testimonials,
    tokens::{self, NewToken},
    totp,
};
use lodge_register::{Chance, Clock, Id, Personal, Secret, Timestamp};
use lodge_store::{Cache, Db};

fn send<T: Send>(_: &T) {}

type Parts<'a> = (&'a Db, &'a Cache, &'a dyn Clock, &'a dyn Chance);

fn signing(
    parts: Parts<'_>,
    sessions: &Sessions,
    wish: Wish,
    address: &Email,
    password: &Secret<String>,
    account: &Account,
) {
    let (db, cache, clock, chance) = parts;
    send(&lodge_accounts::sign_up(db, cache, chance, wish));
    send(&lodge_accounts::confirm(db, cache, clock, chance, "", Some(password)));
    send(&lodge_accounts::sign_in(db, cache, chance, address, password));
    send(&lodge_accounts::second(db, cache, clock, "", ""));
    send(&lodge_accounts::ask_reset(db, cache, clock, chance, address, lodge_accounts::Letter::Goes));
    send(&lodge_accounts::reset(db, cache, chance, sessions, "", password));
    send(&lodge_accounts::ask_email_change(db, cache, chance, account, address));
    send(&lodge_accounts::confirm_email_change(db, cache, ""));
    send(&lodge_accounts::forget_cached(cache, account.id));
    send(&sessions.open(account.id, ""));
    send(&sessions.find(""));
    send(&sessions.list(account.id));
    send(&sessions.end(account.id, Id::new(0)));
    send(&sessions.end_all(account.id));
    send(&totp::propose(cache, chance, account, ""));
    send(&totp::accept(db, cache, clock, chance, account.id, ""));
    send(&totp::accepts(db, cache, clock, account.id, ""));
}

fn keeping(
    parts: Parts<'_>,
    account: &Account,
    new: NewToken,
    invitation: Invitation,
    name: &Personal<String>,
) {
    let (db, cache, clock, chance) = parts;
    send(&tokens::make(db, clock, chance, account, new));
    send(&tokens::find(db, clock, ""));
    send(&profile::rename(db, account.id, name));
    send(&limits::set(db, clock, account.id, None));
    send(&delegates::invite(cache, clock, chance, account, invitation));
    send(&delegates::accept(db, cache, clock, "", account));
    send(&delegates::open(cache, clock, account.id));
    send(&delegates::of_object(db, "", 0));
    send(&help::write(db, clock, account.id, Kind::Help, ""));
    send(&help::answer(db, clock, Id::new(0), By::Operator, ""));
    send(&testimonials::ask(db, Id::new(0), ""));
    send(&notices::announce(db, clock, "", "", Timestamp::default()));
    send(&notices::standing(db, clock, ""));
}

fn elsewhere(
    parts: Parts<'_>,
    site: &Passkeys,
    account: &Account,
    provider: &Provider,
    endpoints: &Endpoints,
    identity: &Identity,
) {
    let (db, cache, clock, chance) = parts;
    send(&site.start_register(db, cache, account));
    send(&site.finish_register(db, cache, clock, account, "", serde_json::Value::Null));
    send(&site.start_sign_in(cache, chance));
    send(&site.finish_sign_in(db, cache, clock, "", serde_json::Value::Null));
    send(&passkeys::of(db, account.id));
    send(&providers::start(cache, chance, provider, endpoints, &endpoints.token, Errand::default()));
    send(&providers::came_back(cache, ""));
    send(&held::hold(cache, chance, Waiting { identity: identity.clone(), next: String::new() }));
    send(&links::find(db, identity));
    send(&links::sign_in_with(db, cache, chance, identity));
    send(&links::link(db, clock, account.id, identity));
}

/// The functions above are never called; naming them keeps them compiled.
#[test]
fn every_answer_can_be_awaited_anywhere() {
    send(&signing);
    send(&keeping);
    send(&elsewhere);
}

//! `lodge erase`: everything that is kept about somebody, and what any program holds of them for a short while.

use super::custody::who;
use crate::{config::Settings, failure::Failure, house::House, out};
use lodge_accounts::{Account, CUSTOMER};
use lodge_register::{
    Id, SubjectKey, Value,
    plan::{self, Action},
};
use serde_json::json;

/// `lodge erase`
pub(super) async fn run(settings: Settings, subject: &str, yes: bool, as_json: bool) -> Result<(), Failure> {
    let house = House::open(settings).await?;
    let who = who(&house, subject).await?;
    if !yes {
        say_plan(&house, subject, &who);
        if !out::agreed(&format!("Erase everything listed here about {subject}?")) {
            return Err(Failure::usage("nothing was erased").hint("add `--yes` to erase without being asked"));
        }
    }
    // The cache is opened first: what cannot be forgotten there is not said to be erased.
    let (cache, accounts) = (house.cache().await?, accounts(&house, &who).await?);
    let forgotten = lodge_custody::erase(&house.custody(), &who).await?;
    for account in &accounts {
        lodge_console::unhold(&house.db, &cache, house.clock.as_ref(), account).await?;
    }
    // A server that runs beside this shows threads without them from now on, not when it next counts.
    lodge_comments::store::forgotten::settle(&house.db, house.clock.now()).await?;
    let rows = |tables: &[(&'static str, u64)]| -> serde_json::Value {
        tables.iter().map(|(table, rows)| json!({ "table": table, "rows": rows })).collect()
    };
    let kept: Vec<_> =
        forgotten.kept.iter().map(|kept| json!({ "entry": kept.entry.name, "why": kept.why })).collect();
    if as_json {
        out::json(&json!({
            "deleted": rows(&forgotten.deleted),
            "emptied": rows(&forgotten.emptied),
            "kept": kept,
            "archives_rewritten": forgotten.rewritten,
            "archives_removed": forgotten.removed,
        }));
    } else {
        for (table, rows) in &forgotten.deleted {
            out::say(format!("deleted {rows:>6}  {table}"));
        }
        for (table, rows) in &forgotten.emptied {
            out::say(format!("emptied {rows:>6}  {table}"));
        }
        for kept in &forgotten.kept {
            out::say(format!("kept            {}: {}", kept.entry.name, kept.why));
        }
        out::say(format!(
            "Erased {subject}. Archives rewritten without them: {}; removed: {}.",
            forgotten.rewritten, forgotten.removed
        ));
    }
    house.close().await;
    Ok(())
}

fn say_plan(house: &House, subject: &str, who: &[SubjectKey]) {
    let plan = plan::erasure(&house.register, who);
    out::tell(format!("To forget {subject}:"));
    for step in &plan.steps {
        match &step.action {
            Action::Delete => out::tell(format!("  delete from {}", step.entry.name)),
            Action::Blank(columns) => {
                out::tell(format!("  empty {} in {}", columns.join(", "), step.entry.name))
            }
        }
    }
    for kept in &plan.kept {
        out::tell(format!("  keep {}: {}", kept.entry.name, kept.why));
    }
}

/// The accounts among them.
async fn accounts(house: &House, who: &[SubjectKey]) -> Result<Vec<Account>, Failure> {
    let mut accounts = Vec::new();
    for subject in who.iter().filter(|subject| subject.kind == CUSTOMER) {
        if let Value::Int(number) = subject.key {
            accounts.extend(lodge_accounts::by_id(&house.db, Id::new(number)).await?);
        }
    }
    Ok(accounts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::tests::resolve;
    use lodge_abuse::Lockout;
    use lodge_accounts::{Email, NewAccount, Sessions, held_of};
    use lodge_custody::Heeded;
    use lodge_register::{Entry, OnErase, Personal, Place, Subject};
    use lodge_testkit::engines::{redis_for_tests, runtime};
    use std::{collections::BTreeSet, sync::Arc};

    /// Sessions are found by the list of them; the rest by account or by address.
    fn held(account: &Account) -> Vec<(&'static Entry, Vec<u8>)> {
        let known = Lockout::held_of(account.email.reveal().as_str());
        held_of(account.id).into_iter().chain(known).collect()
    }

    async fn alice(house: &House) -> Account {
        let new = NewAccount {
            email: Personal::new(Email::parse("alice@example.org").unwrap()),
            name: Personal::new("Alice".to_owned()),
            password: None,
            admin: false,
        };
        lodge_accounts::add(&house.db, house.clock.as_ref(), new).await.unwrap()
    }

    #[test]
    fn what_redis_holds_of_the_erased_is_gone_with_them() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name).display().to_string();
        let written =
            format!("store.url = 'sqlite:{}'\ncache.url = '{}'", at("data/lodge.db"), redis_for_tests());
        runtime().block_on(async {
            let house = House::open(resolve(&written).unwrap()).await.unwrap();
            let (account, cache) = (alice(&house).await, house.cache().await.unwrap());
            for (entry, key) in held(&account) {
                cache.put(entry, &key, b"carol@example.org").await.unwrap();
            }
            let (clock, chance) = (Arc::clone(&house.clock), Arc::clone(&house.chance));
            let sessions = Sessions::in_cache(house.db.clone(), cache.clone(), clock, chance);
            let cookie = sessions.open(account.id, "").await.unwrap();

            run(resolve(&written).unwrap(), "alice@example.org", true, true).await.unwrap();
            for (entry, key) in held(&account) {
                assert!(cache.get(entry, &key).await.unwrap().is_none(), "{} is held still", entry.name);
            }
            assert!(sessions.find(cookie.expose()).await.unwrap().is_none());
            house.close().await;
        });
    }

    #[test]
    fn what_another_program_has_in_memory_is_gone_with_them() {
        let folder = tempfile::tempdir().unwrap();
        let written = format!("store.url = 'sqlite:{}'", folder.path().join("data/lodge.db").display());
        runtime().block_on(async {
            // A server that runs beside the command.
            let server = House::open(resolve(&written).unwrap()).await.unwrap();
            let (account, cache) = (alice(&server).await, server.cache().await.unwrap());
            for (entry, key) in held(&account) {
                cache.put(entry, &key, b"carol@example.org").await.unwrap();
            }
            run(resolve(&written).unwrap(), "alice@example.org", true, true).await.unwrap();
            let mut heeded = Heeded::new();
            lodge_custody::heed(&server.register, &server.db, &cache, &mut heeded).await.unwrap();
            for (entry, key) in held(&account) {
                assert!(cache.get(entry, &key).await.unwrap().is_none(), "{} is held still", entry.name);
            }
            // Whoever comes again with the same address is held anew.
            let [(entry, key)] = &Lockout::held_of("alice@example.org")[..] else { panic!() };
            cache.put(entry, key, b"new").await.unwrap();
            lodge_custody::heed(&server.register, &server.db, &cache, &mut heeded).await.unwrap();
            assert!(cache.get(entry, key).await.unwrap().is_some());
            server.close().await;
        });
    }

    /// Whatever is held by account, and says that it goes with them, is found by what an erasure looks for.
    #[test]
    fn nothing_is_held_that_an_erasure_does_not_look_for() {
        let goes = |entry: &&&Entry| {
            let theirs = matches!(entry.subject, Subject::Of { kind, .. } if kind == CUSTOMER);
            theirs && matches!(entry.place, Place::Cache(_)) && entry.on_erase == OnErase::Delete
        };
        let register = crate::house::register();
        let declared: BTreeSet<_> = register.entries.iter().filter(goes).map(|entry| entry.name).collect();
        let found = held_of(Id::new(1)).into_iter().chain(Lockout::held_of("a@example.org"));
        let sessions = ["accounts_cached_session", "accounts_cached_sessions"];
        let found: BTreeSet<_> = found.map(|(entry, _)| entry.name).chain(sessions).collect();
        assert_eq!(declared, found);
    }
}

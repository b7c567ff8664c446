//! Pages: what somebody does in a browser, without script.

use lodge_accounts::{
    Role, delegates,
    limits::{self, DEFAULTS, Limits},
};
use lodge_mail::{Mail, MailSettings, store, usage};
use lodge_module::Module as _;
use lodge_web::{Page, Reader, Who};

use super::{owned, town::Town};

#[tokio::test]
async fn a_domain_is_added_proved_and_removed() {
    let town = Town::open().await;
    let stage = &town.stage;
    let page = stage.get("/mail/domains").await;
    assert!(page.body.contains("No domain yet"), "{}", page.body);

    let page = stage.post("/mail/domains/new", &[("name", "nonsense")]).await;
    assert_eq!(page.status, 422);
    assert!(page.body.contains("value=\"nonsense\"") && page.body.contains("This is not a domain"));
    let page = stage.post("/mail/domains/new", &[("name", "Alice.Test")]).await;
    let domain = town.only(&town.alice).await;
    let at = format!("/mail/domains/{}", domain.id);
    assert_eq!(page.location(), Some(format!("{at}?said=domain-added").as_str()));
    let page = stage.post("/mail/domains/new", &[("name", "alice.test")]).await;
    assert!(page.body.contains("You have this domain already"));

    let proof = lodge_mail::dns::proof_of(&town.db, &domain);
    let page = stage.get(&at).await;
    assert!(page.body.contains(&proof) && page.body.contains("_lodge.alice.test"), "{}", page.body);
    let page = stage.post(&format!("{at}/proof"), &[]).await;
    assert_eq!(page.location(), Some(format!("{at}?said=domain-not-proved").as_str()));
    assert!(
        stage.get(&format!("{at}?said=domain-not-proved")).await.body.contains("The record is not there")
    );
    // The next look asks afresh.
    town.publishes(&domain);
    let page = stage.post(&format!("{at}/proof"), &[]).await;
    assert_eq!(page.location(), Some(format!("{at}?said=domain-proved").as_str()));
    assert!(town.only(&town.alice).await.verified_at.is_some());

    let page = stage.get(&format!("{at}/remove")).await;
    assert!(page.body.contains("Remove alice.test?"), "{}", page.body);
    let page = stage.post(&format!("{at}/remove"), &[]).await;
    assert_eq!(page.location(), Some("/mail/domains?said=domain-removed"));
    assert_eq!(stage.get(&at).await.status, 404);
}

#[tokio::test]
async fn of_two_who_are_in_the_dns_the_first_keeps_the_domain() {
    let town = Town::open().await;
    let hers = town.domain(&town.bob, "alice.test").await;
    town.stage.post("/mail/domains/new", &[("name", "alice.test")]).await;
    let domain = town.only(&town.alice).await;
    town.publishes(&domain);
    town.publishes(&hers);
    let prove = format!("/mail/domains/{}/proof", domain.id);
    let said = town.stage.post(&prove, &[]).await;
    assert!(said.location().unwrap().ends_with("domain-taken"), "{said:?}");
    town.dns.forget("_lodge.alice.test");
    town.publishes(&domain);
    let said = town.stage.post(&prove, &[]).await;
    assert!(said.location().unwrap().ends_with("domain-proved"), "{said:?}");
    assert!(town.only(&town.bob).await.verified_at.is_none(), "it has changed hands");
}

#[tokio::test]
async fn the_dns_page_says_what_is_there_and_what_to_do() {
    let town = Town::open().await;
    town.stage.post("/mail/domains/new", &[("name", "alice.test")]).await;
    let domain = town.only(&town.alice).await;
    let at = format!("/mail/domains/{}/dns", domain.id);
    let page = town.stage.get(&at).await;
    assert!(page.body.contains(&format!("data-live=\"{at}\"")), "{}", page.body);
    assert!(page.body.contains("Until then mail for alice.test finds no way"));
    town.publishes(&domain);
    town.dns.mx("alice.test", 10, "mx.lodge.test");
    town.dns.txt("alice.test", "v=spf1 mx ~all");
    town.dns.txt("_dmarc.alice.test", "v=DMARC1; p=none");
    town.dns.txt("_mta-sts.alice.test", "v=STSv1; id=1;");
    let page = town.stage.get(&at).await;
    assert!(!page.body.contains("data-live"), "all is well: there is nothing to wait for");
    assert_eq!(page.body.matches("badge ok").count(), 6, "{}", page.body);
    town.dns.txt("s1._domainkey.alice.test", "v=DKIM1; p=abc");
    let page = town.stage.get(&format!("{at}?keys=1")).await;
    assert!(page.body.contains("s1._domainkey.alice.test"));

    let zone = town.stage.get(&format!("{at}/zone")).await;
    assert_eq!(zone.header("content-disposition"), Some("attachment; filename=\"alice.test.zone\""));
    assert!(zone.body.contains("@          IN MX   10 mx.lodge.test."), "{}", zone.body);
    town.dns.fails("alice.test");
    let page = town.stage.get(&at).await;
    assert!(page.body.contains("The name servers did not answer"), "{}", page.body);
}

#[tokio::test]
async fn aliases_are_added_many_at_once_found_changed_and_removed() {
    let town = Town::open().await;
    let domain = town.domain(&town.alice, "alice.test").await;
    let at = format!("/mail/domains/{}/aliases", domain.id);
    let stage = &town.stage;
    assert!(stage.get(&at).await.body.contains("No alias yet"));

    let wrong = "shop → ann@x.test\nnonsense\nshop -> bob@x.test";
    let page = stage.post(&format!("{at}/new"), &[("lines", wrong)]).await;
    assert_eq!(page.status, 422);
    assert!(page.body.contains("Line 2:") && page.body.contains("Line 3:"), "{}", page.body);
    assert!(page.body.contains("nonsense"), "what was typed stays");
    assert_eq!(store::counted(&town.db, town.alice.id).await.unwrap().1, 0, "nothing half-done");

    let right = "shop → ann@x.test, bob@x.test # The shop\n* → rest@x.test\noffice → carol@y.test";
    let page = stage.post(&format!("{at}/new"), &[("lines", right)]).await;
    assert_eq!(page.location(), Some(format!("{at}?said=aliases-added").as_str()));
    let page = stage.post(&format!("{at}/new"), &[("lines", "shop → ann@x.test")]).await;
    assert!(page.body.contains("There is an alias with this address already"));

    let page = stage.get(&at).await;
    assert!(page.body.contains("3 aliases") && page.body.contains("*@alice.test"), "{}", page.body);
    let page = stage.get(&format!("{at}?search=the+sh")).await;
    assert!(page.body.contains("1 alias<") && page.body.contains("shop@alice.test"), "{}", page.body);
    assert!(stage.get(&format!("{at}?state=off")).await.body.contains("No alias fits"));

    let shop = store::alias_by_address(&town.db, "shop@alice.test").await.unwrap().unwrap();
    let one = format!("{at}/{}", shop.id);
    assert!(stage.get(&one).await.body.contains("ann@x.test\nbob@x.test"));
    let page = stage.post(&one, &[("destinations", "nonsense"), ("label", "x"), ("state", "550")]).await;
    assert_eq!(page.status, 422);
    assert!(
        page.body.contains("A destination is not an address") && page.body.contains("value=\"550\" checked")
    );
    let page = stage.post(&one, &[("destinations", "dan@x.test"), ("label", ""), ("state", "550")]).await;
    assert_eq!(page.location(), Some(format!("{at}?said=alias-changed").as_str()));
    assert!(stage.get(&format!("{at}?state=off")).await.body.contains("dan@x.test"));

    let page = stage.post(&format!("{one}/test"), &[]).await;
    assert_eq!(page.location(), Some(format!("{one}?said=test-sent").as_str()));
    let letters = stage.letters("shop@alice.test").await;
    assert!(letters[0].text.contains("A test for shop@alice.test"), "{letters:?}");

    assert!(stage.get(&format!("{one}/remove")).await.body.contains("Remove shop@alice.test?"));
    stage.post(&format!("{one}/remove"), &[]).await;
    assert_eq!(stage.get(&one).await.status, 404);
}

#[tokio::test]
async fn aliases_go_out_and_come_in_as_a_table() {
    let town = Town::open().await;
    let (domain, other) =
        (town.domain(&town.alice, "alice.test").await, town.domain(&town.alice, "other.test").await);
    let at = |domain: &lodge_mail::Domain| format!("/mail/domains/{}/aliases", domain.id);
    let table = "alias,destinations,label,answer\nshop,\"ann@x.test, bob@x.test\",\"The \"\"shop\"\"\",\noffice,a@x.test,,450\n";
    let page = town.stage.post(&format!("{}/import", at(&domain)), &[("lines", table)]).await;
    assert_eq!(page.status, 303, "{}", page.body);
    let export = town.stage.get(&format!("{}/export", at(&domain))).await;
    assert_eq!(export.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(export.body.contains("shop@alice.test,\"ann@x.test, bob@x.test\",\"The \"\"shop\"\"\",\n"));
    assert!(export.body.contains("office@alice.test,a@x.test,,450\n"), "{}", export.body);

    let page = town.stage.post(&format!("{}/import", at(&other)), &[("lines", &export.body)]).await;
    assert!(page.body.contains("Line 2:") && page.body.contains("at another domain"), "{}", page.body);
    let moved = export.body.replace("@alice.test", "@other.test");
    let page = town.stage.post(&format!("{}/import", at(&other)), &[("lines", &moved)]).await;
    assert_eq!(page.status, 303);
    let again = town.stage.get(&format!("{}/export", at(&other))).await;
    assert_eq!(again.body, moved, "what went out comes in as it was");
}

#[tokio::test]
async fn a_table_holds_no_formula() {
    let town = Town::open().await;
    let domain = town.domain(&town.alice, "alice.test").await;
    let at = format!("/mail/domains/{}/aliases", domain.id);
    let label = "=HYPERLINK(http://evil.test)";
    let lines = format!("shop → =1+2@x.test # {label}");
    assert_eq!(town.stage.post(&format!("{at}/new"), &[("lines", &lines)]).await.status, 303);
    let export = town.stage.get(&format!("{at}/export")).await.body;
    let row = export.lines().nth(1).unwrap();
    assert_eq!(row, format!("shop@alice.test,'=1+2@x.test,'{label},"));
    let alias = store::alias_by_address(&town.db, "shop@alice.test").await.unwrap().unwrap();
    store::remove_alias(&town.db, &*town.db.clock, alias.id).await.unwrap();
    assert_eq!(town.stage.post(&format!("{at}/import"), &[("lines", &export)]).await.status, 303);
    let alias = store::alias_by_address(&town.db, "shop@alice.test").await.unwrap().unwrap();
    assert_eq!(alias.label.unwrap().reveal(), label, "it comes in as it was");
}

#[tokio::test]
async fn a_limit_is_said_and_how_much_is_used() {
    let town = Town::open().await;
    let few = Limits { domains: 1, aliases: 1, ..DEFAULTS };
    limits::set(&town.db, &*town.db.clock, town.alice.id, Some(few)).await.unwrap();
    let domain = town.domain(&town.alice, "alice.test").await;
    let page = town.stage.post("/mail/domains/new", &[("name", "two.test")]).await;
    assert!(page.body.contains("as many domains as your account may have"), "{}", page.body);
    let two = [("lines", "a → x@x.test\nb → x@x.test")];
    let page = town.stage.post(&format!("/mail/domains/{}/aliases/new", domain.id), &two).await;
    assert!(page.body.contains("more aliases than the account"), "{}", page.body);
    let page = town.stage.get("/mail/domains").await;
    assert!(page.body.contains("1 of 1") && page.body.contains("0 of 1"), "{}", page.body);
}

#[tokio::test]
async fn who_looks_after_a_domain_does_what_their_role_lets() {
    let town = Town::open().await;
    let domain = town.domain(&town.bob, "bob.test").await;
    let at = format!("/mail/domains/{}", domain.id);
    let cache = &town.stage.site.cache;
    owned::share(&town.db, cache, &town.bob, domain.id.number(), &town.alice, Role::Viewer).await;
    assert!(town.stage.get("/mail/domains").await.body.contains("May look at it"));
    for page in ["", "/dns", "/aliases", "/aliases/export"] {
        assert_eq!(town.stage.get(&format!("{at}{page}")).await.status, 200, "{page}");
    }
    assert_eq!(town.stage.get(&format!("{at}/aliases/new")).await.status, 403);
    let line = [("lines", "a → x@x.test")];
    assert_eq!(town.stage.post(&format!("{at}/aliases/new"), &line).await.status, 403);
    assert_eq!(town.stage.post(&format!("{at}/proof"), &[]).await.status, 403);

    owned::share(&town.db, cache, &town.bob, domain.id.number(), &town.alice, Role::Editor).await;
    assert_eq!(town.stage.post(&format!("{at}/aliases/new"), &line).await.status, 303);
    let alias = store::alias_by_address(&town.db, "a@bob.test").await.unwrap().unwrap();
    assert_eq!(alias.account_id, town.bob.id, "it is the owner's");
    assert_eq!(town.stage.post(&format!("{at}/remove"), &[]).await.status, 403, "the owner only");
}

#[tokio::test]
async fn the_first_page_says_what_needs_attention() {
    let town = Town::open().await;
    let mail = Mail::new(MailSettings::new("mx.lodge.test", Vec::new()));
    let cards = mail.pages(&town.stage.site).cards;
    let session = town.stage.site.sessions.find(&town.stage.cookie().unwrap()).await.unwrap().unwrap();
    let who = Who { account: town.alice.clone(), session };
    let reader = Reader::of_account(&who.account);
    let page = Page::of(town.stage.site.clone(), reader, Some(who.clone()), "/".to_owned());
    let card = (cards[0].write)(&page, &who).await.unwrap();
    assert!(card.contains("/mail/domains/new"), "{card}");
    store::add_unproved(&town.db, &*town.db.clock, town.alice.id, "alice.test".to_owned()).await.unwrap();
    usage::Usage::new(town.stage.site.cache.clone(), town.db.clock.clone()).count(&[town.alice.id]).await;
    let card = (cards[0].write)(&page, &who).await.unwrap();
    let plain = card.replace(['\u{2068}', '\u{2069}'], "");
    assert!(plain.contains("alice.test is not proved yet") && plain.contains("1 of 2000"), "{plain}");
    assert!(
        plain.contains("Mail is taken for no domain yet") && !plain.contains("/mail/attention"),
        "{plain}"
    );
    let few = Limits { domains: 2, aliases: 0, ..DEFAULTS };
    limits::set(&town.db, &*town.db.clock, town.alice.id, Some(few)).await.unwrap();
    town.domain(&town.alice, "other.test").await;
    let card = (cards[0].write)(&page, &who).await.unwrap();
    let plain = card.replace(['\u{2068}', '\u{2069}'], "");
    assert!(
        plain.contains("Domains: all used") && plain.contains("data-live=\"/mail/attention\""),
        "{plain}"
    );
}

#[tokio::test]
async fn somebody_is_invited_by_a_letter() {
    let town = Town::open().await;
    let unproved = store::add_unproved(&town.db, &*town.db.clock, town.alice.id, "bob.test".to_owned()).await;
    let early = format!("/mail/domains/{}/invite", unproved.unwrap().id);
    let page = town.stage.post(&early, &[("email", "bob@example.org"), ("role", "editor")]).await;
    assert!(
        page.status == 422 && page.body.contains("First prove that the domain is yours"),
        "{}",
        page.body
    );
    assert!(town.stage.letters("bob@example.org").await.is_empty(), "nothing goes to a stranger");
    let domain = town.domain(&town.alice, "alice.test").await;
    let (at, invite) =
        (format!("/mail/domains/{}", domain.id), format!("/mail/domains/{}/invite", domain.id));
    assert!(town.stage.get(&invite).await.body.contains("name=\"email\""));
    for (email, wrong) in [("nonsense", "not an e-mail address"), ("alice@example.org", "your own address")] {
        let page = town.stage.post(&invite, &[("email", email), ("role", "editor")]).await;
        assert!(page.status == 422 && page.body.contains(wrong), "{}", page.body);
    }
    let page = town.stage.post(&invite, &[("email", "bob@example.org"), ("role", "editor")]).await;
    assert_eq!(page.location(), Some(format!("{at}?said=helper-invited").as_str()));
    let letters = town.stage.letters("bob@example.org").await;
    assert!(!letters[0].text.contains("of theirs at https://"), "a host has a name: {}", letters[0].text);
    let link = letters[0].link().unwrap();
    let code = link.strip_prefix("/invited/").unwrap();
    let (cache, clock) = (&town.stage.site.cache, &*town.db.clock);
    let share = delegates::accept(&town.db, cache, clock, code, &town.bob).await.unwrap();
    assert_eq!((share.object, share.role), (domain.id.number(), Role::Editor));
    assert!(town.stage.get(&at).await.body.contains("<bdi>bob</bdi>"));
    town.stage.sign_in(&town.bob).await;
    assert_eq!(town.stage.get(&invite).await.status, 403, "the owner only");
    town.stage.sign_in(&town.alice).await;
    town.stage.clock.advance(16 * 60_000);
    let page = town.stage.post(&invite, &[("email", "carol@example.org"), ("role", "viewer")]).await;
    assert!(page.location().unwrap().starts_with("/prove?"), "sharing is asked twice: {page:?}");
}

//! Long lists of aliases: in an order, by label, several changed at once, one switched off in place, a file taken in.

use lodge_mail::{
    Answer,
    store::{self, Which},
};
use lodge_web::rehearse::Answer as Page;

use super::town::Town;

/// A page without the marks that keep names apart from the words around them.
fn words(page: &Page) -> String {
    page.body.replace(['\u{2068}', '\u{2069}'], "")
}

/// Alice's domain with these aliases, and where its list is.
async fn with(town: &Town, lines: &str) -> (lodge_mail::Domain, String) {
    let domain = town.domain(&town.alice, "alice.test").await;
    let at = format!("/mail/domains/{}/aliases", domain.id);
    let page = town.stage.post(&format!("{at}/new"), &[("lines", lines)]).await;
    assert_eq!(page.status, 303, "{}", page.body);
    (domain, at)
}

async fn id(town: &Town, address: &str) -> String {
    store::alias_by_address(&town.db, address).await.unwrap().unwrap().id.to_string()
}

/// The addresses on a page, in their order.
fn listed(page: &Page) -> Vec<&str> {
    let rows = page.body.split("<th scope=\"row\">").skip(1);
    rows.map(|row| row.split('>').nth(1).unwrap().split('@').next().unwrap()).collect()
}

#[tokio::test]
async fn a_list_has_an_order_labels_and_pages() {
    let town = Town::open().await;
    let many: Vec<_> = (0..60).map(|number| format!("n{number} → x@x.test # Bulk")).collect();
    let (domain, at) = with(&town, &format!("b → x@x.test\na → x@x.test # Shop\n{}", many.join("\n"))).await;
    let stage = &town.stage;
    let page = stage.get(&at).await;
    assert_eq!((listed(&page).len(), listed(&page)[0]), (50, "n59"), "newest first");
    assert!(page.body.contains("1–50 / 62"));
    let page = stage.get(&format!("{at}?page=1")).await;
    assert_eq!(listed(&page).last(), Some(&"b"));
    assert_eq!(listed(&stage.get(&format!("{at}?page=99")).await).len(), 12, "the last page there is");
    assert_eq!(listed(&stage.get(&format!("{at}?sort=oldest")).await)[..2], ["b", "a"]);
    assert_eq!(listed(&stage.get(&format!("{at}?sort=name")).await)[..3], ["a", "b", "n0"]);
    assert_eq!(listed(&stage.get(&format!("{at}?label=Shop")).await), ["a"]);
    let page = stage.get(&format!("{at}?label=Bulk&search=n5&sort=name")).await;
    assert_eq!(listed(&page)[..2], ["n5", "n50"]);
    assert!(page.body.contains("data-announce=\"11 aliases\""), "{}", page.body);
    assert_eq!(store::count_of(&town.db, domain.id, Which::Off).await.unwrap(), 0);
}

/// What a search looks at is kept in memory: for as long as it is true.
#[tokio::test]
async fn a_search_finds_what_has_just_changed() {
    let town = Town::open().await;
    let (_, at) = with(&town, "shop → x@x.test\nbooks → x@x.test").await;
    let stage = &town.stage;
    let found = async |search: &str| {
        let page = stage.get(&format!("{at}?search={search}")).await;
        listed(&page).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(found("shop").await, ["shop"]);
    let new = stage.post(&format!("{at}/new"), &[("lines", "shop2 → x@x.test # Till")]).await;
    assert_eq!(new.status, 303, "{}", new.body);
    assert_eq!(found("shop").await, ["shop2", "shop"]);
    assert_eq!(found("TILL").await, ["shop2"]);
    let shop = id(&town, "shop@alice.test").await;
    let off = stage.post(&format!("{at}/{shop}/switch"), &[("to", "off"), ("back", "")]).await;
    assert_eq!(off.status, 303, "{}", off.body);
    assert_eq!(listed(&stage.get(&format!("{at}?search=shop&state=on")).await), ["shop2"]);
    // An erasure elsewhere leaves no note.
    town.db
        .write(lodge_store::Batch::new().run("DELETE FROM mail_alias", (), lodge_store::Expect::Any))
        .await
        .unwrap();
    assert_eq!(found("shop").await, Vec::<String>::new());
}

#[tokio::test]
async fn several_are_changed_at_once_after_a_question() {
    let town = Town::open().await;
    let (domain, at) = with(&town, "a → x@x.test\nb → x@x.test # Old\nc → x@x.test").await;
    let stage = &town.stage;
    let (a, b, c) =
        (id(&town, "a@alice.test").await, id(&town, "b@alice.test").await, id(&town, "c@alice.test").await);
    let ask = async |act: &str| stage.get(&format!("{at}/chosen?act={act}&chosen={a}&chosen={b}")).await;
    let act = async |act: &str, also: (&str, &str)| {
        let fields = [("act", act), ("chosen", a.as_str()), ("chosen", b.as_str()), also];
        stage.post(&format!("{at}/chosen"), &fields).await
    };
    let of = async |address: &str| store::alias_by_address(&town.db, address).await.unwrap();

    let page = stage.get(&format!("{at}/chosen?act=off")).await;
    assert_eq!(page.location(), Some(format!("{at}?said=none-chosen").as_str()));
    assert_eq!(stage.get(&format!("{at}/chosen?act=nonsense&chosen={a}")).await.status, 404);
    let page = words(&ask("off").await);
    assert!(page.contains("Switch these 2 aliases off?") && page.contains("b@alice.test"), "{page}");
    assert!(of("a@alice.test").await.unwrap().closed.is_none(), "a question changes nothing");
    assert!(act("off", ("answer", "450")).await.location().unwrap().ends_with("chosen-off"));
    assert_eq!(store::count_of(&town.db, domain.id, Which::Off).await.unwrap(), 2);
    assert_eq!(of("b@alice.test").await.unwrap().closed, Some(Answer::Defer));
    assert_eq!(of("b@alice.test").await.unwrap().label.unwrap().reveal(), "Old", "the rest stays");
    assert_eq!(act("off", ("answer", "999")).await.status, 400);
    act("on", ("", "")).await;
    assert_eq!(store::count_of(&town.db, domain.id, Which::On).await.unwrap(), 3);

    let long = "x".repeat(201);
    let page = act("label", ("label", &long)).await;
    assert!(
        page.status == 422 && page.body.contains(&long) && page.body.contains("label-error"),
        "{}",
        page.body
    );
    act("label", ("label", "New")).await;
    assert_eq!(of("a@alice.test").await.unwrap().label.unwrap().reveal(), "New");
    assert!(ask("remove").await.body.contains("class=\"button danger\""));
    act("remove", ("", "")).await;
    assert!(of("a@alice.test").await.is_none() && of("c@alice.test").await.is_some());

    // What is at another domain is not among them.
    let other = town.domain(&town.alice, "other.test").await;
    let elsewhere = format!("/mail/domains/{}/aliases/chosen", other.id);
    let page = stage.get(&format!("{elsewhere}?act=remove&chosen={c}")).await;
    assert!(page.location().unwrap().ends_with("none-chosen"), "{page:?}");
    stage.post(&elsewhere, &[("act", "remove"), ("chosen", &c)]).await;
    assert!(of("c@alice.test").await.is_some());
}

#[tokio::test]
async fn one_is_switched_off_without_leaving_the_list() {
    let town = Town::open().await;
    let (_, at) = with(&town, "a → x@x.test # Shop").await;
    let one = id(&town, "a@alice.test").await;
    let page = town.stage.get(&format!("{at}?label=Shop&sort=name")).await;
    assert!(
        page.body.contains("name=\"back\" value=\"label=Shop&#38;sort=name&#38;page=0\""),
        "{}",
        page.body
    );
    let path = format!("{at}/{one}/switch");
    let back = ("back", "label=Shop&sort=name&page=0&said=x&next=//evil.test");
    let page = town.stage.post(&path, &[("to", "off"), back]).await;
    let list = format!("{at}?label=Shop&sort=name&page=0&said=alias-off");
    assert_eq!(page.location(), Some(list.as_str()));
    let page = town.stage.get(&list).await;
    assert!(page.body.contains("data-announce=\"The alias is switched off"), "{}", page.body);
    let page = town.stage.post(&path, &[("to", "on")]).await;
    assert_eq!(page.location(), Some(format!("{at}?page=0&said=alias-on").as_str()));
    assert_eq!(town.stage.post(&path, &[("to", "x")]).await.status, 400);
}

#[tokio::test]
async fn a_file_is_taken_in_whole_or_not_at_all() {
    let town = Town::open().await;
    let domain = town.domain(&town.alice, "alice.test").await;
    let import = format!("/mail/domains/{}/aliases/import", domain.id);
    let upload = async |file: &str| town.stage.upload(&import, &[("lines", "")], ("file", file)).await;
    let count = async || store::count_of(&town.db, domain.id, Which::All).await.unwrap();
    let page = upload("alias,destinations\r\nshop,ann@x.test\r\noffice,nonsense\r\n").await;
    assert!(page.status == 422 && words(&page).contains("Line 3:"), "{}", page.body);
    assert!(page.body.contains("office,nonsense"), "it can be mended in the page");
    assert_eq!(count().await, 0, "nothing is half imported");
    // As a spreadsheet in Amsterdam writes it.
    let page = upload("\u{feff}alias;destinations;label\r\nshop;\"ann@x.test, bob@x.test\";Winkel\r\n").await;
    assert_eq!((page.status.as_u16(), count().await), (303, 1), "{}", page.body);
    // What was pasted counts where no file was chosen.
    let page = town.stage.upload(&import, &[("lines", "office,ann@x.test")], ("file", "")).await;
    assert_eq!((page.status.as_u16(), count().await), (303, 2), "{}", page.body);
    let page = upload(&"a".repeat(3 << 20)).await;
    assert_eq!(page.status, 413, "it is bounded");
}

#[tokio::test]
async fn the_mail_host_has_a_sheet_of_its_own() {
    let town = Town::open().await;
    let sheet = async || {
        let mut settings = lodge_mail::MailSettings::new("mx.lodge.test", Vec::new());
        settings.dns = vec![town.dns.address()];
        let sheets = lodge_module::Module::pages(&lodge_mail::Mail::new(settings), &town.stage.site).sheets;
        let session = town.stage.site.sessions.find(&town.stage.cookie().unwrap()).await.unwrap().unwrap();
        let who = lodge_web::Who { account: town.alice.clone(), session };
        let reader = lodge_web::Reader::of_account(&who.account);
        let path = "/set-up/mail".to_owned();
        let page = lodge_web::Page::of(town.stage.site.clone(), reader, Some(who.clone()), path);
        (sheets[0].write)(&page, &who).await.unwrap().replace(['\u{2068}', '\u{2069}'], "")
    };
    let page = sheet().await;
    assert!(page.contains("data-live=\"/set-up/mail\""), "{page}");
    assert!(page.contains("is private, and nobody outside gets there"), "{page}");
    assert!(page.contains("192.0.2.25: mx.lodge.test") && page.contains("10 mx.lodge.test."), "{page}");
    assert!(page.contains("in the name of mx.lodge.test itself"), "{page}");

    town.dns.forget("mx.lodge.test");
    assert!(sheet().await.contains("Add an A record with this machine"));
    // Resolvers know by themselves what loopback addresses are called.
    let here = std::net::IpAddr::from([9, 9, 9, 9]);
    town.dns.address_of("mx.lodge.test", here);
    town.dns.ptr(here, "localhost.test");
    assert!(sheet().await.contains("An address is called otherwise"));
    town.dns.forget("9.9.9.9.in-addr.arpa");
    town.dns.ptr(here, "mx.lodge.test");
    town.dns.txt("mx.lodge.test", "v=spf1 a -all");
    let domain = town.domain(&town.alice, "alice.test").await;
    let page = sheet().await;
    assert!(page.contains("Until then mail for alice.test finds no way"), "its own domains too: {page}");
    let attention = town.stage.get("/mail/attention").await;
    assert!(words(&attention).contains("mail for alice.test finds no way"), "{}", attention.body);
    assert!(attention.body.contains(&format!("/mail/domains/{}/dns", domain.id)));
    town.dns.mx("alice.test", 10, "mx.lodge.test");
    let page = sheet().await;
    assert!(page.contains("Everything is as it should be") && !page.contains("data-live"), "{page}");
    assert!(words(&town.stage.get("/mail/attention").await).contains("The mail of your domain comes here"));
}

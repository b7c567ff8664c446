//! "Everything the console can do": each form of the pages has its operation of the API, or a reason why it has none.

use crate::lodge::get;
use lodge_testkit::outside::House;
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Why a form has no operation.
enum Twin {
    /// It has: its method and path below `/api/v1`.
    Is(&'static str),
    /// It opens the door to somebody without a token, or a second time: a token is what programs have instead.
    Door,
    /// Its link is in a letter, and whoever reads the mailbox opens it.
    Letter,
    /// It needs a browser that is at this site: a device that holds passkeys, or a provider that sends people back.
    Browser,
    /// It is done once, before there are accounts.
    SetUp,
}
use Twin::{Browser, Door, Is, Letter, SetUp};

/// Every route of the pages that takes a `POST`.
const FORMS: &[(&str, Twin)] = &[
    ("/sign-in", Door),
    ("/sign-in/second", Door),
    ("/sign-in/passkey/start", Door),
    ("/sign-in/passkey/finish", Door),
    ("/sign-in/with", Door),
    ("/sign-out", Door),
    ("/prove", Door),
    ("/sign-up", Door),
    ("/sign-up/confirm/{code}", Letter),
    ("/forgotten", Door),
    ("/reset/{code}", Letter),
    ("/set-up/{code}", SetUp),
    ("/set-up/address", SetUp),
    ("/set-up/test", SetUp),
    ("/account", Is("PATCH /account")),
    ("/account/email", Is("POST /account/email")),
    ("/account/email/confirm/{code}", Letter),
    ("/account/password", Is("PUT /account/password")),
    ("/account/passkeys/start", Browser),
    ("/account/passkeys/finish", Browser),
    ("/account/passkeys/{id}/remove", Is("DELETE /account/passkeys/{id}")),
    ("/account/links", Browser),
    ("/account/links/{id}/remove", Is("DELETE /account/links/{id}")),
    ("/account/totp", Is("POST /account/totp")),
    ("/account/totp/codes", Is("POST /account/totp/codes")),
    ("/account/totp/remove", Is("DELETE /account/totp")),
    ("/account/sessions/end", Is("DELETE /account/sessions")),
    ("/account/sessions/{id}/end", Is("DELETE /account/sessions/{id}")),
    ("/account/tokens", Is("POST /account/tokens")),
    ("/account/tokens/{id}/remove", Is("DELETE /account/tokens/{id}")),
    ("/account/delegates/take-back", Is("POST /account/invitations/take-back")),
    ("/account/delegates/{id}/remove", Is("DELETE /account/delegates/{id}")),
    ("/invited/{code}", Is("POST /account/invitations/accept")),
    ("/account/delete", Is("DELETE /account")),
    ("/account/webhooks/new", Is("POST /webhooks")),
    ("/account/webhooks/{id}", Is("PATCH /webhooks/{id}")),
    ("/account/webhooks/{id}/test", Is("POST /webhooks/{id}/test")),
    ("/account/webhooks/{id}/secret", Is("POST /webhooks/{id}/secret")),
    ("/account/webhooks/{id}/remove", Is("DELETE /webhooks/{id}")),
    ("/help/new", Is("POST /help")),
    ("/help/{id}", Is("POST /help/{id}/answers")),
    ("/help/{id}/approve", Is("POST /help/{id}/approve")),
    ("/help/{id}/withdraw", Is("POST /help/{id}/withdraw")),
    ("/admin/accounts/{id}", Is("PATCH /admin/accounts/{id}/limits")),
    ("/admin/audit", Is("POST /admin/audit")),
    ("/admin/backups", Is("POST /admin/backups")),
    ("/admin/deny", Is("POST /admin/denied")),
    ("/admin/deny/{id}/remove", Is("DELETE /admin/denied/{id}")),
    ("/admin/legal", Is("POST /admin/legal-requests")),
    ("/admin/legal/{id}", Is("PATCH /admin/legal-requests/{id}")),
    ("/admin/legal/{id}/remove", Is("DELETE /admin/legal-requests/{id}")),
    ("/admin/policy", Is("POST /admin/policy-notices")),
    ("/admin/providers", Is("POST /admin/providers")),
    ("/admin/providers/{id}/remove", Is("DELETE /admin/providers/{id}")),
    ("/admin/requests/{id}", Is("POST /admin/requests/{id}/answers")),
    ("/admin/requests/{id}/ask", Is("POST /admin/requests/{id}/ask")),
    ("/admin/requests/{id}/close", Is("POST /admin/requests/{id}/close")),
    ("/admin/requests/{id}/publish", Is("POST /admin/requests/{id}/publish")),
    ("/admin/requests/{id}/take-down", Is("POST /admin/requests/{id}/take-down")),
    ("/mail/domains/new", Is("POST /domains")),
    ("/mail/domains/{domain}/proof", Is("POST /domains/{id}/proof")),
    ("/mail/domains/{domain}/remove", Is("DELETE /domains/{id}")),
    ("/mail/domains/{domain}/invite", Is("POST /domains/{id}/invitations")),
    ("/mail/domains/{domain}/aliases/new", Is("POST /domains/{id}/aliases/bulk")),
    ("/mail/domains/{domain}/aliases/import", Is("POST /domains/{id}/aliases/table")),
    ("/mail/domains/{domain}/aliases/{alias}", Is("PATCH /aliases/{id}")),
    // Several at once: a program says which, one after the other.
    ("/mail/domains/{domain}/aliases/chosen", Is("PATCH /aliases/{id}")),
    ("/mail/domains/{domain}/aliases/{alias}/switch", Is("PATCH /aliases/{id}")),
    ("/mail/domains/{domain}/aliases/{alias}/test", Is("POST /aliases/{id}/test")),
    ("/mail/domains/{domain}/aliases/{alias}/remove", Is("DELETE /aliases/{id}")),
    ("/comments/sites/new", Is("POST /sites")),
    ("/comments/sites/{site}", Is("PATCH /sites/{id}")),
    ("/comments/sites/{site}/lock", Is("PATCH /sites/{id}")),
    ("/comments/sites/{site}/letters", Is("PUT /sites/{id}/letters")),
    ("/comments/sites/{site}/remove", Is("DELETE /sites/{id}")),
    ("/comments/sites/{site}/invite", Is("POST /sites/{id}/invitations")),
    // Several at once: a program says which, one after the other.
    ("/comments/sites/{site}/queue", Is("POST /sites/{id}/comments/{comment}/decision")),
    ("/comments/sites/{site}/comments/{comment}", Is("POST /sites/{id}/comments/{comment}/decision")),
    ("/comments/sites/{site}/comments/{comment}/blank", Is("POST /sites/{id}/comments/{comment}/decision")),
    ("/comments/sites/{site}/pages/{page}", Is("PATCH /sites/{id}/pages/{page}")),
    ("/comments/sites/{site}/pages/{page}/remove", Is("DELETE /sites/{id}/pages/{page}")),
    ("/comments/sites/{site}/visitors/{visitor}", Is("PATCH /sites/{id}/visitors/{visitor}")),
    ("/comments/sites/{site}/bans", Is("POST /sites/{id}/bans")),
    ("/comments/sites/{site}/bans/{ban}/lift", Is("DELETE /sites/{id}/bans/{ban}")),
    ("/comments/sites/{site}/history/{act}/undo", Is("POST /sites/{id}/acts/{act}/undo")),
    ("/comments/sites/{site}/history/{act}/reason", Is("PATCH /sites/{id}/acts/{act}")),
    ("/comments/sites/{site}/rules", Is("PUT /sites/{id}/rules")),
    ("/comments/sites/{site}/keys", Is("POST /sites/{id}/sso-key")),
    ("/comments/sites/{site}/rules/import", Is("PUT /sites/{id}/rules")),
    // In steps, where a program does it at once.
    ("/comments/sites/{site}/move", Is("POST /sites/{id}/imports")),
    ("/comments/sites/{site}/move/look", Is("POST /sites/{id}/imports")),
    ("/comments/sites/{site}/move/start", Is("POST /sites/{id}/imports")),
    ("/comments/sites/{site}/move/drop", Is("POST /sites/{id}/imports")),
    ("/comments/sites/{site}/move/{import}/stop", Is("POST /sites/{id}/imports/{import}/stop")),
    ("/comments/sites/{site}/move/{import}/undo", Is("DELETE /sites/{id}/imports/{import}")),
    ("/guard/forget", Browser),
    ("/guard/appeal/{ticket}", Letter),
    ("/guard/verify/{ticket}", Letter),
    ("/guard/verify/{ticket}/answers", Letter),
    ("/guard/verify/{ticket}/person", Letter),
    ("/guard/verify/{ticket}/work", Letter),
    ("/guard/{guild}/lock", Is("PUT /guilds/{guild}/lock")),
    ("/guard/{guild}/settings", Is("PUT /guilds/{guild}/settings")),
    ("/guard/{guild}/settings/document", Is("PUT /guilds/{guild}/settings")),
    ("/guard/{guild}/settings/preset", Is("PUT /guilds/{guild}/preset")),
    ("/guard/{guild}/cases/{number}", Is("PATCH /guilds/{guild}/cases/{number}")),
    ("/guard/{guild}/queue", Is("POST /guilds/{guild}/appeals/{appeal}/decision")),
    ("/guard/{guild}/verification", Is("POST /guilds/{guild}/newcomers/{user}/decision")),
    ("/guard/{guild}/second", Is("POST /guilds/{guild}/wishes/{wish}/decision")),
    ("/guard/{guild}/shadow", Is("PUT /guilds/{guild}/shadow/{rule}")),
    ("/guard/{guild}/restore", Is("POST /guilds/{guild}/restore")),
    ("/guard/{guild}/move", Is("POST /guilds/{guild}/imports")),
    ("/guard/{guild}/mutual", Is("POST /guilds/{guild}/agreements")),
];

/// What the pages show, and no form does.
const SHOWN: &[&str] = &[
    "GET /account",
    "GET /account/export",
    "GET /account/sessions",
    "GET /account/tokens",
    "GET /account/tokens/{id}",
    "GET /account/passkeys",
    "GET /account/links",
    "GET /account/totp",
    "POST /account/totp/proposal",
    "GET /account/delegates",
    "GET /account/shares",
    "GET /account/invitations",
    "GET /usage",
    "GET /webhooks",
    "GET /webhooks/{id}",
    "GET /webhooks/{id}/attempts",
    "GET /help",
    "GET /help/{id}",
    "GET /domains",
    "GET /domains/{id}",
    "GET /domains/{id}/dns",
    "GET /domains/{id}/dns/zone",
    "GET /domains/{id}/helpers",
    "DELETE /domains/{id}/helpers/{helper}",
    "GET /domains/{id}/aliases",
    "GET /domains/{id}/aliases/table",
    "POST /domains/{id}/aliases",
    "GET /aliases/{id}",
    "GET /sites",
    "GET /sites/{id}/imports",
    "GET /sites/{id}/imports/{import}",
    "GET /sites/{id}/export",
    "GET /sites/{id}",
    "GET /sites/{id}/analytics",
    "GET /sites/{id}/rules",
    "DELETE /sites/{id}/sso-key",
    "PUT /sites/{id}/akismet-key",
    "GET /sites/{id}/letters",
    "GET /sites/{id}/helpers",
    "DELETE /sites/{id}/helpers/{helper}",
    "GET /sites/{id}/pages",
    "GET /sites/{id}/pages/{page}",
    "GET /sites/{id}/comments",
    "GET /sites/{id}/comments/{comment}",
    "DELETE /sites/{id}/comments/{comment}",
    "POST /sites/{id}/comments/{comment}/restore",
    "GET /sites/{id}/reports",
    "GET /sites/{id}/visitors",
    "GET /sites/{id}/visitors/{visitor}",
    "GET /sites/{id}/bans",
    "GET /sites/{id}/acts",
    "GET /guilds",
    "GET /guilds/{guild}",
    "GET /guilds/{guild}/settings",
    "GET /guilds/{guild}/cases",
    "GET /guilds/{guild}/cases/{number}",
    "POST /guilds/{guild}/cases/{number}/undo",
    "GET /guilds/{guild}/reports",
    "POST /guilds/{guild}/reports/{report}/settle",
    "GET /guilds/{guild}/appeals",
    "GET /guilds/{guild}/wishes",
    "GET /guilds/{guild}/newcomers",
    "GET /guilds/{guild}/visits",
    "POST /guilds/{guild}/visits/{visit}/judgement",
    "GET /guilds/{guild}/likeness",
    "GET /guilds/{guild}/shadow",
    "GET /guilds/{guild}/changes",
    "GET /guilds/{guild}/agreements",
    "POST /guilds/{guild}/agreements/invitation",
    "POST /guilds/{guild}/agreements/{agreement}/agree",
    "DELETE /guilds/{guild}/agreements/{agreement}",
    "POST /guilds/{guild}/drills",
];

#[test]
fn what_the_pages_can_do_a_program_can() {
    let forms: BTreeSet<String> = ["lodge-console", "lodge-mail", "lodge-comments", "lodge-guard"]
        .into_iter()
        .flat_map(|of| forms(&root().join(of).join("src")))
        // What readers do under somebody's page is no form of the console.
        .filter(|path| !path.starts_with("/embed/"))
        // Nor is what other Lodges ask.
        .filter(|path| !path.starts_with("/api/"))
        .collect();
    let named: BTreeSet<String> = FORMS.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(named.len(), FORMS.len(), "a form is named twice");
    let unnamed: Vec<_> = forms.difference(&named).collect();
    assert!(
        unnamed.is_empty(),
        "name the operations of the API that do the same as these forms: {unnamed:?}"
    );
    let gone: Vec<_> = named.difference(&forms).collect();
    assert!(gone.is_empty(), "there are no such forms any more: {gone:?}");

    let operations = operations();
    let twins = FORMS.iter().filter_map(|(_, twin)| if let Is(twin) = twin { Some(*twin) } else { None });
    for twin in twins.chain(SHOWN.iter().copied()) {
        assert!(operations.contains(twin), "the API does not describe {twin}");
    }
}

/// The operations that a running Lodge describes, as `GET /account`.
fn operations() -> BTreeSet<String> {
    let house = House::of(env!("CARGO_BIN_EXE_lodge"));
    let serving = house.serve();
    let (head, body) = get(house.http(), "/api/v1/openapi.json");
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    let document: Value = serde_json::from_str(&body).unwrap();
    serving.stop();
    let paths = document["paths"].as_object().unwrap();
    let operations = paths.iter().flat_map(|(path, item)| {
        item.as_object().unwrap().keys().map(move |method| format!("{} {path}", method.to_uppercase()))
    });
    operations.collect()
}

/// The paths of all routes in a folder of sources that take a `POST`.
fn forms(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(forms(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.extend(posted(&fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

/// Those of one file: `.route("/sign-in", get(page).post(done))`, on one line or several.
fn posted(text: &str) -> Vec<String> {
    let routes = text.split(".route(").skip(1);
    let path = |route: &str| route.trim_start().strip_prefix('"')?.split('"').next().map(str::to_owned);
    // `post` is also the name of a module there, so its `post` is imported as `posted`.
    let takes = |route: &str| ["post(", "posted("].iter().any(|word| until_closed(route).contains(word));
    routes.filter(|route| takes(route)).filter_map(path).collect()
}

/// What is between the parentheses that are open.
fn until_closed(text: &str) -> &str {
    let mut open = 1;
    let end = text.find(|sign: char| {
        open += match sign {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        open == 0
    });
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn forms_are_found_however_they_are_written() {
    let text = ".route(\"/a\", get(a))\n.route(\n    \"/b\",\n    get(b).post(c),\n)\n.route(\"/c\", posted(d)).layer(post(x))";
    assert_eq!(posted(text), ["/b", "/c"]);
}

//! `lodge provider`.

use crate::lodge::{Place, files, get, lodge, said};
use std::fs::{self, File};

#[test]
fn a_provider_is_added_by_its_name() {
    let place = Place::new("");
    fs::write(place.path("secret"), "s3cr3t-canary\n").unwrap();
    let secret = File::open(place.path("secret")).unwrap();
    let mut command = lodge();
    command.args(["provider", "add", "github", "--client-id", "lodge", "--config"]).arg(place.config());
    let added = said(command.stdin(secret).output().unwrap());
    assert_eq!(added.code, 0, "{added:?}");
    assert!(
        added.out.contains("Added GitHub.") && added.out.contains("/sign-in/with/github/back"),
        "{added:?}"
    );
    fs::remove_file(place.path("secret")).unwrap();
    let written = files(&place.path("data"));
    assert!(!written.is_empty());
    let holds =
        |file: &std::path::PathBuf| fs::read(file).unwrap().windows(13).any(|part| part == b"s3cr3t-canary");
    assert!(!written.iter().any(holds), "its secret lies nowhere as it is");

    place.does(&["provider", "add", "google", "--client-id", "lodge", "--id", "work"]);
    let listed: serde_json::Value =
        serde_json::from_str(&place.does(&["provider", "list", "--json"])).unwrap();
    let ids: Vec<_> = listed.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["github", "work"]);
    assert!(!listed.to_string().contains("s3cr3t"));
    let serving = place.serve();
    assert!(get(place.http, "/sign-in").1.contains("Sign in with GitHub"));
    assert_eq!(serving.stop().0, 0);
    assert!(place.does(&["provider", "remove", "github"]).contains("Removed github"));
    assert!(!place.does(&["provider", "list"]).contains("GitHub"));
}

#[test]
fn what_is_no_provider_says_what_to_do() {
    let place = Place::new("");
    place.does(&["provider", "add", "gitlab", "--client-id", "lodge"]);
    for (code, arguments, expected) in [
        (
            2,
            &["add", "myspace", "--client-id", "x"][..],
            "there are `discord`, `github`, `gitlab`, `google`, `microsoft`",
        ),
        (2, &["add", "google", "--client-id", ""], "this cannot be so: `client_id`"),
        (2, &["add", "google", "--client-id", "x", "--id", "A b"], "this cannot be so: `id`"),
        (1, &["add", "gitlab", "--client-id", "x"], "there is such a provider already: `gitlab`"),
        (1, &["remove", "google"], "there is no such provider: `google`"),
    ] {
        let said = place.fails(code, &[&["provider"], arguments].concat());
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
}

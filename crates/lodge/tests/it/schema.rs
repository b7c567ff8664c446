//! The API, tried out by its own description: whatever is sent, the answer is one that the description names, and never
//! a failure of ours.

use lodge_testkit::outside::House;
use std::{
    env,
    process::{Command, Stdio},
};

const SCOPES: [&str; 11] = [
    "account:write",
    "account:security",
    "account:export",
    "domains:write",
    "aliases:write",
    "comments:write",
    "comments:moderate",
    "guard:write",
    "webhooks:write",
    "help:write",
    "admin:write",
];

#[test]
fn the_api_is_as_its_description_says() {
    let tester =
        env::var_os("LODGE_TEST_SCHEMATHESIS").expect("no tester for the API: run `cargo xtask test`");
    // The tester asks as often as it can.
    let house = House::of(env!("CARGO_BIN_EXE_lodge")).with("http.api_rate", "1000000");
    house.lodge(["account", "add", "--email", "alice@example.org", "--name", "Alice", "--admin"]).succeeded();
    // All but the one that would end the account that asks. Nothing of the operator's ends the test.
    let scopes = SCOPES.map(|scope| format!("--scope={scope}"));
    let words = ["token", "add", "--account", "alice@example.org", "--label", "test"];
    let token = house.lodge(words.into_iter().map(str::to_owned).chain(scopes)).succeeded();
    let serving = house.serve();
    let tried = Command::new(tester)
        .arg("run")
        .arg(format!("http://{}/api/v1/openapi.json", house.http()))
        .args(["--header", &format!("Authorization: Bearer {}", token.trim())])
        .args(["--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance"])
        // One worker: two of them trip over each other inside Python 3.11 ("recursion depth mismatch", gh-106905).
        .args(["--max-examples", "20", "--seed", "1", "--workers", "1", "--no-color"])
        .args(["--phases", "examples,coverage,fuzzing", "--suppress-health-check", "all"])
        .current_dir(house.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&tried.stdout);
    assert!(tried.status.success(), "{said}\n{}", String::from_utf8_lossy(&tried.stderr));
    serving.stop();
}

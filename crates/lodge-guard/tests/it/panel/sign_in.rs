//! Saying on Discord who one is.

use lodge_guard::store::keepers;
use lodge_register::Timestamp;
use lodge_testkit::{engines::TestDb, on_both_engines};
use url::Url;

use super::house::{GUILD, House, OLGA};

const DAY: i64 = Timestamp::DAY;

/// Where somebody is sent, and the word that they have to bring back.
async fn leave(house: &House) -> (Url, String) {
    let sent = house.stage.get("/guard/sign-in").await;
    assert_eq!(sent.status, 303);
    let to = Url::parse(sent.location().unwrap()).unwrap();
    let state = to.query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();
    (to, state)
}

on_both_engines!(
    who_comes_back_from_discord_sees_the_servers_they_manage_and_no_token_is_left,
    async |db: TestDb| {
        let house = House::with(db, true).await;
        let stage = &house.stage;
        assert!(stage.get("/guard").await.body.contains("Sign in with Discord"));
        let unknown = stage.get(&house.at("")).await;
        assert_eq!(unknown.status, 403);
        assert!(unknown.body.contains("Nobody knows who you are on Discord"));

        let (to, state) = leave(&house).await;
        assert_eq!(to.path(), "/oauth2/authorize");
        let asked: Vec<_> = to.query_pairs().into_owned().collect();
        let has = |name: &str, value: &str| asked.iter().any(|(n, v)| n == name && v == value);
        assert!(has("scope", "identify guilds") && has("redirect_uri", "https://lodge.example/guard/back"));
        let back = stage.get(&format!("/guard/back?code=good&state={state}")).await;
        assert_eq!(back.location(), Some("/guard?said=guard-known"));
        let known = keepers::of(&house.db, house.olga.id, house.moment()).await.unwrap().unwrap();
        let guilds: Vec<_> = known.guilds().collect();
        assert_eq!(
            (known.member_id, guilds),
            (OLGA, vec![GUILD]),
            "of servers without a guard nothing is kept"
        );
        let list = stage.get("/guard").await.body;
        assert!(list.contains("312") && list.contains(&format!("/guard/{GUILD}")), "{list}");
        assert!(!list.contains("The <b>Harbour"), "what somebody typed is no markup");

        let revoked =
            house.discord.asked().into_iter().find(|asked| asked.path.ends_with("/token/revoke")).unwrap();
        assert_eq!(revoked.field("token").as_deref(), Some("T0K3N"));
        let again = stage.get(&format!("/guard/back?code=good&state={state}")).await;
        assert_eq!(again.location(), Some("/guard?said=guard-stale"), "a word is good once");
        house.db.clock.advance(89 * DAY);
        stage.sign_in(&house.olga).await;
        assert!(stage.get("/guard").await.body.contains("312"), "no token is needed for that");
        house.db.clock.advance(DAY);
        stage.sign_in(&house.olga).await;
        assert!(stage.get("/guard").await.body.contains("Sign in with Discord"), "90 days are over");
    }
);

on_both_engines!(nobody_comes_back_for_somebody_else, async |db: TestDb| {
    let house = House::with(db, true).await;
    let stage = &house.stage;
    let (_, of_olga) = leave(&house).await;
    stage.sign_in(&house.mira).await;
    let back = stage.get(&format!("/guard/back?code=good&state={of_olga}")).await;
    assert_eq!(back.location(), Some("/guard?said=guard-stale"));
    assert!(keepers::of(&house.db, house.mira.id, house.moment()).await.unwrap().is_none());
    let (_, state) = leave(&house).await;
    let denied = stage.get(&format!("/guard/back?error=access_denied&state={state}")).await;
    assert_eq!(denied.location(), Some("/guard?said=guard-said-no"));
    let (_, state) = leave(&house).await;
    let spent = stage.get(&format!("/guard/back?code=bad&state={state}")).await;
    assert_eq!(spent.location(), Some("/guard?said=guard-stale"));
    stage.use_cookie(None);
    assert_eq!(stage.get("/guard").await.status, 303);
});

on_both_engines!(without_a_guard_the_pages_say_so, async |db: TestDb| {
    let house = House::with(db, false).await;
    assert!(house.stage.get("/guard").await.body.contains("There is no guard here yet"));
    assert_eq!(house.stage.get(&house.at("/cases")).await.status, 403);
    assert_eq!(house.stage.get("/guard/appeal/abc").await.status, 404);
});

on_both_engines!(servers_of_others_are_not_there, async |db: TestDb| {
    let house = House::open(db).await;
    for path in ["/guard/7", "/guard/1188000000000000042/cases", "/guard/x", "/guard/99999999999999999999"] {
        assert_eq!(house.stage.get(path).await.status, 404, "{path}");
    }
    assert_eq!(house.stage.post("/guard/forget", &[]).await.location(), Some("/guard?said=guard-forgotten"));
    assert_eq!(house.stage.get(&house.at("")).await.status, 403);
});

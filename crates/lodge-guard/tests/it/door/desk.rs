//! A guard on one server of the stand-in, as a desk that nobody listens for.

use std::{
    sync::{Arc, RwLock},
    time::Duration,
};

use discord_double::{Double, Options, Place};
use lodge_egress::{Door, DoorSettings};
use lodge_guard::{
    WORDS,
    act::Hands,
    audit::Gathered,
    commands::{Desk, Drafts},
    decide::Mind,
    entrance::{Entrance, outside::Outside, portal::EntrancePortal},
    event::{Event, GuildFull},
    ids::{ApplicationId, GuildId, UserId},
    keeper::discord::Portal,
    rest::Rest,
    rules::Rules,
    store::servers,
    verify::signal::key::Cost,
};
use lodge_register::{Clock as _, Secret};
use lodge_testkit::engines::TestDb;
use lodge_web::Words;

/// A guard on this server, which waits for Discord’s answers for so long.
pub async fn desk(db: &TestDb, double: &Double, place: &Place, within: Duration, outside: Outside) -> Desk {
    let allow = vec!["127.0.0.0/8".parse().unwrap()];
    let door = Door::new(&DoorSettings { allow, ..DoorSettings::default() }).unwrap();
    let api = format!("{}/api/v10", double.rest());
    let rest = Rest::new(door.clone(), db.clock.clone(), &api, Secret::new(double.token().to_owned()));
    let full: GuildFull = serde_json::from_value(double.view(place.id).unwrap()).unwrap();
    let guild = GuildId::new(place.id.0);
    let seen =
        servers::Seen { guild, owner: UserId::new(place.owner.0), name: "The <b>Harbour</b>".to_owned() };
    servers::meet(db, seen, "{}", db.clock.now()).await.unwrap();
    let settings = Rules::load(db).await.unwrap();
    let mut mind = Mind::of(UserId::new(double.bot().0));
    mind.hear(&Event::GuildCreate(Box::new(full)), db.clock.now(), &|guild| settings.of(guild));
    let application = ApplicationId::new(double.bot().0);
    let discord = Portal { application, secret: Secret::new(Options::default().secret), api };
    let entrance = Entrance {
        portal: Some(EntrancePortal::patient(discord, door, within)),
        cost: Cost::MADE_UP,
        outside,
        ..Entrance::closed()
    };
    Desk {
        hands: Hands { rest, db: (**db).clone(), clock: db.clock.clone() },
        words: Arc::new(Words::new(WORDS).unwrap()),
        mind: Arc::new(RwLock::new(mind)),
        settings,
        drafts: Drafts::default(),
        gathered: Gathered::default(),
        application,
        custody: Arc::default(),
        at: Arc::default(),
        entrance: Arc::new(entrance),
    }
}

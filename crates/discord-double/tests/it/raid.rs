//! Bad days.

use crate::bot::{Bot, town};
use discord_double::{Intents, MINUTE, SECOND, raid};

#[tokio::test]
async fn a_flood_is_over_in_its_time_and_a_seed_repeats_it() {
    let (double, place, mira) = town().await;
    let mut bot = Bot::ready(&double, Intents::ALL).await;
    let (began, mut crowd) = (double.now(), Vec::new());
    let steps = raid::flood(7, 50, 20 * SECOND);
    for step in &steps {
        assert!(double.step(place.id, place.channel("general"), mira, &mut crowd, step));
    }
    assert_eq!(crowd.len(), 50);
    assert!(double.now().since(began) < MINUTE);
    for _ in 0..50 {
        bot.hears("GUILD_MEMBER_ADD").await;
    }
    for _ in 0..50 {
        bot.hears("MESSAGE_CREATE").await;
    }
    let times = |seed| raid::flood(seed, 50, 20 * SECOND).iter().map(|step| step.after).collect::<Vec<_>>();
    assert_eq!(times(7), times(7));
    assert_ne!(times(7), times(8));
}

#[tokio::test]
async fn a_nuke_takes_down_what_its_villain_may() {
    let (double, place, mira) = town().await;
    let people: Vec<_> = (0..5).map(|n| double.person(&format!("p{n}"))).collect();
    people.iter().for_each(|who| double.joins(place.id, *who).unwrap());
    let channels = ["general", "log", "Quay"].map(|name| place.channel(name));
    let steps = raid::nuke(3, place.id, &channels, &[place.bot_role], &people);
    assert_eq!(steps.len(), 9);
    let done =
        steps.iter().filter(|step| double.step(place.id, channels[0], mira, &mut Vec::new(), step)).count();
    assert_eq!(done, 8, "all but the bot's role, which stands above");
    assert_eq!(double.banned(place.id).len(), 5);
    assert_eq!(double.view(place.id).unwrap()["channels"].as_array().unwrap().len(), 0);
}

#[tokio::test]
async fn quiet_days_and_sly_ones() {
    let (double, place, mira) = town().await;
    for steps in [raid::drip(1, 5, 5 * MINUTE), raid::peace(1, 5, 5 * MINUTE), raid::alt_return(1, "tom", 5)]
    {
        let mut crowd = Vec::new();
        let came = steps
            .iter()
            .filter(|step| double.step(place.id, place.channel("general"), mira, &mut crowd, step));
        assert_eq!(came.count(), 5);
        assert!(crowd.iter().all(|who| who.made_at() < double.now()));
    }
}

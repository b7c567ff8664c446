//! An evening on one server, told from its beginning to its end: on a good day, and on a bad one.

pub mod scene;
mod script;

use discord_double::{Failing, Faults};
use lodge_testkit::on_both_engines;
use scene::Scene;

on_both_engines!(an_evening_ends_as_it_is_written, async |db| {
    let mut scene = Scene::open(&db).await;
    script::moderation(&mut scene).await;
    script::automod(&mut scene).await;
    script::flood(&mut scene, None).await;
    script::drip(&mut scene).await;
    script::nuke(&mut scene).await;
    script::appeal(&mut scene).await;
    script::ends_as_written(&scene).await;
    scene.stop().await;
    scene.holds_nothing_that_was_written(&db).await;
});

// What is gathered would be gone; what is an alarm is in the channel, or comes there after the restart.
on_both_engines!(a_restart_loses_no_alarm_although_lines_are_gathered, async |db| {
    let mut scene = Scene::open(&db).await;
    let mut settings = (*scene.desk().settings.of(scene.guild())).clone();
    settings.telling.gather_seconds = 300;
    scene.desk().settings.change(scene.db(), scene.guild(), settings).await.unwrap();
    script::flood(&mut scene, Some(15)).await;
    let is_told = scene.is_told("The raid goes on") || scene.is_told("A raid has begun");
    assert!(is_told, "{}", scene.staff_was_told().join("\n"));
    scene.stop().await;
});

on_both_engines!(a_bad_evening_ends_as_it_is_written, async |db| {
    let mut scene = Scene::open(&db).await;
    let storm = |path: &str, times| Failing { path: path.to_owned(), times, status: 429 };
    scene.double.faults(
        Faults {
            lost: 50,
            doubled: 50,
            late: 1_500,
            audit_late: 2_000,
            failing: vec![storm("/bulk-ban", 3), storm("/incident-actions", 2), storm("/messages", 4)],
            ..Faults::default()
        },
        20_261_122,
    );
    script::moderation(&mut scene).await;
    scene.double.closes(4000);
    script::automod(&mut scene).await;
    script::flood(&mut scene, Some(15)).await;
    scene.double.breaks();
    script::drip(&mut scene).await;
    scene.double.asks_to_reconnect();
    script::nuke(&mut scene).await;
    script::appeal(&mut scene).await;
    script::ends_as_written(&scene).await;
    scene.stop().await;
    scene.holds_nothing_that_was_written(&db).await;
});

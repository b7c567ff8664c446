//! What everybody may know.

use lodge_testkit::on_both_engines;

use super::House;

on_both_engines!(everybody_sees_what_runs_and_what_could_be_handed_over, async |db| {
    let house = House::on(&db).await;
    let page = house.get("/transparency").await.body;
    assert!(page.contains("0123456789abcdef") && page.contains("href=\"/source\""));
    assert!(page.contains("Not yet") && page.contains("None has been recorded"));
    assert!(page.contains("An account: who may use Lodge"), "{page}");
    for entry in super::entries().iter().filter(|entry| entry.place == lodge_register::Place::Memory) {
        assert!(!page.contains(entry.title), "{}", entry.name);
    }
    for (language, word) in [("tr", "Şeffaflık"), ("nl", "Transparantie"), ("ru", "Прозрачность")]
    {
        house.always("accept-language", language);
        let page = house.get("/transparency").await.body;
        assert!(page.contains(word) && !page.contains("transparency-audit") && !page.contains("entry-"));
    }
});

on_both_engines!(requests_by_authorities_are_counted_for_everybody, async |db| {
    let house = House::on(&db).await;
    house.operated().await;
    for answer in ["refused", "refused", "open"] {
        let typed = [("month", "2026-01"), ("asker", "police"), ("answer", answer)];
        house.post("/admin/legal", &typed).await;
    }
    assert_eq!(house.post("/admin/legal", &[("month", "soon")]).await.status.as_u16(), 422);
    let odd = [("month", "2026-01"), ("asker", "<b>"), ("answer", "open")];
    assert_eq!(house.post("/admin/legal", &odd).await.status.as_u16(), 400);
    house.use_cookie(None);
    let page = house.get("/transparency").await.body;
    assert!(page.contains("2026-01") && page.contains("The police or a prosecutor"));
    assert!(page.contains(">2</td>") && page.contains("Refused") && page.contains("Not answered yet"));
});

on_both_engines!(an_audit_and_a_backup_are_shown, async |db| {
    let house = House::on(&db).await;
    let (mut clean, day) = (0, house.clock.clone());
    for findings in [2_i64, 0] {
        day.advance(1000);
        let audited = lodge_console::Audited { made_at: house.site.clock.now(), findings };
        db.write(lodge_store::Batch::new().insert(&db, &audited)).await.unwrap();
        let page = house.get("/transparency").await.body;
        clean += usize::from(page.contains("Nothing differs"));
        assert_eq!(page.contains("2 things differ"), findings == 2);
    }
    assert_eq!(clean, 1);
});

//! What accounts keep, and what they say they keep. The laws themselves are held over the whole house, in `lodge`.

use lodge_register::Register;
use lodge_testkit::on_both_engines;

fn register() -> Register {
    Register::new([lodge_accounts::entries()])
}

#[test]
fn the_register_contradicts_nothing() {
    assert_eq!(register().lint(), []);
}

on_both_engines!(every_table_and_column_is_declared, async |db| {
    db.migrate(lodge_accounts::migrations()).await.unwrap();
    let found = db.introspect().await.unwrap().differences(&register().entries);
    let ours: Vec<_> =
        found.iter().map(ToString::to_string).filter(|said| !said.contains("store_")).collect();
    assert_eq!(ours, Vec::<String>::new());
});

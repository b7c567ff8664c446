//! Laws that hold for whatever bytes come. The fuzzer and the ordinary tests call the same functions.

use lodge_register::Timestamp;
use lodge_store::OsChance;

use crate::{
    event::{brief, envelope, read},
    gate::{Shard, Talk, Told, intents},
    ids::GuildId,
    import,
};

/// Whatever the gateway sends, it is read or odd; and what is read at a glance is what is read with care.
pub fn guard_frame(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut talk = Talk::new(Shard { number: 0, of: 1, intents: intents::ALL }, None);
    if let Ok(Told::Event(name, data, _)) = talk.hear(&text, Timestamp::from_millis(0), &OsChance) {
        drop(read(&text, &name, data));
    }
    if let Some((name, number, data)) = brief(&text)
        && let Ok(whole) = envelope(&text)
        && let (Some(t), Some(d)) = (whole.t.as_deref(), whole.d)
        && (whole.op, t, whole.s, d.get()) == (0, name, Some(number), data)
    {
        let careful = crate::event::decode(t, d);
        assert!(read(&text, name, data).ok() == careful.ok(), "the same event");
    }
}

/// Whatever file of another bot is brought, it is read or refused, and that ends.
pub fn guard_import(data: &[u8]) {
    drop(import::read(&String::from_utf8_lossy(data), GuildId::new(1)));
}

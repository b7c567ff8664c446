//! Looking for messages in a whole guild.

use crate::call::{Answer, Said};
use crate::desk::Desk;
use crate::id::Id;
use crate::permission::{Permissions, in_channel};
use crate::state::{Message, object};
use serde_json::{Value, json};

pub(super) fn messages(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::READ_MESSAGE_HISTORY)?;
    let home = desk.guild(guild)?;
    let number = |name: &str| desk.call.asked(name).and_then(|text| text.parse().ok()).map(Id);
    let (author, channel) = (number("author_id"), number("channel_id"));
    let (least, most) = (number("min_id"), number("max_id"));
    let words = desk.call.asked("content").unwrap_or_default().to_lowercase();
    let seen = |message: &Message| {
        let place = home.channels.get(&message.channel_id);
        place.is_some_and(|place| {
            in_channel(home, place, desk.actor, desk.world.now).has(Permissions::READ_MESSAGE_HISTORY)
        })
    };
    let mut found: Vec<&Message> = home
        .messages
        .values()
        .filter(|m| author.is_none_or(|author| m.author_id() == Some(author)))
        .filter(|m| channel.is_none_or(|channel| m.channel_id == channel))
        .filter(|m| least.is_none_or(|id| m.id > id) && most.is_none_or(|id| m.id < id))
        .filter(|m| m.content.to_lowercase().contains(&words) && seen(m))
        .collect();
    found.reverse();
    let total = found.len();
    let offset = desk.call.asked("offset").and_then(|text| text.parse().ok()).unwrap_or(0);
    if offset > 9975 {
        return Err(crate::body::range("offset", 0, 9975));
    }
    let page: Vec<Value> = found.into_iter().skip(offset).take(desk.call.limit(25, 25)).map(hit).collect();
    Ok(Answer::ok(json!({
        "messages": page, "total_results": total, "doing_deep_historical_index": false,
    })))
}

/// A hit stands in a list of its own, where there once was room for its neighbours.
fn hit(message: &Message) -> Value {
    let mut fields = object(message);
    fields.insert("hit".into(), json!(true));
    json!([fields])
}

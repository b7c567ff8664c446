//! Which messages a purge takes. They are looked at as they come, and nothing of them is kept.

use lodge_register::Timestamp;
use serde_json::Value;

use super::Filter;
use crate::ids::MessageId;

/// How old a message is at most that Discord removes with others: 14 days, less an hour for the way.
const OLDEST: i64 = 14 * Timestamp::DAY - 3_600_000;

/// The messages of a page that the filter takes.
#[must_use]
pub(super) fn taken(filter: &Filter, page: &[Value], now: Timestamp) -> Vec<MessageId> {
    page.iter().filter(|message| takes(filter, message)).filter_map(|message| young(message, now)).collect()
}

/// The number of a message.
#[must_use]
pub(super) fn number(message: &Value) -> Option<MessageId> {
    message.get("id")?.as_str()?.parse().ok().map(MessageId::new)
}

fn young(message: &Value, now: Timestamp) -> Option<MessageId> {
    let id = number(message)?;
    (id.made_at().plus_millis(OLDEST) > now).then_some(id)
}

fn takes(filter: &Filter, message: &Value) -> bool {
    let content = message.get("content").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    let author = message.get("author");
    let by = author.and_then(|author| author.get("id")?.as_str()?.parse::<u64>().ok());
    let has = |key: &str| message.get(key).and_then(Value::as_array).is_some_and(|list| !list.is_empty());
    let with = match filter.with.as_deref() {
        None => true,
        Some("links") => content.contains("http://") || content.contains("https://"),
        Some("files") => has("attachments"),
        Some("invites") => ["discord.gg/", "discord.com/invite/", "discordapp.com/invite/"]
            .iter()
            .any(|at| content.contains(at)),
        Some("mentions") => {
            has("mentions") || has("mention_roles") || message.get("mention_everyone") == Some(&true.into())
        }
        Some("bots") => author.and_then(|author| author.get("bot")) == Some(&true.into()),
        Some(_) => false,
    };
    let pinned = message.get("pinned") == Some(&true.into());
    !pinned
        && with
        && filter.by.is_none_or(|wanted| by == Some(wanted.get()))
        && filter.containing.as_ref().is_none_or(|words| content.contains(words))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ids::UserId;

    #[test]
    fn what_a_filter_takes() {
        let now = Timestamp::from_millis(1_800_000_000_000);
        let new = MessageId::drawn_at(now.plus_days(-1)).get();
        let old = MessageId::drawn_at(now.plus_days(-15)).get();
        let message = |add: u64, rest: Value| {
            let mut whole = json!({ "id": (new + add).to_string(), "author": { "id": "7" }, "content": "" });
            whole.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
            whole
        };
        let page = [
            message(0, json!({ "content": "See HTTPS://example.org" })),
            message(1, json!({ "content": "discord.gg/abc", "author": { "id": "8" } })),
            message(2, json!({ "attachments": [{}], "author": { "id": "9", "bot": true } })),
            message(3, json!({ "mention_everyone": true })),
            message(4, json!({ "content": "https://pinned.example", "pinned": true })),
            message(0, json!({ "id": old.to_string(), "content": "https://old.example" })),
            json!({ "no": "message" }),
        ];
        let take =
            |filter: Filter| taken(&filter, &page, now).iter().map(|id| id.get() - new).collect::<Vec<_>>();
        let with = |word: &str| Filter { with: Some(word.into()), ..Filter::default() };
        assert_eq!(take(Filter::default()), [0, 1, 2, 3]);
        assert_eq!(take(with("links")), [0]);
        assert_eq!(take(with("invites")), [1]);
        assert_eq!(take(with("files")), [2]);
        assert_eq!(take(with("bots")), [2]);
        assert_eq!(take(with("mentions")), [3]);
        assert_eq!(take(with("nonsense")), [0; 0]);
        assert_eq!(take(Filter { by: Some(UserId::new(8)), ..Filter::default() }), [1]);
        assert_eq!(take(Filter { containing: Some("see".into()), ..Filter::default() }), [0]);
    }
}

//! Sites as chance makes them.

use lodge_comments::import::{Author, Comment, Edit, Item, Page, State, Text, Votes};
use lodge_register::Timestamp;
use proptest::prelude::*;

const TRICKY: [&str; 14] = [
    "Hello *town*",
    "a < b && c > d \"e\" 'f'",
    "]]> <![CDATA[ x ]]>",
    "one\ntwo\n\nthree",
    "'); DROP TABLE comments; --",
    ".quit\n;\n.quit",
    "\\ \\n \\u0041 \"",
    "ünï 🙂 \u{2028} \u{fffd}",
    "<script>alert(1)</script>",
    "- a\n- b\n\n> c\n\n```\nd\n  e\n```",
    "{\"end\":1}",
    "&amp; &#13; &lt;",
    "a\r\nb",
    "",
];

fn tricky() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(TRICKY.to_vec()).prop_map(str::to_owned),
        1 => "[ -~é🙂\n]{0,40}".prop_map(|text| text.trim().to_owned()),
    ]
}

fn text() -> impl Strategy<Value = Text> {
    prop_oneof![
        4 => tricky().prop_map(|text| Text::Markdown(text.into())),
        1 => tricky().prop_map(|text| Text::Html(text.into())),
        1 => tricky().prop_map(|text| Text::HtmlLines(text.into())),
    ]
}

/// Eight people: one account, one name.
fn author() -> impl Strategy<Value = Author> {
    (0..8_usize).prop_map(|number| {
        let some = |is: bool, text: String| is.then_some(text.into());
        Author {
            id: if number < 4 { format!("v{number}") } else { String::new() },
            name: some(
                number % 4 != 3,
                format!("Ann {} {number}", TRICKY.get(number).unwrap().replace(['\n', '\r'], " "))
                    .trim()
                    .to_owned(),
            ),
            email: some(number % 2 == 0, format!("ann{number}@mail.example")),
            website: some(number % 3 == 0, format!("https://ann.example/{number}?a=1&b=2")),
        }
    })
}

fn moment() -> impl Strategy<Value = Timestamp> {
    (1_000_000_000_000..1_800_000_000_000_i64).prop_map(Timestamp::from_millis)
}

fn comment() -> impl Strategy<Value = Comment> {
    let state =
        prop::sample::select(vec![State::Shown, State::Held, State::Rejected, State::Spam, State::Deleted]);
    let edits = prop::collection::vec((moment(), text()).prop_map(|(at, was)| Edit { at, was }), 0..3);
    let reactions = prop::collection::btree_map("[a-z]{1,5}", 1..9_u32, 0..3);
    let said = (author(), text(), moment(), prop::option::of(moment()), state);
    (said, any::<bool>(), 0..9_u32, 0..9_u32, reactions, edits).prop_map(
        |((author, text, posted_at, edited_at, state), sticky, up, down, reactions, edits)| Comment {
            id: String::new(),
            parent: None,
            page: String::new(),
            author,
            text,
            posted_at,
            edited_at,
            state,
            sticky,
            votes: Votes { up, down },
            reactions: reactions.into_iter().collect(),
            edits,
        },
    )
}

/// A site: pages, and comments that answer earlier ones of their page.
pub(crate) fn book() -> impl Strategy<Value = Vec<Item>> {
    let comments = prop::collection::vec((comment(), prop::option::of(any::<prop::sample::Index>())), 0..8);
    let page = (tricky(), any::<bool>(), comments);
    prop::collection::vec(page, 0..4).prop_map(|pages| {
        let (mut items, mut count) = (Vec::new(), 0);
        for (number, (title, closed, comments)) in pages.into_iter().enumerate() {
            let id = (number + 1).to_string();
            let title = title.replace(['\n', '\r'], " ");
            items.push(Item::Page(Page {
                id: id.clone(),
                address: format!("/page-{id}/?a=1&b=<2>"),
                title: title.trim().into(),
                closed,
            }));
            let mut here: Vec<String> = Vec::new();
            for (mut comment, parent) in comments {
                count += 1;
                comment.id = (count * 7).to_string();
                comment.parent = parent.filter(|_| !here.is_empty()).map(|parent| parent.get(&here).clone());
                comment.page.clone_from(&id);
                here.push(comment.id.clone());
                items.push(Item::Comment(Box::new(comment)));
            }
        }
        items
    })
}

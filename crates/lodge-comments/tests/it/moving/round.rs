//! Out of a site and into another: nothing is lost but what the format cannot say.

use lodge_comments::{
    export::{Contacts, KEEPS, Options, Writer},
    import::{Author, Comment, Edit, Format, Item, Page, State, Text, Votes},
};
use lodge_register::{Clock as _, Timestamp};
use lodge_testkit::{engines::TestDb, on_both_engines};

use super::house::{House, named, said};
use crate::{imports::ALL, moved::line};

fn author(id: &str, name: &str, more: bool) -> Author {
    let some = |text: String| (!text.is_empty()).then(|| text.into());
    Author {
        id: id.to_owned(),
        name: some(name.to_owned()),
        email: more.then(|| format!("{}@mail.example", name.to_lowercase()).into()),
        website: more.then(|| format!("https://{}.example/?a=1&b=2", name.to_lowercase()).into()),
    }
}

/// Comments of all kinds, with everything that one can have.
fn everything(now: Timestamp) -> Vec<Item> {
    let page = |id: &str, closed| {
        Item::Page(Page {
            id: id.into(),
            address: format!("/{id}"),
            title: format!("Page «{id}» & more"),
            closed,
        })
    };
    let at = |seconds: i64| Timestamp::from_millis(1_600_000_000_000 + seconds * 1000);
    let comment = |id: i64, parent: Option<i64>, page: &str, text: &str| Comment {
        id: id.to_string(),
        parent: parent.map(|parent| parent.to_string()),
        page: page.into(),
        author: author("ann", "Ann", true),
        text: Text::Markdown(text.to_owned().into()),
        posted_at: at(id),
        edited_at: None,
        state: State::Shown,
        sticky: false,
        votes: Votes::default(),
        reactions: Vec::new(),
        edits: Vec::new(),
    };
    let mut all = vec![
        comment(1, None, "one", "Hello *town* & all < everybody\n\nSecond **paragraph**"),
        comment(2, Some(1), "one", "An answer with a [link](https://town.example/?a=1&b=2)"),
        comment(3, Some(2), "one", "An answer to an answer 🙂"),
        comment(4, None, "one", "Held"),
        comment(5, None, "one", "Rejected"),
        comment(6, None, "one", "Spam"),
        comment(7, None, "one", ""),
        comment(8, Some(7), "one", "Below what was taken away"),
        comment(9, None, "two", "`code` and\n\n> words of others\n\n* a\n* b"),
        comment(10, Some(9), "two", "By a guest"),
        comment(11, None, "two", "By nobody"),
    ];
    for (at, state) in [(3, State::Held), (4, State::Rejected), (5, State::Spam), (6, State::Deleted)] {
        all[at].state = state;
    }
    all[6].author = Author::default();
    all[7].author = author("bob", "Bob", false);
    all[9].author = author("", "Ayşe", false);
    all[10].author = Author::default();
    all[0].votes = Votes { up: 5, down: 3 };
    all[1].votes = Votes { up: 0, down: 2 };
    all[2].votes = Votes { up: 7, down: 0 };
    all[0].sticky = true;
    all[0].reactions = vec![("heart".into(), 3), ("rocket".into(), 1)];
    all[8].edited_at = Some(now.plus_days(-2));
    all[8].edits = vec![
        Edit { at: now.plus_days(-3), was: Text::Markdown("First".to_owned().into()) },
        Edit { at: now.plus_days(-2), was: Text::Markdown("Second".to_owned().into()) },
    ];
    let mut items = vec![page("one", true)];
    for comment in all {
        if comment.id == "9" {
            items.extend([page("nothing", false), page("two", false)]);
        }
        items.push(Item::Comment(Box::new(comment)));
    }
    items
}

fn written(items: &[Item], made: Timestamp) -> Vec<u8> {
    let options = Options { site: "blog.example", made, contacts: Contacts::With, closed: &[] };
    let mut writer = Writer::begin(Format::Lodge, &options, Vec::new()).unwrap();
    items.iter().for_each(|item| writer.add(item.clone()).unwrap());
    writer.finish().unwrap()
}

on_both_engines!(nothing_is_lost_through_the_database, async |db: TestDb| {
    let house = House::on(db).await;
    let items = everything(house.db.clock.now());
    let first = house.site("first").await;
    let import = house.brings(&first, Format::Lodge, &written(&items, house.db.clock.now())).await;
    assert_eq!((import.pages, import.comments, import.there), (3, 11, 0), "{:?}", import.left());
    let expected: Vec<_> = named(items).iter().map(line).collect();
    let lodge = house.takes(&first, Format::Lodge, Contacts::With).await;
    assert_eq!(said(Format::Lodge, &lodge), expected);
    assert!(!String::from_utf8(lodge).unwrap().contains("\"ann\""), "names of elsewhere are not kept");

    for keeps in KEEPS {
        let format = keeps.format;
        let site = house.site(&format!("second-{format}")).await;
        let out = house.takes(&first, format, Contacts::With).await;
        let back = house.brings(&site, format, &out).await;
        assert!(back.comments > 5, "{format}: {:?}", back.left());
        let again = house.takes(&site, format, Contacts::With).await;
        assert_eq!(said(format, &again), said(format, &out), "{format}");
        let without = house.takes(&first, format, Contacts::Without).await;
        assert!(!String::from_utf8_lossy(&without).contains("@mail.example"), "{format}");
    }
});

on_both_engines!(what_others_export_comes_in_and_goes_out, async |db: TestDb| {
    let house = House::on(db).await;
    for (format, bytes) in ALL {
        let site = house.site(&format!("from-{format}")).await;
        let import = house.brings(&site, format, bytes).await;
        assert!(import.comments > 1, "{format}: {:?}", import.left());
        let out = house.takes(&site, Format::Lodge, Contacts::With).await;
        let copy = house.site(&format!("copy-{format}")).await;
        house.brings(&copy, Format::Lodge, &out).await;
        let again = house.takes(&copy, Format::Lodge, Contacts::With).await;
        assert_eq!(said(Format::Lodge, &again), said(Format::Lodge, &out), "{format}");
    }
});

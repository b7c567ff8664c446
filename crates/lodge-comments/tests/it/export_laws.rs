//! What is written is what is read: import → export → import changes nothing but what the table says.

use crate::book::book;
use crate::imports::ALL;
use crate::moved::{items, line, sqlite};
use lodge_comments::export::{Contacts, ExportError, KEEPS, Options, Projection, Writer};
use lodge_comments::import::{Format, Item};
use lodge_register::Timestamp;
use proptest::prelude::*;

/// When these exports are made.
const MADE: Timestamp = Timestamp::from_millis(1_795_392_000_000);

/// Writes these items. What Isso gets are statements, which SQLite runs.
pub(crate) fn written(format: Format, contacts: Contacts, items: &[Item]) -> Result<Vec<u8>, ExportError> {
    let closed = closed(items);
    let options = Options { site: "blog.example", made: MADE, contacts, closed: &closed };
    let mut writer = Writer::begin(format, &options, Vec::new())?;
    items.iter().try_for_each(|item| writer.add(item.clone()))?;
    let written = writer.finish()?;
    Ok(match format {
        Format::Isso => sqlite(&String::from_utf8(written).unwrap()),
        _ => written,
    })
}

fn closed(items: &[Item]) -> Vec<String> {
    let pages = items.iter().filter_map(|item| match item {
        Item::Page(page) if page.closed => Some(page.address.clone()),
        _ => None,
    });
    pages.collect()
}

/// What the table says is left of them.
fn left(format: Format, contacts: Contacts, items: &[Item]) -> Vec<String> {
    let closed = closed(items);
    let options = Options { site: "blog.example", made: MADE, contacts, closed: &closed };
    let mut projection = Projection::new(format, &options).unwrap();
    sorted(&items.iter().flat_map(|item| projection.of(item.clone())).collect::<Vec<_>>())
}

/// Pages first: a database gives them so.
fn sorted(items: &[Item]) -> Vec<String> {
    let (pages, comments): (Vec<_>, Vec<_>) = items.iter().partition(|item| matches!(item, Item::Page(_)));
    pages.into_iter().chain(comments).map(line).collect()
}

fn check(format: Format, contacts: Contacts, book: &[Item]) {
    let bytes = written(format, contacts, book).unwrap();
    let read = items(format, &bytes).unwrap();
    assert_eq!(sorted(&read), left(format, contacts, book), "{format}");
    // And once more: what was read is what the format can say, so now nothing is left behind.
    let again = written(format, contacts, &read_in_order(&read)).unwrap();
    assert_eq!(sorted(&items(format, &again).unwrap()), left(format, contacts, &read_in_order(&read)));
    if !matches!(format, Format::Commento | Format::Remark42) {
        assert_eq!(left(format, contacts, &read_in_order(&read)), sorted(&read_in_order(&read)), "{format}");
    }
}

/// Each page with its comments, as exports are written; those whose page is unknown are left out.
fn read_in_order(items: &[Item]) -> Vec<Item> {
    let mut ordered: Vec<Item> = Vec::new();
    for item in items {
        let Item::Page(page) = item else { continue };
        ordered.push(item.clone());
        let here = |item: &&Item| matches!(item, Item::Comment(comment) if comment.page == page.id);
        ordered.extend(items.iter().filter(here).cloned());
    }
    ordered
}

#[test]
fn what_others_wrote_goes_through_every_format() {
    for (from, file) in ALL {
        let read = read_in_order(&items(from, file).unwrap());
        assert!(read.len() > 2, "{from}");
        for keeps in KEEPS {
            let contacts = if keeps.format == Format::Isso {
                &[Contacts::With][..]
            } else {
                &[Contacts::With, Contacts::Without]
            };
            for &contacts in contacts {
                let bytes = written(keeps.format, contacts, &read).unwrap();
                let back = items(keeps.format, &bytes).unwrap();
                assert_eq!(sorted(&back), left(keeps.format, contacts, &read), "{from} as {}", keeps.format);
            }
        }
    }
}

#[test]
fn lodge_loses_nothing() {
    for (from, file) in ALL {
        let read: Vec<_> = read_in_order(&items(from, file).unwrap());
        let bytes = written(Format::Lodge, Contacts::With, &read).unwrap();
        let back: Vec<_> = items(Format::Lodge, &bytes).unwrap().iter().map(line).collect();
        assert_eq!(back, read.iter().map(line).collect::<Vec<_>>(), "{from}");
    }
}

fn contacts() -> impl Strategy<Value = Contacts> {
    prop::sample::select(vec![Contacts::With, Contacts::Without])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read(book in book(), contacts in contacts()) {
        for keeps in KEEPS.iter().filter(|keeps| keeps.format != Format::Isso) {
            check(keeps.format, contacts, &book);
        }
    }

    #[test]
    fn lodge_says_everything(book in book()) {
        prop_assert_eq!(left(Format::Lodge, Contacts::With, &book), sorted(&book));
    }

    #[test]
    fn nobody_is_written_to_unless_it_is_asked_for(book in book()) {
        for keeps in KEEPS.iter().filter(|keeps| keeps.format != Format::Isso) {
            let bytes = written(keeps.format, Contacts::Without, &book).unwrap();
            prop_assert!(!String::from_utf8(bytes).unwrap().contains("@mail.example"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn isso_reads_what_is_written(book in book(), contacts in contacts()) {
        check(Format::Isso, contacts, &book);
    }
}

#[test]
fn comments_stay_with_their_page() {
    let read = items(Format::Lodge, crate::imports::LODGE).unwrap();
    let mut apart = read;
    apart.swap(1, 4);
    for keeps in KEEPS {
        assert!(
            matches!(written(keeps.format, Contacts::With, &apart), Err(ExportError::Order)),
            "{}",
            keeps.format
        );
    }
}

#[test]
fn what_is_only_read_is_not_written() {
    for format in Format::ALL.into_iter().filter(|format| !Format::WRITTEN.contains(format)) {
        assert!(matches!(written(format, Contacts::With, &[]), Err(ExportError::NotWritten(_))));
    }
    assert_eq!(Format::WRITTEN.to_vec(), KEEPS.map(|keeps| keeps.format).to_vec());
}

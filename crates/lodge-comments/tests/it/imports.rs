//! What other programs export, made-up names and all, and what comes of it.

use lodge_comments::import::{self, Comment, ImportError, Item, Take, Text};
use lodge_register::Personal;

/// One line for each item, with everything that was read.
fn line(item: &Item) -> String {
    let said = |text: &Option<Personal<String>>| text.as_ref().map_or("-", |text| text.reveal()).to_owned();
    match item {
        Item::Page(page) => {
            format!(
                "page {} {} «{}»{}",
                page.id,
                page.address,
                page.title,
                if page.closed { " closed" } else { "" }
            )
        }
        Item::Skipped { id, why } => format!("skipped {id}: {why}"),
        Item::Comment(comment) => {
            let Comment { id, parent, page, author, text, posted_at, edited_at, state, sticky, score } =
                &**comment;
            let text = match text {
                Text::Markdown(text) => format!("md {:?}", text.reveal()),
                Text::Html(text) => format!("html {:?}", text.reveal()),
            };
            let who = format!(
                "[{} {} {} {}]",
                author.id,
                said(&author.name),
                said(&author.email),
                said(&author.website)
            );
            let edited = edited_at.map_or(String::new(), |at| format!(" edited {at}"));
            let parent = parent.as_ref().map_or(String::new(), |parent| format!(" under {parent}"));
            let sticky = if *sticky { " sticky" } else { "" };
            format!("{state:?} {id} on {page}{parent} {who} {posted_at}{edited}{sticky} {score:+} {text}")
        }
    }
}

fn check(read: impl FnOnce(Take<'_>) -> Result<(), ImportError>, expected: &str) {
    let mut lines = Vec::new();
    read(&mut |item| {
        lines.push(line(&item));
        Ok(())
    })
    .unwrap();
    let expected: Vec<_> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, expected, "{}", lines.join("\n"));
}

const DISQUS: &[u8] = include_bytes!("exports/disqus.xml");
const WORDPRESS: &[u8] = include_bytes!("exports/wordpress.xml");
const COMMENTO: &[u8] = include_bytes!("exports/commento-1.json");
const COMENTARIO: &[u8] = include_bytes!("exports/comentario-3.json");
const REMARK42: &[u8] = include_bytes!("exports/remark42.json");

#[test]
fn disqus_is_read() {
    check(
        |take| import::disqus(DISQUS, take),
        r#"
        page 10 https://blog.example/one/ «One & only»
        page 11 http://localhost:4000/two/ «» closed
        Shown 100 on 10 [ann Ann А ann@mail.example -] 2020-01-02T03:04:05Z +0 html "<p>Hello <b>town</b> &amp; all</p>"
        Shown 101 on 10 under 100 [ Guest - -] 2020-01-02T02:05:00Z +0 html "<p>Yes]]></p>"
        Spam 102 on 11 [ x - -] 2020-01-03T00:00:00Z +0 html "spam"
        Deleted 103 on 11 under 999 [ - - -] 2020-01-03T00:00:00Z +0 html "gone"
        skipped 104: it has no date
        skipped 105: it is on no page
        "#,
    );
}

#[test]
fn wordpress_is_read() {
    check(
        |take| import::wordpress(WORDPRESS, take),
        r#"
        page 7 https://blog.example/one/ «One» closed
        Shown 1 on 7 [ Ann ann@mail.example https://ann.example] 2009-02-13T23:31:30Z +0 html "Hello\n\ntown"
        Held 2 on 7 under 1 [3 Bob - -] 2009-02-13T23:40:00Z +0 html "Waiting"
        skipped 3: it is a pingback or trackback
        skipped 4: it has no date
        Spam 5 on 7 [ - - -] 2009-02-13T23:42:00Z +0 html "x"
        "#,
    );
}

#[test]
fn commento_is_read() {
    check(
        |take| import::comentario(|| Ok(COMMENTO), take),
        r#"
        page /one/ /one/ «»
        Shown a1 on /one/ [c1 Ann ann@mail.example https://ann.example] 2019-05-01T10:00:00Z +2 md "Hello *town*"
        page https://blog.example/one/ https://blog.example/one/ «»
        Held a2 on https://blog.example/one/ under a1 [ - - -] 2019-05-01T10:01:00Z +0 md "Hm"
        Deleted a3 on /one/ [c9 - - -] 2019-05-01T10:02:00Z +0 md "[deleted]"
        Spam a4 on /one/ [c1 Ann ann@mail.example https://ann.example] 2019-05-01T10:03:00Z -1 html "<p>old</p>"
        "#,
    );
}

#[test]
fn comentario_is_read() {
    check(
        |take| import::comentario(|| Ok(COMENTARIO), take),
        r#"
        page p1 /one/ «One» closed
        Shown b1 on p1 [u1 Ann ann@mail.example https://ann.example] 2023-02-01T10:00:00Z edited 2023-02-01T11:00:00Z sticky +5 md "Hello"
        Held b2 on p1 under b1 [ A guest - -] 2023-02-01T10:05:00Z +0 md "Me too"
        Rejected b3 on p1 [u2 Bob - -] 2023-02-01T10:06:00Z +0 md "No"
        Deleted b4 on p1 [u9 - - -] 2023-02-01T10:07:00Z +0 html ""
        "#,
    );
}

#[test]
fn remark42_is_read() {
    check(
        |take| import::remark42(REMARK42, take),
        r#"
        page https://blog.example/one/ https://blog.example/one/ «One» closed
        Shown r1 on https://blog.example/one/ [github_1 Ann - -] 2021-03-04T03:06:07Z sticky +3 md "Hello"
        Shown r2 on https://blog.example/one/ under r1 [email_2 Bob - -] 2021-03-04T06:00:00Z edited 2021-03-04T06:02:00Z -1 html "<p>Hi</p>"
        page https://blog.example/two/ https://blog.example/two/ «»
        Deleted r3 on https://blog.example/two/ [deleted deleted - -] 2021-03-04T06:00:00Z +0 html ""
        "#,
    );
}

/// Every reader, given the same bytes.
fn each(bytes: &[u8], mut told: impl FnMut(&'static str, Result<(), ImportError>)) {
    let mut nothing = |_: Item| Ok(());
    told("disqus", import::disqus(bytes, &mut nothing));
    told("wordpress", import::wordpress(bytes, &mut nothing));
    told("comentario", import::comentario(|| Ok(bytes), &mut nothing));
    told("remark42", import::remark42(bytes, &mut nothing));
}

#[test]
fn half_a_file_is_not_a_whole_one() {
    for (whole, name) in [(DISQUS, "disqus"), (WORDPRESS, "wordpress"), (COMENTARIO, "comentario")] {
        for part in 1..20 {
            each(&whole[..whole.len() * part / 20], |reader, read| {
                if reader == name {
                    assert!(matches!(read, Err(ImportError::Damaged { .. })), "{name}, {part}/20: {read:?}");
                }
            });
        }
    }
    for bytes in [&b""[..], b"hello", b"\xff\xfe", b"[1,2", b"<a></b>", b"<a>&b;</a"] {
        each(bytes, |reader, read| assert!(read.is_err(), "{reader} read {bytes:?}"));
    }
}

#[test]
fn who_takes_may_stop() {
    let mut taken = 0;
    let stopped = import::disqus(DISQUS, &mut |_| {
        taken += 1;
        if taken == 3 { Err(ImportError::Stopped) } else { Ok(()) }
    });
    assert!(matches!(stopped, Err(ImportError::Stopped)));
    assert_eq!(taken, 3);
    let stopped = import::comentario(|| Ok(COMENTARIO), &mut |_| Err(ImportError::Stopped));
    assert!(matches!(stopped, Err(ImportError::Stopped)));
}

#[test]
fn one_comment_does_not_fill_the_memory() {
    let long = "x".repeat(9 * 1024 * 1024);
    let disqus = format!("<disqus><post id=\"1\"><message>{long}</message></post></disqus>");
    assert!(matches!(import::disqus(disqus.as_bytes(), &mut |_| Ok(())), Err(ImportError::TooLong { .. })));
    let line = format!("{{\"id\":\"{long}\"}}\n");
    assert!(matches!(import::remark42(line.as_bytes(), &mut |_| Ok(())), Err(ImportError::TooLong { .. })));
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_a_reader_panic(bytes: Vec<u8>, at in 0..3000_usize, with: u8) {
        each(&bytes, |_, _| {});
        for whole in [DISQUS, WORDPRESS, COMMENTO, COMENTARIO, REMARK42] {
            let mut changed = whole.to_vec();
            let at = at % changed.len();
            changed[at] = with;
            each(&changed, |_, _| {});
        }
    }
}

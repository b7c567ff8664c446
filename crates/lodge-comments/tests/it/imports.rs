//! What other programs export, made-up names and all, and what comes of it.

use crate::moved::lines;
use lodge_comments::import::Format;

fn check(format: Format, bytes: &[u8], expected: &str) {
    let read = lines(format, bytes).unwrap();
    let expected: Vec<_> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(read, expected, "{}", read.join("\n"));
}

pub(crate) const DISQUS: &[u8] = include_bytes!("exports/disqus.xml");
pub(crate) const WORDPRESS: &[u8] = include_bytes!("exports/wordpress.xml");
pub(crate) const COMMENTO: &[u8] = include_bytes!("exports/commento-1.json");
pub(crate) const COMENTARIO: &[u8] = include_bytes!("exports/comentario-3.json");
pub(crate) const REMARK42: &[u8] = include_bytes!("exports/remark42.json");

pub(crate) const ISSO_JSON: &[u8] = include_bytes!("exports/isso.json");
pub(crate) const ARTALK: &[u8] = include_bytes!("exports/artalk.artrans");
pub(crate) const WALINE_JSON: &[u8] = include_bytes!("exports/waline.json");
pub(crate) const LODGE: &[u8] = include_bytes!("exports/lodge-1.jsonl");
/// Made by Isso 0.14.0 itself, through its own API; moments and votes were set afterwards.
pub(crate) const ISSO: &[u8] = include_bytes!("exports/isso-0.14.0.db");
/// Made by SQLite, with the tables of Waline 1.39.
pub(crate) const WALINE: &[u8] = include_bytes!("exports/waline.sqlite");

/// Every fixture.
pub(crate) const ALL: [(Format, &[u8]); 11] = [
    (Format::Lodge, LODGE),
    (Format::Disqus, DISQUS),
    (Format::WordPress, WORDPRESS),
    (Format::Commento, COMMENTO),
    (Format::Comentario, COMENTARIO),
    (Format::Remark42, REMARK42),
    (Format::Isso, ISSO),
    (Format::IssoJson, ISSO_JSON),
    (Format::Artalk, ARTALK),
    (Format::Waline, WALINE),
    (Format::WalineJson, WALINE_JSON),
];

#[test]
fn isso_is_read_from_its_database() {
    check(
        Format::Isso,
        ISSO,
        r#"
        page 1 /one/ «One»
        page 2 /two/?a=1 «Two»
        Shown 1 on 1 [ Ann ann@mail.example https://ann.example] 2023-11-14T22:14:20.250Z +2-1 md "Hello *town*"
        Shown 2 on 1 under 1 [ Bob - -] 2023-11-14T22:15:20.250Z +0 md "Hi Ann"
        Shown 3 on 1 [ Eve - -] 2023-11-14T22:16:20.250Z +0 md "Gone soon"
        Shown 4 on 1 under 3 [ - - -] 2023-11-14T22:17:20.250Z +0 md "Answer to what goes"
        Held 5 on 2 [ Ayşe - -] 2023-11-14T22:18:20.250Z +0 md "Ünïcödé 'quoted' \"words\" 🙂"
        Shown 6 on 1 under 1 [ Zoe - -] 2023-11-14T22:19:20.250Z edited 2023-11-15T00:59:59.500Z +0 md "After"
        Deleted 7 on 2 [ - - -] 2023-11-14T22:20:20.250Z +0 md ""
        Shown 8 on 2 under 7 [ Bob - -] 2023-11-14T22:21:20.250Z +0 md "Stays below it"
        "#,
    );
}

#[test]
fn isso_is_read_from_json() {
    check(
        Format::IssoJson,
        ISSO_JSON,
        r#"
        page /one/ /one/ «One»
        Shown /one/#1 on /one/ [ Ann ann@mail.example https://ann.example] 2009-02-13T23:31:30Z +0 md "Hello *town*"
        Shown /one/#2 on /one/ [ Bob - -] 2009-02-13T23:41:30Z +0 md "Hi"
        page /two/ /two/ «»
        Shown /two/#1 on /two/ [ - - -] 2009-02-13T23:51:30Z +0 md "The number begins anew"
        skipped /two/#2: NoDate
        "#,
    );
}

#[test]
fn artalk_is_read() {
    check(
        Format::Artalk,
        ARTALK,
        r#"
        page https://blog.example/one/ https://blog.example/one/ «One» closed
        Shown 1 on https://blog.example/one/ [ Ann ann@mail.example https://ann.example] 2021-10-28T12:50:15Z sticky +2-1 md "Hello **town**"
        Held 2 on https://blog.example/one/ under 1 [ Bob - -] 2021-10-28T12:51:15Z +0 md "Hm"
        page guestbook guestbook «»
        Shown 3 on guestbook [ - - -] 2023-01-01T00:00:00Z +0 md "3"
        skipped 4: NoDate
        skipped 5: NoPage
        "#,
    );
}

#[test]
fn waline_is_read_from_its_database() {
    check(
        Format::Waline,
        WALINE,
        r#"
        page /one/ /one/ «»
        Shown 1 on /one/ [ Ann ann@mail.example https://ann.example] 2023-05-06T07:08:09Z sticky +3 md "Hello *town*"
        Shown 2 on /one/ under 1 [7 Bob - -] 2023-05-06T07:09:09Z +0 md "Hi"
        Held 3 on /one/ under 2 [ Eve - -] 2023-05-06T07:10:09Z +0 md "Waiting"
        page /two/ /two/ «»
        Spam 4 on /two/ [ x - -] 2023-05-06T07:11:09Z +0 md "buy"
        skipped 5: NoDate
        skipped 6: NoPage
        "#,
    );
}

#[test]
fn waline_is_read_from_json() {
    check(
        Format::WalineJson,
        WALINE_JSON,
        r#"
        page /one/ /one/ «»
        Shown 1 on /one/ [ Ann ann@mail.example https://ann.example] 2023-05-06T07:08:09Z sticky +3 md "Hello *town*"
        Shown 64d0 on /one/ under 1 [7 Bob - -] 2023-05-06T07:09:09Z +0 md "Hi"
        Held 3 on /one/ under 1 [ Eve - -] 2023-05-06T07:10:09Z +0 md "Waiting"
        "#,
    );
}

#[test]
fn lodge_is_read() {
    check(
        Format::Lodge,
        LODGE,
        r#"
        page 1 /one/ «One» closed
        Shown 5 on 1 [v1 Ann ann@mail.example https://ann.example] 2026-11-22T05:35:25.123Z edited 2026-11-22T05:40:00Z sticky +3-1 heart×2 was 2026-11-22T05:40:00Z md "Helo" md "Hello"
        Deleted 6 on 1 under 5 [ - - -] 2026-11-22T05:36:00Z +0 md ""
        Held 7 on 1 under 6 [ Bob - -] 2026-11-22T05:37:00Z +0 html "<p>Hm</p>"
        page 2 /two/ «»
        "#,
    );
}

#[test]
fn disqus_is_read() {
    check(
        Format::Disqus,
        DISQUS,
        r#"
        page 10 https://blog.example/one/ «One & only»
        page 11 http://localhost:4000/two/ «» closed
        Shown 100 on 10 [ann Ann А ann@mail.example -] 2020-01-02T03:04:05Z +0 html "<p>Hello <b>town</b> &amp; all</p>"
        Shown 101 on 10 under 100 [ Guest - -] 2020-01-02T02:05:00Z +0 html "<p>Yes]]></p>"
        Spam 102 on 11 [ x - -] 2020-01-03T00:00:00Z +0 html "spam"
        Deleted 103 on 11 under 999 [ - - -] 2020-01-03T00:00:00Z +0 html "gone"
        skipped 104: NoDate
        skipped 105: NoPage
        "#,
    );
}

#[test]
fn wordpress_is_read() {
    check(
        Format::WordPress,
        WORDPRESS,
        r#"
        page 7 https://blog.example/one/ «One» closed
        Shown 1 on 7 [ Ann ann@mail.example https://ann.example] 2009-02-13T23:31:30Z +0 lines "Hello\n\ntown"
        Held 2 on 7 under 1 [3 Bob - -] 2009-02-13T23:40:00Z +0 lines "Waiting"
        skipped 3: Pingback
        skipped 4: NoDate
        Spam 5 on 7 [ - - -] 2009-02-13T23:42:00Z +0 lines "x"
        "#,
    );
}

#[test]
fn commento_is_read() {
    check(
        Format::Commento,
        COMMENTO,
        r#"
        page /one/ /one/ «»
        Shown a1 on /one/ [c1 Ann ann@mail.example https://ann.example] 2019-05-01T10:00:00.500Z +2 md "Hello *town*"
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
        Format::Comentario,
        COMENTARIO,
        r#"
        page p1 /one/ «One» closed
        Shown b1 on p1 [u1 Ann ann@mail.example https://ann.example] 2023-02-01T10:00:00Z edited 2023-02-01T11:00:00Z sticky +5 md "Hello"
        Held b2 on p1 under b1 [ A guest - -] 2023-02-01T10:05:00Z +0 md "Me too"
        Rejected b3 on p1 [u2 Bob - -] 2023-02-01T10:06:00Z +0 md "No"
        Deleted b4 on p1 [u9 - - -] 2023-02-01T10:07:00Z +0 md ""
        "#,
    );
}

#[test]
fn remark42_is_read() {
    check(
        Format::Remark42,
        REMARK42,
        r#"
        page https://blog.example/one/ https://blog.example/one/ «One» closed
        Shown r1 on https://blog.example/one/ [github_1 Ann - -] 2021-03-04T03:06:07.123Z sticky +3 md "Hello"
        Shown r2 on https://blog.example/one/ under r1 [email_2 Bob - -] 2021-03-04T06:00:00Z edited 2021-03-04T06:02:00Z -1 html "<p>Hi</p>"
        page https://blog.example/two/ https://blog.example/two/ «»
        Deleted r3 on https://blog.example/two/ [deleted deleted - -] 2021-03-04T06:00:00Z +0 md ""
        "#,
    );
}

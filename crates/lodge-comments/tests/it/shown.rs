//! A thread as its readers get it.

use lodge_comments::shown::{
    Addressee, At, AuthorView, Badge, CommentView, Desk, Locked, PageView, REACTIONS, SiteView, Sort,
    ThreadView, Typed, Votes, WORDS, comment, document, piece, thread,
};
use lodge_register::Timestamp;
use lodge_web::{Language, Words};

const MOMENT: Timestamp = Timestamp::from_millis(1_795_334_096_000);

fn site() -> SiteView {
    SiteView {
        id: 1,
        api: "https://lodge.example.net/embed".to_owned(),
        guests: true,
        votes: Votes::Both,
        reactions: vec!["heart".to_owned(), "thanks".to_owned()],
        max_level: 3,
        rss: true,
        proof: true,
    }
}

fn page() -> PageView {
    PageView {
        id: 9,
        path: "/a post?x=1&y=\"2\"".to_owned(),
        title: "A <post>".to_owned(),
        url: "https://blog.example.org/a%20post".to_owned(),
        revision: 17,
        count: 2,
        locked: None,
    }
}

fn written(id: i64, parent: Option<&CommentView>) -> CommentView {
    CommentView {
        id,
        parent: parent.map(|parent| parent.id),
        depth: parent.map_or(0, |parent| parent.depth + 1),
        author: AuthorView {
            public_id: format!("v{id}"),
            name: Some(format!("Author {id}")),
            badge: None,
            website: None,
            avatar: None,
        },
        html: Some(format!("<p>Text <em>{id}</em></p>")),
        posted_at: MOMENT,
        edited_at: None,
        up: 3,
        down: 1,
        reactions: vec![("heart".to_owned(), 2), ("thanks".to_owned(), 0), ("rocket".to_owned(), 5)],
        sticky: false,
        held: false,
        answers: Vec::new(),
        more_answers: 0,
    }
}

/// A comment, its answer, the answer to that, and so on.
fn chain(length: i64) -> CommentView {
    let mut all = vec![written(1, None)];
    for id in 2..=length {
        let next = written(id, all.last());
        all.push(next);
    }
    let last = all.pop().unwrap();
    all.into_iter().rev().fold(last, |answer, mut comment| {
        comment.answers.push(answer);
        comment
    })
}

fn words() -> Words {
    Words::new(&[WORDS]).unwrap()
}

/// What a thread of these looks like, on this site and page.
fn look_at(site: &SiteView, page: &PageView, items: &[CommentView], language: Language) -> String {
    let at = At { site, page, sort: Sort::Newest, language };
    thread(&ThreadView { at, items, next: Some("c 7") }, &words())
}

fn look(items: &[CommentView]) -> String {
    look_at(&site(), &page(), items, Language::English)
}

fn alone(one: &CommentView) -> String {
    let (site, page) = (site(), page());
    comment(one, &At { site: &site, page: &page, sort: Sort::Newest, language: Language::English }, &words())
}

#[test]
fn a_thread_has_its_place_its_comments_and_the_way_to_more() {
    let html = look(&[written(12, None)]);
    for part in [
        r#"<section class="lodge" part="thread" id="lodge" lang="en" dir="ltr""#,
        r#"data-site="1" data-page="9" data-path="/a post?x=1&#38;y=&#34;2&#34;" data-revision="17" data-count="2""#,
        r#"data-sort="newest" data-lang="en" data-levels="3" data-api="https://lodge.example.net/embed" data-proof>"#,
        "2 comments</h2>",
        r#"role="feed""#,
        r#"<article class="comment" part="comment" id="lodge-12" data-id="12" data-author="v12""#,
        r#"aria-labelledby="lodge-12-by""#,
        r#"<time datetime="2026-11-22T07:54:56Z">22 Nov 2026</time>"#,
        r#"<div class="body" part="body" dir="auto"><p>Text <em>12</em></p></div>"#,
        r#"formaction="https://lodge.example.net/embed/comments/12/vote" name="value" value="-1""#,
        "page=%2Fa+post%3Fx%3D1%26y%3D%222%22&#38;lang=en&amp;reply=12#lodge-form",
        "&#38;sort=newest&#38;after=c+7",
        r#"action="https://lodge.example.net/embed/comments""#,
        r#"name="website" tabindex="-1""#,
        "https://lodge.example.net/privacy",
    ] {
        assert!(html.contains(part), "no {part} in\n{html}");
    }
    assert_eq!(html.matches("aria-current").count(), 1);
    assert!(!html.contains("style=") && !html.contains("<script") && !html.contains("onclick"));
}

#[test]
fn what_somebody_typed_stays_text() {
    let evil = "\"><img src=x onerror=alert(1)>'</template></section>";
    let mut hostile = written(5, None);
    hostile.author.name = Some(evil.to_owned());
    hostile.author.public_id = evil.to_owned();
    hostile.author.avatar = Some(evil.to_owned());
    hostile.author.website = Some("javascript:alert(1)".to_owned());
    hostile.reactions = vec![(evil.to_owned(), 3)];
    let answer = written(6, Some(&hostile));
    let mut answer = answer;
    answer.depth = 9;
    hostile.answers = vec![answer];
    let page = PageView { path: evil.to_owned(), title: evil.to_owned(), url: evil.to_owned(), ..page() };
    let site = SiteView { api: format!("https://{evil}"), ..site() };
    for language in Language::ALL {
        let at = At { site: &site, page: &page, sort: Sort::Best, language };
        let view = ThreadView { at, items: std::slice::from_ref(&hostile), next: Some(evil) };
        let desk = Desk {
            said: Some(evil),
            reply: Some(Addressee { id: 5, name: evil }),
            report: Some(Addressee { id: 5, name: evil }),
            typed: Typed { name: evil, email: evil, body: evil, notify: true },
            wrong: &[("body", evil), ("name", evil), ("email", evil)],
        };
        let html = document(&view, &desk, &words());
        assert!(!html.contains("<img src=x"), "{html}");
        assert!(!html.contains("javascript:"), "{html}");
        assert_eq!(html.matches("</section>").count(), 1);
    }
}

#[test]
fn a_link_of_the_author_is_a_link_on_the_web() {
    let mut one = written(1, None);
    one.author.website = Some("https://alice.example".to_owned());
    let link = r#"<a href="https://alice.example" rel="nofollow ugc noopener noreferrer">Author 1</a>"#;
    assert!(alone(&one).contains(link));
    for no in ["javascript:alert(1)", "//alice.example", "data:text/html,x", " https://x"] {
        one.author.website = Some(no.to_owned());
        assert!(!alone(&one).contains("nofollow"), "{no}");
    }
}

#[test]
fn answers_stand_in_what_they_answer_down_to_the_last_level() {
    let html = look(&[chain(6)]);
    assert_eq!(html.matches("<article").count(), 6);
    assert_eq!(html.matches(r#"class="answers""#).count(), 2, "three levels");
    assert_eq!(html.matches(r#"class="to""#).count(), 3, "whom they answer is said where it cannot be seen");
    assert!(html.contains(r##"#lodge-5">to Author 5</a>"##), "{html}");
    let order: Vec<_> = html.match_indices("<article").map(|(at, _)| at).collect();
    assert!(order.is_sorted());
}

#[test]
fn a_thread_may_be_deeper_than_a_stack() {
    let html = look(&[chain(3_000)]);
    assert_eq!(html.matches("<article").count(), 3_000);
}

#[test]
fn one_comment_says_what_it_answers_if_it_stands_on_the_last_level() {
    let mut deep = written(4, Some(&written(3, None)));
    assert!(!alone(&deep).contains(r#"class="to""#));
    deep.depth = 7;
    assert!(alone(&deep).contains(r##"#lodge-3">to an earlier comment</a>"##));
}

#[test]
fn what_waits_or_was_taken_away_is_only_looked_at() {
    let held = alone(&CommentView { held: true, ..written(1, None) });
    assert!(held.contains("data-held") && held.contains("Waits for a moderator"));
    let gone = CommentView { html: None, ..written(1, None) };
    let author = AuthorView { name: None, ..gone.author.clone() };
    let gone = alone(&CommentView { author, ..gone });
    assert!(gone.contains("This comment was taken away") && gone.contains("Somebody who is gone"));
    for html in [held, gone] {
        assert!(
            !html.contains("/vote")
                && !html.contains("data-do=\"reply\"")
                && !html.contains("data-do=\"report\"")
        );
    }
}

#[test]
fn a_site_shows_what_it_offers() {
    let items = [written(1, None)];
    let html = look(&items);
    let acts = html.split("<template").next().unwrap();
    assert!(acts.contains(r#"name="kind" value="heart""#));
    assert!(
        !acts.contains("\"thanks\"") && !acts.contains("\"rocket\""),
        "nobody chose one, the site has not the other"
    );
    let bare = SiteView {
        votes: Votes::None,
        reactions: Vec::new(),
        guests: false,
        rss: false,
        proof: false,
        ..site()
    };
    let html = look_at(&bare, &page(), &items, Language::English);
    for no in ["/vote", "name=\"kind\"", "name=\"email\"", "name=\"website\"", "/feed", "data-proof"] {
        assert!(!html.contains(no), "{no}");
    }
    let up = SiteView { votes: Votes::Up, ..site() };
    let html = look_at(&up, &page(), &items, Language::English);
    assert!(html.contains("value=\"1\" aria-pressed") && !html.contains("value=\"-1\""));
}

#[test]
fn a_closed_page_says_why_and_takes_nothing() {
    for (why, says) in [(Locked::Moderator, "No more"), (Locked::Age, "is old"), (Locked::Site, "at present")]
    {
        let closed = PageView { locked: Some(why), ..page() };
        let html = look_at(&site(), &closed, &[written(1, None)], Language::English);
        assert!(html.contains(says) && html.contains("data-locked"));
        assert!(!html.contains("lodge-form\"") && !html.contains("data-do=\"reply\""), "{html}");
    }
}

#[test]
fn a_badge_says_what_somebody_is_to_the_site() {
    for (badge, says) in [(Badge::Owner, ">Owner<"), (Badge::Moderator, ">Moderator<")] {
        let mut one = written(1, None);
        one.author.badge = Some(badge);
        assert!(alone(&one).contains(says));
    }
}

#[test]
fn an_empty_thread_is_no_empty_list() {
    let nobody = PageView { count: 0, ..page() };
    let html = look_at(&site(), &nobody, &[], Language::English);
    assert!(html.contains("Nobody has written yet") && !html.contains("role=\"feed\""));
}

#[test]
fn a_piece_is_comments_and_the_way_to_more() {
    let (site, page) = (site(), page());
    let at = At { site: &site, page: &page, sort: Sort::Oldest, language: Language::English };
    let items = [written(1, None), CommentView { more_answers: 4, ..written(2, None) }];
    let html = piece(&items, Some("n"), &at, &words());
    assert!(html.trim_start().starts_with("<article"));
    assert!(html.contains("after=n") && html.contains("4 more answers") && html.contains("&amp;under=2"));
    assert!(!piece(&items, None, &at, &words()).contains("after="));
}

#[test]
fn it_speaks_the_language_of_its_reader() {
    let counted = |count| PageView { count, ..page() };
    for (language, count, says) in [
        (Language::English, 1, ">1 comment<"),
        (Language::Turkish, 3, ">3 yorum<"),
        (Language::Dutch, 2, ">2 reacties<"),
        (Language::Russian, 1, ">1 комментарий<"),
        (Language::Russian, 3, ">3 комментария<"),
        (Language::Russian, 11, ">11 комментариев<"),
    ] {
        let html = look_at(&site(), &counted(count), &[written(1, None)], language);
        assert!(html.contains(says), "{language:?} {count}");
        assert!(html.contains(&format!("lang=\"{}\"", language.tag())));
    }
    for reaction in REACTIONS {
        assert!(words().has(reaction.message));
    }
}

/// Nothing that could be said of a person is in the values, so nothing can come out; but a form has fields for it.
#[test]
fn no_address_is_in_a_thread() {
    let html = look(&[chain(3)]);
    assert!(!html.contains('@'), "{html}");
}

#[test]
fn a_text_is_trusted_in_one_place() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/embed");
    let trusted =
        std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    assert_eq!(trusted.map(|text| text.matches("|safe").count()).sum::<usize>(), 1);
}

//! Answers by e-mail: a letter is answered, and the answer stands on the page.

use lodge_comments::{Comment, State, Visitor, replies::Replies, store::comments};
use lodge_module::{Declined, InMail, Taker as _};
use lodge_testkit::{engines, on_both_engines};

use super::scene::{Scene, field};

/// What Ann was written, and where her answer goes.
struct Written {
    scene: Scene,
    replies: Replies,
    ann: Visitor,
    second: Comment,
    local: String,
}

async fn written(db: engines::TestDb) -> Written {
    let scene = Scene::on(db).await;
    let replies = Replies::of(scene.book.clone());
    replies.open_at("mx.lodge.example");
    let (ann, bob) = (scene.visitor("ann").await, scene.visitor("bob").await);
    let first = scene.posts(&ann, None, "Good morning", State::Shown).await;
    let second = scene.posts(&bob, Some(&first), "Is it?", State::Shown).await;
    let letter = scene.has_letters("ann", 1).await.remove(0);
    assert!(letter.text.contains("Answer it, and your answer is shown"), "{}", letter.text);
    let to = field(&letter, "Reply-To").unwrap();
    let local = to.trim_matches(['<', '>']).strip_suffix("@mx.lodge.example").unwrap().to_owned();
    Written { scene, replies, ann, second, local }
}

impl Written {
    async fn answers(&self, head: &str, body: &str) -> Result<(), Declined> {
        let message = format!("{head}\r\n\r\n{}", body.replace('\n', "\r\n")).into_bytes();
        self.replies.take(InMail { local: self.local.clone(), message }).await
    }

    /// The answers to Bob's comment.
    async fn taken(&self) -> Vec<Comment> {
        let all = comments::in_state(&self.scene.db, self.scene.site.id, State::Shown, 0, 100).await.unwrap();
        let parent = Some(self.second.id.number());
        all.into_iter().filter(|comment| comment.parent == parent).collect()
    }
}

const ANN: &str = "From: Ann <ann@example.org>\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0";

on_both_engines!(an_answer_by_mail_is_a_comment_of_whoever_was_written_to, async |db| {
    let written = written(db).await;
    assert!(written.replies.takes(&written.local) && written.replies.takes(&written.local.to_uppercase()));
    let body = "It *is*.\n\nOn Sun, 22 Nov 2026 at 10:00, Lodge <lodge@lodge.example> wrote:\n> Is it?\n";
    written.answers(&format!("{ANN}\r\nContent-Type: text/plain"), body).await.unwrap();
    let taken = written.taken().await;
    assert_eq!(taken.len(), 1);
    assert_eq!((taken[0].author_id, taken[0].body.reveal().as_str()), (Some(written.ann.id), "It *is*."));
    assert!(taken[0].html.reveal().contains("<em>is</em>"), "it went the way of every comment");
    // Bob is told in turn.
    assert!(written.scene.has_letters("bob", 1).await[0].text.contains("> It *is*."));
});

on_both_engines!(what_a_mail_program_makes_of_it_is_understood, async |db| {
    let written = written(db).await;
    let cases = [
        (
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64",
            "R8O8bmF5ZMSxbiE=",
            "Günaydın!",
        ),
        (
            "Content-Type: text/plain; charset=iso-8859-9\r\nContent-Transfer-Encoding: quoted-printable",
            "G=FCnayd=FDn, d=\nost",
            "Günaydın, dost",
        ),
        (
            "Content-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: quoted-printable",
            "=E4=C1",
            "Да",
        ),
        ("Content-Type: text/plain; format=flowed", "It goes \non.\n-- \nAnn", "It goes on."),
        (
            "Content-Type: multipart/alternative; boundary=b",
            "--b\nContent-Type: text/plain\n\nPlain\n--b\nContent-Type: text/html\n\n<p>Page</p>\n--b--\n",
            "Plain",
        ),
    ];
    for (head, body, expected) in cases {
        written.answers(&format!("{ANN}\r\n{head}"), body).await.unwrap();
        let taken = written.taken().await;
        assert!(taken.iter().any(|comment| comment.body.reveal() == expected), "{expected}");
    }
});

on_both_engines!(what_is_no_answer_of_theirs_is_refused, async |db| {
    let written = written(db).await;
    let plain = "Content-Type: text/plain";
    let cases = [
        (format!("From: bob@example.org\r\n{plain}"), "It is.", "Answer from the address"),
        (format!("From: ann@example.org, bob@example.org\r\n{plain}"), "It is.", "who sends it"),
        (plain.to_owned(), "It is.", "who sends it"),
        (format!("{ANN}\r\nAuto-Submitted: auto-replied\r\n{plain}"), "I am away.", "Automatic"),
        (format!("{ANN}\r\nPrecedence: bulk\r\n{plain}"), "I am away.", "Automatic"),
        (format!("{ANN}\r\n{plain}"), "> Is it?\n", "no answer in plain text"),
        (format!("{ANN}\r\nContent-Type: text/html"), "<p>It is.</p>", "no answer in plain text"),
    ];
    for (head, body, expected) in cases {
        let no = written.answers(&head, body).await.unwrap_err();
        assert!(no.text.contains(expected) && !no.later && no.text.is_ascii(), "{expected}: {}", no.text);
    }
    written.answers(&format!("{ANN}\r\nAuto-Submitted: no\r\n{plain}"), "It is.").await.unwrap();
    assert_eq!(written.taken().await.len(), 1);
    assert!(!written.replies.takes("reply+aaaa") && !written.replies.takes("postmaster"));

    written.scene.db.clock.advance(1_000 * 32 * 86_400);
    let no = written.answers(&format!("{ANN}\r\n{plain}"), "Late.").await.unwrap_err();
    assert!(no.text.contains("too old"), "{}", no.text);
});

on_both_engines!(where_nobody_may_write_no_mail_is_taken, async |db| {
    let written = written(db).await;
    let mut site = written.scene.site.clone();
    site.locked = true;
    lodge_comments::store::sites::save(&written.scene.db, &*written.scene.db.clock, &site).await.unwrap();
    let no = written.answers(&format!("{ANN}\r\nContent-Type: text/plain"), "It is.").await.unwrap_err();
    assert!(no.text.contains("No comment is taken"), "{}", no.text);
    assert!(written.taken().await.is_empty());
});

//! Pictures from elsewhere, and those that are drawn here.

use super::house::House;
use axum::http::StatusCode;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use lodge_comments::{Book, Way, door::public_id, store::visitors};
use lodge_register::{Clock as _, Personal};
use lodge_testkit::{
    on_both_engines,
    web::{Told, WebServer},
};
use std::io::Cursor;

async fn with_pictures(house: &mut House) {
    house
        .rules(|rules| {
            rules.text.images = true;
            rules.hold.images = false;
        })
        .await;
}

/// Writes a comment with this picture. Gives where it is shown.
async fn shows(house: &House, there: &str) -> String {
    let body = format!("![A cat]({there})");
    let written = house.writes(&house.blog, "", &[("name", "Zoe"), ("body", &body)]).await;
    let html = written["html"].as_str().unwrap();
    assert!(html.contains("https://lodge.example/embed/image?u="), "{html}");
    assert!(!html.contains(&format!("src=\"{there}")), "{html}");
    let (_, signed) = html.split_once("src=\"https://lodge.example/embed/image").unwrap();
    format!("/embed/image{}", signed.split('"').next().unwrap().replace("&amp;", "&"))
}

on_both_engines!(promise_c6_only_what_a_comment_shows_is_fetched, async |db| {
    let mut house = House::on(&db).await;
    with_pictures(&mut house).await;
    let signed = shows(&house, "https://10.1.2.3/cat.png").await;
    // A private network is not asked, whatever the signature says; and without one nothing is looked at.
    let none = house.get(&signed).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    assert!(none.body.contains("no picture to show"), "{}", none.body);
    assert!(house.site.door.seen().is_empty(), "nobody was asked");
    let forged = signed.replace("cat.png", "dog.png");
    assert_eq!(house.get(&forged).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        house.get("/embed/image?u=https%3A%2F%2Fexample.org%2Fx.png").await.status,
        StatusCode::NOT_FOUND
    );
});

/// A picture with words in it, and words behind it.
fn talking() -> Vec<u8> {
    let picture = DynamicImage::ImageRgb8(RgbImage::from_pixel(3000, 10, Rgb([9, 90, 200])));
    let mut octets = Cursor::new(Vec::new());
    picture.write_to(&mut octets, ImageFormat::Jpeg).unwrap();
    let plain = octets.into_inner();
    [&plain[..2], b"\xff\xfe\x00\x10GPS 52.09 5.12", &plain[2..], b"<script>alert(1)</script>"].concat()
}

on_both_engines!(promise_c6_a_picture_comes_from_here_and_is_made_anew, async |db| {
    let mut house = House::on(&db).await;
    with_pictures(&mut house).await;
    let there = WebServer::open(|asked| match asked.path.as_str() {
        "/cat.jpg" => Told::status(200).with("content-type", "text/html").saying(talking()),
        "/cat.svg" => Told::status(200)
            .with("content-type", "image/svg+xml")
            .saying("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        "/half.jpg" => Told::status(200).with("content-type", "image/jpeg").saying(&talking()[..40]),
        _ => Told::status(500),
    });
    let cat = shows(&house, &format!("{}/cat.jpg", there.url())).await;
    for _ in 0..3 {
        let picture = house.get(&cat).await;
        assert_eq!(picture.status, StatusCode::OK);
        assert_eq!(picture.header("content-type"), Some("image/jpeg"));
        assert_eq!(picture.header("x-content-type-options"), Some("nosniff"));
        assert!(picture.header("content-security-policy").unwrap().starts_with("default-src 'none'"));
        for gone in ["GPS", "52.09", "script"] {
            assert!(!picture.body.contains(gone), "{gone}");
        }
    }
    let asked = there.asked();
    assert_eq!(asked.len(), 1, "a copy is kept for a while");
    assert!(asked[0].header("referer").is_empty() && asked[0].header("cookie").is_empty());
    for none in ["cat.svg", "half.jpg", "gone.png"] {
        let path = shows(&house, &format!("{}/{none}", there.url())).await;
        let answer = house.get(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{none}");
        assert!(answer.body.contains("no picture to show"), "{}", answer.body);
    }
});

on_both_engines!(whoever_has_no_picture_is_drawn_one, async |db| {
    let house = House::on(&db).await;
    let there = WebServer::open(|asked| match asked.path.as_str() {
        "/me.jpg" => Told::status(200).saying(talking()),
        _ => Told::status(404),
    });
    let book = Book::open(&house.site);
    let visitor = async |name: &str, picture: Option<String>| {
        let mut visitor = visitors::new(&db, house.blog.id, Way::Email, name, db.clock.now());
        visitor.picture = picture.map(Personal::new);
        visitors::add(&db, &visitor).await.unwrap();
        (visitor.id, format!("/embed/avatar/{}", public_id(&book, visitor.id)))
    };
    let (_, none) = visitor("None", None).await;
    let (_, other) = visitor("Other", None).await;
    let (_, own) = visitor("Own", Some(format!("{}/me.jpg", there.url()))).await;
    let (_, gone) = visitor("Gone", Some(format!("{}/no.jpg", there.url()))).await;

    let drawn = house.get(&none).await;
    assert_eq!((drawn.status, drawn.header("content-type")), (StatusCode::OK, Some("image/svg+xml")));
    assert_eq!(drawn.header("cache-control"), Some("public, max-age=86400"));
    assert_eq!(drawn.header("x-content-type-options"), Some("nosniff"));
    let policy = drawn.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'") && !policy.contains("script-src"), "{policy}");
    assert!(drawn.header("set-cookie").is_none());
    assert_eq!(house.get(&none).await.body, drawn.body, "always the same");
    assert_ne!(house.get(&other).await.body, drawn.body);
    assert!(!drawn.body.contains("None"), "nothing of the visitor but their public name is in it");

    let picture = house.get(&own).await;
    assert_eq!(picture.header("content-type"), Some("image/jpeg"));
    assert!(!picture.body.contains("GPS") && !picture.body.contains("script"));
    assert_eq!(house.get(&gone).await.header("content-type"), Some("image/svg+xml"), "in its place");
    for nobody in ["7", "x", "", &"a".repeat(26)] {
        assert_eq!(house.get(&format!("/embed/avatar/{nobody}")).await.status, StatusCode::NOT_FOUND);
    }
});

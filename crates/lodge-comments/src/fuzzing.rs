//! Laws that hold for whatever bytes come. The fuzzer and the ordinary tests call the same functions.

use url::Url;

use crate::{
    image::{SMALL, anew},
    import::{self, Format, Mapping},
    render::{Allowed, Around, Renderer},
};

/// What must be in no comment, however it is written: it runs, loads, or leads the reader away by itself.
const NEVER: [&str; 12] = [
    "<script", "<style", "<iframe", "<object", "<embed", "<form", "<input", "<link", "<meta", "<svg",
    "<math", "<base",
];

struct Nobody;

impl Around for Nobody {
    fn image(&self, there: &Url) -> Url {
        let mut here = proxy();
        here.query_pairs_mut().append_pair("u", there.as_str());
        here
    }

    fn knows(&self, name: &str) -> bool {
        name.len() < 6
    }
}

#[expect(clippy::expect_used, reason = "the address is written here")]
fn proxy() -> Url {
    Url::parse("https://lodge.example/embed/image").expect("an address")
}

/// Whatever is typed, what is shown of it is harmless, and cleaning it once more changes nothing.
pub fn comments_render(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let renderer = Renderer::new(&proxy());
    for all in [true, false] {
        let allowed = Allowed { links: all, images: all, tables: all };
        let Ok(rendered) = renderer.render(&text, allowed, &Nobody) else { continue };
        let html = &rendered.html;
        hold(renderer.is_clean(html), "cleaning it once more changes nothing");
        let small = html.to_ascii_lowercase();
        hold(NEVER.iter().all(|element| !small.contains(element)), "nothing runs or loads");
        hold(
            all || !(small.contains("<a ") || small.contains("<img") || small.contains("<table")),
            "as allowed",
        );
    }
}

/// Whatever HTML another program kept, the Markdown made of it can be rendered.
pub fn comments_html(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    comments_render(import::markdown(&text).as_bytes());
}

/// Whatever file is brought, it is read or refused, and that ends.
pub fn comments_import(data: &[u8]) {
    let found = import::detect(data, None);
    for format in Format::ALL.into_iter().filter(|format| found.is_none_or(|found| found == *format)) {
        let read = import::read(format, &data, &mut |_| Ok(()));
        let report = import::survey(format, &data, &Mapping::new(["town.example"]));
        hold(read.is_err() || report.is_ok(), "what can be read can be looked over");
    }
}

/// Whatever comes as a picture makes none, or one that is no larger than asked for and can be made anew once more.
pub fn comments_picture(data: &[u8]) {
    let Some(made) = anew(data, SMALL) else { return };
    hold(["image/png", "image/jpeg"].contains(&made.kind), "it is of one of two kinds");
    hold(made.size.0 <= SMALL && made.size.1 <= 3 * SMALL, "it is no larger than asked for");
    let again = anew(&made.octets, SMALL);
    hold(again.is_some_and(|again| again.size == made.size), "made anew once more it is as large");
}

fn hold(law: bool, what: &str) {
    assert!(law, "{what}");
}

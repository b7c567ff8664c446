//! Where the pages of an export are on the site.

use lodge_comments::import::{BadRule, Mapping, Unmapped};

fn mapping(rules: &[&str]) -> Mapping {
    let mut mapping = Mapping::new(["blog.example", "Münze.example", "localhost:1313"]);
    for rule in rules {
        mapping.rule(rule).unwrap();
    }
    mapping
}

fn check(rules: &[&str], address: &str, expected: &str) {
    let found = mapping(rules).map(address).unwrap_or_else(|why| why.to_string());
    assert_eq!(found, expected, "{address} by {rules:?}");
}

#[test]
fn pages_of_the_site_are_their_paths() {
    check(&[], "https://blog.example/one/", "/one/");
    check(&[], "http://www.blog.example/one/#comment-5", "/one/");
    check(&[], "HTTPS://BLOG.example", "/");
    check(&[], "//blog.example/one", "/one");
    check(&[], "/one/", "/one/");
    check(&[], " /one/ ", "/one/");
    check(&[], "/a/../b/./c", "/b/c");
    check(&[], "blog.example/one", "/one");
    check(&[], "https://xn--mnze-0ra.example/x", "/x");
    check(&[], "https://münze.example/ü", "/%C3%BC");
    check(&[], "http://localhost:1313/one", "/one");
}

#[test]
fn a_query_may_be_the_page() {
    check(&[], "https://blog.example/?p=7", "/?p=7");
    check(&[], "https://blog.example/one/?utm_source=x&utm_medium=y", "/one/");
    check(&[], "https://blog.example/one?fbclid=1&id=2&gclid=3", "/one?id=2");
    check(&[], "/one?replytocom=5", "/one");
}

#[test]
fn what_is_elsewhere_is_nowhere() {
    let nowhere = |address: &str, why: Unmapped| assert_eq!(mapping(&[]).map(address), Err(why), "{address}");
    nowhere("", Unmapped::Empty);
    nowhere("  ", Unmapped::Empty);
    nowhere("https://staging.example/one/", Unmapped::OtherHost("staging.example".into()));
    nowhere("http://localhost:4000/one/", Unmapped::OtherHost("localhost:4000".into()));
    nowhere("https://disqus.com/home/discussion/town/one/", Unmapped::OtherHost("disqus.com".into()));
    nowhere("https://blog.example.evil.example/", Unmapped::OtherHost("blog.example.evil.example".into()));
    nowhere("https://evil.example/blog.example/", Unmapped::OtherHost("evil.example".into()));
    for address in [
        "guestbook",
        "file:///home/ann/one.html",
        "javascript:alert(1)",
        "about:blank",
        "http://",
        "other.example/one",
    ] {
        nowhere(address, Unmapped::NoAddress);
    }
}

#[test]
fn hosts_are_renamed() {
    check(&["staging.example=blog.example"], "https://staging.example/one/", "/one/");
    check(&["https://staging.example/=blog.example"], "https://www.staging.example/one/", "/one/");
    check(&["localhost:4000=blog.example"], "http://localhost:4000/one/", "/one/");
    check(&["staging.example=blog.example"], "staging.example/one/", "/one/");
    check(&["a.example=b.example"], "https://a.example/one", "`b.example` is not a host of the site");
}

#[test]
fn paths_are_moved() {
    check(&["/*.html=/*"], "/posts/one.html", "/posts/one");
    check(&["/blog/*=/*"], "https://blog.example/blog/one/", "/one/");
    check(&["/blog/*=/*"], "/news/one/", "/news/one/");
    check(&["/*/*/*/*=/*-*-*-*"], "/2020/01/02/one", "/2020-01-02-one");
    check(&["/old=/new", "/*=/all/*"], "/old", "/new");
    check(&["/old=/new", "/*=/all/*"], "/other", "/all/other");
    check(&["/*=/"], "/anything", "/");
    check(&["staging.example=blog.example", "/x/*=/*"], "https://staging.example/x/one", "/one");
    check(&["old.example/blog/*=/*"], "https://old.example/blog/one", "/one");
    check(
        &["https://disqus.com/home/discussion/town/*/=/*.html"],
        "https://disqus.com/home/discussion/town/one/",
        "/one.html",
    );
    check(&["guestbook=/guestbook/"], "guestbook", "/guestbook/");
    check(&["/*=/*"], "//evil.example/x", "`evil.example` is not a host of the site");
    check(&["/x*=/*"], "/x//evil.example", "/evil.example");
}

#[test]
fn rules_that_are_none_are_refused() {
    let refused = |rule: &str, why: BadRule| assert_eq!(Mapping::default().rule(rule), Err(why), "{rule}");
    refused("/one", BadRule::NoPair);
    refused("=/one", BadRule::NoPair);
    refused("/one=", BadRule::NoPair);
    refused("/one=two", BadRule::NoPlace);
    refused("old.example/a=new.example/b", BadRule::NoPlace);
    refused("*.example=new.example", BadRule::NoPlace);
    refused("/one=/*", BadRule::TooManyStars);
}

proptest::proptest! {
    #[test]
    fn what_is_mapped_is_a_path(address: String, from in "[a-z/*.]{1,8}", to in "/[a-z/*]{0,6}") {
        let mut mapping = Mapping::new(["blog.example"]);
        let _may_be_none = mapping.rule(&format!("{from}={to}"));
        for address in [address.clone(), format!("/{address}"), format!("https://blog.example/{address}")] {
            if let Ok(path) = mapping.map(&address) {
                assert!(path.starts_with('/') && !path.starts_with("//"), "{address} is {path}");
            }
        }
    }
}

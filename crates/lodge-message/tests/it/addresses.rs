//! Address fields, as standards and the world write them.

use lodge_message::{
    Address, AddressError, AddressList, MAX_ADDRESS_TEXT, MAX_ADDRESSES, parse_addresses, parse_mailbox,
};

/// A list, written in today's syntax.
fn check(text: &str, expected: &str) {
    let shown = parse_addresses(text).map(|list| list.to_string());
    assert_eq!(shown.as_deref(), Ok(expected), "{text:?}");
}

fn check_refused(text: &str, expected: AddressError) {
    assert_eq!(parse_addresses(text).map(|_| ()), Err(expected), "{text:?}");
}

#[test]
fn today_s_syntax() {
    check("ann@example.org", "ann@example.org");
    check("<ann@example.org>", "ann@example.org");
    check("Ann <ann@example.org>", "Ann <ann@example.org>");
    check("\"Joe Q. Public\" <john.q.public@example.com>", "\"Joe Q. Public\" <john.q.public@example.com>");
    check("Mary Smith <mary@x.test>, jdoe@example.org", "Mary Smith <mary@x.test>, jdoe@example.org");
    check(
        "\"Giant; \\\"Big\\\" Box\" <sysservices@example.net>",
        "\"Giant; \\\"Big\\\" Box\" <sysservices@example.net>",
    );
    check("a@[192.0.2.1], b@[IPv6:2001:db8::1]", "a@[192.0.2.1], b@[IPv6:2001:db8::1]");
    check(
        "\"john doe\"@x.test, \"plain\"@x.test, \"\"@x.test",
        "\"john doe\"@x.test, plain@x.test, \"\"@x.test",
    );
    check("", "");
}

#[test]
fn groups() {
    let group = "A Group:Ed Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;";
    check(group, "A Group: Ed Jones <c@a.test>, joe@where.test, John <jdoe@one.test>;");
    check("Undisclosed recipients:;", "Undisclosed recipients:;");
    check("a@b, G: ,, c@d ,;, e@f", "a@b, G: c@d;, e@f");
    assert_eq!(parse_addresses(group).unwrap().mailboxes().count(), 3);
    check_refused("G: H: a@b;;", AddressError::Unexpected { at: 4 });
    check_refused("G: a@b", AddressError::Unexpected { at: 6 });
    check_refused(": a@b;", AddressError::Unexpected { at: 0 });
}

#[test]
fn the_old_syntax() {
    //= rfc5322#4
    //= type=test
    //# Though these syntactic forms MUST NOT be generated according to the grammar in section 3, they MUST be
    //# accepted and parsed by a conformant receiver.
    check("Joe Q. Public <john.q.public@example.com>", "Joe Q. Public <john.q.public@example.com>");
    check(
        "Mary Smith <@node.test,@other.test:mary@example.net>, , jdoe@test  . example",
        "Mary Smith <mary@example.net>, jdoe@test.example",
    );
    check("john . \"q q\" . public @ example . com", "\"john.q q.public\"@example.com");
    check(",,a@b,,", "a@b");
    check("\"a\\b\u{1}c\" <a@b>", "\"abc\" <a@b>");
    check("a@[192.0. 2 .1\\2]", "a@[192.0.2.12]");
}

#[test]
fn comments_and_folds() {
    check("Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>", "Pete <pete@silly.test>");
    check(
        "A Group(Some people)\r\n :Chris Jones <c@(Chris's host.)public.example>,\r\n\t joe@example.org;\r\n",
        "A Group: Chris Jones <c@public.example>, joe@example.org;",
    );
    check("(Empty list)(start)Hidden recipients  :(nobody(that I know))  ;", "Hidden recipients:;");
    check("\"folded\r\n name\" <a@b>", "\"folded name\" <a@b>");
    check_refused("a@b (open", AddressError::Unended { at: 4 });
    check_refused("a@b (never) )", AddressError::Unexpected { at: 12 });
}

#[test]
fn letters_of_every_script() {
    check("Gülşah <gülşah@örnek.test>", "Gülşah <gülşah@örnek.test>");
    check("用户@例子.测试", "用户@例子.测试");
    check(
        "=?utf-8?q?G=C3=BCl?= =?utf-8?q?=C5=9Fah?= <g@x.test>",
        "=?utf-8?q?G=C3=BCl?= =?utf-8?q?=C5=9Fah?= <g@x.test>",
    );
}

#[test]
fn what_providers_hand_out_is_kept() {
    check("first..last.@docomo.test", "\"first..last.\"@docomo.test");
    check("a_b+c=d/e@x_y.test", "a_b+c=d/e@x_y.test");
}

#[test]
fn what_is_no_address() {
    for (text, at) in [
        ("ann", 3),
        ("ann@", 4),
        ("@x", 0),
        ("ann@x@y", 5),
        ("ann smith@x", 4),
        ("<>", 1),
        ("a@b c@d", 4),
        ("a@b <c@d>", 4),
        ("a@.b", 2),
        ("a@b.", 4),
        ("a@b\r\nc@d", 3),
        ("a@b;", 3),
        ("<a@b", 4),
        ("a@\"b\"", 2),
        (".@b", 1),
        ("a\0@b", 1),
        ("a@[b[c]", 5),
        ("Ann <ann@x> junk", 12),
    ] {
        check_refused(text, AddressError::Unexpected { at });
    }
    check_refused("\"open <a@b>", AddressError::Unended { at: 0 });
    check_refused("a@[open", AddressError::Unended { at: 2 });
}

#[test]
fn bounds() {
    let nested = |depth| format!("{}{} a@b", "(".repeat(depth), ")".repeat(depth));
    check(&nested(32), "a@b");
    check_refused(&nested(33), AddressError::TooDeep { at: 32 });
    check_refused(&"(".repeat(1_000_000), AddressError::TooDeep { at: 32 });
    assert_eq!(parse_addresses(&"a@b,".repeat(MAX_ADDRESSES)).unwrap().0.len(), MAX_ADDRESSES);
    check_refused(&"a@b,".repeat(MAX_ADDRESSES + 1), AddressError::TooMany);
    check_refused(&" ".repeat(MAX_ADDRESS_TEXT + 1), AddressError::TooLong);
    check(&",".repeat(MAX_ADDRESS_TEXT), "");
}

#[test]
fn one_mailbox_is_one() {
    assert_eq!(parse_mailbox(" Ann <ann@x.test> ").unwrap().to_string(), "Ann <ann@x.test>");
    for text in ["", "a@b, c@d", "a@b,", "G:;"] {
        parse_mailbox(text).unwrap_err();
    }
}

#[test]
fn nothing_of_an_address_shows_in_debug_or_errors() {
    let AddressList(list) = parse_addresses("Ann <ann@x.test>").unwrap();
    assert_eq!(format!("{list:?}"), "[‹address›]");
    let Some(Address::Mailbox(mailbox)) = list.first() else { panic!("one mailbox") };
    assert_eq!(format!("{mailbox:?} {:?}", mailbox.name), "‹address› ‹address›");
    assert_eq!(
        parse_addresses("ann@").unwrap_err().to_string(),
        "the address field cannot be read at byte 4"
    );
}

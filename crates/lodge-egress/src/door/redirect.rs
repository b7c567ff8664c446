//! Being sent on.

use hyper::Method;
use url::Url;

use super::{Request, Response};
use crate::EgressError;

/// Header fields that say nothing about us and may go to another host.
const HARMLESS: [&str; 4] = ["accept", "accept-language", "content-type", "user-agent"];

/// Where an answer sends us on to, if it does.
pub(super) fn target(response: &Response, from: &Url) -> Option<Result<Url, EgressError>> {
    let location = match response.status {
        301 | 302 | 303 | 307 | 308 => response.header("location")?,
        _ => return None,
    };
    Some(from.join(location).map_err(|_| EgressError::Redirect))
}

/// The target, if it is one of the web and not a step down from a secured one.
pub(super) fn checked(target: Result<Url, EgressError>, from: &Url) -> Result<Url, EgressError> {
    let target = target?;
    let scheme = match (from.scheme(), target.scheme()) {
        (_, "https") => true,
        (from, "http") => from == "http",
        _ => false,
    };
    let bare = target.username().is_empty() && target.password().is_none();
    if scheme && bare { Ok(target) } else { Err(EgressError::Redirect) }
}

/// What is asked there: with nothing of what was meant for the first host alone, if it is another.
pub(super) fn onward(
    mut request: Request,
    status: u16,
    from: &Url,
    target: &Url,
) -> Result<Request, EgressError> {
    let keeps = matches!(status, 307 | 308) || matches!(request.method, Method::GET | Method::HEAD);
    if !keeps {
        request.method = Method::GET;
        request.body.clear();
        request.headers.retain(|(name, _)| name != "content-type");
    }
    if from.origin() != target.origin() {
        if !request.body.is_empty() {
            return Err(EgressError::Redirect);
        }
        request.headers.retain(|(name, _)| HARMLESS.contains(&name.as_str()));
    }
    Ok(request)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where a request to `from` ends up that is answered with `status` and `location`.
    fn check(status: u16, from: &str, location: &str, expected: Result<Option<&str>, EgressError>) {
        let response = Response {
            status,
            headers: vec![("location".to_owned(), location.to_owned())],
            body: Vec::new(),
        };
        let from = Url::parse(from).unwrap();
        let found = target(&response, &from).map(|target| checked(target, &from)).transpose();
        let found = found.map(|url| url.map(|url| url.to_string()));
        assert_eq!(found, expected.map(|url| url.map(str::to_owned)), "{status} {location}");
    }

    #[test]
    fn where_answers_send_us() {
        check(302, "https://a.test/b/c", "/d", Ok(Some("https://a.test/d")));
        check(301, "https://a.test/b/c", "d", Ok(Some("https://a.test/b/d")));
        check(308, "https://a.test/", "https://b.test/x", Ok(Some("https://b.test/x")));
        check(303, "http://a.test/", "http://b.test/", Ok(Some("http://b.test/")));
        check(200, "https://a.test/", "/d", Ok(None));
        check(304, "https://a.test/", "/d", Ok(None));
    }

    #[test]
    fn where_we_do_not_go() {
        for location in
            ["http://a.test/", "ftp://a.test/", "file:///etc/passwd", "https://u:p@a.test/", "https://"]
        {
            check(302, "https://a.test/", location, Err(EgressError::Redirect));
        }
    }

    #[test]
    fn what_was_for_one_host_is_not_told_to_another() {
        let url = |text: &str| Url::parse(text).unwrap();
        let request = || {
            Request::post("https://a.test/", "text/plain", "secret")
                .header("Authorization", "Bearer x")
                .header("Accept", "application/json")
        };
        let names =
            |request: &Request| request.headers.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        let onward = |status, to| onward(request(), status, &url("https://a.test/"), &url(to));
        let same = onward(307, "https://a.test/b").unwrap();
        assert_eq!(names(&same), ["content-type", "authorization", "accept"]);
        assert_eq!(same.body, b"secret");
        for (status, to) in [(307, "https://b.test/"), (308, "https://a.test:444/")] {
            assert!(onward(status, to).is_err(), "what was sent is for the first host");
        }
        let get = onward(302, "https://b.test/").unwrap();
        assert_eq!((names(&get), get.method, get.body.len()), (vec!["accept".to_owned()], Method::GET, 0));
    }
}

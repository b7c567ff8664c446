//! A body that came in parts: what is said as `payload_json`, and files beside it.

use serde_json::Value;

/// What is said, and the files: names and texts. Nothing, if it is not made like that.
pub(crate) fn read(boundary: &str, bytes: &[u8]) -> Option<(Value, Vec<(String, String)>)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let line = format!("--{boundary}");
    let (mut said, mut files) = (None, Vec::new());
    let mut parts: Vec<&str> = text.split(line.as_str()).skip(1).collect();
    // Without its last line it broke off.
    parts.pop().filter(|last| last.starts_with("--"))?;
    for part in parts {
        let (head, body) = part.strip_prefix("\r\n")?.split_once("\r\n\r\n")?;
        let body = body.strip_suffix("\r\n")?;
        match named(head, " name=")? {
            "payload_json" => said = Some(serde_json::from_str(body).ok()?),
            name if name.starts_with("files[") => {
                files.push((named(head, " filename=")?.to_owned(), body.to_owned()));
            }
            _ => return None,
        }
    }
    Some((said?, files))
}

/// What stands between quotes after this.
fn named<'a>(head: &'a str, key: &str) -> Option<&'a str> {
    head.split_once(key)?.1.strip_prefix('"')?.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_with_a_file_is_read_and_half_of_one_is_not() {
        let whole = "--x\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n\r\n{\"content\":\"a\"}\r\n\
                     --x\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"b.json\"\r\n\r\n[\r\n1]\r\n--x--\r\n";
        let (said, files) = read("x", whole.as_bytes()).unwrap();
        assert_eq!(said["content"], "a");
        assert_eq!(files, [("b.json".to_owned(), "[\r\n1]".to_owned())]);
        for end in 1..whole.len() - 8 {
            assert!(read("x", &whole.as_bytes()[..end]).is_none(), "{end}");
        }
        assert!(read("y", whole.as_bytes()).is_none());
    }
}

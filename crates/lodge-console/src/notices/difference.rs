//! How two policies differ, in words.

/// One statement: what it is about, the question, and the answer.
type Statement<'a> = (&'a str, &'a str, &'a str);

/// How many answers of a new thing are told: what for, where, how long.
const TOLD: usize = 3;

/// The differences, a line each, in the order of the new policy; what is gone comes last.
///
/// `say` fills a message with a line.
pub(super) fn said(old: &str, new: &str, say: &dyn Fn(&str, String) -> String) -> Vec<String> {
    let (old, new) = (statements(old), statements(new));
    let about = |list: &[Statement<'_>], title: &str| list.iter().any(|(about, ..)| *about == title);
    let mut lines = Vec::new();
    let mut before = "";
    for (title, question, answer) in &new {
        if !about(&old, title) {
            if before != *title {
                let answers = new.iter().filter(|(other, ..)| other == title).take(TOLD);
                let answers: Vec<_> = answers.map(|(.., answer)| *answer).collect();
                lines.push(say("notices-new", format!("{title}: {}", answers.join("; "))));
            }
            before = title;
        } else if !old.contains(&(title, question, answer)) {
            lines.push(say("notices-changed", format!("{title} · {question}: {answer}")));
        }
    }
    let mut before = "";
    for (title, question, answer) in &old {
        let asked = |(about, asked, _): &Statement<'_>| about == title && asked == question;
        if !about(&new, title) {
            if before != *title {
                lines.push(say("notices-gone", (*title).to_owned()));
            }
            before = title;
        } else if !new.iter().any(asked) {
            lines.push(say("notices-gone", format!("{title} · {question}: {answer}")));
        }
    }
    lines
}

fn statements(text: &str) -> Vec<Statement<'_>> {
    text.lines()
        .filter_map(|line| {
            let (title, rest) = line.split_once('\t')?;
            let (question, answer) = rest.split_once('\t')?;
            Some((title, question, answer))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str, expected: &[&str]) {
        let say = |name: &str, line: String| format!("{} {line}", name.trim_start_matches("notices-"));
        assert_eq!(said(old, new, &say), expected);
    }

    #[test]
    fn what_is_new_changed_and_gone_is_said() {
        let old = "Account\tWhy\tto sign in\nAccount\tHow long\tforever\nCookie\tWhy\tto know you";
        check(old, old, &[]);
        check("", "A\tWhy\tx\nA\tWhere\ty\nA\tHow long\tz\nA\tParts\tp", &["new A: x; y; z"]);
        check(
            old,
            "Account\tWhy\tto sign in\nAccount\tHow long\ta year\nToken\tWhy\tfor programs",
            &["changed Account · How long: a year", "new Token: for programs", "gone Cookie"],
        );
        check("A\tWhy\tx\nA\tMore\ty", "A\tWhy\tx", &["gone A · More: y"]);
    }
}

//! The privacy page: the register in sentences, as Markdown.

mod words;

use crate::{Entry, Place, Register, Shortened, Subject};
use std::fmt::Write as _;

impl Register {
    /// The privacy page with the register's own retentions.
    #[must_use]
    pub fn privacy_page(&self) -> String {
        self.privacy_page_here(&Shortened::default())
    }

    /// The privacy page of an installation, whose operator has shortened some retentions.
    #[must_use]
    pub fn privacy_page_here(&self, shortened: &Shortened) -> String {
        let mut page = String::from(OPENING);
        for kind in self.kinds() {
            let theirs = |entry: &&&'static Entry| entry.is_about(kind);
            let _ = write!(page, "\n## About {}\n", kind.people);
            self.entries.iter().filter(theirs).for_each(|entry| section(&mut page, entry, shortened));
        }
        let nobodys = |entry: &&&'static Entry| matches!(entry.subject, Subject::Nobody(_));
        if self.entries.iter().any(|entry| nobodys(&entry)) {
            page.push_str("\n## About nobody\n");
            self.entries.iter().filter(nobodys).for_each(|entry| section(&mut page, entry, shortened));
        }
        recipients(&mut page, self);
        page
    }
}

const OPENING: &str = "# What is kept about you\n\n\
    This page is written by the program itself, from the same declarations that it carries out when it stores, \
    shows, purges and erases. What is not on this page is not kept.\n";

fn section(page: &mut String, entry: &'static Entry, shortened: &Shortened) {
    let _ = write!(page, "\n### {}\n\n", entry.title.trim_end_matches('.'));
    let _ =
        writeln!(page, "{}. {}. {}.", words::why(entry), words::place(entry), words::keep(entry, shortened));
    let parts = words::parts(entry);
    if !parts.is_empty() {
        page.push('\n');
        parts.iter().for_each(|part| page.push_str(&format!("- {part}\n")));
    }
    let _ = write!(page, "\n{}. {}.\n", words::erasure(entry), words::basis(entry.basis));
    if let Some(nobody) = words::nobody(entry) {
        let _ = write!(page, "\n{nobody}.\n");
    }
}

/// Who else gets what, in one list.
fn recipients(page: &mut String, register: &Register) {
    page.push_str("\n## Who else gets something\n\n");
    let mut named: Vec<&str> = Vec::new();
    for entry in &register.entries {
        if let Place::SentTo(recipient) = entry.place
            && !named.contains(&recipient.name)
        {
            named.push(recipient.name);
            let _ = writeln!(
                page,
                "- **{}** gets {}, {}.{}",
                recipient.name,
                recipient.receives,
                recipient.purpose,
                if recipient.opt_in { " Only after somebody has switched it on." } else { "" }
            );
        }
    }
    page.push_str(if named.is_empty() { "Nobody.\n" } else { "\nNobody else.\n" });
}

#[cfg(test)]
mod tests {
    use crate::{Register, Shortened, samples};

    #[test]
    fn the_page_says_every_entry_in_sentences() {
        let page = samples::register().privacy_page();
        assert_eq!(page, include_str!("page/sample.md"));
    }

    #[test]
    fn every_entry_has_its_heading_and_every_column_its_word() {
        let register = samples::register();
        let page = register.privacy_page();
        for entry in &register.entries {
            let heading = format!("\n### {}\n", entry.title.trim_end_matches('.'));
            assert_eq!(page.matches(&heading).count(), 1, "{}", entry.name);
            for column in entry.columns {
                assert!(page.contains(&format!("`{}`", column.name)), "{}.{}", entry.name, column.name);
            }
        }
    }

    #[test]
    fn what_is_about_two_is_said_to_both() {
        let page = samples::register_of_two().privacy_page();
        assert_eq!(page.matches("\n### Something that a moderator did").count(), 2, "{page}");
        assert!(page.contains("- `visitor_blind`: whom it is about, too\n"), "{page}");
    }

    #[test]
    fn the_page_says_what_the_operator_shortened() {
        let register = samples::register();
        let shortened = Shortened::new(&register, [("s_visit", 3)]).unwrap();
        let page = register.privacy_page_here(&shortened);
        assert!(page.contains("3 days after `seen_at`") && !page.contains("30 days"), "{page}");
    }

    #[test]
    fn an_empty_register_keeps_nothing() {
        assert!(Register::default().privacy_page().ends_with("## Who else gets something\n\nNobody.\n"));
    }
}

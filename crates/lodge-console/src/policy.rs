//! The register in its reader's words.

mod said;

use lodge_register::{Entry, Place, Recipient, Register, Shortened, Subject};
use lodge_web::{Language, Words};

use said::Said;

/// A kind of people, and what is kept about them.
pub(crate) struct Chapter {
    pub(crate) title: String,
    pub(crate) sections: Vec<Section>,
}

/// One thing that is kept, or one who gets something.
pub(crate) struct Section {
    pub(crate) title: String,
    pub(crate) facts: Vec<Fact>,
}

/// A question and its answer, in one line or in several.
pub(crate) struct Fact {
    pub(crate) name: String,
    pub(crate) lines: Vec<Vec<Run>>,
}

impl Fact {
    /// Whether each line is about a name, and begins with it.
    pub(crate) fn lists_names(&self) -> bool {
        self.lines.iter().all(|line| line.first().is_some_and(|run| run.code))
    }
}

/// A stretch of text, which may be a name as the program writes it.
pub(crate) struct Run {
    pub(crate) code: bool,
    pub(crate) text: String,
}

/// Everything that is kept, by whom it is about.
pub(crate) fn chapters(
    register: &Register,
    shortened: &Shortened,
    words: &Words,
    language: Language,
) -> Vec<Chapter> {
    let said = Said { words, language, shortened };
    let of = |is_so: &dyn Fn(&Entry) -> bool| -> Vec<Section> {
        register.entries.iter().filter(|entry| is_so(entry)).map(|entry| said.section(entry)).collect()
    };
    let mut chapters: Vec<Chapter> = register
        .kinds()
        .iter()
        .map(|kind| Chapter {
            title: said.say(&format!("register-about-{}", kind.word), &[]),
            sections: of(&|entry| entry.is_about(*kind)),
        })
        .collect();
    let nobodys = of(&is_nobodys);
    if !nobodys.is_empty() {
        chapters.push(Chapter { title: said.say("register-about-nobody", &[]), sections: nobodys });
    }
    chapters
}

/// Who else gets something, each once.
pub(crate) fn recipients(register: &Register, words: &Words, language: Language) -> Vec<Section> {
    let shortened = Shortened::default();
    let said = Said { words, language, shortened: &shortened };
    let mut found: Vec<&Recipient> = Vec::new();
    for entry in &register.entries {
        if let Place::SentTo(recipient) = entry.place
            && !found.contains(&recipient)
        {
            found.push(recipient);
        }
    }
    found.into_iter().map(|recipient| said.recipient(recipient)).collect()
}

fn is_nobodys(entry: &Entry) -> bool {
    matches!(entry.subject, Subject::Nobody(_))
}

/// Text in which names stand between backticks.
pub(crate) fn runs(text: &str) -> Vec<Run> {
    let runs = text.split('`').enumerate().map(|(at, part)| Run { code: at % 2 == 1, text: part.to_owned() });
    runs.filter(|run| !run.text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{said::duration, *};
    use lodge_register::{Basis, OnErase};
    use lodge_web::Source;

    fn words() -> Words {
        let ours: &'static [Source] = lodge_web::sources!("register.ftl");
        Words::new(&[ours]).unwrap()
    }

    fn kept() -> Register {
        Register::new([
            lodge_accounts::entries(),
            lodge_abuse::entries(),
            lodge_custody::entries(),
            lodge_egress::entries(),
            lodge_web::entries(),
        ])
    }

    #[test]
    fn every_entry_is_said_in_every_language() {
        let (register, words) = (kept(), words());
        for language in Language::ALL {
            let said = chapters(&register, &Shortened::default(), &words, language);
            let sections: Vec<_> = said.iter().flat_map(|chapter| &chapter.sections).collect();
            assert_eq!(sections.len(), register.entries.len());
            let others = recipients(&register, &words, language);
            for section in sections.into_iter().chain(&others) {
                for fact in &section.facts {
                    let text: String = fact.lines.iter().flatten().map(|run| run.text.as_str()).collect();
                    let missing =
                        ["register-", "recipient-", "entry-"].iter().any(|name| text.contains(name));
                    assert!(!missing, "{language:?}, {}: {text}", section.title);
                }
                assert!(!section.title.starts_with("entry-"), "{}", section.title);
            }
        }
    }

    #[test]
    fn in_english_it_says_what_the_register_says() {
        let words = words();
        let mut other = Vec::new();
        for entry in kept().entries {
            let mut check = |part: &str, expected: &str| {
                let name = format!("entry-{}{part}", entry.name);
                let said = words.say(Language::English, &name, &[]).replace('’', "'");
                if said != expected {
                    other.push(format!("{name} = {expected}"));
                }
            };
            check("", entry.title.trim_end_matches('.'));
            check(".purpose", entry.purpose);
            if let Basis::Interest(interest) = entry.basis {
                check(".interest", interest);
            }
            if let Subject::Nobody(why) = entry.subject {
                check(".nobody", why);
            }
            match entry.on_erase {
                OnErase::Retain(why) => check(".retain", why),
                OnErase::Beyond(why) => check(".beyond", why),
                OnErase::Delete | OnErase::Blank(_) => {}
            }
        }
        assert!(other.is_empty(), "say in locales/*/register.ftl:\n{}", other.join("\n"));
    }

    #[test]
    fn a_duration_is_said_in_the_largest_unit_that_fits() {
        assert_eq!(duration(7 * 86_400), ("register-keep-for-days", 7));
        assert_eq!(duration(3_600), ("register-keep-for-hours", 1));
        assert_eq!(duration(900), ("register-keep-for-minutes", 15));
        assert_eq!(duration(90), ("register-keep-for-seconds", 90));
    }

    #[test]
    fn a_name_stands_between_backticks() {
        let said: Vec<_> =
            runs("in the database (`a_b`)").into_iter().map(|run| (run.code, run.text)).collect();
        let expected = [(false, "in the database ("), (true, "a_b"), (false, ")")];
        assert_eq!(said, expected.map(|(code, text)| (code, text.to_owned())));
    }
}

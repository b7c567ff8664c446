//! Settings to begin with.

use serde::{Deserialize, Serialize};

use super::{
    Automod, Contain, Crowd, Exempt, Nuke, Pattern, Place, Raid, Rate, Rule, Rung, Settings, State, Step,
    Telling, Window,
};

/// Settings to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Preset {
    /// A few hundred people who know each other.
    Small,
    /// Some thousands, with many newcomers.
    Growing,
    /// Somebody is at the door just now.
    UnderAttack,
}

impl Preset {
    /// Every preset, the mildest first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Growing, Self::UnderAttack];

    /// Its settings.
    #[must_use]
    pub fn settings(self) -> Settings {
        Settings {
            automod: Automod { rules: self.rules(), exempt: Exempt::default() },
            raid: self.raid(),
            nuke: self.nuke(),
            telling: self.telling(),
            ..Settings::default()
        }
    }

    fn rules(self) -> Vec<Rule> {
        let invites = Pattern::Invites { fine: Vec::new() };
        let attachments = ["exe", "scr", "bat", "cmd", "msi", "jar", "vbs", "ps1"].map(str::to_owned).into();
        let mut rules = vec![
            rule(1, Pattern::Mentions { most: if self == Self::UnderAttack { 4 } else { 8 } }, None),
            rule(2, Pattern::Repeats { most: 4, seconds: 60 }, None),
            rule(
                3,
                Pattern::Flood { most: if self == Self::UnderAttack { 6 } else { 10 }, seconds: 10 },
                None,
            ),
            rule(4, Pattern::Attachments { refused: attachments }, None),
            rule(5, Pattern::Zalgo { most: 5 }, None),
        ];
        match self {
            Self::Small => {}
            Self::Growing => rules.push(rule(6, invites, None)),
            Self::UnderAttack => {
                rules.push(rule(6, invites, None));
                rules.push(rule(
                    7,
                    Pattern::Links { fine: Vec::new() },
                    Some(Window { most: 1, seconds: 60 }),
                ));
            }
        }
        rules
    }

    fn raid(self) -> Raid {
        let usual = Raid::default();
        match self {
            Self::Small => Raid { flood: Rate { count: 6, seconds: 30 }, ..usual },
            Self::Growing => Raid { flood: Rate { count: 15, seconds: 20 }, crowd: Crowd::Tell, ..usual },
            Self::UnderAttack => Raid {
                flood: Rate { count: 5, seconds: 30 },
                drip: Rate { count: 3, seconds: 24 * 3600 },
                ban_from: 4,
                contain: Contain { pause_invites_minutes: 60, verification: Some(4), ..Contain::default() },
                calm_seconds: 600,
                ..usual
            },
        }
    }

    fn nuke(self) -> Nuke {
        let usual = Nuke::default();
        match self {
            Self::Small => usual,
            Self::Growing => Nuke { hour_points: 120, ..usual },
            Self::UnderAttack => Nuke { burst_points: 8, hour_points: 40, guild_points: 16, ..usual },
        }
    }

    /// The more there is to see, the more of it is told, and the more of that together.
    fn telling(self) -> Telling {
        let log = Place::Log;
        let usual = Telling { health: log, ..Telling::default() };
        match self {
            Self::Small => usual,
            Self::Growing => Telling { structure: log, deleted: log, gather_seconds: 30, ..usual },
            Self::UnderAttack => Telling {
                structure: log,
                deleted: log,
                members: log,
                roles: log,
                gather_seconds: 60,
                ..usual
            },
        }
    }
}

/// A rule that takes away, then times out for ten minutes, then for a day.
fn rule(id: u32, pattern: Pattern, window: Option<Window>) -> Rule {
    let rung = |from, steps| Rung { from, steps };
    let ladder = vec![
        rung(1, vec![Step::Delete]),
        rung(2, vec![Step::Delete, Step::Timeout(600)]),
        rung(4, vec![Step::Delete, Step::Timeout(86_400), Step::Tell]),
    ];
    Rule {
        id,
        name: String::new(),
        state: State::On,
        pattern,
        window,
        ladder,
        forget_seconds: 86_400,
        exempt: Exempt::default(),
    }
}

//! What waits for somebody: links in letters, second proofs, questions that were asked.

use super::{ACCOUNT, CODE, DAY, HOLDER, HOUR, STATE, beyond, column, held};
use crate::APPLICANT;
use lodge_register::{DataClass, Entry, Place, Subject};

/// Somebody asked for an account and has not yet confirmed their address.
pub(crate) static SIGN_UP: Entry = beyond(
    "only the link in the letter finds it, and it is gone within a day",
    &held(
        "accounts_sign_up",
        "A sign-up that waits for its e-mail address to be confirmed.",
        Place::Cache("signup"),
        "to open the account once its address is confirmed; until then nothing is in the database",
        (APPLICANT, "email"),
        DAY,
        &[
            CODE,
            column("email", DataClass::Contact),
            column("name", DataClass::Name),
            column("language", DataClass::Setting),
        ],
    ),
);

/// Somebody gave the right password and owes the second proof.
pub(crate) static SECOND: Entry = beyond(
    "it names an account that is gone, opens nothing, and is over within minutes",
    &held(
        "accounts_second",
        "A sign-in that waits for its second proof.",
        Place::Cache("second"),
        "to ask for the digits of the authenticator app after the password was right",
        HOLDER,
        5 * 60,
        &[CODE, ACCOUNT, STATE],
    ),
);

/// How often the second proof was tried.
pub(crate) static SECOND_TRIES: Entry = beyond(
    "it is a number for an account that is gone, and is over within a quarter of an hour",
    &held(
        "accounts_second_tries",
        "How often the digits of an authenticator app were tried.",
        Place::Cache("second-tries"),
        "to keep somebody who knows a password from guessing the digits",
        HOLDER,
        15 * 60,
        &[ACCOUNT, column("tries", DataClass::Count)],
    ),
);

/// Somebody asked for a new password.
pub(crate) static RESET: Entry = held(
    "accounts_reset",
    "A link for setting a new password.",
    Place::Cache("reset"),
    "to let somebody who forgot their password set a new one by the link in a letter",
    HOLDER,
    HOUR,
    &[ACCOUNT, CODE, STATE],
);

/// Somebody wants to be reached at another address.
pub(crate) static EMAIL_CHANGE: Entry = held(
    "accounts_email_change",
    "A change of e-mail address that waits to be confirmed at both addresses.",
    Place::Cache("email-change"),
    "to change the address once the old and the new one have both confirmed it",
    HOLDER,
    DAY,
    &[ACCOUNT, CODE, column("email", DataClass::Contact), STATE],
);

/// A secret was shown for an authenticator app, which has not yet shown digits for it.
pub(crate) static PROPOSAL: Entry = held(
    "accounts_totp_proposal",
    "A secret for an authenticator app that was not confirmed yet.",
    Place::Cache("totp"),
    "to switch the authenticator app on once it shows the right digits",
    HOLDER,
    15 * 60,
    &[ACCOUNT, column("secret", DataClass::Credential)],
);

/// A passkey is being added.
pub(crate) static PASSKEY_NEW: Entry = held(
    "accounts_passkey_new",
    "A passkey that is being added.",
    Place::Cache("passkey-new"),
    "to check that the passkey answers the question that was asked",
    HOLDER,
    5 * 60,
    &[ACCOUNT, column("challenge", DataClass::Technical)],
);

/// A passkey is being made for somebody without an account.
pub(crate) static PASSKEY_BARE: Entry = Entry {
    subject: Subject::Nobody("it holds a random question, and who will answer is not known yet"),
    ..held(
        "accounts_passkey_bare",
        "A question for a new passkey of somebody without an account.",
        Place::Cache("passkey-bare"),
        "to check that a passkey that is made without an account answers the question that was asked",
        HOLDER,
        5 * 60,
        &[CODE, column("challenge", DataClass::Technical)],
    )
};

/// Somebody signs in with a passkey. Who, the passkey tells.
pub(crate) static PASSKEY_ASKED: Entry = Entry {
    subject: Subject::Nobody("it holds a random question, and who will answer is not known yet"),
    ..held(
        "accounts_passkey_asked",
        "A question for a passkey.",
        Place::Cache("passkey-asked"),
        "to check that the passkey answers the question that was asked",
        HOLDER,
        5 * 60,
        &[CODE, column("challenge", DataClass::Technical)],
    )
};

/// Somebody was sent to a provider to sign in there.
pub(crate) static AWAY: Entry = beyond(
    "it names an account that is gone, opens nothing, and is over within minutes",
    &held(
        "accounts_away",
        "A sign-in that waits for the answer of another service.",
        Place::Cache("away"),
        "to check that the answer belongs to the question",
        HOLDER,
        10 * 60,
        &[
            CODE,
            ACCOUNT,
            column("verifier", DataClass::Technical),
            column("nonce", DataClass::Technical),
            column("next", DataClass::Setting),
        ],
    ),
);

/// Somebody came back from a provider, and is to press a button.
pub(crate) static IDENTITY: Entry = beyond(
    "only the page that is open in your browser finds it, and it is gone within ten minutes",
    &held(
        "accounts_identity",
        "Who another service says that you are, until you have said what to do with it.",
        Place::Cache("identity"),
        "to ask whether to sign in with it, or to link it to an account",
        (APPLICANT, "code"),
        10 * 60,
        &[
            CODE,
            column("provider", DataClass::Setting),
            column("subject", DataClass::Identifier),
            column("email", DataClass::Contact),
            column("name", DataClass::Name),
            column("picture", DataClass::Contact),
            column("profile", DataClass::Contact),
            column("next", DataClass::Setting),
        ],
    ),
);

/// An account holder invited somebody to look after something.
pub(crate) static INVITES: Entry = held(
    "accounts_invite",
    "An invitation to look after a domain or guild.",
    Place::Cache("invite"),
    "to let somebody who was invited accept it; the address that they were invited at goes with it",
    HOLDER,
    7 * DAY,
    &[
        ACCOUNT,
        CODE,
        column("email", DataClass::Contact),
        column("object", DataClass::Identifier),
        column("role", DataClass::Setting),
    ],
);

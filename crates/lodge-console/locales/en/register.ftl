# The register in words: what the privacy page says. Entries and recipients are found by their names.
# English is the register's own wording; `code` stands between backticks.

## The page

register-title = What is kept about you
register-opening = This page is written by the program itself, from the same declarations that it carries out when it stores, shows, purges and erases. What is not on this page is not kept.
register-about-customer = About account holders
register-about-applicant = About people who have asked for an account
register-about-correspondent = About people who write, and have no account
register-about-visitor = About people who comment, vote or report on a site
register-about-nobody = About nobody
register-print = Print
register-languages = Languages
register-why = What for
register-where = Where it is
register-how-long = How long
register-parts = What it consists of
register-forget = If you ask to be forgotten
register-basis = What allows it
register-nobodys = Why it is about nobody

## Where it is

register-place-table = in the encrypted database (`{ $name }`)
register-place-memory = in the program’s memory and nowhere else, never on disk
register-place-cache = in a short-lived cache (`{ $name }`), under a key that does not tell whose it is
register-place-cookie = in a cookie in your browser (`{ $name }`), which only this site gets
register-place-backup = in the encrypted backups
register-place-file = in a file (`{ $name }`)
register-place-sent = it goes to { $recipient }

## How long

register-keep-until-deleted = until it is deleted
register-keep-as-database = as long as the database exists
register-keep-days =
    { $n ->
        [one] it is deleted 1 day after `{ $column }`
       *[other] it is deleted { $n } days after `{ $column }`
    }
register-keep-until = until the time in `{ $column }`, then it is deleted
register-keep-until-if = until the time in `{ $column }`; where there is none, until it is deleted
register-keep-running = it is gone when the program stops
register-keep-handled = it is gone as soon as it has been handled
register-keep-sent = we do not keep a copy
register-keep-for-days =
    { $n ->
        [one] it is gone after 1 day
       *[other] it is gone after { $n } days
    }
register-keep-for-hours =
    { $n ->
        [one] it is gone after 1 hour
       *[other] it is gone after { $n } hours
    }
register-keep-for-minutes =
    { $n ->
        [one] it is gone after 1 minute
       *[other] it is gone after { $n } minutes
    }
register-keep-for-seconds =
    { $n ->
        [one] it is gone after 1 second
       *[other] it is gone after { $n } seconds
    }
register-keep-at-most =
    { $n ->
        [one] it is gone after 1 day at most
       *[other] it is gone after { $n } days at most
    }

## What the parts say

register-class-identifier = tells it apart from others
register-class-name = what you are called
register-class-contact = how you are reached
register-class-content = what you wrote
register-class-credential = what proves that you are you
register-class-network = where on the network you were
register-class-time = when it happened
register-class-setting = what you chose
register-class-count = how many
register-class-reason = why it was done
register-class-blind-index = a keyed hash
register-class-technical = says nothing about anybody
register-sealed = sealed with a key of its own
register-sealed-found = sealed with a key of its own, and found by a keyed hash of it (`{ $column }`)

## When somebody asks to be forgotten

register-forget-delete = it is deleted
register-forget-nobody = it tells nobody apart, so nobody’s erasure changes it
register-forget-blank = these are emptied: { $columns }
register-forget-retain = it stays: { $why }
register-forget-beyond = { $why }

## What allows it

register-basis-service = it is needed for what was asked of us (GDPR article 6(1)(b))
register-basis-consent = it rests on consent, which can be taken back at any time (GDPR article 6(1)(a))
register-basis-law = the law asks for it (GDPR article 6(1)(c))
register-basis-interest = it rests on a legitimate interest: { $words } (GDPR article 6(1)(f))

## Who else gets something

register-recipients = Who else gets something
register-recipients-gets = What they get
register-recipients-opt-in = Only after somebody has switched it on.
register-recipients-none = Nobody.
register-recipients-else = Nobody else.

## The entries

entry-accounts_account = An account: who may use Lodge, and how they are reached
    .purpose = to let its holder in and to write to them about their account
entry-accounts_session = A browser that is signed in
    .purpose = to know who is signed in, and to let them see and end it
entry-accounts_token = A token by which a program acts for an account
    .purpose = to let programs act for an account holder who gave them a token
entry-accounts_delegate = A share in somebody else’s domain or guild
    .purpose = to let an account holder look after what another one owns and invited them to
entry-accounts_limit = How much an account may use, where it is not what every account may
    .purpose = to allow an account more or less than others
entry-accounts_passkey = A passkey
    .purpose = to sign its holder in without a password
entry-accounts_totp = The secret of an authenticator app
    .purpose = to check the digits that an authenticator app shows at sign-in
entry-accounts_recovery_code = A recovery code that was not used yet
    .purpose = to sign in somebody who has lost their authenticator app
entry-accounts_link = An account elsewhere by which its holder signs in here
    .purpose = to sign its holder in with an account that they have elsewhere and linked to this one
entry-accounts_request = What somebody wrote to those who run this Lodge
    .purpose = to answer somebody who asked for help or said what they think
entry-accounts_answer = An answer to a request, or what its writer added
    .purpose = to show its writer what was answered to a request, and what they added
entry-accounts_notice = A change of what is kept about people, as it was announced
    .purpose = to announce a change of policy to every account holder once, before it takes effect
    .nobody = it says what changes in the policy, and nothing about anybody
    .retain = it is about nobody
entry-accounts_cookie = The session cookie
    .purpose = to know that you are signed in; it is set at sign-in, not before, and holds a random number
entry-accounts_sign_up = A sign-up that waits for its e-mail address to be confirmed
    .purpose = to open the account once its address is confirmed; until then nothing is in the database
    .beyond = only the link in the letter finds it, and it is gone within a day
entry-accounts_second = A sign-in that waits for its second proof
    .purpose = to ask for the digits of the authenticator app after the password was right
    .beyond = it names an account that is gone, opens nothing, and is over within minutes
entry-accounts_second_tries = How often the digits of an authenticator app were tried
    .purpose = to keep somebody who knows a password from guessing the digits
    .beyond = it is a number for an account that is gone, and is over within a quarter of an hour
entry-accounts_reset = A link for setting a new password
    .purpose = to let somebody who forgot their password set a new one by the link in a letter
entry-accounts_email_change = A change of e-mail address that waits to be confirmed at both addresses
    .purpose = to change the address once the old and the new one have both confirmed it
entry-accounts_totp_proposal = A secret for an authenticator app that was not confirmed yet
    .purpose = to switch the authenticator app on once it shows the right digits
entry-accounts_passkey_new = A passkey that is being added
    .purpose = to check that the passkey answers the question that was asked
entry-accounts_passkey_asked = A question for a passkey
    .purpose = to check that the passkey answers the question that was asked
    .nobody = it holds a random question, and who will answer is not known yet
entry-accounts_away = A sign-in that waits for the answer of another service
    .purpose = to check that the answer belongs to the question
    .beyond = it names an account that is gone, opens nothing, and is over within minutes
entry-accounts_identity = Who another service says that you are, until you have said what to do with it
    .purpose = to ask whether to sign in with it, or to link it to an account
    .beyond = only the page that is open in your browser finds it, and it is gone within ten minutes
entry-accounts_invite = An invitation to look after a domain or guild
    .purpose = to let somebody who was invited accept it; the address that they were invited at goes with it
entry-accounts_cached_session = A browser that is signed in, where sessions are kept in Redis
    .purpose = to know who is signed in, and to let them see and end it
entry-accounts_cached_sessions = Which browsers an account is signed in from, where sessions are kept in Redis
    .purpose = to end the sessions of an account together
entry-web_traffic = How often a route was asked for in one hour, and what was answered
    .purpose = to see how much the pages and the API are used, and whether they fail
    .interest = finding faults and overload
    .nobody = it counts requests of everybody together, by hour and by route, and holds nothing of any of them
entry-web_repeat = That a request to the API has been done
    .purpose = not to do it again when a program sends it twice
    .nobody = it is the number of what was made, under a keyed hash
    .beyond = it is gone in a day, and leads nowhere once the thing is gone
entry-web_repeat_turn = That a request to the API is being done
    .purpose = not to do it twice at once
    .nobody = it is a count under a keyed hash
    .beyond = it is gone in a day
entry-console_setting = Something that the operator decided in the browser
    .purpose = to remember how the operator set this Lodge up
    .nobody = it says how this Lodge is set up, and nothing about anybody
entry-console_provider = A provider that people may sign in with
    .purpose = to let people sign in with an account that they have elsewhere
    .nobody = it says where another service is and how this Lodge is known there, and nothing about anybody
entry-console_audit = That this Lodge was compared with what it says about itself
    .purpose = to show everybody when this Lodge was last compared with what it says about itself
    .nobody = it is a time and a number
entry-console_legal_request = That somebody asked for data by force of law, as a count
    .purpose = to tell everybody how often authorities asked for data, and what they got
    .nobody = it holds a month, who asked, and how it was answered, but not about whom
entry-console_policy = What is kept about people, in words, as it was at some time
    .purpose = to say in words what changes when the policy changes
    .nobody = it is the text of the policy, which everybody can read
entry-console_webhook = An address that an account holder wants events told to
    .purpose = to tell an account holder’s own program what happens to their domains and aliases
entry-console_webhook_due = An event that is still to be told
    .purpose = to tell of an event again when the other end could not take it
entry-console_webhook_attempt = That an event was told, or could not be
    .purpose = to show an account holder whether their program was reached
entry-egress_letter = A letter that is being sent
    .purpose = to confirm an address, to reset a password, to give notice of changes, to answer a request and to tell what became of a comment
    .beyond = it is gone within the hour, sent or not
entry-egress_letter_postmark = A letter, sent through Postmark
    .purpose = to confirm an address, to reset a password, to give notice of changes, to answer a request and to tell what became of a comment
    .beyond = it is in the mailbox of the one it was written to, and with Postmark as long as its terms say
entry-egress_letter_relay = A letter, sent through a mail relay
    .purpose = to confirm an address, to reset a password, to give notice of changes, to answer a request and to tell what became of a comment
    .beyond = it is in the mailbox of the one it was written to
entry-egress_letter_own = A letter, sent by Lodge itself
    .purpose = to confirm an address, to reset a password, to give notice of changes, to answer a request and to tell what became of a comment
    .beyond = it is in the mailbox of the one it was written to
entry-egress_name = The name of a host that something goes to
    .purpose = to find the address of the host
    .beyond = a question that was asked cannot be taken back; it does not say for whom it was
entry-egress_sign_in = That somebody signs in here with an account elsewhere
    .purpose = to learn from the provider who it is
    .beyond = the provider knows it from the person’s own browser
entry-egress_event = An event that an account holder asked to be told of
    .purpose = to tell the account holder’s own program of it
    .beyond = it is in the account holder’s own hands
entry-abuse_denied = An address, name or network that was caught sending spam or attacking
    .purpose = to refuse those who were caught sending spam or attacking
    .interest = keeping spam and attacks away from everybody else
    .retain = whoever was caught would have themselves let in again; the entry ends by itself
entry-abuse_limit = How often something was tried
    .purpose = to keep passwords from being guessed and the pages from being flooded
    .interest = keeping attackers out
    .nobody = it is a number under a keyed hash of a network, an account or a token, and goes when its time is over
    .beyond = nobody can tell whose it is, and it is gone within a day
entry-abuse_tries = How often a sign-in failed
    .purpose = to keep passwords from being guessed
    .interest = keeping attackers out
    .nobody = it is a number under a keyed hash of a network or an address, for an hour at most
    .beyond = nobody can tell whose it is, and it is gone within an hour
entry-abuse_known = From which networks you have signed in lately
    .purpose = to let you in from where you were before, even while somebody else guesses at your password
    .interest = keeping a stranger from locking an account holder out
entry-abuse_used = Which puzzles and waiting-room tickets were used
    .purpose = to let each puzzle and each ticket be used once
    .interest = keeping machines from signing up in masses
    .nobody = it is a random number, and whom it was given to is not kept
    .beyond = nobody can tell whose it was, and it is gone within an hour
entry-mail_domain = A domain whose mail is forwarded
    .purpose = to know whose mail to accept
entry-mail_alias = An alias and where it leads
    .purpose = to forward what is sent to it
entry-mail_change = That a domain or an alias changed, so that a running Lodge takes notice
    .purpose = to tell a running Lodge which alias or domain to read again
    .nobody = it holds the number of a change and of what was changed, and is gone in a day
entry-mail_revision = How many changes there have been
    .purpose = to number the changes to domains and aliases
    .nobody = it is one number
entry-mail_message = A message while it is being forwarded
    .purpose = to hand it to the mailbox that its alias leads to
    .beyond = it is gone before anybody could ask
entry-mail_handed_on = A message that was forwarded
    .purpose = to deliver it where the owner of the alias wants it
    .beyond = it is in the mailbox of the one it was written to
entry-mail_handed_over = A message that was forwarded through a smart host
    .purpose = to deliver it where the owner of the alias wants it
    .beyond = it is in the mailbox of the one it was written to
entry-mail_looked_at = The name of a domain whose records are looked at
    .purpose = to see whether the domain is proved and what its records say
    .beyond = it was asked of those who keep the domain’s own records
entry-mail_served = That one of several destinations has a message already
    .purpose = not to deliver twice when the sender tries again
    .nobody = it is a hash under a key that is drawn at start-up and never leaves memory
    .beyond = nobody can tell whose it is
entry-mail_usage = How many messages an account has had today
    .purpose = to keep to what an account may use in a day, and to show how much of it is used
    .nobody = it is one number under a keyed hash of the account and the day
    .beyond = nobody can tell whose it is, and it is gone within a day
entry-comments_site = A web site with comments under its pages
    .purpose = to know under whose pages comments are shown, and by which rules
entry-comments_page = A page that has comments, or had a reader
    .purpose = to know which comments belong under which page
    .nobody = it is a page of a web site, which everybody can open
entry-comments_former_path = Where a page was before it moved
    .purpose = to find a page’s comments from its old address, too
    .nobody = it is the old address of a page of a web site
entry-comments_visitor = Somebody who wrote, voted or reported at a site
    .purpose = to show who wrote a comment, and to let them change it or take it away
entry-comments_session = A visitor who is signed in, or a guest who may still change what they have just written
    .purpose = to know a visitor again until they sign out
entry-accounts_passkey_bare = A question for a new passkey of somebody without an account
    .purpose = to check that a passkey that is made without an account answers the question that was asked
    .nobody = it holds a random question, and who will answer is not known yet
entry-comments_called = That a name is that of somebody who signs in to a site, as a keyed hash
    .purpose = to keep guests from passing for somebody who signs in
entry-comments_passkey = A passkey of a visitor without an account
    .purpose = to know a visitor again by a passkey, without an account and without an e-mail address
entry-comments_coming = That a visitor of a site has just shown who they are
    .purpose = to hand a visitor’s browser the token that it knows them by, once
    .beyond = it is gone within minutes, and can be used once
entry-comments_code = A code that was sent to a visitor by e-mail
    .purpose = to see that an e-mail address is the visitor’s
    .beyond = it is gone within minutes, and opens nothing without the visitor’s own mailbox
entry-comments_sso_asked = That a site’s own sign-in was asked who somebody is
    .purpose = to check that the answer belongs to the question
    .nobody = it is a random number, and does not say who signs in
    .beyond = nobody can tell whose it is
entry-comments_sso_heard = That an answer of a site’s own sign-in was used
    .purpose = to take each answer once
    .nobody = it is a random number, and does not say who signs in
    .beyond = nobody can tell whose it is
entry-comments_picture = The address of a picture in a comment or beside a name
    .purpose = to fetch the picture, so that its server does not learn who reads
    .beyond = its server knows the address already, and learns nothing else
entry-comments_picture_copy = A copy of a picture in a comment or beside a name
    .purpose = to show a picture again without asking its server again
    .beyond = it is gone within the hour, and when the program stops
entry-comments_comment = A comment under a page
    .purpose = to show a comment under the page it was written for
entry-comments_vote = A vote for or against a comment
    .purpose = to count votes, one of each visitor
entry-comments_reaction = A sign that somebody put under a comment
    .purpose = to count reactions, one of each kind and visitor
entry-comments_revision = What a comment said before it was changed
    .purpose = to let moderators see what a comment said before it was changed
    .interest = nobody should be answered for what they did not say
entry-comments_import = An import of comments from another program
    .purpose = to say how far an import of comments is and what it brought, and to undo it
entry-comments_import_page = A page that an import brought
    .purpose = to take away what an import brought when it is undone
    .nobody = it is a page of a web site, which everybody can open
entry-comments_import_comment = By which name another program knew a comment
    .purpose = to bring a comment in once, however often its file is read, and to undo an import
    .nobody = it is a keyed hash of the number that another program gave a comment; whose that was, nobody can tell from it
entry-comments_import_visitor = By which name another program knew somebody who wrote, as a keyed hash
    .purpose = to have comments of one account of another program be those of one visitor, however often a file is read
entry-comments_brought = What a comment was given where it came from
    .purpose = to go on counting votes and reactions of a comment from where it was brought along
    .nobody = it is a count; who was counted, the other program did not say
entry-comments_act = Something that a moderator did
    .purpose = to answer for what was done to a comment, and to undo it
    .interest = who is refused may ask by whom and why
entry-comments_report = What somebody said is wrong with a comment
    .purpose = to have a moderator look at a comment that somebody reported
    .interest = whoever is hurt by a comment must be able to say so
entry-comments_ban = Somebody who may not write on a site
    .purpose = to keep somebody from writing on a site whom its moderators sent away
    .interest = a site need not take what its moderators refused from the same person again
entry-comments_wrote_from = From which network a comment was written
    .purpose = to let moderators keep out the network that a comment came from, for a day
    .interest = a site must be able to stop an attack by somebody who comes under ever new names
    .beyond = it is a keyed hash, and gone within a day
entry-comments_word = How often a word stood in spam, and in what was no spam, as moderators of a site decided
    .purpose = to tell spam from what is none by what moderators decided before
    .interest = readers and owners of a site should not have to look at spam
    .nobody = it is two numbers under a keyed hash of a word and the site; which word, and whose, nobody can tell from it
entry-comments_learned = As what a comment was learned
    .purpose = to learn from each decision once, and to take it back when a moderator does
    .interest = readers and owners of a site should not have to look at spam
entry-comments_refused = How many comments were refused from a network and on a site
    .purpose = to let machines work the more for a comment the more was refused from where they are
    .interest = readers and owners of a site should not have to look at spam
    .nobody = it is a number under a keyed hash of a network and a site
    .beyond = nobody can tell whose it is, and it is gone within an hour
entry-comments_said = That a text was written on a site today
    .purpose = to take the same text once, and not under every page
    .interest = readers and owners of a site should not have to look at spam
    .nobody = it is a keyed hash of a text, from which neither the text nor its author can be told
    .beyond = nobody can tell whose it is, and it is gone within a day
entry-comments_akismet = A comment that Akismet is asked about
    .purpose = to learn whether it is spam
    .interest = readers and owners of a site should not have to look at spam
    .beyond = Akismet keeps it as long as its own terms say, and has no word for taking it back
entry-comments_view = That a page with comments was looked at, in which minute, and by whom only if they were signed in
    .purpose = to keep to what an account may use, and to show the owner of a site how much its pages are read
    .interest = a service that is shared must be shared fairly, and owners want to know whether they are read
entry-comments_day = How often a page, or a site as a whole, was looked at on a day, and by how many
    .purpose = to show the owner of a site how much its pages are read
    .interest = owners want to know whether they are read
    .nobody = it counts everybody together, by day and page
entry-comments_referrer = From which other web site readers came on a day, where the owner of the site wants to know
    .purpose = to show the owner of a site from which other sites its readers come, where the owner switched that on
    .interest = owners want to know who links to them
    .nobody = it is the host name of a web site, and how many came from it; no page, and nobody who came
entry-comments_readers = How many readers a page had today
    .purpose = to count a reader once a day
    .interest = owners want to know whether they are read
    .nobody = it is hashes under a key that is drawn each day, and never leaves memory
    .beyond = nobody can tell whose it is, and it is gone within a day
entry-comments_wish = What somebody who moderates a site wants to be written to about
    .purpose = to write to a moderator as often as they want, and not more often
entry-comments_follower = Somebody who wants a letter for each comment under a page
    .purpose = to write to a visitor about each comment under a page, as they asked
entry-comments_asked = That an address was asked whether it wants letters from a site
    .purpose = not to ask an address again and again that somebody else typed
    .interest = nobody should get more than one letter that they did not ask for
    .nobody = it is a keyed hash of an address and a site, and nobody can tell whose it is
entry-comments_letter = A letter to somebody who comments, while it is being sent
    .purpose = to tell them that they were answered, or why their comment is not shown
    .beyond = it is gone within the hour, sent or not
entry-comments_mailed = An answer by e-mail, while it is being read
    .purpose = to find in it what its writer answers; nothing else of it is kept
    .beyond = it is gone before anybody could ask
entry-comments_used = That a moderator’s link was used
    .purpose = to let a link in a letter decide once and not again
    .nobody = it is a keyed hash of the link
    .beyond = nobody can tell whose it is, and it is gone within a week
entry-store_migration = A step that brought this database to its present form
    .purpose = to change the form of the database once for each change
    .nobody = it names a change of the program
    .retain = it is about nobody
entry-store_key = What shows that a key is the one this database was made with
    .purpose = to refuse a key that is not this database’s
    .nobody = it is computed from the key and nothing else
    .retain = it is about nobody
entry-custody_erasure = A note that somebody was forgotten
    .purpose = to keep a restored backup from bringing back who asked to be forgotten
    .nobody = it holds a keyed hash: without the key it fits anybody, and with the key only who is named
    .retain = without it a backup would undo the erasure
entry-custody_recall = A note that something held briefly is to be forgotten
    .purpose = to have every program that runs on this database forget what it holds in memory of somebody who was erased
    .nobody = it is a keyed hash of what is gone, and fits nobody any more
entry-custody_ledger = The same notes that people were forgotten, beside the key
    .purpose = to keep a restored backup from bringing people back even when the database is lost
    .nobody = it holds keyed hashes: without the key they fit anybody
    .retain = without it a backup would undo the erasure
entry-custody_backup = A full copy of the database
    .purpose = to bring everything back after a disk or a person has failed
    .interest = not losing what people entrusted to us
    .nobody = a copy is whose its original is: all that is declared about its originals holds for it too
    .beyond = the copies here are rewritten without you before we say that you are forgotten; those that were carried elsewhere cannot be opened after 14 days, when their day’s key is destroyed, and restoring one leaves you out
entry-custody_snapshot = A copy of what could not be typed in again, made whenever the program starts
    .purpose = to undo an update that spoils something
    .interest = not losing what people entrusted to us
    .nobody = a copy is whose its original is: all that is declared about its originals holds for it too
    .beyond = the copies here are rewritten without you before we say that you are forgotten; those that were carried elsewhere cannot be opened after 14 days, when their day’s key is destroyed, and restoring one leaves you out
recipient-the-mail-server-of-the-destination = the mail server of the destination
    .purpose = to put the message into the mailbox that the alias leads to
    .receives = the message, its sender’s address, the address of the mailbox, and the address and name of the host that sent it to us
recipient-the-operator-s-smart-host = the operator’s smart host
    .purpose = to bring the message to the mail server of the destination
    .receives = the message, its sender’s address, the address of the mailbox, and the address and name of the host that sent it to us
recipient-akismet = Akismet
    .purpose = to learn whether a comment is spam, on sites whose owner chose to ask
    .receives = the comment, its author’s name, address and web site as they typed them, the network they write from (a /24 or a /64), the address of the page and of the site, and what a moderator decided
recipient-postmark = Postmark
    .purpose = to bring account holders and people who comment the letters that concern them: confirmations, password resets, notices and answers
    .receives = the e-mail address of the one written to, and the letter
recipient-the-operator-s-mail-relay = the operator’s mail relay
    .purpose = to bring account holders and people who comment the letters that concern them: confirmations, password resets, notices and answers
    .receives = the e-mail address of the one written to, and the letter
recipient-the-mail-server-of-the-one-written-to = the mail server of the one written to
    .purpose = to put a letter into the mailbox of the one it was written to
    .receives = the e-mail address of the one written to, and the letter
recipient-the-operator-s-name-servers = the operator’s name servers
    .purpose = to learn where mail and requests have to go
    .receives = the names of hosts and domains
recipient-the-name-servers-of-the-domain = the name servers of the domain
    .purpose = to see whether a domain is proved and what its records say, when its account holder looks
    .receives = the name of the domain
recipient-the-sign-in-provider-that-the-person-chose = the sign-in provider that the person chose
    .purpose = to learn who signs in, when somebody chose to sign in with an account elsewhere
    .receives = the code that the provider gave the person’s browser, and this server’s own name there
recipient-the-address-that-the-account-holder-named-for-events = the address that the account holder named for events
    .purpose = to tell the account holder’s own program what happened to their domains and aliases
    .receives = what kind of event it was, when, and the numbers of what it is about
recipient-the-server-of-a-picture-that-a-comment-shows = the server of a picture that a comment shows
    .purpose = to show a picture without its server learning who looks at it
    .receives = the address of the picture, and that this server asks for it; nothing about anybody who reads

## The guard

register-about-member = About members of Discord servers
entry-guard_server = A Discord server that the guard watches over
    .purpose = to guard the server by the rules that its staff chose
    .retain = the server’s rules are not its owner’s alone: they go when the guard leaves the server
entry-guard_case = What was done about a member, or in a channel
    .purpose = to answer for what was done about somebody, to undo it, and to know how often they were warned
    .interest = who is warned or sent away may ask why, and a server must be able to say so
entry-guard_case_edit = What the reason of a case was before it was changed
    .purpose = to show what the reason of a case was before it was changed
    .interest = nobody should be sent away for a reason that was written afterwards
entry-guard_report = That somebody was reported to a server’s staff
    .purpose = to have a server’s staff look at somebody who was reported
    .interest = whoever is hurt by a message must be able to say so
entry-guard_change = A change of a server’s channels, roles or permissions
    .purpose = to put a server’s channels, roles and permissions back as they were before somebody destroyed them
    .interest = a server must survive a stolen account of its staff
entry-guard_deed = Something that somebody did with the guard, or on a server that it watches
    .purpose = to say who did what on a server, and to stop somebody who does too much of it
    .interest = staff answer to their server for what they do, and a stolen account must be stopped
entry-guard_appeal = An appeal against what was done about somebody
    .purpose = to let somebody ask to come back, and to have the staff decide about it
entry-guard_timer = That something ends at a certain time
    .purpose = to end a ban, a role or a lock at the time that was said
    .retain = a ban must end when it was said to end: it goes at that time
entry-guard_sticky = The roles of somebody who left, for when they come back
    .purpose = to give somebody who comes back the roles that they had
    .interest = nobody should lose a role, or be rid of one, by leaving and coming back
entry-guard_quarantined = The roles that were taken from somebody in quarantine
    .purpose = to give somebody the roles back that were taken from them as a precaution
    .interest = a precaution must be reversible
entry-guard_menu = A message with roles that members choose from
    .purpose = to give members the roles that they choose
    .nobody = it says which roles a server offers, not who has them
entry-guard_session = The guard’s own session with Discord
    .purpose = to go on after a restart where the guard stopped listening, and miss nothing
    .nobody = it is the guard’s own session, not a member’s
entry-guard_once = That an act was carried out
    .purpose = to do nothing twice, not even when the guard stops in the middle of it
    .nobody = it is a keyed hash of an act, and does not say whom it was about
entry-guard_sent = What Discord is told to do about a member
    .purpose = to carry out on a server what its staff or its rules decided
    .beyond = Discord has it from the member already, and keeps its own log of what was done
entry-guard_town = Who came to a server lately, and how often they did what
    .purpose = to see a raid or a stolen account while it happens
    .interest = a server must be able to defend itself
    .beyond = it is counted for minutes and remembered for a day, and never written down
entry-guard_telling = What the staff of a server is about to be told, together with what else comes
    .purpose = to tell a server’s staff in one message what happened within a few minutes
    .interest = a server’s staff must be able to read what happens there
    .beyond = it is told within five minutes, and gone
entry-guard_message = A message on a server, while it is held against the rules
    .purpose = to find in it what the server does not want; what it says is not kept, not even for that
    .interest = a server must be able to defend itself
    .beyond = it is gone before anybody could ask
entry-guard_away = That somebody was sent to Discord to say who they are
    .purpose = to let only the person who asked for it come back with Discord’s answer
    .beyond = only the browser that was sent away finds it, and it is gone within ten minutes
entry-guard_keeper = Who somebody is on Discord, and which servers they manage there
    .purpose = to show somebody the pages of the servers that they manage, and of no others
    .beyond = it names an account that is gone, opens nothing, and is over within half an hour
recipient-discord = Discord
    .purpose = to carry out on a server what its staff or its rules decided
    .receives = the numbers of the server and of its members that something is done about, what is done, and the reason

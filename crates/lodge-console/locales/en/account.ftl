account-title = Account
account-profile = Profile
account-security = Security
account-tokens = Tokens
account-delegates = Shared
account-data = My data
account-actions = Actions
account-copy = Copy
account-copied = Copied
account-print = Print
account-once = This is shown once
account-keep = Keep it
account-back = Back

profile-language = Language
profile-zone = Time zone
profile-theme = Appearance
profile-theme-auto = As the browser has it
profile-theme-light = Light
profile-theme-dark = Dark
profile-save = Save
profile-choose = Choose one of these.
profile-email-change = Change the address
said-profile-saved = Saved.

email-title = Another e-mail address
email-lead = Your address is { $email }. It is how you sign in, and where letters go.
email-new = New e-mail address
email-hint = Two letters are sent, one to each address. Once both links were opened, the address changes.
email-go = Send the letters
email-same = That is your address already.
said-email-asked = Two letters are on their way. Open the links in both.
email-confirm-title = Change of e-mail address
email-confirm-lead = The account is to be reached at { $email } from now on.
email-confirm-go = Confirm
email-half-old = Confirmed from the old address. Now open the link in the letter to { $email }.
email-half-new = Confirmed from { $email }. Now open the link in the letter to the old address.
email-taken = Nothing was changed: there is an account with { $email } by now.
email-done = Done: the account is reached at { $email }.

password-lead = Every other browser will be signed out.
said-password-changed = Your password is a new one, and other browsers are signed out.

security-password-on = A password is set.
security-password-off = No password is set.
security-password-set = Set a new password
security-app = Authenticator app
security-app-on = On
security-app-off = With an authenticator app, your password alone opens nothing.
security-app-add = Set it up
security-app-change = Change
security-codes = { $count ->
    [0] No recovery code is left.
    [one] { $count } recovery code is left.
   *[other] { $count } recovery codes are left.
 }
security-sessions = Signed in
security-sessions-lead = The browsers that are signed in to your account. One that you do not know: end it, and set a new password.
security-browser = Browser
security-since = Since
security-seen = Last seen
security-unknown = A browser
security-this = This one
security-end = End
security-end-others = Sign out everywhere else
security-delete-lead = Everything of yours is erased, at once. It cannot be undone.
said-session-ended = That browser is signed out.
said-sessions-ended = All other browsers are signed out.

totp-title = Authenticator app
totp-lead = Scan the picture with the app, then type the six digits that it shows.
totp-picture = QR code with the secret for the app
totp-by-hand = Or type this into the app:
totp-digits = Six digits
totp-go = Switch it on
totp-wrong = These are not the digits. Type those that the app shows now.
totp-renew = New recovery codes
totp-renew-lead = New ones make the old ones worthless.
totp-remove = Switch the app off
totp-remove-lead = After that your password alone opens the account, and the recovery codes are worthless.
said-totp-removed = The authenticator app is off.
codes-title = Recovery codes
codes-lead = If you lose the app, each of these lets you in once. Keep them on paper or in a password manager.
codes-done = I have kept it

tokens-lead = A token lets a program act for you, as far as you say.
tokens-reference = What programs can do
tokens-none = No token yet
tokens-none-lead = Make one below when a program of yours is to use the API.
tokens-yours = Your tokens
tokens-label = Name
tokens-label-hint = What it is for, in words of yours.
tokens-label-wrong = A name is one line, from 1 to 100 characters.
tokens-scopes = What it may do
tokens-scopes-wrong = Choose at least one.
tokens-too-many = There are 50 tokens, which is as many as there can be. Remove one that no program uses.
tokens-past = Choose a moment in the future, as in 2030-01-01T00:00:00Z.
tokens-outlives = A token ends no later than the one that makes it. Leave it out, or choose a moment before that.
tokens-account-read = Read the account
tokens-account-write = Change the account
tokens-account-security = Change the ways in: password, address, authenticator app, passkeys, links, sessions and tokens
tokens-account-export = Read everything that is stored about you
tokens-account-delete = Delete the account, with all that is in it
tokens-domains-read = Read domains
tokens-domains-write = Add, prove and remove domains
tokens-aliases-read = Read aliases
tokens-aliases-write = Add, change and remove aliases
tokens-comments-read = See sites and what was written on them
tokens-comments-write = Add, change and remove sites and pages with comments
tokens-comments-moderate = Decide about comments and visitors
tokens-guard-read = Read what the guard knows of Discord servers
tokens-guard-write = Change settings and decide on Discord servers
tokens-webhooks-read = Read webhooks
tokens-webhooks-write = Add, change and remove webhooks
tokens-help-read = Read help requests and their answers
tokens-help-write = Ask for help and share what you think
tokens-admin-read = See what Administration shows
tokens-admin-write = Run this Lodge
tokens-until = Good until
tokens-for-good = Until it is removed
tokens-days = { $count ->
    [one] For { $count } day
   *[other] For { $count } days
 }
tokens-used = Last used
tokens-unused = Not yet
tokens-remove = Remove
tokens-remove-sure = Remove this token? Programs that use it can do nothing any more.
tokens-new = A new token
tokens-make = Make the token
tokens-made = The new token
tokens-made-lead = Copy the token “{ $label }” now. Only a hash of it is kept; nobody can show it again.
said-token-removed = The token is removed.

data-title = Everything Lodge knows about me
data-lead = All that is stored about you, in clear, table by table.
data-download = Download as JSON
data-hidden = Kept, and not shown: whoever read it here could sign in with it.
data-elsewhere = Elsewhere
data-elsewhere-lead = What may be held for a short while outside the database, and cannot be shown here.

delegates-lead = You can share a domain with others, and others can share theirs with you. Only what was shared is seen.
delegates-none = Nothing is shared
delegates-none-lead = Open a domain to invite somebody to it.
delegates-given = What I share
delegates-had = What others share with me
delegates-who = With
delegates-owner = Whose
delegates-what = What
delegates-role = May
delegates-state = State
delegates-viewer = Look at it
delegates-editor = Change it
delegates-object = { $module ->
    [mail] Domain { $name }
   *[other] { $name }
 }
delegates-object-gone = Something that is no longer there
delegates-accepted = Accepted
delegates-until = Invited until { $day }
delegates-remove = End it
delegates-take-back = Take it back
delegates-give-back = Give it back
said-share-removed = It is not shared any more.
said-invitation-taken-back = The invitation is taken back.
said-invitation-accepted = Accepted. It is among your own now.
invited-title = An invitation
invited-lead = { $owner } invites you to look after something together.
invited-go = Accept
invited-first = Sign in with the account of this address, or sign up with it and then open this link again.
fault-other-address = The invitation went to another address
    .hint = Sign in with the account that has the address to which the letter was sent.

delete-title = Delete account
delete-what = What happens
delete-all = Everything of yours is erased at once: your name and address, domains, aliases, tokens, sessions, requests.
delete-mail = Mail to your aliases is refused from then on.
delete-backups = Backups are rewritten without you; copies that were taken elsewhere are worthless after 14 days.
delete-never = Nobody can undo it, not even who runs this Lodge.
delete-first = Take my data along first
delete-type = To go on, type your address: { $email }
delete-wrong = That is not the address of this account.
delete-go = Delete everything

farewell-title = Farewell
farewell-lead = Your account is erased, and you are signed out.
farewell-backups = Nothing of it can be brought back.

security-passkeys = Passkeys
security-passkeys-lead = A passkey is kept by your device, phone or password manager, and signs you in without a password.
security-passkey-since = added { $day }
security-passkey-sure = Remove this passkey? It opens nothing any more.
security-passkey-unscripted = Passkeys need script. Everything else works without it.
security-links = Other services
security-link-since = linked { $day }
security-link = Link { $provider }
security-unlink = Unlink
said-passkey-added = The passkey is added.
said-passkey-removed = The passkey is removed.
said-provider-linked = Linked. You can sign in with it from now on.
said-provider-unlinked = Unlinked.
passkey-title = Add a passkey
passkey-lead = Your browser asks your device for a passkey. Next time you sign in with it: a finger, a face or a PIN is enough.
passkey-label = Name
passkey-label-first = My passkey
passkey-label-hint = So that you know it among others.
passkey-go = Add the passkey
passkey-failed-new = No passkey was added. Try again.

sign-in-title = Sign in
sign-in-email = E-mail address
sign-in-password = Password
sign-in-forgotten = Forgotten your password?
sign-in-or = or
sign-in-passkey = Sign in with a passkey
sign-in-no-account = No account yet?
sign-in-sign-up = Sign up
sign-in-refused = The address or the password is not right.
sign-in-prove = Somebody has been guessing here. Sign in once more; your browser proves first that it is not a machine.
said-signed-out = You are signed out.
said-already-here = There is an account with this address already. Sign in.
said-password-set = Your new password is set. Sign in with it.
said-welcome = Welcome. Your account is open.

passkey-cancelled = No passkey was used.
passkey-failed = The passkey did not work. Try again, or sign in another way.

second-title = Second step
second-lead = The password was right. Now the digits of your authenticator app.
second-digits = Six digits, or a recovery code
second-hint = A recovery code works once.
second-go = Sign in
second-back = Start again
second-wrong = That is not right, or five minutes have passed. Take the digits that the app shows now, or start again.

prove-title = Is it you?
prove-lead = What comes next cannot be undone or opens doors. Show once more who you are; then you are taken on.
prove-go = Go on
prove-passkey = Use a passkey
prove-wrong = That is not right.
prove-otherwise = Nothing of this at hand? Sign out and sign in again the way you usually do; for fifteen minutes after that nothing more is asked.

sign-up-title = Sign up
sign-up-lead = Your full name and your e-mail address. Nothing else is asked.
sign-up-name = Full name
sign-up-name-wrong = A name is one line, from 1 to 200 characters, without an address in it.
sign-up-email = E-mail address
sign-up-email-hint = A letter with a link goes there, to see that it is yours.
sign-up-email-wrong = An e-mail address looks like name@example.org.
sign-up-go = Send me the letter
sign-up-known = Here before?
sign-up-kept = Until you open the link, nothing is in the database; after a day without it, everything is forgotten.
sign-up-read = What is kept, and why

gate-working = Your browser proves that you are not a machine. This takes a moment…
gate-done = Proved: you are not a machine.
gate-failed = The proof did not work. Reload the page and try again.
gate-unscripted = Without script you will be asked to wait a short while instead.
gate-again = The proof that you are not a machine was too old. Send the form once more.
gate-waiting = A short wait
gate-seconds = { $seconds ->
    [one] Without script, waiting shows that you are not a machine. In { $seconds } second, press the button again; what you typed is still there.
   *[other] Without script, waiting shows that you are not a machine. In { $seconds } seconds, press the button again; what you typed is still there.
 }

sent-title = Look into your mailbox
sent-lead = A letter is on its way to you. Open the link in it within a day.
sent-nothing = Nothing came? Look into the spam folder, and check the address.
sent-again = Try again

confirm-title = Open your account
confirm-lead = { $name }, { $email } is yours. Choose how you sign in from now on.
confirm-password = New password
confirm-go = Open my account
confirm-passkey = Without a password, by passkey

password-hint = At least 12 characters. Several words are easy to keep in mind and hard to guess.
password-short = Use at least 12 characters.
password-long = Use at most 1024 characters.
password-failed = This password cannot be used. Choose another one.

forgotten-title = Forgotten password
forgotten-lead = Say which address your account has. If there is one, a letter with a link goes there.
forgotten-email-wrong = An e-mail address looks like name@example.org.
forgotten-go = Send me the link
forgotten-back = Back to signing in
forgotten-sent-title = Look into your mailbox
forgotten-sent-lead = If there is an account with this address, a letter is on its way. Its link works for an hour.

reset-title = New password
reset-lead = For the account of { $email }. Every browser that is signed in will be signed out.
reset-password = New password
reset-go = Set the password

fault-link-gone = This link does not work any more
    .hint = It was used already, or it is too old. Ask for a new one.

sign-in-with = Sign in with { $provider }
with-link-title = Link this account?
with-link-lead = You came back from { $provider } as { $there }. Whoever can sign in there as { $there } could then sign in here as you.
with-link-lead-unnamed = You came back from { $provider }. Whoever can sign in to that account there could then sign in here as you.
with-link-go = Link it
with-link-no = Do not link it
with-title = Is this you?
with-lead = { $provider } knows you as somebody who has an account here: { $name }.
with-go = Sign in as { $name }
with-other = No, sign in another way
with-first-title = Sign in once more
with-first-lead = There is an account here with the address that { $provider } knows. Sign in to it as you usually do; { $provider } is then linked to it, and opens it from then on.
said-provider-no = Nobody was signed in: the other service said no.
fault-provider = The other service does not answer as it should
    .hint = Try again in a while, or sign in another way.
fault-link-taken = This is linked to another account already
    .hint = Sign in to that account and unlink it there first.
fault-passkey-site = Passkeys do not work at this address
    .hint = Passkeys need a host name and https. Sign in another way.
fault-passkey-refused = The passkey was not accepted
    .hint = The passkey is not known here, or the question was too old. Try again.
fault-passkey-known = This passkey was added already
    .hint = This device holds a passkey for your account already.
fault-passkey-many = There are many passkeys already
    .hint = Remove one under Security first.
fault-passkey-label = The passkey needs a name
    .hint = Give it a name of one line, from 1 to 200 characters.

door-title = Sign in to { $site }
door-lead = How do you want to show who you are? Whatever you choose, at this site you are somebody of your own: other sites cannot tell that you are the same person.
door-none = This site has no way to sign in.
door-guests = You can also comment without signing in: close this window and write a name.
door-kept = After you sign in, the page keeps one cookie, so that you are known again for 28 days. You can see and delete everything that is kept about you at any time.
door-account = With my account here
door-email = With a code by e-mail
door-passkey = With a passkey
door-with = With { $provider }
door-sso = With my account at { $site }
door-other = Another way to sign in
door-go = Sign in
door-as = Sign in to { $site } as { $name }?
door-name = Name
door-name-hint = Everybody sees it beside what you write.
door-name-new = If you are here for the first time: the name that everybody sees beside what you write. Otherwise leave it empty.
door-name-wrong = Write the name that is shown beside your comments: one line, without an address in it.
door-name-taken = This name looks like that of somebody who signs in here. Choose another one, or sign in.
door-account-kept = { $site } gets the name that you choose here. It does not get your e-mail address, and does not learn which account is yours.
door-with-kept = Name, picture and page of the other service may be shown beside what you write. Your e-mail address is never shown.
door-address = E-mail address
door-address-hint = A code goes there. The address is never shown.
door-email-wrong = An e-mail address looks like name@example.org.
door-email-taken = This address can be used only by signing in with it. Sign in, or leave the address out.
door-email-go = Send me a code
door-code-title = Look into your mailbox
door-code-lead = A letter with a code is on its way to you. It is good for 15 minutes.
door-code = Code
door-code-wrong = This is not the code from the last letter. Look again.
door-code-again = Send another code
door-passkey-lead = A passkey lives in your device: no e-mail address, no password. The same passkey works at every site with comments from here, and no site learns of the others.
door-passkey-script = Passkeys need script in your browser. Choose another way, or switch script on.
door-passkey-use = Use my passkey
door-passkey-make = Make a new passkey
door-passkey-cancelled = Nothing was chosen. Try again when you are ready.
door-passkey-failed = That did not work. Try again, or choose another way.
door-done = You are signed in as { $name }
door-done-close = This window closes by itself. If it does not, close it.
door-done-lost = The page that opened this window cannot be reached any more. Close this window, and sign in once more from the page.
door-signed-out = You are signed out.
door-forgotten = All that was kept about you at this site is deleted.

letter-door-code-subject = { $code } is your code for { $site }
letter-door-code-text =
    Somebody, hopefully you, wants to sign in to the comments of { $site } with this e-mail address.
    Your code is { $code }. It is good for 15 minutes.
    If it was not you, do nothing: without the code nobody gets in, and nothing is kept.

fault-door-origin = This page cannot ask you to sign in
    .hint = The page that opened this window does not belong to the site. Go to the site itself and sign in from there.
fault-door-way = This site does not take this way to sign in
    .hint = Choose another way.
fault-door-gone = That took too long, or was used already
    .hint = Close this window, and sign in once more from the page.
fault-door-sso = What the site says about you cannot be checked
    .hint = Try once more. If it does not work then either, tell whoever runs the site.
fault-door-passkey = This passkey is not known here
    .hint = Make a new one, or choose another way. A passkey of an account here works under “With my account here”.
fault-door-passkey-site = Passkeys do not work at this address
    .hint = Choose another way.
fault-door-name-wrong = A name is missing
    .hint = Write the name that is shown beside your comments: one line, without an address in it.
fault-door-name-taken = This name looks like that of somebody else here
    .hint = Choose another name.

door-gate-working = Your browser proves that you are not a machine. This takes a moment…
door-gate-done = Proved: you are not a machine.
door-gate-failed = The proof did not work. Reload the page and try again.
door-gate-unscripted = Without script you will be asked to wait a short while instead.
door-gate-waiting = A short wait
door-gate-seconds = { $seconds ->
    [one] Without script, waiting shows that you are not a machine. In { $seconds } second, press the button again; what you typed is still there.
   *[other] Without script, waiting shows that you are not a machine. In { $seconds } seconds, press the button again; what you typed is still there.
 }

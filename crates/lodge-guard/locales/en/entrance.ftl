# The entrance in Discord: what those who come read, and what the staff reads.

## The message with the button
entrance-post = **Come in to { $server }.** Press the button, and do what it asks.
entrance-post-looked-at = What is looked at once you go on:
entrance-looks-account = The age of your account, whether it has a picture, and whether you were here before. None of it is kept.
entrance-looks-address = The address that you come from and the network around it, kept as keyed hashes for 30 and 7 days.
entrance-looks-browser = What kind of browser and device you have, in a few coarse words, and a cookie of this Lodge: keyed hashes for { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
entrance-looks-links = Which accounts elsewhere you linked to Discord: their numbers as keyed hashes for 30 days, their names not at all. Discord asks you first.
entrance-looks-answers = Your answers to the staff’s questions, until somebody has decided.
entrance-looks-outside = Your address, and nothing else, is shown to: { $names }.
entrance-looks-mutual = Whether you are banned there is asked of: { $names }. They learn neither who you are nor what you linked.
entrance-post-kept = Hashes of somebody who is banned stay for 90 days. Nobody can tell what they were made of once the key of their quarter is destroyed. Nobody is banned by a machine.
entrance-post-person = If you do not want this, press the other button: a person of the staff looks instead.
entrance-button = Come in
entrance-button-person = I want a person instead
entrance-button-open = Open my page

## What whoever pressed it reads
entrance-say-off = Nobody is asked for anything here just now.
entrance-say-raid = Very many people come at once just now. Try again in a few minutes.
entrance-say-in = You are in already.
entrance-say-taken = You were let in, and the role was taken from you later. Ask the staff.
entrance-say-refused = The staff did not let you in. If you think that this is wrong, write to somebody of the staff: they can ask you again.
entrance-say-looking = This is being looked at. Wait a moment.
entrance-say-wait = Here an account has to be { $days ->
    [one] { $days } day
   *[other] { $days } days
} old. Press the button again on { $when }.
entrance-say-page = Go on in your browser. The link is for you alone and good for an hour; first it says what is looked at, and why.
entrance-form = Questions of the staff
entrance-form-question = Question { $number }

## What somebody is told by message
entrance-reminder = You came to { $server } and have not pressed the button yet, or have not finished. Go on here:
entrance-sent-out = You did not finish at the entrance of { $server } in time, so you were put out. You may come back whenever you like.
entrance-again = { $server } asks its members again from time to time. Press the button once more; you keep your role meanwhile:
entrance-again-reminder = { $server } still waits for you to press the button once more. If you do not, you lose the role that you got there:
entrance-role-over = You lost the role that you got at the entrance of { $server }, because you did not press the button again. You get it back when you do:
entrance-refused = The staff of { $server } did not let you in. You are not banned. If you think that this is wrong, write to somebody of the staff: they can ask you again.
entrance-request-link = You asked to join { $server }. Go on here; the link is for you alone and good for a week: { $link }
entrance-request-rejected = The staff did not let you in. You are not banned and may ask again.
entrance-request-over = You did not finish in time, so your request to join { $server } was declined. You may ask again whenever you like.

## What the staff reads
entrance-staff = **{ $who } wants in.** The account is { $days ->
    [one] { $days } day
   *[other] { $days } days
} old.
entrance-staff-held = The visit is so much like one of somebody who is banned that they stay outside until one of you decides.
entrance-staff-review = One of you should look before they are let in.
entrance-staff-away = They did not want Discord to show which accounts they linked.
entrance-staff-person = They want a person to look instead of a machine.
entrance-staff-failed = Lodge could not look at them: something failed on our side.
entrance-staff-waiting = People who have waited for you at the entrance for a day: { $count }. The first of them since { $when }.
entrance-staff-sum = Together: { $points } points. A person looks from 4 on; from 8 on they stay outside.
entrance-staff-like = Most like: { $who }
entrance-was-let-in = { $who } was let in at the entrance.
entrance-was-refused = { $who } was not let in at the entrance.
entrance-no-role = Somebody was let in, and the guard could not give them the role of the entrance.
entrance-no-end = Somebody’s time at the entrance is over, and the guard could not carry that out.
entrance-audit = Lodge: let in at the entrance
entrance-audit-over = Lodge: the role of the entrance is over
entrance-rule-not-finished = Did not finish at the entrance in time
button-let-in = Let in
button-turn-away = Do not let in
button-same = The same person
button-different = Different people
entrance-let-in = They are let in. Nobody asks again about those whom they are like.
entrance-turned-away = They are not let in, and are told so.
entrance-judged-same = Counted: it was the same person.
entrance-judged-different = Counted: they are different people, and are not taken for each other again.

## What the command answers
entrance-off = The entrance is off. Switch it on first: on the guard’s pages, under “Settings”, “Entrance”; there you also choose the role.
entrance-posted = The button is there.
entrance-asked-again = They are asked again from now on. If they have the role, they keep it meanwhile.
entrance-told-apart = These two are not taken for each other again.
entrance-renewed = Kept for up to 90 days more, and not longer than a year after they were seen: { $count ->
    [one] { $count } signal
   *[other] { $count } signals
}.
entrance-renewed-none = There is nothing to renew: they are not banned, nothing is kept of them, or it cannot be kept longer.
entrance-status = { $who }: { $stage }, since { $when }
entrance-status-none = { $who } is not asked for anything at the entrance.
entrance-status-decided = Decided last: { $way }, { $when }
entrance-status-kept = Kept: { $kind }, until { $when }
entrance-status-nothing = No signals are kept of them.
entrance-status-banned = They are banned: these signals stay for up to 90 days, and `/verify renew` lengthens that.
entrance-stage-asked = asked to press the button
entrance-stage-working = their browser works
entrance-stage-away = at Discord
entrance-stage-answering = before the questions
entrance-stage-looking = being looked at
entrance-stage-staff = waits for the staff
entrance-stage-in = in
entrance-stage-out = gone, or sent out
entrance-stage-refused = not let in by the staff
entrance-way-pass = let in
entrance-way-review = a person looks
entrance-way-hold = stays outside until a person decides
entrance-signal-connection = linked accounts
entrance-signal-device = the cookie of their browser
entrance-signal-address = their address
entrance-signal-prefix = the network around it
entrance-signal-facts = kind of browser and device

# The page of somebody who wants in: what is looked at, and what comes next.

guard-door-title = Coming in to { $server }
guard-door-lead = This server looks at who comes in, so that somebody who was sent away does not come back unseen. Nothing has been looked at yet. Read first what will be.

## What is looked at
guard-door-seen = What is looked at once you go on
guard-door-kept = Kept: { $kept }
guard-door-kept-not = not at all.
guard-door-kept-hashed = a keyed hash, for { $days } days.
guard-door-see-address = Where you come from: the IP address of your connection
guard-door-why-address = To see whether somebody who is banned comes back from the same home, and whether you come through a VPN. An address alone never decides anything.
guard-door-kept-address = a keyed hash of the address for { $days } days, and of the network around it for { $around } days. The address itself is not kept.
guard-door-see-device = A cookie that this page gives your browser: a random number
guard-door-why-device = To see whether somebody who is banned comes back with the same browser.
guard-door-kept-device = in your browser for { $days } days, and here as a keyed hash for { $hashed } days.
guard-door-see-facts = Roughly which browser it is: its kind, the kind of device, your first language, hours from UTC, the size of the screen in four steps, touch
guard-door-why-facts = Only together with the network around you: thousands have the same.
guard-door-see-account = How old your Discord account is, whether it has a picture, and whether you were here before
guard-door-why-account = An account that is old, or was here before, speaks for you.
guard-door-see-linked = Which accounts elsewhere you linked to Discord and proved to be yours: the service and your number there, not your name. Discord asks you first.
guard-door-why-linked = To see whether somebody who is banned comes back with the same account elsewhere. Linked accounts speak for you, too.
guard-door-kept-linked = a keyed hash of each, for { $days } days. What Discord lets us look with is never written down, and is given back at once.
guard-door-see-member = Whether you are a member of this server, as Discord says
guard-door-why-member = To be sure that it is you who came here.
guard-door-see-answers = What you answer to the server’s questions
guard-door-why-answers = The staff reads it if a person decides.
guard-door-kept-answers = sealed, until it is decided, and never for more than 90 days.
guard-door-see-work = Nothing: your browser computes something for a moment
guard-door-why-work = It costs you a moment, and a machine that comes a thousand times a lot.

## Who else gets it
guard-door-gets = Who else gets it
guard-door-gets-staff = The server’s staff sees what was decided and why, in words like “the same browser as somebody who is banned”, and what you answered. It sees no address, no linked account and no cookie.
guard-door-gets-service = { $name } gets your IP address (of IPv6 the first half) and nothing else, and says whether people use it to be somewhere else. What it says is remembered for a day.
guard-door-gets-server = { $name }, another server: it is asked whether somebody who has one of your linked accounts is banned there, and may ask the same about people who are banned here. Neither learns which accounts these are; they go as numbers that nobody can read. For that, a keyed hash of your linked accounts is kept here as long as the others.
guard-door-gets-discord = Discord keeps, for all servers of this Lodge, that you were let in, how old your account was and how many accounts were linked, until you remove this application in Discord’s settings.
guard-door-gets-nobody = Nobody else.

## What stays
guard-door-stays = What stays
guard-door-stays-decision = What was decided, and why, for { $days } days.
guard-door-stays-banned = Of somebody who is banned, the keyed hashes stay for { $days } days. Only a moderator can renew that.
guard-door-stays-privacy = On Discord, /privacy export shows what is kept about you, and /privacy delete deletes it.
guard-door-privacy = All that this Lodge keeps
guard-door-said-again = What is looked at, and who gets it

## Going on, or not
guard-door-go-on-title = Do you want that?
guard-door-go-on-text = If you go on, your browser is given the cookie, and what stands above is looked at.
guard-door-go-on = Go on
guard-door-person-title = Or a person instead
guard-door-person-text = Somebody of the staff decides about you then, and nothing of that is looked at. It may take longer.
guard-door-person = I want a person instead
guard-door-young = Your account is too young for this server
guard-door-young-text = You can come in from then on:

## The steps
guard-door-work-title = Your browser works for a moment
guard-door-work-text = You need not do anything else. On an old phone it takes a few seconds.
guard-door-work-unscripted = Your browser runs no script on this page, so it cannot work. Ask for a person instead.
guard-door-work-do = Begin
guard-door-work-working = Your browser is working …
guard-door-work-done = Done.
guard-door-work-failed = Your browser could not do it. Try again, or ask for a person instead.
guard-door-work-again = Your browser has not done the work, or it took too long. Try again, or ask for a person instead.
guard-door-answer-title = The server asks you
guard-door-answer-text = The staff reads your answers if a person decides. At most 500 characters each.
guard-door-answer-send = Send
guard-door-answer-empty = Write something here first.
guard-door-answer-long = That is longer than 500 characters.
guard-door-away-title = Now to Discord
guard-door-away-text = Discord asks you whether we may see who you are and what you linked. Say yes there with the account that you came to the server with.
guard-door-away-go = On to Discord
guard-door-away-hint = You have ten minutes, and come back to this page by yourself.
guard-door-looking = You are being looked at
guard-door-looking-text = It takes a few seconds.
guard-door-looking-again = Look again

## What became of it
guard-door-staff = Somebody of the staff decides
guard-door-staff-text = You need not do anything; you will hear from them. You can close this page.
guard-door-refused = The staff did not let you in
guard-door-refused-text = A person decided that, and a person can decide otherwise.
guard-door-appeal = Ask to come back
guard-door-gone = You are not waiting any more
guard-door-gone-text = You left, or it took too long. Press the button on the server again.
guard-door-none = Nothing is asked of you
guard-door-none-text = This server asks you nothing now. If you cannot see its channels, press the button there again.

## What went wrong
guard-door-why-not-other = On Discord you are signed in as somebody else. Nothing of it was kept. Sign in there with the account that you came to the server with, and go on again.
guard-door-why-not-elsewhere = Discord says that you are not on this server. Join it, and go on again.
guard-door-why-not-stale = That took too long, or was used before. Go on again.
guard-door-why-not-busy = Lodge is about to start anew. Go on again in a minute.
fault-guard-verify-over = This link is too old
    .hint = It is good for an hour, or for a week if it was sent to you. Press the button on the server again, or wait for the next message.
fault-guard-verify-stale = Nobody is waited for with this
    .hint = It took too long, was used before, or belongs to another browser. Press the button on the server again.

## What a server’s staff can ask for in a linked role, on Discord
guard-linked-verified = Verified
    .about = Was let in by a server that this Lodge guards
guard-linked-days = Days
    .about = Age of the account in days when it was verified
guard-linked-links = Linked accounts
    .about = Accounts elsewhere that were linked and proved when it was verified

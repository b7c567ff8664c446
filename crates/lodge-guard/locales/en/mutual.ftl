# Agreements with servers elsewhere.

guard-mutual-tab = Agreements
guard-mutual-lead = With a server that another Lodge guards, your staff can agree to ask each other one thing: is somebody like this person banned at yours? Nobody is asked before both staffs have said yes, and either ends it at once.
guard-mutual-none = There is no agreement

## Making one

guard-mutual-offer = Invite a server elsewhere
guard-mutual-offer-text = An invitation is a text. Give it to the staff of the other server, and to nobody else: whoever has it can answer it. It is good once, for { $n } days, and you see who answered before anything begins.
guard-mutual-make = Make an invitation
guard-mutual-made = Your invitation
guard-mutual-made-text = It is not shown again. Send it to the other staff where nobody else reads it. It is good for { $n } days.
guard-mutual-copy = Copy
guard-mutual-copied = Copied
guard-mutual-paste = An invitation that you were given
guard-mutual-paste-hint = Paste the whole text; it begins with lodge-agreement-. You see who invites before you accept.
guard-mutual-see = See who invites
guard-mutual-from = You are invited
guard-mutual-look = Ask the other staff, where you know them, whether this is their server and their address. If you accept, your side agrees from now on.
guard-mutual-accept = Accept
guard-mutual-not-now = Not now

## How it is

guard-mutual-invitation = An invitation
guard-mutual-server = Server
guard-mutual-number = Its number
guard-mutual-lodge = Its Lodge
guard-mutual-heard = Heard of last
guard-mutual-until = Until
guard-mutual-offered = Nobody has answered it yet.
guard-mutual-answered = They accepted your invitation. Make sure that it is them, and agree; until then nothing is asked or answered.
guard-mutual-waits = You agreed. It begins when they have agreed, too.
guard-mutual-on = Both agree.
guard-mutual-agree = Agree
guard-mutual-withdraw = Take it back
guard-mutual-end = End it

## What is exchanged

guard-mutual-what = What is exchanged, and what is not
guard-mutual-what-asked = When somebody is verified here who linked accounts to Discord, the other Lodge is asked about { $n } numbers that look like chance. It cannot tell which accounts they stand for, nor whose, nor how many are real, and it does not learn what came of it. It learns that somebody was verified just now.
guard-mutual-what-given = The other Lodge may ask the same of you. It gets a list of hashes that stand for the linked accounts of people who are banned here and were verified here before. It cannot read them, and it can find somebody on it only by asking your Lodge about them.
guard-mutual-what-kept = For that, a keyed hash of each linked account of those who are verified from now on is kept here for { $days } days, and for { $banned } after a ban. No addresses, no names, no Discord numbers and no cookies are compared.
guard-mutual-what-comes = If somebody like them is banned over there, your staff looks first. Nobody is kept outside or banned for it, they are not told of it, and your staff sees that it was an agreement, not who it is over there.
guard-mutual-what-guessed = Whoever runs the other Lodge could try accounts that they have in mind: for { $n } visits a day at most, each about twelve accounts. So agree only with people whom you trust that far.
guard-mutual-what-ends = It ends by itself after { $n } days, and with it go its keys and all that was kept for it, as when somebody ends it.

## Why nothing comes of it

guard-mutual-nowhere = This Lodge does not know its own public address, or has no way out. Whoever runs it has to set one.
guard-mutual-many = There are three agreements or invitations at most. End one, or take one back.
guard-mutual-unreadable = This is no invitation, or not all of it. Copy the whole text, from lodge-agreement- to its end.
guard-mutual-late = This invitation is too old. Ask for a new one.
guard-mutual-ours = This invitation is of this Lodge: both servers are guarded here already. Give it to a server that another Lodge guards.
guard-mutual-known = This invitation was accepted already.
guard-mutual-silent = The other Lodge was not reached, or did not answer as it should. Nothing was kept; try again later.
guard-mutual-gone = The other Lodge does not take this invitation any more. Ask for a new one.
guard-mutual-often = That was tried too often within an hour. Wait, and try again.
guard-mutual-not = There is no such agreement any more, or somebody else answered. Open the page anew.

said-guard-mutual-accepted = Accepted. It begins when they have agreed, too.
said-guard-mutual-agreed = Agreed. It holds from now on.
said-guard-mutual-ended = Ended. What was kept for it is gone.

## What the staff is told

mutual-told-answered = { $server } accepted your invitation to an agreement. See whether it is them, and agree:
mutual-told-accepted = An invitation of { $server } to an agreement was accepted. It begins when they have agreed, too:
mutual-told-agreed = There is an agreement with { $server } from now on:
mutual-told-ended = The agreement with { $server } was ended, and what was kept for it is gone:
mutual-told-ended-by-them = { $server } ended the agreement, and what was kept for it is gone:
mutual-told-over = The time of the agreement with { $server } is over, and what was kept for it is gone. You can make a new one:

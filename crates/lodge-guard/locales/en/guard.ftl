# What the guard says in Discord.

## Why a command is not carried out
no-forbidden = You lack the permission { $permissions }.
no-missing-permission = The guard lacks the permission { $permissions }. Give its role that permission in the server settings.
no-missing-channel = The guard lacks the permission { $permissions } in <#{ $channel }>. Change the channel’s permissions.
no-missing-rank = They stand above the guard, or beside it. Move the guard’s role above theirs.
no-missing-role-rank = The role <@&{ $role }> stands above the guard’s own. Move the guard’s role above it.
no-missing-managed = The role <@&{ $role }> belongs to a bot or to boosters: nobody gives or takes it.
no-rank = They stand above you, or beside you.
no-role-rank = That role stands above yours.
no-owner = That is the server’s owner.
no-yourself = That is you.
no-ourselves = That is the guard itself.
no-not-here = They are not on this server.
no-too-long = Discord silences nobody for longer than 28 days.
no-channel = There is no such channel here.
no-already = It is like that already.
no-budget = This counts as { $weight }, and you have { $left } left for this hour. Ask somebody else of the staff, or wait.

## What could not be understood
unclear-no-server = The guard’s commands work on a server only.
unclear-unknown = Discord shows an older list of commands. Reload it with Ctrl+R and try again.
unclear-span = That is no span of time. Say it like this: `30m`, `2h`, `7d`, `1w`.
unclear-day = That is no day. Say it like this: `2026-01-31`.
unclear-nobody = There is no number of a member in that list.
unclear-too-many = That is more than 300 at once. Split the list.

## Why Discord did not do it
refused-token = Discord does not take the bot’s token any more. Whoever runs Lodge has to put a new one into its token file.
refused-permission = Discord says that the guard may not. Look at its permissions, and whether its role stands high enough.
refused-access = The guard cannot see that channel.
refused-second-factor = This server asks its staff for a second factor, and the owner of the application has none.
refused-unknown-person = There is no such person, or not here.
refused-not-banned = They are not banned.
refused-gone = It is gone already.
refused-too-late = That took too long: Discord no longer waits for an answer.
refused-closed = They take no messages from the guard.
refused-too-old = Discord removes no messages older than 14 days in one go.
refused-full = A limit of Discord’s own is reached. Try again tomorrow, or remove some first.
refused-nobody-banned = Discord banned none of them.
refused-later = Discord is not ready yet. Try again in a minute.
refused-form = Discord did not understand the guard. This is a fault of Lodge.
refused-slowed = Discord is being asked too much at the moment. Try again in a minute.
refused-stopped = Discord refused so much lately that the guard pauses for ten minutes. Look at its permissions.
refused-fault = Discord has a fault of its own at the moment. Try again later.
refused-network = Discord could not be reached. Try again later.
refused-other = Discord did not do it, and does not say why.

## What was done
kind-ban = Banned
kind-tempban = Banned for a while
kind-softban = Sent out, messages removed
kind-unban = Ban lifted
kind-kick = Sent out
kind-timeout = Silenced
kind-untimeout = May speak again
kind-warn = Warned
kind-note = Note
kind-quarantine = In quarantine: roles taken
kind-release = Out of quarantine: roles given back
kind-role-given = Role given
kind-role-taken = Role taken
kind-nick = Nickname taken away
kind-voice = Moved in voice
kind-purge = Messages removed
kind-slowmode = Slow mode changed
kind-lockdown = Channel closed
kind-unlock = Channel opened

## A case
case-line = Case { $number }: { $kind }
case-about = About: { $who }
case-where = In: { $where }
case-by = By: { $who }
case-rule = By a rule: { $rule }
case-reason = Why: { $reason }
case-when = When: { $when }
case-until = Until: { $when }
case-undone = Taken back: { $when }
case-edited = The reason was changed. Before: { $reason }

## Answers to commands
answer-some = Done for { $done }, not for { $failed }: { $why }
answer-no-case = There is no case with that number. Cases are kept for 90 days.
answer-no-cases = Nothing was found. Cases are kept for 90 days.
answer-edited = Case { $number } has its new reason.
answer-undone = Case { $number } was taken back.
answer-undone-before = Case { $number } had been taken back already.
answer-undone-partly = Case { $number } was taken back in part. What is in the way can be mended; then take it back once more.
answer-undone-record = Only the record says so: on Discord this cannot be put back.
answer-undone-goes-on = It is put back one by one; the message about it says how far it is.
put-back-ban = May come back: { $count }
put-back-timeout = May write again, or as long silent as before: { $count }
put-back-role-given = Roles taken again: { $count }
put-back-role-taken = Roles given back: { $count }
put-back-nick = Nicknames given back: { $count }
put-back-slowmode = Channels with their slow mode of before: { $count }
put-back-overwrite = Channels open or closed as before: { $count }
put-back-quarantine = Roles given back from quarantine: { $count }
left-over = Had ended already: { $count }
left-changed = Left as it is, because somebody changed it meanwhile: { $count }
left-gone = Not put back, because the role or the channel is gone: { $count }
left-not-here = Not put back, because they are not on the server: { $count }
left-unknown = How it was before is not known: nothing was put back.
left-why = Not put back: { $count }. { $why }
answer-reported = The staff will look at it. Nobody else sees that you reported it.
answer-reports-spent = You have reported much within the last hour. The staff looks at that first; try again later.
answer-purged = Messages removed: { $count }
answer-purged-none = No such messages are there, or they are older than 14 days.
answer-privacy = The guard keeps your Discord number where something was done about you, where you did something with the guard, and the roles that are to be given back to you. It keeps that for 90 days at most, and never what you write. `/privacy export` gives it to you, `/privacy delete` deletes it.
answer-export = This is everything that the guard keeps about you, on all servers of this Lodge.
answer-deleted = What the guard kept about you is deleted, on all servers of this Lodge. A ban that runs out at a certain time keeps your number until then, so that it ends.
answer-deleted-owner = You own servers that the guard watches. That you are their owner stays until it leaves them.
answer-fault = Something went wrong in Lodge. Nothing is lost; try again.
answer-not-ready = The guard does not know this server yet. Try again in a minute.

## What somebody is told who is warned or sent away
told-ban = You were banned from { $server }.
told-tempban = You were banned from { $server } for a while.
told-softban = You were sent out of { $server }, and what you wrote today was removed. You may come back.
told-kick = You were sent out of { $server }. You may come back.
told-timeout = You cannot write on { $server } for a while.
told-untimeout = You can write on { $server } again.
told-warn = You were warned on { $server }.

## What those who look after a server are told
notice-raid-began = A raid has begun.
notice-raid-goes-on = The raid goes on.
notice-raid-ended = The raid is over. What was paused goes on.
notice-raid-doubt = Somebody might be part of the raid. Look at them and decide.
notice-planned-crowd = Many are joining, as was expected.
notice-nuke-stopped = Somebody was destroying the server, and was stopped.
notice-nuke-alarm = The server is being destroyed, and nobody in particular can be named. Look at once.
notice-trust-spent = Somebody who is trusted has done as much as they are trusted with.
notice-no-entry = Something happened that the audit log does not explain.
notice-danger-granted = Somebody got a dangerous permission.
notice-rule-struck = A rule was applied.
notice-second-person = Somebody asks for a second person’s yes.
notice-budget-spent = This hour’s acts are used up.
cause-rule = Rule { $number }
cause-join-rate = Too many joined at once.
cause-drip = Too many who are alike joined over a longer time.
cause-discord-says-raid = Discord says that it is a raid.
cause-raid-goes-on = The raid goes on, and one more of them came.
cause-raid-over = Nobody of them came any more.
cause-planned = It had been announced.
cause-actor-breaker = One person broke too much.
cause-guild-breaker = Too much broke at once.
cause-no-entry = No entry in the audit log explains it.
cause-danger-granted = A dangerous permission was given.
cause-returned = Somebody looks like one who was banned.
cause-person = Somebody of the staff decided.
fact-joined = Joined: { $n }
fact-within-seconds = Within seconds: { $n }
fact-young = Young accounts: { $n }
fact-no-picture = Without a picture: { $n }
fact-alike-names = With names like another’s: { $n }
fact-alike-pictures = With the picture of another: { $n }
fact-same-invite = By one invitation: { $n }
fact-counted = Told apart as part of it: { $n }
fact-in-doubt = In doubt: { $n }
fact-score = How strongly it looks like it: { $n }
fact-acts = Acts: { $n }
fact-effects = Effects: { $n }
fact-unexplained = Unexplained: { $n }
fact-before = How often before: { $n }
fact-found = Found: { $n }
fact-limit = Limit: { $n }
fact-seconds = Seconds: { $n }

## What was carried out of it
audit-shadow = Nothing was done: this rule only watches.
audit-done = Done: { $count }
audit-failed = Not done: { $count }. { $why }
audit-report = A member reports { $who } in { $where }.

## Why somebody of the staff did not get what they wanted
not-allowed = Your roles on this server do not allow that.
not-gone = There is no such thing any more.
not-before = Somebody else has done that already.
not-spent = You have done as much in this hour as one person may. Ask somebody else of the staff, or wait.
not-own = It is your own wish: somebody else has to say yes.

## What buttons, lists and forms answer
answer-second = That is more than one person does alone. Somebody else of the staff has { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} to say yes.
answer-refused = It is not done.
answer-settled = Noted: somebody has looked at it.
answer-judged = Decided.
answer-locked = The channels are closed.
answer-unlocked = The channels are open again.
answer-restored = Changes put back: { $count }
answer-released = They have their roles back.
answer-menu = The menu is there.
answer-roles = Roles changed: { $count }
answer-planned = Many are expected until { $when }: a crowd alone closes no door.
answer-planned-over = Nobody in particular is expected any more.
answer-tried = Of Discord’s own rules that would be made, so many stop it: { $count }. Nothing was kept of it.
answer-synced = Rules that Discord applies by itself now: { $count }. Left to the guard: { $left }
told-appeal = You can ask to come back: { $link }
audit-second = { $who } asks for a second person’s yes: { $kind }, { $count } at once. It waits for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
audit-restored = Put back by { $who }. Changes: { $count }
button-restore = Put back what they changed
button-release = Give their roles back
button-ban = Ban
button-lock = Close all channels
button-unlock = Open all channels
button-seen = I have looked at it
button-yes = Yes, do it
button-no = No
form-report = Report to the staff
form-report-why = What is wrong?

## A role for many
answer-mass = { $kind }, <@&{ $role }>. Members that it changes something for: { $count }. Nothing is done yet. Is it to be done?
answer-mass-none = It would change nothing for anybody.
answer-mass-many = That would be { $count } members; at most { $most } go at once. Narrow it down.
answer-mass-dangerous = With that role something can be broken: nobody gives it to many at once.
answer-mass-begun = It is done one by one; the message in this channel says how far it is.
answer-mass-stopped = Stopped. What was done stays until somebody takes the case back.
mass-running = Done: { $done } of { $all }. Not done: { $failed }
mass-undoing = Put back: { $done } of { $all }. Left as it is: { $failed }
mass-stopped = Stopped. Done: { $done } of { $all }. Not done: { $failed }
mass-undone = All that could be is put back. Put back: { $done } of { $all }. Left as it is: { $failed }
mass-over = All done. Done: { $done } of { $all }. Not done: { $failed }
button-stop = Stop

## What stops working without a permission
missing-audit-log = Without the audit log the guard does not know who did something, and stops nobody who destroys the server.
missing-bans = Nobody is banned, no raid is cleared.
missing-kicks = Nobody is sent out, and no hostile bot either.
missing-timeouts = Nobody is silenced.
missing-server = Invitations are not paused in a raid, and raiders are banned one by one.
missing-roles = Nobody is put into quarantine, no role is given or put back.
missing-channels = Channels are neither closed nor slowed down nor put back.
missing-messages = No message is taken away.
missing-names = No nickname is reset.
missing-webhooks = Webhooks of a stolen account stay.
missing-voice = Nobody is moved in voice channels.
missing-view = The guard does not see the channels.
missing-write = The guard can tell the staff nothing.
missing-history = `/purge` finds no messages, because what was written before is not seen.
missing-lock = Who may not write in a closed channel can still write in its threads, or put signs under messages.
missing-rank = The guard’s role stands too low: staff above it could not be stopped. Move it to the top.
missing-audit-channel = No channel is chosen in which the staff is told.

## What is told together, and what is news
topic-alarms = Raids and destruction
topic-cases = Cases
topic-automod = Rules
topic-queue = Reports and appeals
topic-health = What the guard lacks
topic-members = Who came and who left
topic-roles = Roles
topic-structure = Channels, roles and the server
topic-deleted = Messages taken away
audit-gathered = **{ $topic }: { $count }**
audit-more = … and more of it: { $count }
news-joined = { $who } joined. The account is of { $when }.
news-left = { $who } left.
news-deleted = Messages taken away in { $where }: { $count }
news-roles = { $by } changed the roles of { $who }: { $roles }
news-server = { $by } changed the server.
news-channel-made = { $by } made the channel { $what }.
news-channel-changed = { $by } changed the channel { $what }.
news-channel-gone = { $by } deleted the channel { $what }.
news-channel-rights = { $by } changed who may do what in { $what }.
news-role-made = { $by } made the role { $what }.
news-role-changed = { $by } changed the role { $what }.
news-role-gone = { $by } deleted the role { $what }.
news-bot = { $by } brought in the bot { $what }.
news-webhooks = { $by } changed webhooks.
news-emojis = { $by } changed emojis.
audit-health = The guard lacks something here: { $count }
audit-health-mend = Mend it by inviting the guard again: { $link }
audit-menu-lost = The menu “{ $title }” could not be shown anew in <#{ $channel }>. { $why } Post it there once more with `/menu`.

## What is due
audit-due-soon = Appeals and reports that have waited for a day: { $count }. The first of them has to be answered by { $when }.
audit-overdue = Appeals and reports that nobody answered within 48 hours: { $count }. Answer them now.
audit-due-link = They wait here: { $link }

## What somebody is told about their appeal
told-judged-granted = Your appeal on { $server } was granted. You may come back.
told-judged-denied = Your appeal on { $server } was denied.
told-judged-final = Your appeal on { $server } was denied, for good.
told-judged-answer = The staff answers: { $answer }
told-judged-link = It stands here, too: { $link }
answer-judged-unreached = Decided. They could not be reached by message; they see it behind their link.

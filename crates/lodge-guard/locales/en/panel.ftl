nav-guard = Discord

guard-title = Discord servers
guard-lead = The guard watches over Discord servers: it moderates, holds off raids, and puts back what somebody destroyed.
guard-parts = Parts of { $name }
guard-save = Save
guard-find = Find
guard-pages = More of the list
guard-further = Further

## The list

guard-none = There is no guard here yet
guard-none-hint = Whoever runs this Lodge can set one up.
guard-none-operator = Make a bot in Discord’s portal, put its token into a file, and name the file as guard.token_file in the configuration. The manual goes through it step by step.
guard-shut = These pages are not open yet
guard-shut-hint = The guard is at work. Whoever runs this Lodge can open its pages; until then there are its commands on Discord.
guard-shut-operator = The guard is at work. To open its pages, put the client secret of the application into a file and name it as guard.client_secret_file in the configuration.
guard-who = Who are you on Discord?
guard-who-text = Discord tells this Lodge your number and which servers you manage there. Your number and those of the guard’s servers among them are remembered for 90 days, or until you have them forgotten; the key that Discord hands out for it is given back at once.
guard-sign-in = Sign in with Discord
guard-no-servers = No server of yours is watched
guard-no-servers-hint = Here you find servers where you may manage the server and the guard is a member.
guard-servers = Servers that you manage
guard-server = Server
guard-members = Members
guard-unheard = Not heard of yet
guard-invite-title = Another server
guard-invite-text = Discord asks you which server, and shows what the guard wants to be allowed there.
guard-invite = Invite the guard
guard-kept = Who you are on Discord is remembered for 90 days at most. Whether you still manage a server is looked at each time.
guard-forget = Forget who I am

said-guard-known = Discord says who you are.
said-guard-stale = That took too long, or was used already. Sign in once more.
said-guard-said-no = You did not let Discord say who you are. Nothing was kept.
said-guard-silent = Discord does not answer. Try again in a minute.
said-guard-secret = Discord does not take this Lodge’s secret. Whoever runs it has to put a new one into its file.
said-guard-forgotten = Forgotten.
said-guard-saved = Saved. It holds from now on.
said-guard-preset = The preset holds from now on.
said-guard-undone = Taken back.
said-guard-undone-partly = Taken back in part: what could not be put back stands in the staff’s channel.
said-guard-undone-record = Struck from the record. On Discord this cannot be put back.
said-guard-undone-goes-on = It is being put back, one by one.
said-guard-reworded = The case has its new reason.
said-guard-judged = Decided. They were told by message.
said-guard-judged-unreached = Decided. They could not be reached by message; they see it behind their link.
said-guard-settled = Settled.
said-guard-closed = The channels are closed.
said-guard-opened = The channels are open again.

fault-guard-none = There is no guard here
    .hint = Whoever runs this Lodge has to set it up first.
fault-guard-who = Nobody knows who you are on Discord
    .hint = Open the page “Discord” and sign in with Discord. It is remembered for 90 days.
fault-guard-forbidden = Discord does not let you do that on this server
    .hint = Ask somebody who may to give you the permission, or to do it.
fault-guard-before = Somebody was faster
    .hint = It is done already. Open the page again.
fault-guard-spent = You have done as much in this hour as one person may
    .hint = Ask somebody else of the staff, or wait.
fault-guard-not-ready = The guard does not know this server yet
    .hint = Discord tells of it within a minute of its start.
fault-guard-refused = Discord did not do it
    .hint = See on the overview which permissions the guard lacks, and whether its role stands high enough.

## Overview

guard-overview-tab = Overview
guard-overview-unheard = Discord has not told the guard of this server since it started. That takes a minute at most.
guard-overview-missing = { $count ->
    [one] The guard lacks a permission
   *[other] The guard lacks { $count } permissions
 }
guard-overview-mend = Mend it
guard-overview-deaf = The guard does not hear what messages say. Rules about words, links, invitations, files and repetition see nothing; those about mentions, floods and names work.
guard-overview-health = How the guard is
guard-overview-cases = What was done about whom, for 90 days
guard-overview-drills = Try the settings against a raid
guard-overview-reports = { $count ->
    [0] No reports.
    [one] One report.
   *[other] { $count } reports.
 }
guard-overview-appeals = { $count ->
    [0] No appeals.
    [one] One appeal.
   *[other] { $count } appeals.
 }
guard-overview-joined = Joined within 24 hours
guard-overview-invites = Invitations paused until
guard-overview-dms = Direct messages paused until
guard-overview-does = What the guard does here
guard-overview-lock = Close the channels
guard-overview-lock-text = Nobody but the staff can write until they are open again.
guard-overview-close = Close
guard-overview-open = Open again
guard-health-state = Connection
guard-health-listening = Listening
guard-health-connecting = Connecting
guard-health-over = Discord hung up for good
guard-health-over-text = Whoever runs this Lodge finds in its log what to change: the token, or an intent that Discord’s portal does not allow.
guard-health-heard = Last heard something
guard-health-events = Events heard
guard-health-odd = Events that could not be read
guard-health-connections = Connections made
guard-health-calls = Calls made
guard-health-refused = Calls refused

## Settings

guard-settings-tab = Settings
guard-settings-presets = Settings to begin with
guard-settings-presets-hint = They take the place of what is set now. Where the staff is told, who is trusted and who is exempt stays.
guard-preset-small = Small: a few hundred people who know each other
guard-preset-growing = Growing: some thousands, with many newcomers
guard-preset-under-attack = Under attack: somebody is at the door just now
guard-settings-begin = Begin with these
guard-settings-try = Try them first
guard-settings-no-rules = No rules yet. A preset brings some.
guard-settings-document = All of it as a document
guard-settings-document-text = For another server, or to change rules in ways that the form does not know.
guard-settings-export = Save as a file
guard-settings-import = Document
guard-settings-import-hint = JSON, as it is saved. It takes the place of everything.
guard-settings-take = Take these settings
guard-settings-unreadable = These are no settings. Save them as a file first, and change that.
guard-settings-number-wrong = Write a whole number.
guard-settings-number-range = That number is too small or too large for this.
guard-settings-choice-wrong = Choose one of those that are offered.
guard-settings-channel-wrong = Write the channel’s number: in Discord, right-click it and choose Copy Channel ID.
guard-settings-roles-wrong = Write the numbers of roles, with commas between them: in Discord, right-click a role and choose Copy Role ID.
guard-settings-roles-many = That is more than 25 roles. Leave some out.
guard-settings-place-wrong = Choose nowhere, the staff’s channel, or another channel.
guard-settings-too-many-rules = A server has 100 rules at most.
guard-settings-rule-twice = Two rules have the same number.
guard-settings-rule-broken = A rule has a word or an expression that cannot be understood.
guard-settings-rule-counts = A rule lets more than 999 messages pass. As many are remembered of a person: say 999 or fewer.
guard-part-raid = Raids
guard-part-nuke = Destruction
guard-part-staff = Staff
guard-part-roles = Roles
guard-part-telling = What the staff is told
guard-part-rules = Rules about messages
guard-part-rules-hint = A rule that only watches does nothing, and tells under “What would have been” what it would have done.
guard-field-raid-state = Raids are
guard-field-raid-flood-count = So many who join
guard-field-raid-flood-seconds = within so many seconds are a flood
guard-field-raid-drip-count = So many who are alike and join
guard-field-raid-drip-seconds = within so many seconds are a drip
guard-field-raid-crowd = A flood of people who look like nobody’s army is
guard-field-raid-ban-from = Ban from this score on
    .hint = Youth, a missing picture, a name or a picture like another’s and a shared invitation are points. Nobody is banned who is like nobody else.
guard-field-raid-doubt-from = Show to the staff from this score on
guard-field-raid-calm-seconds = After so many quiet seconds a raid is over
guard-field-raid-invites = Pause invitations for so many minutes
    .hint = 0 leaves them open. Discord allows 24 hours at most.
guard-field-raid-dms = Pause direct messages for so many minutes
guard-field-raid-verification = Meanwhile Discord asks of newcomers
guard-field-raid-slowmode = Seconds between two messages
    .hint = In the channels that the document names.
guard-field-nuke-state = Destruction is
guard-field-nuke-burst-points = So many points of harm by one person
    .hint = A deleted channel, a ban or a kick is 4 points; a prune is 10.
guard-field-nuke-burst-seconds = within so many seconds stop them
guard-field-nuke-hour-points = So many points within an hour stop them, too
guard-field-nuke-guild-points = So many points by all together are an alarm
guard-field-nuke-explain-seconds = Seconds that the audit log has to explain something
guard-field-nuke-afterwards = What they changed
guard-field-wait-minutes = Minutes that a second person has to agree
guard-field-tell = Channel where the staff is told
    .hint = Its number: in Discord, right-click the channel and choose Copy Channel ID.
guard-field-sticky-roles = Roles that come back
    .hint = Who leaves and comes back within 90 days gets these again. Numbers of roles, 25 at most, with commas between them: right-click a role in the server settings and choose Copy Role ID. Roles that can break something, and roles above the guard’s own, nobody gets so.
guard-field-tell-alarms = Raids and destruction
    .hint = Told at once, whatever else is gathered.
guard-field-tell-cases = Cases, and what the staff did besides
guard-field-tell-automod = What the rules did
guard-field-tell-queue = Reports, wishes for a second yes, and what is due
guard-field-tell-health = What the guard lacks
guard-field-tell-members = Who came and who left
guard-field-tell-roles = Roles that were given and taken
guard-field-tell-structure = Channels, roles and the server itself
guard-field-tell-deleted = Messages taken away together
    .hint = How many and where, never what they said.
guard-field-tell-gather = Seconds for which lines are gathered
    .hint = What comes within them is told in one message, 0 to 300. Alarms never wait.
guard-pick-on = On: the guard acts
guard-pick-shadow = It only watches
guard-pick-off = Off
guard-pick-contain = held off: invitations pause, nobody is banned
guard-pick-tell = only told to the staff
guard-pick-restore = is put back at once
guard-pick-ask = is put back when somebody of the staff says so
guard-pick-place-none = not told
guard-pick-place-log = in the staff’s channel
guard-pick-as-it-is = as much as before
guard-pick-level-0 = nothing
guard-pick-level-1 = a confirmed e-mail address
guard-pick-level-2 = an account older than 5 minutes
guard-pick-level-3 = membership of 10 minutes
guard-pick-level-4 = a confirmed phone number
guard-looks-for-words = Words
guard-looks-for-regexes = Expressions
guard-looks-for-links = Links
guard-looks-for-domains = Domains
guard-looks-for-invites = Invitations
guard-looks-for-mentions = Mentions
guard-looks-for-repeats = Repetition
guard-looks-for-flood = Many messages
guard-looks-for-caps = Capital letters
guard-looks-for-zalgo = Piled-up marks
guard-looks-for-attachments = Files
guard-looks-for-names = Names

## Settings in plain language

summary-raid-off = Raids are not looked for.
summary-raid-shadow = Raids are only watched: nothing is done about them.
summary-raid-flood = { $count } who join within { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
 } are a flood.
summary-raid-drip = { $count } who are alike and join within { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
 } are a drip.
summary-raid-crowd-contain = A flood of ordinary people is held off for a while; nobody is banned for it.
summary-raid-crowd-tell = A flood of ordinary people is only told to the staff.
summary-raid-invites = In a raid nobody can join for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
 }, and longer while it goes on.
summary-raid-dms = In a raid members cannot write to each other for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
 }.
summary-raid-verification = In a raid Discord asks more of newcomers: level { $level }.
summary-raid-slowmode = In a raid people wait { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
 } between two messages.
summary-raid-ban = Who looks like a raider by { $score ->
    [one] { $score } point
   *[other] { $score } points
 } or more is banned.
summary-raid-ends = A raid is over after { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
 } without another of them.
summary-nuke-off = Destruction is not looked for.
summary-nuke-shadow = Destruction is only watched: nobody is stopped.
summary-nuke-burst = Who does { $points ->
    [one] { $points } point
   *[other] { $points } points
 } of harm within { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
 } loses all roles.
summary-nuke-hour = So does who does { $points ->
    [one] { $points } point
   *[other] { $points } points
 } within an hour.
summary-nuke-trusted = { $count ->
    [one] One person or role
   *[other] { $count } people or roles
 } may do more than others.
summary-nuke-restore = What they changed is put back at once.
summary-nuke-ask = What they changed is put back when somebody of the staff says so.
summary-tell-nobody = The staff is told nothing: no channel is chosen.
summary-tell-no-alarms = The staff is not told of raids and destruction.
summary-tell-alarms = The staff is told of raids and destruction, at once.
summary-tell-cases = The staff is told of each case.
summary-tell-automod = The staff is told what the rules did.
summary-tell-queue = The staff is told of reports, and of what is due.
summary-tell-health = The staff is told what the guard lacks.
summary-tell-members = The staff is told who came and who left.
summary-tell-roles = The staff is told who gave and took which roles.
summary-tell-structure = The staff is told who changed channels, roles and the server.
summary-tell-deleted = The staff is told how many messages were taken away together, not what they said.
summary-tell-gather = What comes within { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
} is told in one message; alarms never wait.
summary-rules = { $count ->
    [0] No rule about messages acts.
    [one] One rule about messages acts:
   *[other] { $count } rules about messages act:
 }
summary-rules-shadow = { $count ->
    [one] One rule only watches.
   *[other] { $count } rules only watch.
 }
rule-words = { $count ->
    [one] One word is not wanted.
   *[other] { $count } words are not wanted.
 }
rule-regexes = { $count ->
    [one] One expression is not wanted.
   *[other] { $count } expressions are not wanted.
 }
rule-links = { $count ->
    [0] No links.
    [one] No links, but to one domain.
   *[other] No links, but to { $count } domains.
 }
rule-domains = { $count ->
    [one] One domain is not wanted.
   *[other] { $count } domains are not wanted.
 }
rule-invites = { $count ->
    [0] No invitations to other servers.
    [one] No invitations to other servers, but one.
   *[other] No invitations to other servers, but { $count }.
 }
rule-mentions = More than { $most ->
    [one] { $most } mention
   *[other] { $most } mentions
 } in a message are too many.
rule-repeats = The same words more than { $most ->
    [one] { $most } time
   *[other] { $most } times
 } within { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
 } are too often.
rule-flood = More than { $most ->
    [one] { $most } message
   *[other] { $most } messages
 } within { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
 } are too many.
rule-caps = { $percent } % capitals in { $least ->
    [one] { $least } letter
   *[other] { $least } letters
 } or more are too many.
rule-zalgo = More than { $most ->
    [one] { $most } pile of marks
   *[other] { $most } piles of marks
 } are too many.
rule-attachments = { $count ->
    [one] One kind of file is not wanted.
   *[other] { $count } kinds of files are not wanted.
 }
rule-names = { $count ->
    [one] One word is not wanted in names.
   *[other] { $count } words are not wanted in names.
 }
summary-step-delete = – from time { $from } on the message is taken away.
summary-step-tell = – from time { $from } on the staff is told.
summary-step-reset-name = – from time { $from } on the name is taken away.
summary-step-timeout = – from time { $from } on they cannot write for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
 }.
summary-step-role = – from time { $from } on they get a role.
summary-step-kick = – from time { $from } on they are put out.
summary-step-ban = – from time { $from } on they are banned.
summary-sticky = Roles that somebody has again who leaves and comes back within 90 days: { $count }

## Cases

guard-cases-tab = Cases
guard-cases-search = Search
guard-cases-search-hint = A case’s number, a member’s number, or words of a reason.
guard-cases-kind = What was done
guard-cases-all = Everything
guard-cases-none = No case was found
guard-cases-caption = Cases, newest first
guard-cases-number = Case
guard-cases-about = About
guard-cases-channel = Channel
guard-cases-reason = Why
guard-cases-by-rule = By a rule of the guard
guard-cases-when = When
guard-cases-until = Until
guard-cases-undone = Taken back
guard-cases-export = Save all cases as a file
guard-case-title = Case { $n }
guard-case-reason = Reason
guard-case-reason-hint = 512 characters at most. What it was before stays to be seen.
guard-case-reason-empty = Write a reason.
guard-case-reason-long = That is longer than 512 characters.
guard-case-undo = Take it back
guard-case-undo-text = What it did is put back as it was: a ban or a silence ends, roles, nicknames and channels are as before. What somebody changed meanwhile stays. Who was sent out and messages that were removed do not come back; then only the record says so.
guard-case-edits = What the reason was before
guard-case-deeds = Who did what
guard-case-no-deeds = No person: a rule of the guard did it, or whoever did it was forgotten.
guard-case-by = By { $who }
guard-deed-opened = Opened the case
guard-deed-edited = Changed the reason
guard-deed-undid = Took it back
guard-deed-asked = Used a command
guard-deed-reported = Reported somebody
guard-deed-settled = Settled a report
guard-deed-judged = Decided about an appeal
guard-deed-changed = Changed the server
guard-deed-set = Changed the settings
guard-deed-approved = Agreed
guard-deed-pressed = Pressed a button
guard-deed-reviewed = Looked at somebody who wanted in

## Queue

guard-queue-tab = Queue
guard-queue-empty = Nothing waits
guard-queue-appeals = Appeals
guard-queue-asks = { $who } asks
guard-queue-answer = Answer
guard-queue-answer-hint = They get it by message if they can be reached, and read it on the page of their appeal. 512 characters at most.
guard-queue-grant = Let them back
guard-queue-deny = Not now
guard-queue-final = No, for good
guard-queue-reports = Reports
guard-queue-about = About { $who }
guard-queue-message = The message
guard-queue-settle = Settled
guard-queue-within = Each is answered within 48 hours. What is due first stands first.
guard-queue-due = Due
guard-queue-overdue = Overdue

## Drills

guard-drills-tab = Drills
guard-drills-lead = A raid on a clock that runs fast, through the very code that meets a real one. Nothing is done on Discord, and nobody is told.
guard-drills-profile = What comes
guard-profile-flood = A flood: many young accounts within a minute
guard-profile-drip = A drip: a few an hour, for two days
guard-profile-nuke = A nuke: a moderator whose account somebody else has
guard-profile-alt-return = A return: those who were banned, under other accounts
guard-drills-with = Which settings
guard-drills-own = Those of this server
guard-drills-raiders = How many
guard-drills-raiders-hint = Nothing: as many as usual. 2,000 at most.
guard-drills-too-many = From 1 to 2,000 can come.
guard-drills-seed = Number of the drill
guard-drills-seed-hint = The same number is the same drill.
guard-drills-jammed = The door does not close: all of them get in
guard-drills-past = { $count ->
    [one] The one who joined within 24 hours plays those who mean well, without a name
   *[other] The { $count } who joined within 24 hours play those who mean well, without names
 }
guard-drills-play = Play it
guard-drills-who = Who got in, and what became of them
guard-drills-time = Seconds until the first call had its effect
guard-drills-what = What
guard-drills-much = How much
guard-drills-came = Raiders who came
guard-drills-in = Got in
guard-drills-banned = Banned
guard-drills-missed = Still inside
guard-drills-innocents = Innocents who came
guard-drills-waiting = Innocents who found the door closed
guard-drills-hit = Innocents hit
guard-drills-acts = Acts of destruction that were done
guard-drills-broken = Still broken
guard-drills-lost = Work of others that was lost
guard-drills-now = With these settings
guard-drills-better = Better { $n }
guard-drills-never = never
guard-drills-seconds = { $n } s
guard-drills-cost = What it cost
guard-drills-calls = Calls to Discord
guard-drills-bulk = Calls that ban many
guard-drills-asked = People were asked to look
guard-drills-thresholds = Thresholds that do better
guard-drills-no-better = None that was tried does better.
guard-drills-take = Take these

## Moving in

guard-move-tab = Move in
guard-move-lead = Brings in the cases that another bot knew, or its settings. Nothing is done on Discord: who was banned there is banned already. Rules come into the shadow: none acts before you let it.
guard-move-file = File
guard-move-file-hint = 16 MB at most.
guard-move-what = What to do
guard-move-look = Say what would come of it
guard-move-do = Bring it in
guard-move-send = Send
guard-move-would = { $count ->
    [0] No case is new.
    [one] One case is new.
   *[other] { $count } cases are new.
 }
guard-move-brought = { $count ->
    [0] Nothing was brought in.
    [one] One case was brought in.
   *[other] { $count } cases were brought in.
 }
guard-move-from = Written by
guard-move-here = Here already
guard-move-old = Older than 90 days: not kept
guard-move-useless = Of no use: other servers’, or of unknown kinds
guard-from-zeppelin = Zeppelin
guard-from-red = Red
guard-from-yagpdb = YAGPDB
guard-from-lodge = Lodge
guard-move-how = Where the file comes from
guard-move-how-zeppelin = Zeppelin: on its dashboard, Import/Export, Create export file.
guard-move-how-zeppelin-settings = Zeppelin, settings: on its dashboard, Edit config; save the text as a file.
guard-move-how-red = Red: the file ModLog/settings.json in the folder of its data.
guard-move-how-red-settings = Red, settings: settings.json of Filter, Mod or Reports, one at a time.
guard-move-how-yagpdb = YAGPDB, if you run it yourself: the table moderation_warnings as CSV with a head. It exports nothing else.
guard-move-how-lodge = Lodge: Cases, Save all cases as a file.
guard-move-nothing = The same file twice brings nothing twice.
guard-moved-would = { $count ->
    [0] No rule would come over.
    [one] One rule would come over.
   *[other] { $count } rules would come over.
 }
guard-moved-did = { $count ->
    [0] No rule came over.
    [one] One rule came over, into the shadow.
   *[other] { $count } rules came over, into the shadow.
 }
guard-moved-here = Rules that are here already
guard-moved-also = Also comes over
guard-moved-flood = how many who join at once are a flood
guard-moved-tell = where the staff is told
guard-moved-left = What does not come over
guard-moved-all = Everything in it comes over.
guard-left-trigger = No rule here looks for it.
guard-left-action = No rule here does it.
guard-left-detail = The rest of it comes over, without this.
guard-left-regex = The expression could be slow without end, and does not run here.
guard-left-levels = Who may use which command is decided by Discord’s own permissions.
guard-left-override = It cannot be said here whom the rule is not about. Set it by hand.
guard-left-mute-role = Discord’s timeouts stand in for it.
guard-left-channel = The staff is told in one channel, and it is chosen already or in the settings.
guard-left-part = It does something else, or is set by hand here.
guard-left-unreadable = It is not written as that bot writes it.
guard-left-full = A server has 100 rules at most.
guard-import-unknown = This is none of the files that are known here.
guard-import-elsewhere = There is nothing about this server in that file.
guard-import-too-many = There are more than 100,000 cases in that file. Cut it into parts.

## Appeals

guard-appeal-title = Ask to come back
guard-appeal-lead = This is about case { $n } on { $server }.
guard-appeal-kept-title = What is kept
guard-appeal-kept = What you write is kept for the staff of that server, encrypted, for 90 days, with your number on Discord. Nobody else gets it. On Discord, /privacy delete deletes it.
guard-appeal-words = What you want to say
guard-appeal-words-hint = 2,000 characters at most. You can write once about this case, so say everything.
guard-appeal-empty = Write something first.
guard-appeal-long = That is longer than 2,000 characters.
guard-appeal-send = Send to the staff
guard-appeal-waits = Your appeal is with the staff
guard-appeal-waits-text = Keep this page’s address: their answer will stand here.
guard-appeal-undone = It was taken back already
guard-appeal-granted = You may come back
guard-appeal-denied = The staff says no
guard-appeal-final = The staff says no, for good

## The entrance

guard-verification-tab = Entrance
guard-verification-lead = Who wants in, and why a person has to look. Nobody is banned here, and an address alone decides nothing.
guard-verification-off = Nobody who comes is asked for anything. Choose under “Settings” what they are asked, then post the button with /verify post.
guard-verification-waiting = Waiting for you
guard-verification-none = Nobody waits
guard-verification-age = Days since the account was made
guard-verification-points = Points
guard-verification-like = Most like
guard-verification-no-reasons = Nothing speaks against them: they asked for a person, or every newcomer is looked at.
guard-verification-judge-hint = Is it the same person as the one whom they are like? Your answer is counted, and two who are different are not taken for each other again.
guard-verification-same = The same person
guard-verification-different = Different people
guard-verification-let-in = Let in
guard-verification-refuse = Do not let in
guard-verification-again = Ask anew
guard-verification-visits = Decided, and nobody said whether it was the same person
guard-verification-visits-hint = What you say here makes the numbers below worth something.
guard-verification-asked = Asked, and not through yet
guard-verification-who = Member
guard-verification-stands = Where they stand
guard-verification-asked-at = Asked
guard-verification-precision = How often likeness was right
guard-verification-precision-hint = What reviewers said on this server, counted for each kind. It names nobody.
guard-verification-precision-none = Nobody has said anything yet.
guard-verification-kind = Kind of likeness
guard-verification-right = Same person
guard-verification-percent = Right
guard-verification-of = { $same } of { $looked }
guard-verification-few = too few to say
said-guard-let-in = Let in.
said-guard-turned-away = Not let in. They are told so.
said-guard-asked-again = They are asked anew.
said-guard-visit-judged = Counted.

guard-part-entrance = Entrance
guard-field-entrance-on = Whoever comes is asked before they are let in
    .hint = Post the button with /verify post afterwards. Members who are here already are not asked.
guard-field-entrance-role = Role of those who are let in
    .hint = Its number: in the server settings, right-click the role and choose Copy Role ID. It stands below the guard’s own role and can break nothing.
guard-field-entrance-channel = Channel with the button
    .hint = Its number. Reminders lead there.
guard-field-entrance-work = The browser works for some seconds
    .hint = Keeps out programs that come by the hundred. It needs a page, on which the visit is looked at.
guard-field-entrance-oauth = Discord is asked which accounts they linked
    .hint = Each is asked by Discord first. Who does not want that comes before you.
guard-field-entrance-member-read = Discord is asked who they are on this server, too
guard-field-entrance-linked-roles = Discord is told that they were verified
    .hint = For linked roles: Discord goes on knowing it after Lodge has forgotten.
guard-field-entrance-questions = Questions
    .hint = A line each, five at most, of 100 characters. You read the answers when you have to decide; then they are deleted.
guard-field-entrance-manual = A person looks at everybody
guard-field-entrance-least-days = Least age of an account, in days
guard-field-entrance-remind-hours = Hours without a step until somebody is reminded
guard-field-entrance-reminders = How often they are reminded
    .hint = 0 to 5.
guard-field-entrance-kick-hours = Hours until they are put out
    .hint = Empty: never. Nobody is put out who waits for you. They may come back.
guard-field-entrance-again-days = Days until somebody who was let in is asked again
    .hint = Empty: never. 60 at most. They keep the role until all reminders are spent.
guard-field-entrance-requests = Discord’s own requests to join are answered as well
    .hint = Where the server has them.
guard-field-entrance-outside = Services that are asked about addresses
    .hint = proxycheck, abuseipdb, with a comma between them; whoever runs Lodge needs a key for each. They get the address and nothing else. Empty: none.
guard-pick-yes = Yes
guard-pick-no = No
guard-settings-entrance-role = Choose the role that they get, or they are let in nowhere.
guard-settings-role-wrong = Write the role’s number: in Discord, right-click it and choose Copy Role ID.
guard-settings-questions-wrong = Five questions at most, a line each, of 100 characters.
guard-settings-words-wrong = Write only words that are named here, with commas between them.

summary-entrance-button = Whoever comes presses a button before they are let in.
summary-entrance-page = Whoever comes goes through a page before they are let in, which says first what is looked at.
summary-entrance-oauth = Discord is asked which accounts they linked.
summary-entrance-questions = They are asked in words: { $count ->
    [one] { $count } question
   *[other] { $count } questions
}.
summary-entrance-manual = A person of the staff looks at everybody.
summary-entrance-least = Accounts younger than { $days ->
    [one] { $days } day
   *[other] { $days } days
} wait until they are old enough.
summary-entrance-remind = Who does nothing for { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} is reminded, so often: { $count }
summary-entrance-kick = Who has not finished after { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} is put out, and may come back.
summary-entrance-again = Who was let in is asked again after { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
summary-entrance-requests = Discord’s own requests to join are answered as well.
summary-entrance-outside = Services that get the address of whoever comes: { $count }

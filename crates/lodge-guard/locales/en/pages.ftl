kind-restore = The server is put back

said-guard-agreed = Agreed, and done.
said-guard-disagreed = It is not done.
said-guard-waits = That is more than one person does alone: it waits for somebody else’s yes.
said-guard-switched-on = The rule acts from now on.
said-guard-watches-on = The rule goes on watching, and counts anew.
said-guard-switched-off = The rule is off.
said-guard-restored = It was put back.
said-guard-restored-some = Not all of it was put back: see below what is left.
said-guard-restored-none = There was nothing to put back.

fault-guard-own = It is your own wish
    .hint = Somebody else of the staff has to say yes.
fault-guard-waits = It waits for a second person
    .hint = That is more than one person does alone. Somebody else of the staff finds it under “Second person”.

## Second person

guard-second-tab = Second person
guard-second-lead = What is more than one person does alone waits here until somebody else of the staff says yes. Nothing of it was done yet.
guard-second-none = Nothing waits for a yes
guard-second-by = Who wants it
guard-second-you = you
guard-second-many = To how many
guard-second-more = and { $count } more
guard-second-since = Since
guard-second-yes = Yes, do it
guard-second-no = No
guard-second-withdraw = Take it back

## Shadow

guard-shadow-tab = In the shadow
guard-shadow-lead = What rules that only watch would have done in the last { $days } days. They count, and keep no message and no name.
guard-shadow-none = No rule only watches
guard-shadow-none-hint = Set a rule to “It only watches” in the settings, and see here for some days what it would do.
guard-shadow-breaches = Would have acted
guard-shadow-people = On so many members, each day by itself
guard-shadow-judged = Of them, somebody of the staff dealt with later
guard-shadow-missed = Others that the staff dealt with
guard-shadow-by-day = How often it would have acted, by day
guard-shadow-day = Day
guard-shadow-hint = To keep watching counts anew from zero.
guard-shadow-on = Switch it on
guard-shadow-watch = Keep watching
guard-shadow-off = Switch it off
guard-step-delete = Messages taken away
guard-step-tell = The staff told
guard-step-reset-name = Names taken away
guard-step-timeout = Silenced
guard-step-role = Roles given
guard-step-kick = Put out
guard-step-ban = Banned

## Restore

guard-restore-tab = Put back
guard-restore-lead = Who changed channels, roles and permissions within 90 days. See first what would be put back, then do it.
guard-restore-actor = Only what this member changed
guard-restore-actor-hint = A member’s number. Nothing: the whole server, as it was.
guard-restore-hours = In so many last hours
guard-restore-hours-hint = From 1 to 2,160, which is 90 days.
guard-restore-hours-wrong = From 1 to 2,160 hours.
guard-restore-since-wrong = It has to be a moment within the last 90 days.
guard-restore-extra = For the whole server: take away what came since
guard-restore-look = Say what would be put back
guard-restore-would = { $count ->
    [0] Nothing would be put back
    [one] One thing would be put back
   *[other] { $count } things would be put back
 }
guard-restore-cut = More was changed than is looked at: what is older than the last 5,000 changes stays.
guard-restore-prove = You prove once more who you are before it is done.
guard-restore-do = Put it back
guard-restore-left = { $count ->
    [one] One thing stays
   *[other] { $count } things stay
 }
guard-restore-none = Nothing was changed
guard-restore-changes = Changes, newest first
guard-restore-what = What
guard-restore-who = Who
guard-restore-unknown = not known
guard-change-role-made = Role made:
guard-change-role-changed = Role changed:
guard-change-role-gone = Role deleted:
guard-change-channel-made = Channel made:
guard-change-channel-changed = Channel changed:
guard-change-channel-gone = Channel deleted:
guard-change-overwrite-made = Permissions set in a channel:
guard-change-overwrite-changed = Permissions changed in a channel:
guard-change-overwrite-gone = Permissions removed in a channel:
guard-change-server-changed = The server’s own settings
guard-change-member-roles-changed = Roles of a member:
guard-change-ban-made = Banned:
guard-change-ban-gone = Ban lifted:
guard-change-other-changed = Something else:
guard-left-same = it is as it was before already
guard-left-others = somebody else has changed it since
guard-left-gone = it is gone
guard-left-since = it came since, and stays
guard-left-missing = the guard may not: see what it lacks on the overview, and where its role stands
guard-left-too-much = it has permissions that the guard does not have

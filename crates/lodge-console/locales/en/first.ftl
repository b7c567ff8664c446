nav-home = Home

first-title = What this is
first-heading = { $host } forwards mail, and forgets it
first-lead = Lodge is a community’s porter: people who run a domain have addresses there, and what is sent to them goes on to the mailboxes they already have.
first-memory = A message is in memory for as long as it takes to hand it on, and never on a disk.
first-nothing = Nothing about a message is recorded: no sender, no recipient, no time.
first-declared = What is kept about anybody is declared.
first-read = Read what is kept.

home-title = Home
home-heading = Welcome, { $name }
home-attention = What needs attention
home-letters-off = Letters are switched off: nobody can confirm an address or reset a password.
home-backup-none = There is no backup yet.
home-backup-late = The last backup is of { $day }: since then none was made.
home-requests = { $count ->
    [one] One help request waits for an answer.
   *[other] { $count } help requests wait for an answer.
 }
home-policy = What is kept about people has changed, and has not been announced.
home-audit = { $count ->
    [one] The last audit found one thing that differs from the register.
   *[other] The last audit found { $count } things that differ from the register.
 }
home-lodge = This Lodge
home-well = Everything is well
home-letters = Letters
home-letters-on = Are sent
home-letters-none = Are not sent

source-title = Source
source-heading = The source that is running
source-version = Version
source-revision = Source revision
source-nowhere = Whoever built it had it from a repository without a public address. In a copy of that repository, “git show” with this revision shows it.
source-read = Read it, all of it:

privacy-title = Privacy

transparency-title = Transparency
transparency-lead = What everybody may know of how this Lodge is run.
transparency-running = What is running
transparency-version = Version
transparency-revision = Source revision
transparency-audit = Last compared with its register
transparency-audit-clean = Nothing differs
transparency-audit-found = { $count ->
    [one] One thing differs
   *[other] { $count } things differ
 }
transparency-backup = Last backup
transparency-never = Not yet
transparency-requests = Requests by authorities
transparency-no-requests = None has been recorded.
transparency-month = Month
transparency-asker = Who asked
transparency-answer = Answer
transparency-count = How many
transparency-asker-court = A court
transparency-asker-police = The police or a prosecutor
transparency-asker-agency = Another agency
transparency-asker-other = Somebody else
transparency-answer-open = Not answered yet
transparency-answer-refused = Refused
transparency-answer-nothing = There was nothing to hand over
transparency-answer-handed-over = Handed over what there was
transparency-could = What could be handed over
transparency-could-lead = Nobody can be made to hand over what they do not have. This list is read off the declarations that the program carries out.
transparency-nothing = Nothing.
transparency-never-mail = No message, no sender, no recipient and no time of a message: none of these is ever stored.
transparency-read = Read all that is kept.

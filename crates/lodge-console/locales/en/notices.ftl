notices-title = Policy
notices-lead = When what is kept about people changes, every account holder gets a letter once, two weeks or more before it takes effect.
notices-same = Nothing to announce
notices-same-hint = What is kept is what was announced last.
notices-draft = This differs from what was announced last
notices-draft-hint = Each account holder gets it in their language.
notices-new = New: { $line }
notices-changed = Changed: { $line }
notices-gone = No longer: { $line }
notices-day = Takes effect on
notices-day-hint = Two weeks from today, or later.
notices-day-wrong = Choose a day two weeks from today, or later.
notices-send = Announce it
notices-off = Letters are switched off, so nobody could be told.
said-notices-sent = Announced. The letters are going out.
notices-past = Announcements
notices-announced = Announced
notices-effective = Takes effect
notices-untold = { $count ->
    [one] { $count } account is still to be told
   *[other] { $count } accounts are still to be told
 }
letter-notice-subject = What is kept about you changes on { $day }
letter-notice-text = You get this letter because you hold an account here. The policy changes on { $day }. What changes is below; you can delete your account before that day if you do not want it.
letter-notice-link = Read the whole policy
fault-notices-off = Letters are switched off
    .hint = Nobody could be told. Set `post.carrier` in the configuration.
fault-notices-same = Nothing is to be announced
    .hint = What this program keeps is in force, or was announced.

# Moving in from other programs, and out again.

move-tab = Move
move-in = Move in
move-in-lead = Bring in what another program exported. Lodge looks at the file first; nothing changes until you say so.
move-file = The file
move-file-hint = As the other program exported it, packed or not, 2 GB at most. It lies here encrypted until its comments are brought in, for an hour at most.
move-file-none = Choose the file that the other program exported.
move-file-unknown = It cannot be seen what wrote this file. If it is an export of comments, choose the program.
move-file-large = The file has more than 2 GB. Bring it in on the command line: lodge comments import.
move-file-full = Too many files are being brought in just now. Try again in an hour.
move-format = What wrote it
move-format-found = Lodge finds out
move-rules = Where pages are today
move-rules-hint = Only where addresses changed. A rule a line: /blog/*=/* or old.example=blog.example.
move-rule-pair = A rule is FROM=TO, one a line.
move-rule-place = A rule leads to a path, which begins with /, or from one host to another.
move-rule-stars = A rule has no more * behind the = than before it.
move-unread = The file could not be read. Send it again.
move-unread-damaged = This is no whole export of that program. Export it anew, or choose another program.
move-unread-long = One comment of the file is longer than 8 MB. Such an export is not taken.
move-unread-large = The database has more than 256 MB. Export it in another format.
move-unread-encoding = The file is not written in UTF-8. Save it so.
move-unread-archive = The archive is damaged, locked, or not all of it is here. Pack it anew.
move-unread-newer = A newer version of Lodge wrote the file. Bring this one up to date first.
move-look = Look at it
move-look-again = Look again
move-reading = Reading the file: { $program }
move-looked = What would come of it: { $program }
move-broken = The file cannot be brought in: { $program }
move-would = { $comments ->
    [one] One comment
   *[other] { $comments } comments
 } on { $pages ->
    [one] one page
   *[other] { $pages } pages
 }
move-would-shown = Shown: { $count }
move-would-held = Waiting for a moderator: { $count }
move-would-rejected = Rejected: { $count }
move-would-spam = Spam: { $count }
move-would-deleted = Deleted, of which only the place is kept: { $count }
move-people = People with an account: { $accounts }; comments of guests: { $guests }
move-with-email = Comments with an e-mail address, which is kept sealed and never shown: { $count }
move-between = Written from { $first } to { $last }
move-orphans = Comments that answer nothing that is there, and will stand by themselves: { $count }
move-left = Left out
move-left-no-date = Without a date: { $count }.
move-left-no-page = On no page: { $count }.
move-left-pingback = Pingbacks and trackbacks: { $count }.
move-left-unknown-page = On pages that are not in the file: { $count }.
move-left-unmapped = On pages that are not of this site: { $count }.
move-left-twice = In the file twice: { $count }.
move-left-too-long = Longer than a comment may be: { $count }.
move-left-empty = Without anything to see: { $count }.
move-left-first = First in the file: { $ids }
move-unmapped = Addresses that are no page of this site
move-unmapped-empty = It has no address.
move-unmapped-host = { $host } is not a host of the site.
move-unmapped-none = It is no address of the web.
move-unmapped-more = More comments at such addresses: { $count }
move-comments = { $count ->
    [one] One comment.
   *[other] { $count } comments.
 }
move-start = Bring them in
move-drop = Put the file away
move-going = Comments are being brought in
move-undoing = An import is being undone
move-so-far = { $count ->
    [one] One comment so far.
   *[other] { $count } comments so far.
 }
move-refresh = How far is it?
move-stop = Stop
move-past = Earlier imports
move-stage-running = Going on
move-stage-done = Done
move-stage-stopped = Interrupted: send the file again, nothing comes twice
move-stage-broken = Not read to its end
move-stage-undoing = Being undone
move-brought = { $comments ->
    [one] One comment
   *[other] { $comments } comments
 } and { $pages ->
    [one] one page
   *[other] { $pages } pages
 } brought in
move-there = Here already: { $count }
move-undo = Undo
move-undo-ask = Undo this import?
move-undo-what = { $count ->
    [one] The comment that it brought goes,
   *[other] The { $count } comments that it brought go,
 } with their authors and pages. What people wrote since stays; where it answers something that goes, an empty place is left.
move-out = Move out
move-out-lead = All comments of this site, in Lodge’s own format, which loses nothing, or as another program reads them.
move-out-caption = Formats, and what each of them keeps beside names, times and texts
move-out-format = For
move-out-keeps = Keeps
move-out-file = File
move-out-take = Download
move-out-contacts = With e-mail addresses
move-out-contacts-hint = Your visitors gave their addresses for letters about answers. Hand them on only to where they would expect it.
move-keeps-titles = titles of pages
move-keeps-closed = closed pages
move-keeps-depth = answers to answers
move-keeps-accounts = who wrote what else
move-keeps-websites = authors’ pages
move-keeps-held = held comments
move-keeps-rejected = rejected ones
move-keeps-spam = spam
move-keeps-edited = when it was changed
move-keeps-sticky = pinned comments
move-keeps-votes = votes
move-keeps-reactions = reactions and earlier wordings

said-move-gone = The file is here no more. Send it again.
said-move-dropped = The file is put away.
said-move-stopped = The import is stopped. Sent again, the file brings what is missing.
fault-moving = An import into this site is going on
    .hint = Wait until it is done, or stop it.
fault-no-format = Comments are not written in this format
    .hint = Choose one of those on the page “Move”.

nav-comments = Comments

comments-back = Back
comments-keep = Keep it
comments-save = Save
comments-find = Find
comments-pages = More of the list
comments-further = Further
comments-card-today = { $count ->
    [0] Nothing was written today.
    [one] One comment was written today.
   *[other] { $count } comments were written today.
 }
comments-card-waiting = { $count ->
    [one] one comment waits for you
   *[other] { $count } comments wait for you
 }

## Sites

sites-title = Sites with comments
sites-add = Add a site
sites-caption = Sites that you own or look after
sites-site = Site
sites-host = Host name
sites-host-hint = Where its pages are, like blog.example.org.
sites-host-wrong = This is no host name. Write one like blog.example.org, without a path.
sites-there = You have this site already.
sites-too-many = You have as many sites as an account may have. Remove one first.
sites-name = Title
sites-name-hint = What you call it. Readers see it in letters and feeds.
sites-title-wrong = A title has 100 characters at most, on one line.
sites-role = Part
sites-role-owner = Owner
sites-role-editor = Moderates
sites-role-viewer = Looks
sites-waiting = Waiting
sites-shown = Shown
sites-none = No site yet
sites-none-hint = Add a web site, paste one line into its pages, and people can write under them.
sites-new-lead = You get one line to paste into its pages.
sites-tab = Overview
sites-parts = Parts of { $name }
sites-locked = Closed
sites-locked-text = Everybody reads what is there, and nobody can write.
sites-lock-title = Close the site for a while
sites-lock-text = Comments stay to be read; nobody but its moderators can write until it is open again.
sites-lock = Close it
sites-unlock = Open it again
sites-letters = Letters to you
sites-letters-hint = About comments on this site. Whoever else moderates it chooses for themselves.
sites-letters-all = About each comment
sites-letters-pending = About what waits or was reported
sites-letters-digest = Once a day, about all of it
sites-letters-none = None
sites-held = { $held } waiting, { $reported } reported
sites-pages = { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
 }, { $comments ->
    [one] { $comments } comment
   *[other] { $comments } comments
 }
sites-helpers = Who else looks after it
sites-helpers-none = Nobody but you. Somebody you invite can look, or moderate too.
sites-invite = Invite somebody
sites-invitations = All invitations
sites-invite-lead = They get a letter with a link. It is good for seven days, for the account with this address.
sites-invite-email = Their e-mail address
sites-invite-email-hint = They need an account here first: the letter goes to holders of an account only.
sites-invite-go = Send the invitation
sites-invite-wrong = This is not an e-mail address. Write one like ann@example.org.
sites-invite-nowhere = This Lodge sends no letters. Ask whoever runs it.
sites-invite-yourself = The site is yours already.
sites-invite-too-many = Too many invitations of yours wait for an answer. Take one back first.
sites-editor-hint = Decides about comments, visitors and pages. Rules, moving and removing stay with you.
sites-viewer-hint = Sees what moderators see, and changes nothing.
sites-remove-title = Remove the site
sites-remove-text = All its comments go with it. Export them first if you want to keep them.
sites-remove = Remove the site
sites-remove-ask = Remove { $name }?
sites-remove-what = { $count ->
    [0] No comment is shown on it. Whatever else is kept of it goes. This cannot be undone.
    [one] Its one comment and everything else that is kept of it go. This cannot be undone.
   *[other] Its { $count } comments and everything else that is kept of it go. This cannot be undone.
 }

said-site-added = The site is added. Now paste the line into its pages.
said-site-saved = Saved.
said-site-locked = The site is closed.
said-site-unlocked = The site is open again.
said-site-invited = If there is an account with this address, a letter is on its way.
said-site-removed = The site and its comments are gone.
fault-comments-role = You may look at this, not change it
fault-comment-gone = Its words are gone, and nobody can bring them back
fault-not-undone = This cannot be undone

## What to paste

paste-tab = Paste
paste-lead = Any of these shows comments on the pages of { $host }.
paste-copy = Copy
paste-copied = Copied
paste-script-title = The one line
paste-script = Paste it where the comments are to be. The path of the page says which thread it is.
paste-count-title = How many there are
paste-count = Where a list of pages shows how many comments each has. It needs the same script.
paste-plain-title = Without script
paste-plain = A link to the comments as a page of their own, with a form that works without script. Write the path of your page in place of /post.
paste-ssi-title = Put in by your server
paste-ssi = Search engines and readers without script find the comments in the page itself. Let your server pass /lodge/ on to /embed/ here.
paste-switch-title = From Commento or Comentario
paste-switch = Put this line in place of theirs. Their elements and attributes stay as they are.

## The queue

queue-tab = Queue
queue-drawers = Which comments
queue-reported = Reported
queue-all = All
queue-search = Search
queue-search-hint = In words, authors and paths. They are sealed, so the newest { $count } comments are opened and looked through, and nothing of that is kept.
queue-empty = Nothing here
queue-bar = What to do with the chosen comments
queue-all-here = All on this page
queue-choose = Choose
queue-approve = Approve
queue-reject = Reject
queue-spam = Spam
queue-remove = Take away
queue-more = More …
queue-keys = In the list: J and K go on and back, A approves, R rejects, S is for spam, D takes away, X chooses.
said-comments-decided = Done. It can be undone in the history.
said-comments-decided-before = Nothing changed: it was so already, or somebody else decided first.
said-comments-none-chosen = Choose at least one comment first.
said-comments-settled = The reports are settled.

comments-one = One comment
comments-nobody = Somebody who is forgotten
comments-empty = The words are gone.
comments-sticky = On top
comments-edited = Changed
comments-stick = Put on top
comments-unstick = Back into its place
comments-reason = Reasons
comments-reason-hint = The author is told them if you reject the comment or take it away. 1000 characters at most.
comments-reports = What was reported
comments-is-settled = Settled
comments-settle = Leave it as it is
comments-before = What it said before
comments-weighed = What its words say
comments-weighed-hint = By what was decided on this site so far: of a hundred comments with such a word, how many were spam.
comments-weighs = { $chance } of 100
comments-blank = Take the words away for good
comments-blank-text = The words go, and who wrote them. Its place stays, and so do the answers. This cannot be undone.
comments-blank-ask = Take the words of this comment away?
said-comments-blanked = The words are gone.
reason-long = Reasons have 1000 characters at most.
said-reason-too-long = Reasons have 1000 characters at most. Nothing was changed.

comments-state-shown = Shown
comments-state-held = Waiting
comments-state-rejected = Rejected
comments-state-spam = Spam
comments-state-removed = Taken away

comments-why-guest = by a guest
comments-why-new = by somebody new
comments-why-links = has links
comments-why-images = has images
comments-why-words = has a word you look at
comments-why-spam = looks like spam
comments-why-akismet = Akismet calls it spam
comments-why-reported = was reported
comments-why-all = everything is looked at
comments-why-shadow = its author is set aside
comments-why-imported = was brought along
comments-why-moderator = a moderator decided
comments-why-author = its author decided

comments-ground-spam = It advertises
comments-ground-abuse = It hurts somebody
comments-ground-illegal = It breaks the law
comments-ground-private = It tells what is private
comments-ground-other = Something else

comments-way-guest = as a guest
comments-way-email = with a code by e-mail
comments-way-account = with an account of this Lodge
comments-way-passkey = with a passkey
comments-way-provider = with another service
comments-way-sso = with the site’s own sign-in
comments-way-imported = was brought along

comments-done-approved = Approved
comments-done-rejected = Rejected
comments-done-spam = Called spam
comments-done-removed = Taken away
comments-done-blanked = Words taken away for good
comments-done-held = Held, because it was reported
comments-done-restored = Put back as it was
comments-done-stuck = Put on top
comments-done-unstuck = Put back into its place
comments-done-locked = Closed
comments-done-unlocked = Opened again
comments-done-banned = Somebody kept out
comments-done-unbanned = Somebody let in again
comments-done-shadowed = Somebody set aside
comments-done-unshadowed = Somebody set aside no more
comments-done-rules = Rules changed
comments-done-moved = Page moved
comments-done-imported = Comments brought along
comments-done-unimported = Comments that were brought along taken back

## History

history-tab = History
history-lead = What was done on this site in the last 90 days.
history-none = Nothing was done yet
history-nobody = a rule of the site
history-command = a command of the operator
history-comment = the comment
history-page = the page
history-undo = Undo
history-reword = Say it otherwise
said-act-undone = Undone.
said-act-not-undone = It is not so any more: something else was done since.
said-act-reworded = The reasons are changed.

## Pages

pages-tab = Pages
pages-none = No page yet
pages-none-hint = A page is here as soon as somebody writes under it.
pages-caption = Pages, newest first
pages-path = Path
pages-title = Title
pages-address = Address
pages-locked = Closed
pages-lock = Close it
pages-unlock = Open it again
pages-lock-text = Nobody can write under a closed page. Its comments stay to be read.
pages-move = Move it
pages-move-to = New path
pages-move-hint = Its comments move with it, and are still found from the old path.
pages-remove = Remove the page
pages-remove-text = All comments under it go with it. This cannot be undone.
pages-remove-ask = Remove { $path }?
page-taken = There is a page at that path already. Remove it first.
page-wrong = A path begins with / and has 1024 characters at most.
said-page-locked = The page is closed.
said-page-unlocked = The page is open again.
said-page-moved = The page is moved.
said-page-removed = The page and its comments are gone.

## Visitors

visitors-tab = Visitors
visitors-search = Name
visitors-search-hint = Names are sealed, so the newest { $count } visitors are opened and looked through.
visitors-none = Nobody found
visitors-caption = Those who write, newest first. On another site the same person is somebody else.
visitors-name = Name
visitors-way = Signs in
visitors-since = Since
visitors-shadowed = Set aside
visitors-shadow-text = Whoever is set aside can write as before, and is not told; only they and the moderators see it until somebody approves it.
visitors-shadow = Set aside what they write
visitors-unshadow = Set it aside no more
visitors-comments = What they wrote
visitors-wrote-nothing = Nothing.
said-visitor-shadowed = What they write waits for a moderator now.
said-visitor-unshadowed = What they write is not set aside any more.

bans-title = Who may not write
bans-person = Keep the author out
bans-from = Keep that network out
bans-network-hint = Where it came from is known for a day after it was written, as a keyed hash that nobody can read back.
bans-forgotten = Where it came from is not known any more: that is forgotten after a day. Keep the author out instead.
bans-whom = Keep { $name } out?
bans-network = Keep out the network that this comment came from?
bans-days-hint = A network is kept out for { $days } days at most: others get it after.
bans-until = Until and with this day
bans-until-hint = Leave it empty to keep them out for good.
bans-reason = Why
bans-reason-hint = For those who moderate.
bans-go = Keep them out
bans-none = Nobody is kept out
bans-none-hint = On the page of a comment or a visitor you can keep somebody out.
bans-a-network = A network
bans-lift = Let in again
bans-day-wrong = This is no day. Write it like 2026-12-31.
bans-day-past = That day is over. Choose a later one.
bans-moderator = Who owns or moderates the site cannot be kept out.
said-ban-added = They cannot write here until then.
said-ban-lifted = They can write again.

## Rules

rules-tab = Rules
rules-lead = What you do not change here is as most sites want it.
said-rules-saved = The rules hold from now on.
rules-number-wrong = This is no number that can be here. The hint says from where to where.
rules-choice-wrong = This cannot be chosen. Take one of the list.
rules-too-many = A list has 500 lines at most.
rules-words-wrong = Each has 1 to 100 characters.
rules-hosts-wrong = One of these is no host name. Write each on a line, like www.example.org.
rules-maps-wrong = Each line has two paths that begin with /, with a space between.
rules-reactions-wrong = One of these is none that we have. The hint names all of them.
rules-reactions-many = A site has eight reactions at most.
rules-sso-wrong = Write an address that begins with https://, or nothing.
rules-file-wrong = These are no rules of a site. Export some to see how they look.
rules-document = As one document
rules-document-text = Keep your rules, or carry them to another site.
rules-export = Export the rules
rules-import = Import the rules
rules-import-label = Rules as JSON
rules-import-hint = What is left out is as at the beginning.

rules-who = Who may write
rules-who-guests = Guests who only say a name
rules-who-accounts = With an account of this Lodge
rules-who-email = With a code by e-mail
rules-who-passkeys = With a passkey
rules-who-providers = With these services
    .hint = Names of services that this Lodge’s operator set up, with commas between.
rules-who-sso = With your site’s own sign-in
    .hint = Its address, beginning with https://. Leave it empty if there is none.
rules-who-sso-at-once = Ask your site’s own sign-in without a click

rules-hold = What is looked at first
rules-hold-all = Everything
rules-hold-guests = What guests write
rules-hold-images = Comments with images
rules-hold-first = The first comments of everybody
    .hint = How many, 0 to 100.
rules-hold-new-days = Comments of those who came lately
    .hint = In their first so many days, 0 to 365.
rules-hold-links-over = Comments with many links
    .hint = More than so many, 1 to 100; 0 leaves links alone.
rules-hold-reports = What people report
    .hint = Held once so many did, 1 to 100; 0 holds nothing.
rules-hold-words = Comments with these words
    .hint = One on each line, 500 at most.
rules-hold-close-after-days = Close pages by themselves
    .hint = So many days after the first comment, at most 36500; 0 for never.

rules-text = What may be in a comment
rules-text-links = Links
rules-text-images = Images
    .hint = They come through this Lodge, so that nobody else learns who reads.
rules-text-tables = Tables
rules-text-longest = The longest comment
    .hint = In characters, 100 to 100000.
rules-text-edit-minutes = How long its author may change it
    .hint = In minutes, 0 to 10080, which is a week.

rules-show = What readers see
rules-show-votes = Votes
rules-show-votes-none = None
rules-show-votes-up = For a comment
rules-show-votes-both = For and against
rules-show-reactions = Reactions
    .hint = Up to eight of heart, thanks, laugh, wow, sad, think, party, rocket, with commas between.
rules-show-sort = Which comes first
rules-show-sort-best = What readers like best
rules-show-sort-newest = The newest
rules-show-sort-oldest = The oldest
rules-show-sort-discussed = What has most answers
rules-show-levels = How deep answers are set in
    .hint = 1 to 12 levels.
rules-show-feeds = Feeds (RSS and Atom)
rules-show-language = Language, where a page does not say its own
rules-show-language-en = English
rules-show-language-tr = Turkish
rules-show-language-nl = Dutch
rules-show-language-ru = Russian

rules-pages = Which pages there are
rules-pages-hosts = Other hosts that show the same site
    .hint = One on each line, like www.example.org.
rules-pages-query = Parts of the query that belong to the page
    .hint = Like p, if your pages are called /?p=17. All others are left out.
rules-pages-maps = Pages that are others
    .hint = On each line a path and the one it is, like /old/* /new/*. A * at the end stands for the rest.
rules-pages-known-only = Only pages that are here already take comments

rules-beyond = What is counted, and asked of others
rules-beyond-views = Count readers
    .hint = Without a cookie, and without anything that tells one from another a day later.
rules-beyond-referrers = Count from which sites they come
rules-beyond-akismet = Ask Akismet about each comment
    .hint = It gets the words, the name, the address on the network and the page. Say so to your visitors.

## Keys

keys-title = Keys
keys-lead = Keys of your site’s own sign-in and of Akismet
keys-sso = Your site’s own sign-in
keys-sso-text = Your site signs what it says about its users with this secret. It is shown once.
keys-drawn = The secret. It is not shown again.
keys-draw = Draw a new secret
keys-forget = Forget the secret
keys-there = There is one.
keys-akismet = Key for Akismet
keys-akismet-hint = From your account there. Leave it empty to take it away.
keys-akismet-wrong = Such a key has letters and digits only, 100 at most.
keys-akismet-refused = Akismet does not know this key for this site. Look at your account there, and copy it once more.
keys-akismet-away = Akismet could not be asked about this key, so it was not kept. Try again in a while.
keys-akismet-sent = What Akismet gets about each comment
akismet-blog = the address of your site
akismet-blog-charset = that the text is UTF-8
akismet-comment-author = the name that its author wrote
akismet-comment-author-email = the e-mail address, if its author gave one
akismet-comment-author-url = the web site, if its author gave one
akismet-comment-content = the words
akismet-comment-type = that it is a comment
akismet-permalink = the address of the page
akismet-user-ip = the network that it came from: the first three of the four numbers, or the first half of a longer address

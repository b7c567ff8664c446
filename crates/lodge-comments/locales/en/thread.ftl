# The thread of comments below somebody's page.
thread-count = { $count ->
    [0] Comments
    [one] { $count } comment
   *[other] { $count } comments
 }
thread-none = Nobody has written yet. Yours could be the first.
thread-sort = Order
thread-best = Best
thread-newest = Newest
thread-oldest = Oldest
thread-discussed = Most discussed
thread-next = More comments
thread-rest = { $count ->
    [one] { $count } more answer
   *[other] { $count } more answers
 }
thread-fresh = { $count ->
    [one] { $count } new comment
   *[other] { $count } new comments
 }
thread-end = These are all comments.
thread-feed = Feed
thread-privacy = What is kept about you
thread-own = Your letters and data
thread-by = Comments by Lodge

thread-write = Write a comment
thread-body = Your comment
thread-placeholder = Write a comment …
thread-name = Name
thread-email = E-mail (optional)
thread-email-hint = Never shown to anybody.
thread-trap = Leave this empty
thread-notify = Tell me by e-mail when somebody answers
thread-draft = Keep this draft in my browser until I post it
thread-draft-kept = The draft is kept in this browser.
thread-draft-gone = The draft is no longer kept.
thread-markdown = Markdown works: *emphasis*, **strong**, > quotation, `code`.
thread-tab-write = Write
thread-tab-preview = Preview
thread-post = Post
thread-cancel = Cancel
thread-answering = In answer to { $name }
thread-sign-in = Sign in
thread-sign-in-first = Whoever signs in can write here.
thread-sign-out = Sign out
thread-hello = You write as { $name }.
thread-expired = You are signed out. Sign in again to go on.
thread-proving = One moment: your browser is solving a small puzzle, which keeps machines out.
thread-failed = That did not get through. What you wrote is still here: try again in a moment.
thread-closed-moderator = No more comments are taken here.
thread-closed-age = This page is old, and no more comments are taken here.
thread-closed-site = No comments are taken on this site at present.
thread-locked = No more comments are taken here.

thread-reply = Answer
thread-up = For it
thread-down = Against it
thread-react = React
thread-react-heart = Love it
thread-react-thanks = Thank you
thread-react-laugh = Funny
thread-react-wow = Surprising
thread-react-sad = Sad
thread-react-think = Makes me think
thread-react-party = Let us celebrate
thread-react-rocket = Great idea
thread-more = More about this comment
thread-link = Copy link
thread-copied = The link is copied.
thread-report = Report
thread-edited = changed
thread-pinned = Pinned
thread-held = Waits for a moderator. Only you and the moderators see it.
thread-waiting = Waiting for a moderator
thread-owner = Owner
thread-moderator = Moderator
thread-somebody = Somebody who is gone
thread-gone = This comment was taken away.
thread-to = to { $name }
thread-to-earlier = to an earlier comment

thread-edit = Change
thread-save = Save
thread-delete = Delete
thread-delete-how = What shall go?
thread-delete-blank = The words. The place stays, and so do the answers.
thread-delete-all = All of it, as if it had never been written.
thread-keep = Keep it
thread-report-of = Report the comment of { $name }
thread-report-why = What is wrong with it?
thread-report-spam = It is advertising
thread-report-abuse = It attacks somebody
thread-report-illegal = It breaks the law
thread-report-private = It gives away what is private
thread-report-other = Something else
thread-report-text = Say more, if you like
thread-report-send = Report it
thread-approve = Approve
thread-reject = Reject
thread-spam = Spam
thread-stick = Pin
thread-unstick = Unpin
thread-lock = Close the page
thread-unlock = Open the page

thread-document = Comments: { $title }

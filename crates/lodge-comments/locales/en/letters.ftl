letter-comment-new-subject = { $site }: { $author } commented on “{ $page }”
letter-comment-new-text =
    { $author } commented on “{ $page }” ({ $site }). The comment is shown.
letter-comment-new-link = Decide about it

letter-comment-held-subject = { $site }: a comment by { $author } waits for you
letter-comment-held-text =
    { $author } commented on “{ $page }” ({ $site }). Nobody sees the comment until somebody who moderates decides about it.
    The link is good for a week and decides once. It opens a page that asks first.
letter-comment-held-link = Decide about it

letter-comment-reported-subject = { $site }: a comment by { $author } was reported
letter-comment-reported-text =
    Somebody reported a comment that { $author } wrote on “{ $page }” ({ $site }).
    What was reported, and why, is on the pages of the site’s moderators.
letter-comment-reported-link = Decide about it

letter-comment-digest-subject = { $site }: { $new ->
        [one] one new comment
       *[other] { $new } new comments
    }, { $held } waiting
letter-comment-digest-text =
    { $new ->
        [0] Since the last of these letters nothing new was shown on { $site }.
        [one] Since the last of these letters one new comment was shown on { $site }.
       *[other] Since the last of these letters { $new } new comments were shown on { $site }.
    }
    { $held ->
        [0] None waits for you.
        [one] One waits for you.
       *[other] { $held } wait for you.
    }
letter-comment-digest-link = Show the comments

letter-comment-answer-subject = { $author } answered you on { $site }
letter-comment-answer-text =
    { $author } answered what you wrote on “{ $page }” ({ $site }):
letter-comment-answer-link = Read it on the page

letter-comment-mentioned-subject = { $author } spoke to you on { $site }
letter-comment-mentioned-text =
    { $author } spoke to you under “{ $page }” ({ $site }):
letter-comment-mentioned-link = Read it on the page

letter-comment-followed-subject = { $site }: { $author } commented on “{ $page }”
letter-comment-followed-text =
    { $author } commented on “{ $page }” ({ $site }), which you follow:
letter-comment-followed-link = Read it on the page

letter-comment-confirm-subject = Letters when somebody answers you on { $site }?
letter-comment-confirm-text =
    Somebody, hopefully you, commented on { $site } and wants a letter to this address for each answer.
    If it was you, open the link within a week.
    If it was not you, do nothing: without the link nothing more is sent, and nobody sees this address.
letter-comment-confirm-link = It was me: write to me

letter-comment-refused-subject = Your comment on { $site } is not shown
letter-comment-refused-text =
    Your comment on “{ $page }” ({ $site }) is not shown. Somebody who moderates the site decided that.
    The reason: { $reason }
    If you think that this is wrong, ask whoever runs { $host } to look at it again. They decide what is shown there; you may also go to a court, or to a body that settles such disputes out of court.
    This is what you wrote:

letter-no-reason = none was given

letter-open-page = Show it on the page
letter-stop = No more letters like this one
letter-stop-site = Fewer letters about this site
letter-footer-answered = This letter was sent by the Lodge at { $origin }. Answer it, and your answer is shown on the page as a comment; what it quotes is left out.
letter-footer-unread = This letter was sent by the Lodge at { $origin }. Nobody reads answers to it.

letter-decide = Decide about a comment
letter-ask-decide = What becomes of this comment on { $site }?
letter-do-approve = Show it
letter-do-reject = Refuse it
letter-do-spam = It is spam
letter-fewer = Fewer letters
letter-ask-quiet = No more letters about comments on { $site }? What waits there is still shown to you when you sign in.
letter-ask-mute = No more letters when somebody answers you on this site?
letter-ask-leave = No more letters about comments on this page?
letter-do-stop = No more letters
letter-yes = Letters for answers
letter-ask-confirm = Do you want a letter to this address when somebody answers what you wrote?
letter-do-confirm = Yes, write to me
letter-done = Done
letter-done-approve = The comment is shown now.
letter-done-reject = The comment is refused, and its author is told.
letter-done-spam = The comment is put away as spam.
letter-done-late = This was decided already; nothing changed.
letter-done-stop = You get no more of these letters.
letter-done-confirm = From now on, you get a letter when somebody answers you.
letter-gone = This link is not good any more
letter-gone-text = It is too old, was used already, or what it was about is no more. Whoever moderates finds everything in the site’s queue.
letter-decided = Somebody decided about this comment already, or the link is too old. Look at the site’s queue.
letter-changed = This comment was changed since the letter was written, or the link is too old. Look at it in the site’s queue.

letter-following = You get a letter for each new comment here.
letter-left = You get no more letters about this page.
letter-no-address = Sign in with an e-mail address first, so that there is somewhere to write to.

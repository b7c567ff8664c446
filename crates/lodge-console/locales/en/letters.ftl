letter-confirm-subject = Confirm your address for { $host }
letter-confirm-text =
    Somebody, hopefully you, asked for an account at { $host } with this e-mail address.
    If it was you, open the link within a day and choose how you sign in.
    If it was not you, do nothing: without the link no account is opened, and this address is forgotten in a day.
letter-confirm-link = Open my account

letter-already-here-subject = You have an account at { $host } already
letter-already-here-text =
    Somebody, probably you, asked for an account at { $host } with this e-mail address. There is one already.
    Sign in with it. If you do not know the password any more, “Forgotten your password?” on that page helps.
    If it was not you, there is nothing to do: whoever asked learned nothing.
letter-already-here-link = Sign in

letter-reset-subject = A new password for { $host }
letter-reset-text =
    { $name }, somebody, hopefully you, wants to set a new password for your account at { $host }.
    If it was you, open the link within an hour.
    If it was not you, do nothing: your password stays as it is.
letter-reset-link = Set a new password

letter-password-set-subject = Your password at { $host } is a new one
letter-password-set-text =
    { $name }, the password of your account at { $host } was changed just now, and other browsers were signed out.
    If that was not you, take your account back: open the link and ask for a new password.
letter-password-set-link = It was not me

letter-email-old-subject = Another e-mail address for your account at { $host }?
letter-email-old-text =
    { $name }, somebody who was signed in to your account at { $host } wants to be reached at { $email } from now on.
    If it was you, open this link within a day, and the one in the letter to the new address.
    If it was not you, do nothing: the address stays as it is. Then set a new password, for somebody else has been in your account.
letter-email-old-link = Yes, change it

letter-email-new-subject = Confirm your new address for { $host }
letter-email-new-text =
    Your account at { $host } is to have this e-mail address from now on.
    If it was you, open this link within a day, and the one in the letter to the old address.
    If it was not you, do nothing: nothing changes, and this address is forgotten in a day.
letter-email-new-link = Yes, this is mine

letter-email-taken-subject = Your address at { $host }
letter-email-taken-text =
    Somebody, perhaps you, wants to use this e-mail address for another account at { $host }. You have an account with it already, so nothing was changed.
    If it was you, sign in with the account that has this address, or delete that one first.
letter-email-taken-link = Sign in

letter-invited-subject = An invitation to { $host }
letter-invited-text =
    { $owner } invites you to help look after something of theirs at { $host }: { $object }.
    Open the link within seven days. If you have no account with this address yet, you can open one there.
    If you do not want to, do nothing: the invitation is then forgotten.
letter-invited-link = See the invitation

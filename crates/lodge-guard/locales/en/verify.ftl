# Who is let in: what the person reads, and what the staff reads.

## What the person reads. It says what happens next, and teaches nobody how to get in.
verify-you-pass = You are in. Welcome.
verify-you-review = Somebody of the staff will look at this first. You need not do anything; you will hear from them.
verify-you-hold = You cannot come in yet. Somebody of the staff has to decide, and no machine decides for good.
verify-you-alike = Something about this visit is like a visit of somebody else. That happens in families, schools and shared homes, and the staff knows it.
verify-you-appeal = If this is wrong, say so to the staff: they can let you in, and remember that you are somebody else.
verify-you-detour = You come through a VPN or a proxy. That is allowed here.

## What the staff reads
verify-because-banned-connection = The same linked account as somebody who is banned
verify-because-banned-device = The same browser as somebody who is banned
verify-because-member-connection = The same linked account as another member
verify-because-member-device = The same browser as another member
verify-because-home-this-week = The same home network as somebody who is banned, within a week
verify-because-home-this-month = The same home network as somebody who is banned, within a month
verify-because-home-before = The same home network as somebody who is banned, more than a month ago
verify-because-address-unknown = The same address as somebody who is banned; how many share it is not known
verify-because-address-shared = The same address as somebody who is banned; many share it
verify-because-near-and-same-facts = The same neighbourhood and the same kind of browser as somebody who is banned
verify-because-same-facts = The same kind of browser as somebody who is banned
verify-because-detour = Comes through a VPN, a proxy, Tor or a rented machine
verify-because-young-detour = Comes through a rented machine, with an account of this week
verify-because-of-today = The account is younger than a day
verify-because-of-this-week = The account is younger than a week
verify-because-of-this-month = The account is younger than a month
verify-because-no-picture = The account has no picture of its own
verify-because-no-connection = No linked account
verify-because-after-a-ban = Within a day after somebody was banned here
verify-because-old = The account is older than two years
verify-because-connected = Two or more linked accounts
verify-because-was-here = Was here before, and nothing was done about it
verify-because-banned-elsewhere = The same linked account as somebody who is banned on a server that yours has an agreement with

nav-mail = Mail

mail-back = Back
mail-keep = Keep it
mail-copy = Copy
mail-copied = Copied

domains-title = Domains
domains-add = Add a domain
domains-caption = Domains that you own or look after
domains-name = Domain
domains-state = State
domains-role = Your part
domains-none = No domain yet
domains-none-hint = Add a domain that is yours. Once the DNS proves it, mail to its addresses goes on to the mailboxes you already have.

domain-new-lead = You will be shown a DNS record that proves that the domain is yours. No mail is taken for it before that.
domain-new-hint = Like example.org. A subdomain is fine, too.
domain-wrong = This is not a domain. Write one like example.org.
domain-there = You have this domain already.
domain-limit = You have as many domains as your account may have. Remove one, or ask whoever runs this Lodge for more.

domain-tab = Overview
domain-parts = Parts of { $name }
domain-is-proved = Proved
domain-is-unproved = Not proved yet
domain-proof-found = Yours
domain-proved-text = The DNS says that this domain is yours, and its mail is taken since
domain-unproved-title = No mail is taken for this domain yet
domain-unproved-text = Whoever knows its name could say that it is theirs. One record in its DNS shows that it is yours.
domain-prove-title = Prove that it is yours
domain-prove-text = Add this record where the DNS of the domain is kept, then look for it here.
domain-prove-now = Look for the record now
domain-prove-hint = The domain’s own name servers are asked each time, so there is nothing to wait for but them. Leave the record there: it keeps others from taking the domain over.
domain-dns-hint = Where its mail goes ({ $host }), and who may send in its name
domain-helpers = Who else looks after it
domain-helpers-none = Nobody but you. Somebody you invite can look at this domain, or change its aliases too.
domain-invite = All invitations
domain-role-owner = Owner
domain-role-editor = May change it
domain-role-viewer = May look at it
domain-remove-title = Remove the domain
domain-remove-text = Its aliases go with it, and its mail is refused from then on.
domain-remove = Remove it
domain-remove-ask = Remove { $name }?
domain-remove-what = { $count ->
    [0] It has no aliases. Mail for it is refused from then on.
    [one] Its one alias goes with it, and mail for it is refused from then on. This cannot be undone.
   *[other] Its { $count } aliases go with it, and mail for it is refused from then on. This cannot be undone.
 }
domain-remove-yes = Remove the domain

said-domain-added = The domain is added. Now prove that it is yours.
said-domain-proved = It is yours: mail for it is taken from now on.
said-domain-not-proved = The record is not there. Look at its name and value, and try again in a minute.
said-domain-taken = The record is there, but so is that of another account, which has this domain. Remove the other record, then look again.
said-domain-unanswered = The domain’s name servers did not answer. Try again in a minute.
said-domain-removed = The domain and its aliases are gone.

aliases-tab = Aliases
aliases-title = Aliases at { $name }
aliases-count = { $count ->
    [one] { $count } alias
   *[other] { $count } aliases
 }
aliases-unproved = You can prepare its aliases meanwhile.
aliases-prove = Prove the domain
aliases-none = No alias yet
aliases-none-hint = An alias is an address at this domain. What is sent to it goes on to one mailbox or several.
aliases-add = Add aliases
aliases-import = Import
aliases-export = Export
aliases-search = Search
aliases-state = State
aliases-any = Any
aliases-find = Find
aliases-not-found = No alias fits
aliases-all = Show all aliases
aliases-alias = Alias
aliases-to = Leads to
aliases-label = Label
aliases-pages = Pages of aliases
aliases-before = Back
aliases-after = Further

aliases-sort = Order
aliases-newest = Newest first
aliases-oldest = Oldest first
aliases-by-name = By name
aliases-actions = Actions
aliases-switch-on = Switch on
aliases-switch-off = Switch off
said-alias-on = The alias is on again.
said-alias-off = The alias is switched off: senders are told so (550).

chosen-bar = What to do with the chosen aliases
chosen-all = All on this page
chosen-choose = Choose
chosen-one = Choose { $address }
chosen-go-on = Switch on
chosen-go-off = Switch off …
chosen-go-label = Label …
chosen-go-remove = Remove …
chosen-on = { $count ->
    [one] Switch this alias on?
   *[other] Switch these { $count } aliases on?
 }
chosen-off = { $count ->
    [one] Switch this alias off?
   *[other] Switch these { $count } aliases off?
 }
chosen-label = { $count ->
    [one] How is this alias to be called?
   *[other] How are these { $count } aliases to be called?
 }
chosen-remove = { $count ->
    [one] Remove this alias?
   *[other] Remove these { $count } aliases?
 }
chosen-more = { $count ->
    [one] and one more
   *[other] and { $count } more
 }
chosen-answer = What senders are told
chosen-label-hint = All of them get this label; leave it empty to take labels away.
chosen-yes-on = Switch on
chosen-yes-off = Switch off
chosen-yes-remove = Remove them
said-none-chosen = Choose at least one alias first.
said-chosen-on = The aliases are on.
said-chosen-off = The aliases are switched off.
said-chosen-labelled = The aliases are labelled.
said-chosen-removed = The aliases are gone.

state-on = On
state-on-hint = What is sent to it goes on.
state-off = Off
state-550 = Refused
state-550-hint = Senders are told that the address is switched off (550).
state-450 = Put off
state-450-hint = Senders are told to try again later (450). After some days they give up.
state-250 = Dropped
state-250-hint = The message is taken and thrown away (250). Senders learn nothing.

alias-to-hint = One address a line, at most 20.
alias-label-hint = For you; senders never see it.
alias-save = Save
alias-limit = That would be more aliases than the account of the domain’s owner may have. Nothing was added.
alias-remove-title = Remove the alias
alias-remove-text = Mail for it is refused then, unless the domain has a catch-all.
alias-remove = Remove it
alias-remove-ask = Remove { $address }?
alias-remove-what = Mail for it is refused from then on, unless the domain has a catch-all. This cannot be undone.
alias-remove-yes = Remove the alias

said-aliases-added = The aliases are added.
said-alias-changed = The alias is changed.
said-alias-removed = The alias is gone.

many-label = Aliases, one a line
many-hint = The name, an arrow, where it leads; after # what you call it. An asterisk takes whatever has no alias of its own.
many-sample = shop → ann@example.org, bob@example.net # The shop
many-go = Add them

import-file = A CSV file
import-file-hint = At most 1000 rows. Commas, semicolons or tabs between the cells.
import-or = Or paste its rows here
import-hint = The answer is empty for an alias that is on, otherwise 250, 450 or 550. All rows are added, or none.
import-sample = alias,destinations,label,answer
import-go = Import

lines-wrong = Nothing was added yet
lines-line = Line { $line }:
line-none = Write at least one alias.
line-arrow = Between the name and where it leads there has to be an arrow.
line-alias = The alias is not an address. Write a name like shop, or * for the catch-all.
line-domain = This address is at another domain.
line-tag = An alias has no +: what follows one is the sender’s own tag.
line-destination = A destination is not an address. Write one like ann@example.org.
line-no-destination = It has to lead somewhere.
line-destinations = An alias has at most 20 destinations.
line-itself = An alias cannot lead to itself.
line-label = A label has at most 200 characters, on one line.
line-answer = The answer is empty, 250, 450 or 550.
line-there = There is an alias with this address already.
line-twice = This address was there before.
line-too-many = At most 1000 can be added at once.
line-and-more = More lines are wrong after this one. Mend these first.
line-csv = This row is no CSV.
line-text = The file is no text in UTF-8. Save it as CSV UTF-8.

test-title = Send a test
test-text = A short message goes to the alias, as anybody’s would. It should be in the mailbox within a minute.
test-go = Send a test
said-test-sent = The test is on its way. Look into the mailbox.
said-test-nowhere = This Lodge sends no letters: whoever runs it has not set up how.
said-test-later = The test could not be sent just now. Try again in a minute.
said-test-refused = The test was refused. Look at the DNS of the domain and at where the alias leads.
said-test-unproved = Nothing is sent: first prove that the domain is yours, on its page.

letter-mail-test-subject = A test for { $alias }
letter-mail-test-text = This message was sent to { $alias }, and you are reading it: the alias works.
    Somebody pressed “Send a test” in Lodge. There is nothing else to do.

usage-title = How much you use
usage-domains = Domains
usage-aliases = Aliases
usage-messages = Messages today
usage-of = { $used } of { $most }
usage-hint = Messages count for whoever owns the domain, and begin anew at midnight UTC. At the limit, senders are told to try again later.

card-proved = { $count ->
    [0] Mail is taken for no domain yet.
    [one] Mail is taken for one domain.
   *[other] Mail is taken for { $count } domains.
 }
usage-tight = { $what }: nearly all used.
usage-spent = { $what }: all used.
attention-title = The DNS of your domains
attention-look = Look at the DNS of your domains
attention-well = { $count ->
    [one] The mail of your domain comes here
   *[other] The mail of all { $count } domains comes here
 }
attention-more = Only the first five domains were looked at. Each has a DNS page of its own.
card-unproved = { $name } is not proved yet: no mail is taken for it.

fault-mail-role = You may look at this, not change it
    .hint = Ask the owner of the domain to let you.
fault-limit-domains = The account has as many domains as it may have
    .hint = Remove one, or ask whoever runs this Lodge for more.
fault-limit-aliases = That would be more aliases than the account may have
    .hint = Nothing was added. Remove some, or ask whoever runs this Lodge for more.
fault-domain-taken = Another account has this domain, and its proof is still in the DNS
    .hint = Remove the other record, then try again.
fault-domain-unanswered = The domain’s name servers did not answer
    .hint = Nothing was changed. Try again in a minute.
fault-domain-not-proved = The proof is not in the DNS
    .hint = Publish the TXT record that the domain shows as its proof, then try again.
fault-test-nowhere = This Lodge sends no letters
    .hint = Whoever runs it has not set up how.
fault-test-later = The test could not be sent just now
    .hint = Try again in a minute.
fault-test-refused = The test was refused
    .hint = Look at the DNS of the domain and at where the alias leads.
fault-test-unproved = The domain is not proved
    .hint = Tests go to addresses at proved domains only. Publish the proof of the domain, then try again.

invite-title = Invite somebody
invite-lead = They get a letter with a link that is good for seven days. You can take the invitation back, and later their part, at any time.
invite-email = E-mail address
invite-email-hint = Only the account with this address can accept.
invite-role = What they may do
invite-viewer-hint = Domain, DNS and aliases, and where these lead.
invite-editor-hint = The same, and add, change and remove aliases, and prove the domain. They cannot remove the domain or invite others.
invite-go = Send the invitation
invite-wrong = This is not an e-mail address.
invite-yourself = This is your own address.
invite-too-many = Twenty invitations are open. Take one back, or wait until one is accepted.
invite-nowhere = This Lodge sends no letters: whoever runs it has not set up how.
invite-unproved = First prove that the domain is yours, on its page. Then others can be invited to it.
invite-no-role = The role is viewer or editor.
said-helper-invited = The invitation is on its way.

nav-mail = Mail

mail-back = Terug
mail-keep = Behouden
mail-copy = Kopiëren
mail-copied = Gekopieerd

domains-title = Domeinen
domains-add = Domein toevoegen
domains-caption = Domeinen die van u zijn of waar u voor zorgt
domains-name = Domein
domains-state = Toestand
domains-role = Uw rol
domains-none = Nog geen domein
domains-none-hint = Voeg een domein toe dat van u is. Zodra de DNS dat bewijst, gaat mail naar zijn adressen door naar de mailboxen die u al hebt.

domain-new-lead = U krijgt een DNS-record te zien dat bewijst dat het domein van u is. Daarvoor wordt er geen mail voor aangenomen.
domain-new-hint = Zoals example.org. Een subdomein mag ook.
domain-wrong = Dit is geen domein. Schrijf er een zoals example.org.
domain-there = U hebt dit domein al.
domain-limit = U hebt zoveel domeinen als uw account mag hebben. Verwijder er een, of vraag wie deze Lodge beheert om meer.

domain-tab = Overzicht
domain-parts = Onderdelen van { $name }
domain-is-proved = Bewezen
domain-is-unproved = Nog niet bewezen
domain-proof-found = Van u
domain-proved-text = De DNS zegt dat dit domein van u is. Zijn mail wordt aangenomen sinds
domain-unproved-title = Voor dit domein wordt nog geen mail aangenomen
domain-unproved-text = Wie de naam kent, kan zeggen dat het van hem is. Eén record in de DNS laat zien dat het van u is.
domain-prove-title = Bewijs dat het van u is
domain-prove-text = Voeg dit record toe waar de DNS van het domein beheerd wordt, en zoek er dan hier naar.
domain-prove-now = Nu naar het record zoeken
domain-prove-hint = Elke keer worden de eigen naamservers van het domein geraadpleegd; op iets anders hoeft u niet te wachten. Laat het record staan: zo kan niemand anders het domein overnemen.
domain-dns-hint = Waar zijn mail heen gaat ({ $host }), en wie in zijn naam mag versturen
domain-helpers = Wie er ook voor zorgt
domain-helpers-none = Niemand behalve u. Wie u uitnodigt, kan dit domein bekijken, of ook zijn aliassen veranderen.
domain-invite = Alle uitnodigingen
domain-role-owner = Eigenaar
domain-role-editor = Mag het veranderen
domain-role-viewer = Mag het bekijken
domain-remove-title = Het domein verwijderen
domain-remove-text = Zijn aliassen gaan mee, en zijn mail wordt vanaf dan geweigerd.
domain-remove = Verwijderen
domain-remove-ask = { $name } verwijderen?
domain-remove-what = { $count ->
    [0] Het heeft geen aliassen. Mail ervoor wordt vanaf dan geweigerd.
    [one] Zijn ene alias gaat mee, en mail ervoor wordt vanaf dan geweigerd. Dit kan niet ongedaan gemaakt worden.
   *[other] Zijn { $count } aliassen gaan mee, en mail ervoor wordt vanaf dan geweigerd. Dit kan niet ongedaan gemaakt worden.
 }
domain-remove-yes = Het domein verwijderen

said-domain-added = Het domein is toegevoegd. Bewijs nu dat het van u is.
said-domain-proved = Het is van u: vanaf nu wordt er mail voor aangenomen.
said-domain-not-proved = Het record is er niet. Kijk naar de naam en de waarde, en probeer het over een minuut opnieuw.
said-domain-taken = Het record is er, maar dat van een ander account, dat dit domein heeft, ook. Verwijder het andere record en zoek dan opnieuw.
said-domain-unanswered = De naamservers van het domein antwoordden niet. Probeer het over een minuut opnieuw.
said-domain-removed = Het domein en zijn aliassen zijn weg.

aliases-tab = Aliassen
aliases-title = Aliassen bij { $name }
aliases-count = { $count ->
    [one] { $count } alias
   *[other] { $count } aliassen
 }
aliases-unproved = U kunt intussen zijn aliassen klaarzetten.
aliases-prove = Het domein bewijzen
aliases-none = Nog geen alias
aliases-none-hint = Een alias is een adres bij dit domein. Wat ernaartoe gestuurd wordt, gaat door naar één mailbox of naar meerdere.
aliases-add = Aliassen toevoegen
aliases-import = Importeren
aliases-export = Exporteren
aliases-search = Zoeken
aliases-state = Toestand
aliases-any = Alle
aliases-find = Zoek
aliases-not-found = Geen alias past
aliases-all = Alle aliassen tonen
aliases-alias = Alias
aliases-to = Leidt naar
aliases-label = Label
aliases-pages = Pagina’s met aliassen
aliases-before = Terug
aliases-after = Verder

aliases-sort = Volgorde
aliases-newest = Nieuwste eerst
aliases-oldest = Oudste eerst
aliases-by-name = Op naam
aliases-actions = Acties
aliases-switch-on = Aanzetten
aliases-switch-off = Uitzetten
said-alias-on = De alias staat weer aan.
said-alias-off = De alias staat uit: afzenders krijgen dat te horen (550).

chosen-bar = Wat er met de gekozen aliassen gebeurt
chosen-all = Alle op deze pagina
chosen-choose = Kiezen
chosen-one = { $address } kiezen
chosen-go-on = Aanzetten
chosen-go-off = Uitzetten …
chosen-go-label = Label …
chosen-go-remove = Verwijderen …
chosen-on = { $count ->
    [one] Deze alias aanzetten?
   *[other] Deze { $count } aliassen aanzetten?
 }
chosen-off = { $count ->
    [one] Deze alias uitzetten?
   *[other] Deze { $count } aliassen uitzetten?
 }
chosen-label = { $count ->
    [one] Hoe moet deze alias heten?
   *[other] Hoe moeten deze { $count } aliassen heten?
 }
chosen-remove = { $count ->
    [one] Deze alias verwijderen?
   *[other] Deze { $count } aliassen verwijderen?
 }
chosen-more = { $count ->
    [one] en nog één
   *[other] en nog { $count }
 }
chosen-answer = Wat afzenders te horen krijgen
chosen-label-hint = Ze krijgen allemaal dit label. Laat het leeg om labels weg te halen.
chosen-yes-on = Aanzetten
chosen-yes-off = Uitzetten
chosen-yes-remove = Verwijderen
said-none-chosen = Kies eerst minstens één alias.
said-chosen-on = De aliassen staan aan.
said-chosen-off = De aliassen staan uit.
said-chosen-labelled = De aliassen hebben hun label.
said-chosen-removed = De aliassen zijn weg.

state-on = Aan
state-on-hint = Wat ernaartoe gestuurd wordt, gaat door.
state-off = Uit
state-550 = Geweigerd
state-550-hint = Afzenders horen dat het adres uitgeschakeld is (550).
state-450 = Uitgesteld
state-450-hint = Afzenders horen dat ze het later moeten proberen (450). Na enkele dagen geven ze het op.
state-250 = Weggegooid
state-250-hint = Het bericht wordt aangenomen en weggegooid (250). Afzenders merken niets.

alias-to-hint = Eén adres per regel, hoogstens 20.
alias-label-hint = Voor u; afzenders zien het nooit.
alias-save = Opslaan
alias-limit = Dat zouden meer aliassen zijn dan het account van de eigenaar van het domein mag hebben. Er is niets toegevoegd.
alias-remove-title = De alias verwijderen
alias-remove-text = Mail ervoor wordt dan geweigerd, tenzij het domein een vangnet heeft.
alias-remove = Verwijderen
alias-remove-ask = { $address } verwijderen?
alias-remove-what = Mail ervoor wordt vanaf dan geweigerd, tenzij het domein een vangnet heeft. Dit kan niet ongedaan gemaakt worden.
alias-remove-yes = De alias verwijderen

said-aliases-added = De aliassen zijn toegevoegd.
said-alias-changed = De alias is veranderd.
said-alias-removed = De alias is weg.

many-label = Aliassen, één per regel
many-hint = De naam, een pijl, waar hij heen leidt; na # hoe u hem noemt. Een sterretje vangt alles wat geen eigen alias heeft.
many-sample = shop → ann@example.org, bob@example.net # De winkel
many-go = Toevoegen

import-file = Een CSV-bestand
import-file-hint = Hoogstens 1000 rijen. Tussen de cellen komma’s, puntkomma’s of tabs.
import-or = Of plak de rijen hier
import-hint = Het antwoord is leeg voor een alias die aanstaat, anders 250, 450 of 550. Alle rijen worden toegevoegd, of geen.
import-sample = alias,destinations,label,answer
import-go = Importeren

lines-wrong = Er is nog niets toegevoegd
lines-line = Regel { $line }:
line-none = Schrijf minstens één alias.
line-arrow = Tussen de naam en waar hij heen leidt, hoort een pijl.
line-alias = De alias is geen adres. Schrijf een naam zoals shop, of * voor het vangnet.
line-domain = Dit adres is bij een ander domein.
line-tag = Een alias heeft geen +: wat daarop volgt, is het merkteken van de afzender.
line-destination = Een bestemming is geen adres. Schrijf er een zoals ann@example.org.
line-no-destination = Hij moet ergens heen leiden.
line-destinations = Een alias heeft hoogstens 20 bestemmingen.
line-itself = Een alias kan niet naar zichzelf leiden.
line-label = Een label heeft hoogstens 200 tekens, op één regel.
line-answer = Het antwoord is leeg, 250, 450 of 550.
line-there = Er is al een alias met dit adres.
line-twice = Dit adres kwam al eerder voor.
line-too-many = Er kunnen er hoogstens 1000 tegelijk toegevoegd worden.
line-and-more = Na deze regel zijn er nog meer fout. Verbeter eerst deze.
line-csv = Deze rij is geen CSV.
line-text = Het bestand is geen tekst in UTF-8. Sla het op als CSV UTF-8.

test-title = Een proef sturen
test-text = Een kort bericht gaat naar de alias, zoals dat van ieder ander. Het hoort binnen een minuut in de mailbox te zijn.
test-go = Proef sturen
said-test-sent = De proef is onderweg. Kijk in de mailbox.
said-test-nowhere = Deze Lodge verstuurt geen e-mails: wie hem beheert, heeft niet ingesteld hoe.
said-test-later = De proef kon nu niet verstuurd worden. Probeer het over een minuut opnieuw.
said-test-refused = De proef is geweigerd. Kijk naar de DNS van het domein en naar waar de alias heen leidt.
said-test-unproved = Er wordt niets verstuurd: bewijs eerst op de pagina van het domein dat het van u is.

letter-mail-test-subject = Een proef voor { $alias }
letter-mail-test-text = Dit bericht is naar { $alias } gestuurd, en u leest het: de alias werkt.
    Iemand drukte in Lodge op “Proef sturen”. Verder is er niets te doen.

usage-title = Hoeveel u gebruikt
usage-domains = Domeinen
usage-aliases = Aliassen
usage-messages = Berichten vandaag
usage-of = { $used } van { $most }
usage-hint = Berichten tellen voor wie het domein heeft, en beginnen om middernacht UTC opnieuw. Aan de grens horen afzenders dat ze het later moeten proberen.

card-proved = { $count ->
    [0] Er wordt nog voor geen domein mail aangenomen.
    [one] Er wordt voor één domein mail aangenomen.
   *[other] Er wordt voor { $count } domeinen mail aangenomen.
 }
usage-tight = { $what }: bijna alles gebruikt.
usage-spent = { $what }: alles gebruikt.
attention-title = De DNS van uw domeinen
attention-look = De DNS van uw domeinen bekijken
attention-well = { $count ->
    [one] De mail van uw domein komt hier
   *[other] De mail van alle { $count } domeinen komt hier
 }
attention-more = Alleen de eerste vijf domeinen zijn bekeken. Elk domein heeft een eigen DNS-pagina.
card-unproved = { $name } is nog niet bewezen: er wordt geen mail voor aangenomen.

fault-mail-role = U mag dit bekijken, niet veranderen
    .hint = Vraag de eigenaar van het domein om het u toe te staan.
fault-limit-domains = Het account heeft zoveel domeinen als het mag hebben
    .hint = Verwijder er een, of vraag wie deze Lodge beheert om meer.
fault-limit-aliases = Dat zouden meer aliassen zijn dan het account mag hebben
    .hint = Er is niets toegevoegd. Verwijder er enkele, of vraag wie deze Lodge beheert om meer.
fault-domain-taken = Een ander account heeft dit domein, en zijn bewijs staat nog in de DNS
    .hint = Verwijder het andere record en probeer het dan opnieuw.
fault-domain-unanswered = De naamservers van het domein antwoordden niet
    .hint = Er is niets veranderd. Probeer het over een minuut opnieuw.
fault-domain-not-proved = Het bewijs staat niet in de DNS
    .hint = Publiceer het TXT-record dat het domein als zijn bewijs toont, en probeer het dan opnieuw.
fault-test-nowhere = Deze Lodge verstuurt geen e-mails
    .hint = Wie hem beheert, heeft niet ingesteld hoe.
fault-test-later = De proef kon nu niet verstuurd worden
    .hint = Probeer het over een minuut opnieuw.
fault-test-refused = De proef is geweigerd
    .hint = Kijk naar de DNS van het domein en naar waar de alias heen leidt.
fault-test-unproved = Het domein is niet bewezen
    .hint = Proeven gaan alleen naar adressen bij bewezen domeinen. Publiceer het bewijs van het domein en probeer het dan opnieuw.

invite-title = Iemand uitnodigen
invite-lead = Diegene krijgt een e-mail met een link die zeven dagen geldt. U kunt de uitnodiging, en later de rol, altijd terugnemen.
invite-email = E-mailadres
invite-email-hint = Alleen het account met dit adres kan haar aannemen.
invite-role = Wat diegene mag
invite-viewer-hint = Domein, DNS en aliassen zien, en waar die heen leiden.
invite-editor-hint = Hetzelfde, en aliassen toevoegen, veranderen en verwijderen, en het domein bewijzen. Niet het domein verwijderen of anderen uitnodigen.
invite-go = De uitnodiging versturen
invite-wrong = Dit is geen e-mailadres.
invite-yourself = Dit is uw eigen adres.
invite-too-many = Er staan twintig uitnodigingen open. Neem er een terug, of wacht tot er een aangenomen is.
invite-nowhere = Deze Lodge verstuurt geen e-mails: wie hem beheert, heeft niet ingesteld hoe.
invite-unproved = Bewijs eerst op de pagina van het domein dat het van u is. Daarna kunt u er anderen bij uitnodigen.
invite-no-role = De rol is viewer of editor.
said-helper-invited = De uitnodiging is onderweg.

nav-comments = Reacties

comments-back = Terug
comments-keep = Behouden
comments-save = Opslaan
comments-find = Zoeken
comments-pages = Meer van de lijst
comments-further = Verder
comments-card-today = { $count ->
    [0] Vandaag is er niets geschreven.
    [one] Vandaag is er één reactie geschreven.
   *[other] Vandaag zijn er { $count } reacties geschreven.
 }
comments-card-waiting = { $count ->
    [one] één reactie wacht op u
   *[other] { $count } reacties wachten op u
 }

## Sites

sites-title = Sites met reacties
sites-add = Site toevoegen
sites-caption = Sites die van u zijn of waar u voor zorgt
sites-site = Site
sites-host = Hostnaam
sites-host-hint = Waar de pagina’s staan, zoals blog.example.org.
sites-host-wrong = Dit is geen hostnaam. Schrijf er een als blog.example.org, zonder pad.
sites-there = Deze site hebt u al.
sites-too-many = U hebt zoveel sites als een account mag hebben. Verwijder er eerst een.
sites-name = Titel
sites-name-hint = Hoe u de site noemt. Lezers zien het in brieven en feeds.
sites-title-wrong = Een titel heeft hoogstens 100 tekens, op één regel.
sites-role = Rol
sites-role-owner = Eigenaar
sites-role-editor = Modereert
sites-role-viewer = Kijkt mee
sites-waiting = Wacht
sites-shown = Getoond
sites-none = Nog geen site
sites-none-hint = Voeg een website toe, plak één regel in haar pagina’s, en mensen kunnen eronder schrijven.
sites-new-lead = U krijgt één regel om in de pagina’s te plakken.
sites-tab = Overzicht
sites-parts = Onderdelen van { $name }
sites-locked = Gesloten
sites-locked-text = Iedereen leest wat er staat, en niemand kan schrijven.
sites-lock-title = De site een tijdje sluiten
sites-lock-text = Reacties blijven leesbaar; niemand behalve de moderatoren kan schrijven tot de site weer open is.
sites-lock = Sluiten
sites-unlock = Weer openen
sites-letters = Brieven aan u
sites-letters-hint = Over reacties op deze site. Wie er verder modereert, kiest voor zichzelf.
sites-letters-all = Over elke reactie
sites-letters-pending = Over wat wacht of gemeld is
sites-letters-digest = Eens per dag, over alles
sites-letters-none = Geen
sites-held = { $held } wachten, { $reported } gemeld
sites-pages = { $pages ->
    [one] { $pages } pagina
   *[other] { $pages } pagina’s
 }, { $comments ->
    [one] { $comments } reactie
   *[other] { $comments } reacties
 }
sites-helpers = Wie er nog meer voor zorgt
sites-helpers-none = Niemand behalve u. Iemand die u uitnodigt kan meekijken, of ook modereren.
sites-invite = Iemand uitnodigen
sites-invitations = Alle uitnodigingen
sites-invite-lead = Diegene krijgt een brief met een link. Die is zeven dagen goed, voor het account met dit adres.
sites-invite-email = E-mailadres
sites-invite-email-hint = Diegene heeft hier eerst een account nodig: de brief gaat alleen naar accounthouders.
sites-invite-go = Uitnodiging versturen
sites-invite-wrong = Dit is geen e-mailadres. Schrijf er een als ann@example.org.
sites-invite-nowhere = Deze Lodge verstuurt geen brieven. Vraag het aan wie hem beheert.
sites-invite-yourself = De site is al van u.
sites-invite-too-many = Te veel uitnodigingen van u wachten op antwoord. Neem er eerst een terug.
sites-editor-hint = Beslist over reacties, bezoekers en pagina’s. Regels, verplaatsen en verwijderen blijven bij u.
sites-viewer-hint = Ziet wat moderatoren zien, en verandert niets.
sites-remove-title = De site verwijderen
sites-remove-text = Alle reacties gaan mee. Exporteer ze eerst als u ze wilt houden.
sites-remove = Site verwijderen
sites-remove-ask = { $name } verwijderen?
sites-remove-what = { $count ->
    [0] Er wordt geen reactie op getoond. Wat er verder van bewaard wordt, gaat weg. Dit kan niet ongedaan gemaakt worden.
    [one] De ene reactie en alles wat er verder van bewaard wordt, gaan weg. Dit kan niet ongedaan gemaakt worden.
   *[other] De { $count } reacties en alles wat er verder van bewaard wordt, gaan weg. Dit kan niet ongedaan gemaakt worden.
 }

said-site-added = De site is toegevoegd. Plak nu de regel in haar pagina’s.
said-site-saved = Opgeslagen.
said-site-locked = De site is gesloten.
said-site-unlocked = De site is weer open.
said-site-invited = Als er een account met dit adres is, is er een brief onderweg.
said-site-removed = De site en haar reacties zijn weg.
fault-comments-role = U mag dit bekijken, niet veranderen
fault-comment-gone = De woorden zijn weg, en niemand kan ze terugbrengen
fault-not-undone = Dit kan niet ongedaan gemaakt worden

## Wat geplakt wordt

paste-tab = Plakken
paste-lead = Elk hiervan toont reacties op de pagina’s van { $host }.
paste-copy = Kopiëren
paste-copied = Gekopieerd
paste-script-title = De ene regel
paste-script = Plak hem waar de reacties moeten komen. Het pad van de pagina zegt welk gesprek het is.
paste-count-title = Hoeveel er zijn
paste-count = Waar een lijst van pagina’s laat zien hoeveel reacties elk heeft. Het heeft hetzelfde script nodig.
paste-plain-title = Zonder script
paste-plain = Een link naar de reacties als eigen pagina, met een formulier dat zonder script werkt. Schrijf het pad van uw pagina in plaats van /post.
paste-ssi-title = Ingevoegd door uw server
paste-ssi = Zoekmachines en lezers zonder script vinden de reacties in de pagina zelf. Laat uw server /lodge/ doorgeven aan /embed/ hier.
paste-switch-title = Van Commento of Comentario
paste-switch = Zet deze regel in plaats van die van hen. Hun elementen en attributen blijven zoals ze zijn.

## De wachtrij

queue-tab = Wachtrij
queue-drawers = Welke reacties
queue-reported = Gemeld
queue-all = Alle
queue-search = Zoeken
queue-search-hint = In woorden, schrijvers en paden. Die zijn verzegeld, dus de nieuwste { $count } reacties worden geopend en doorzocht, en daarvan wordt niets bewaard.
queue-empty = Hier is niets
queue-bar = Wat er met de gekozen reacties moet gebeuren
queue-all-here = Alle op deze pagina
queue-choose = Kiezen
queue-approve = Goedkeuren
queue-reject = Afwijzen
queue-spam = Spam
queue-remove = Weghalen
queue-more = Meer …
queue-keys = In de lijst: J en K gaan verder en terug, A keurt goed, R wijst af, S is voor spam, D haalt weg, X kiest.
said-comments-decided = Gedaan. In de geschiedenis kan het ongedaan gemaakt worden.
said-comments-decided-before = Er is niets veranderd: het was al zo, of iemand anders besliste eerder.
said-comments-none-chosen = Kies eerst minstens één reactie.
said-comments-settled = De meldingen zijn afgehandeld.

comments-one = Eén reactie
comments-nobody = Iemand die vergeten is
comments-empty = De woorden zijn weg.
comments-sticky = Bovenaan
comments-edited = Gewijzigd
comments-stick = Bovenaan zetten
comments-unstick = Terug op zijn plaats
comments-reason = Redenen
comments-reason-hint = De schrijver krijgt ze te lezen als u de reactie afwijst of weghaalt. Hoogstens 1000 tekens.
comments-reports = Wat er gemeld is
comments-is-settled = Afgehandeld
comments-settle = Laten zoals het is
comments-before = Wat er eerst stond
comments-weighed = Wat de woorden zeggen
comments-weighed-hint = Naar wat tot nu toe op deze site besloten is: van honderd reacties met zo’n woord, hoeveel er spam waren.
comments-weighs = { $chance } van de 100
comments-blank = De woorden voorgoed weghalen
comments-blank-text = De woorden verdwijnen, en ook wie ze schreef. De plaats blijft, en de antwoorden blijven. Dit kan niet ongedaan gemaakt worden.
comments-blank-ask = De woorden van deze reactie weghalen?
said-comments-blanked = De woorden zijn weg.
reason-long = Redenen hebben hoogstens 1000 tekens.
said-reason-too-long = Redenen hebben hoogstens 1000 tekens. Er is niets veranderd.

comments-state-shown = Getoond
comments-state-held = Wacht
comments-state-rejected = Afgewezen
comments-state-spam = Spam
comments-state-removed = Weggehaald

comments-why-guest = van een gast
comments-why-new = van iemand die nieuw is
comments-why-links = heeft links
comments-why-images = heeft afbeeldingen
comments-why-words = heeft een woord waar u op let
comments-why-spam = lijkt op spam
comments-why-akismet = Akismet noemt het spam
comments-why-reported = is gemeld
comments-why-all = alles wordt bekeken
comments-why-shadow = de schrijver is apart gezet
comments-why-imported = is meegebracht
comments-why-moderator = een moderator besliste
comments-why-author = de schrijver besliste

comments-ground-spam = Het is reclame
comments-ground-abuse = Het kwetst iemand
comments-ground-illegal = Het is tegen de wet
comments-ground-private = Het vertelt wat privé is
comments-ground-other = Iets anders

comments-way-guest = als gast
comments-way-email = met een code per e-mail
comments-way-account = met een account van deze Lodge
comments-way-passkey = met een passkey
comments-way-provider = met een andere dienst
comments-way-sso = met de eigen login van de site
comments-way-imported = is meegebracht

comments-done-approved = Goedgekeurd
comments-done-rejected = Afgewezen
comments-done-spam = Spam genoemd
comments-done-removed = Weggehaald
comments-done-blanked = Woorden voorgoed weggehaald
comments-done-held = Vastgehouden, omdat het gemeld is
comments-done-restored = Teruggezet zoals het was
comments-done-stuck = Bovenaan gezet
comments-done-unstuck = Teruggezet op zijn plaats
comments-done-locked = Gesloten
comments-done-unlocked = Weer geopend
comments-done-banned = Iemand geweerd
comments-done-unbanned = Iemand weer toegelaten
comments-done-shadowed = Iemand apart gezet
comments-done-unshadowed = Iemand niet meer apart gezet
comments-done-rules = Regels veranderd
comments-done-moved = Pagina verplaatst
comments-done-imported = Reacties meegebracht
comments-done-unimported = Meegebrachte reacties teruggenomen

## Geschiedenis

history-tab = Geschiedenis
history-lead = Wat er op deze site in de laatste 90 dagen gedaan is.
history-none = Er is nog niets gedaan
history-nobody = een regel van de site
history-command = een opdracht van de beheerder
history-comment = de reactie
history-page = de pagina
history-undo = Ongedaan maken
history-reword = Anders zeggen
said-act-undone = Ongedaan gemaakt.
said-act-not-undone = Het is niet meer zo: sindsdien is er iets anders gedaan.
said-act-reworded = De redenen zijn gewijzigd.

## Pagina’s

pages-tab = Pagina’s
pages-none = Nog geen pagina
pages-none-hint = Een pagina staat hier zodra iemand eronder schrijft.
pages-caption = Pagina’s, nieuwste eerst
pages-path = Pad
pages-title = Titel
pages-address = Adres
pages-locked = Gesloten
pages-lock = Sluiten
pages-unlock = Weer openen
pages-lock-text = Onder een gesloten pagina kan niemand schrijven. De reacties blijven leesbaar.
pages-move = Verplaatsen
pages-move-to = Nieuw pad
pages-move-hint = De reacties verhuizen mee, en worden ook vanaf het oude pad nog gevonden.
pages-remove = Pagina verwijderen
pages-remove-text = Alle reacties eronder gaan mee. Dit kan niet ongedaan gemaakt worden.
pages-remove-ask = { $path } verwijderen?
page-taken = Op dat pad staat al een pagina. Verwijder die eerst.
page-wrong = Een pad begint met / en heeft hoogstens 1024 tekens.
said-page-locked = De pagina is gesloten.
said-page-unlocked = De pagina is weer open.
said-page-moved = De pagina is verplaatst.
said-page-removed = De pagina en haar reacties zijn weg.

## Bezoekers

visitors-tab = Bezoekers
visitors-search = Naam
visitors-search-hint = Namen zijn verzegeld, dus de nieuwste { $count } bezoekers worden geopend en doorzocht.
visitors-none = Niemand gevonden
visitors-caption = Wie er schrijven, nieuwste eerst. Op een andere site is dezelfde persoon iemand anders.
visitors-name = Naam
visitors-way = Logt in
visitors-since = Sinds
visitors-shadowed = Apart gezet
visitors-shadow-text = Wie apart gezet is kan schrijven als voorheen, en krijgt het niet te horen; alleen diegene en de moderatoren zien het, tot iemand het goedkeurt.
visitors-shadow = Apart zetten wat die schrijft
visitors-unshadow = Niet meer apart zetten
visitors-comments = Wat die schreef
visitors-wrote-nothing = Niets.
said-visitor-shadowed = Wat die schrijft wacht nu op een moderator.
said-visitor-unshadowed = Wat die schrijft wordt niet meer apart gezet.

bans-title = Wie niet mag schrijven
bans-person = De schrijver weren
bans-from = Dat netwerk weren
bans-network-hint = Waar ze vandaan kwam is tot een dag na het schrijven bekend, als hash met sleutel die niemand kan teruglezen.
bans-forgotten = Waar ze vandaan kwam is niet meer bekend: dat wordt na een dag vergeten. Weer in plaats daarvan de schrijver.
bans-whom = { $name } weren?
bans-network = Het netwerk weren waar deze reactie vandaan kwam?
bans-days-hint = Een netwerk wordt hoogstens { $days } dagen geweerd: daarna is het van anderen.
bans-until = Tot en met deze dag
bans-until-hint = Laat het leeg om voorgoed te weren.
bans-reason = Waarom
bans-reason-hint = Voor wie modereert.
bans-go = Weren
bans-none = Niemand wordt geweerd
bans-none-hint = Op de pagina van een reactie of een bezoeker kunt u iemand weren.
bans-a-network = Een netwerk
bans-lift = Weer toelaten
bans-day-wrong = Dit is geen dag. Schrijf hem als 2026-12-31.
bans-day-past = Die dag is voorbij. Kies een latere.
bans-moderator = Wie de site bezit of modereert kan niet geweerd worden.
said-ban-added = Diegene kan hier tot dan niet schrijven.
said-ban-lifted = Diegene kan weer schrijven.

## Regels

rules-tab = Regels
rules-lead = Wat u hier niet verandert, is zoals de meeste sites het willen.
said-rules-saved = De regels gelden vanaf nu.
rules-number-wrong = Dit getal kan hier niet. De hint zegt van waar tot waar.
rules-choice-wrong = Dit kan niet gekozen worden. Neem er een uit de lijst.
rules-too-many = Een lijst heeft hoogstens 500 regels.
rules-words-wrong = Elk heeft 1 tot 100 tekens.
rules-hosts-wrong = Een hiervan is geen hostnaam. Schrijf elk op een eigen regel, zoals www.example.org.
rules-maps-wrong = Op elke regel staan twee paden die met / beginnen, met een spatie ertussen.
rules-reactions-wrong = Een hiervan hebben wij niet. De hint noemt ze alle.
rules-reactions-many = Een site heeft hoogstens acht tekens om te reageren.
rules-sso-wrong = Schrijf een adres dat met https:// begint, of niets.
rules-file-wrong = Dit zijn geen regels van een site. Exporteer er om te zien hoe ze eruitzien.
rules-document = Als één document
rules-document-text = Bewaar uw regels, of neem ze mee naar een andere site.
rules-export = Regels exporteren
rules-import = Regels importeren
rules-import-label = Regels als JSON
rules-import-hint = Wat er niet in staat, is zoals in het begin.

rules-who = Wie mag schrijven
rules-who-guests = Gasten die alleen een naam zeggen
rules-who-accounts = Met een account van deze Lodge
rules-who-email = Met een code per e-mail
rules-who-passkeys = Met een passkey
rules-who-providers = Met deze diensten
    .hint = Namen van diensten die de beheerder van deze Lodge heeft ingesteld, met komma’s ertussen.
rules-who-sso = Met de eigen login van uw site
    .hint = Het adres, dat met https:// begint. Laat het leeg als die er niet is.
rules-who-sso-at-once = De eigen login van uw site zonder klik vragen

rules-hold = Wat eerst bekeken wordt
rules-hold-all = Alles
rules-hold-guests = Wat gasten schrijven
rules-hold-images = Reacties met afbeeldingen
rules-hold-first = De eerste reacties van iedereen
    .hint = Hoeveel, 0 tot 100.
rules-hold-new-days = Reacties van wie er pas is
    .hint = In de eerste zoveel dagen, 0 tot 365.
rules-hold-links-over = Reacties met veel links
    .hint = Meer dan zoveel, 1 tot 100; 0 laat links met rust.
rules-hold-reports = Wat mensen melden
    .hint = Vastgehouden zodra zovelen dat deden, 1 tot 100; 0 houdt niets vast.
rules-hold-words = Reacties met deze woorden
    .hint = Eén per regel, hoogstens 500.
rules-hold-close-after-days = Pagina’s vanzelf sluiten
    .hint = Zoveel dagen na de eerste reactie, hoogstens 36500; 0 voor nooit.

rules-text = Wat er in een reactie mag staan
rules-text-links = Links
rules-text-images = Afbeeldingen
    .hint = Ze komen via deze Lodge, zodat niemand anders te weten komt wie er leest.
rules-text-tables = Tabellen
rules-text-longest = De langste reactie
    .hint = In tekens, 100 tot 100000.
rules-text-edit-minutes = Hoe lang de schrijver haar mag wijzigen
    .hint = In minuten, 0 tot 10080, dat is een week.

rules-show = Wat lezers zien
rules-show-votes = Stemmen
rules-show-votes-none = Geen
rules-show-votes-up = Voor een reactie
rules-show-votes-both = Voor en tegen
rules-show-reactions = Tekens om te reageren
    .hint = Hoogstens acht van heart, thanks, laugh, wow, sad, think, party, rocket, met komma’s ertussen.
rules-show-sort = Wat eerst komt
rules-show-sort-best = Wat lezers het beste vinden
rules-show-sort-newest = De nieuwste
rules-show-sort-oldest = De oudste
rules-show-sort-discussed = Wat de meeste antwoorden heeft
rules-show-levels = Hoe diep antwoorden inspringen
    .hint = 1 tot 12 niveaus.
rules-show-feeds = Feeds (RSS en Atom)
rules-show-language = Taal, waar een pagina de hare niet zegt
rules-show-language-en = Engels
rules-show-language-tr = Turks
rules-show-language-nl = Nederlands
rules-show-language-ru = Russisch

rules-pages = Welke pagina’s er zijn
rules-pages-hosts = Andere hosts die dezelfde site tonen
    .hint = Eén per regel, zoals www.example.org.
rules-pages-query = Delen van de query die bij de pagina horen
    .hint = Zoals p, als uw pagina’s /?p=17 heten. Alle andere worden weggelaten.
rules-pages-maps = Pagina’s die een andere zijn
    .hint = Op elke regel een pad en welk pad het is, zoals /old/* /new/*. Een * aan het eind staat voor de rest.
rules-pages-known-only = Alleen pagina’s die er al zijn nemen reacties aan

rules-beyond = Wat geteld wordt, en aan anderen gevraagd
rules-beyond-views = Lezers tellen
    .hint = Zonder cookie, en zonder iets wat de een een dag later van de ander onderscheidt.
rules-beyond-referrers = Tellen van welke sites ze komen
rules-beyond-akismet = Akismet naar elke reactie vragen
    .hint = Het krijgt de woorden, de naam, het netwerkadres en de pagina. Zeg dat tegen uw bezoekers.

## Keys

keys-title = Sleutels
keys-lead = Sleutels van de eigen login van uw site en van Akismet
keys-sso = De eigen login van uw site
keys-sso-text = Uw site ondertekent met dit geheim wat zij over haar gebruikers zegt. Het wordt één keer getoond.
keys-drawn = Het geheim. Het wordt niet nog eens getoond.
keys-draw = Nieuw geheim trekken
keys-forget = Geheim vergeten
keys-there = Er is er een.
keys-akismet = Sleutel voor Akismet
keys-akismet-hint = Uit uw account daar. Laat het leeg om hem weg te halen.
keys-akismet-wrong = Zo’n sleutel heeft alleen letters en cijfers, hoogstens 100.
keys-akismet-refused = Akismet kent deze sleutel niet voor deze site. Kijk in uw account daar, en kopieer hem nog eens.
keys-akismet-away = Akismet was niet te bereiken om naar deze sleutel te vragen; hij is niet bewaard. Probeer het over een poosje nog eens.
keys-akismet-sent = Wat Akismet over elke reactie krijgt
akismet-blog = het adres van uw site
akismet-blog-charset = dat de tekst UTF-8 is
akismet-comment-author = de naam die de schrijver opgaf
akismet-comment-author-email = het e-mailadres, als de schrijver er een gaf
akismet-comment-author-url = de website, als de schrijver er een gaf
akismet-comment-content = de woorden
akismet-comment-type = dat het een reactie is
akismet-permalink = het adres van de pagina
akismet-user-ip = het netwerk waar zij vandaan kwam: de eerste drie van de vier getallen, of de eerste helft van een langer adres

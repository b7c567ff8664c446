nav-guard = Discord

guard-title = Discord-servers
guard-lead = De wacht waakt over Discord-servers: hij modereert, houdt raids tegen en zet terug wat iemand vernielde.
guard-parts = Onderdelen van { $name }
guard-save = Opslaan
guard-find = Zoeken
guard-pages = Meer van de lijst
guard-further = Verder

## De lijst

guard-none = Er is hier nog geen wacht
guard-none-hint = Wie deze Lodge beheert, kan er een instellen.
guard-none-operator = Maak een bot in het portaal van Discord, zet zijn token in een bestand en noem dat bestand als guard.token_file in de configuratie. De handleiding loopt er stap voor stap doorheen.
guard-shut = Deze pagina’s zijn nog niet open
guard-shut-hint = De wacht is aan het werk. Wie deze Lodge beheert, kan de pagina’s openen; tot dan zijn er de opdrachten op Discord.
guard-shut-operator = De wacht is aan het werk. Zet het client secret van de applicatie in een bestand en noem dat als guard.client_secret_file in de configuratie om de pagina’s te openen.
guard-who = Wie bent u op Discord?
guard-who-text = Discord vertelt deze Lodge uw nummer en welke servers u er beheert. Uw nummer en die van de bewaakte servers daaronder worden 90 dagen onthouden, of tot u ze laat vergeten; de sleutel die Discord ervoor geeft, gaat meteen terug.
guard-sign-in = Inloggen met Discord
guard-no-servers = Er wordt geen server van u bewaakt
guard-no-servers-hint = Hier vindt u servers die u mag beheren en waar de wacht lid van is.
guard-servers = Servers die u beheert
guard-server = Server
guard-members = Leden
guard-unheard = Nog niets van gehoord
guard-invite-title = Nog een server
guard-invite-text = Discord vraagt u welke server, en laat zien wat de wacht er wil mogen.
guard-invite = De wacht uitnodigen
guard-kept = Wie u op Discord bent, wordt hooguit 90 dagen onthouden. Of u een server nog beheert, wordt elke keer bekeken.
guard-forget = Vergeet wie ik ben

said-guard-known = Discord zegt wie u bent.
said-guard-stale = Dat duurde te lang, of was al gebruikt. Log nog eens in.
said-guard-said-no = U liet Discord niet zeggen wie u bent. Er is niets bewaard.
said-guard-silent = Discord antwoordt niet. Probeer het over een minuut opnieuw.
said-guard-secret = Discord accepteert het geheim van deze Lodge niet. De beheerder moet een nieuw in het bestand zetten.
said-guard-forgotten = Vergeten.
said-guard-saved = Opgeslagen. Het geldt vanaf nu.
said-guard-preset = Deze instellingen gelden vanaf nu.
said-guard-undone = Teruggedraaid.
said-guard-undone-partly = Deels teruggedraaid: wat niet terug te zetten was, staat in het kanaal van het team.
said-guard-undone-record = doorgehaald. Op Discord is dit niet terug te draaien.
said-guard-undone-goes-on = Het wordt één voor één teruggezet.
said-guard-reworded = De zaak heeft haar nieuwe reden.
said-guard-judged = Besloten. De persoon kreeg een bericht.
said-guard-judged-unreached = Besloten. De persoon was niet met een bericht te bereiken en ziet het achter de eigen link.
said-guard-settled = Afgehandeld.
said-guard-closed = De kanalen zijn gesloten.
said-guard-opened = De kanalen zijn weer open.

fault-guard-none = Er is hier geen wacht
    .hint = Wie deze Lodge beheert, moet hem eerst instellen.
fault-guard-who = Niemand weet wie u op Discord bent
    .hint = Open de pagina „Discord” en log in met Discord. Het wordt 90 dagen onthouden.
fault-guard-forbidden = Discord laat u dat op deze server niet doen
    .hint = Vraag iemand die het mag om u het recht te geven, of om het te doen.
fault-guard-before = Iemand was u voor
    .hint = Het is al gedaan. Open de pagina opnieuw.
fault-guard-spent = U hebt dit uur zoveel gedaan als één persoon mag
    .hint = Vraag iemand anders van het team, of wacht.
fault-guard-not-ready = De wacht kent deze server nog niet
    .hint = Discord vertelt er binnen een minuut na de start over.
fault-guard-refused = Discord deed het niet
    .hint = Kijk op het overzicht welke rechten de wacht mist, en of zijn rol hoog genoeg staat.

## Overzicht

guard-overview-tab = Overzicht
guard-overview-unheard = Discord heeft de wacht sinds de start nog niets over deze server verteld. Dat duurt hooguit een minuut.
guard-overview-missing = { $count ->
    [one] De wacht mist een recht
   *[other] De wacht mist { $count } rechten
 }
guard-overview-mend = Verhelpen
guard-overview-deaf = De wacht hoort niet wat er in berichten staat. Regels over woorden, links, uitnodigingen, bestanden en herhaling zien niets; die over vermeldingen, stromen berichten en namen werken wel.
guard-overview-health = Hoe het met de wacht gaat
guard-overview-cases = Wat er met wie is gedaan, 90 dagen lang
guard-overview-drills = De instellingen uitproberen op een raid
guard-overview-reports = { $count ->
    [0] Geen meldingen.
    [one] Eén melding.
   *[other] { $count } meldingen.
 }
guard-overview-appeals = { $count ->
    [0] Geen bezwaren.
    [one] Eén bezwaar.
   *[other] { $count } bezwaren.
 }
guard-overview-joined = Binnengekomen in 24 uur
guard-overview-invites = Uitnodigingen gepauzeerd tot
guard-overview-dms = Privéberichten gepauzeerd tot
guard-overview-does = Wat de wacht hier doet
guard-overview-lock = De kanalen sluiten
guard-overview-lock-text = Alleen het team kan schrijven tot ze weer open zijn.
guard-overview-close = Sluiten
guard-overview-open = Weer openen
guard-health-state = Verbinding
guard-health-listening = Luistert
guard-health-connecting = Maakt verbinding
guard-health-over = Discord heeft voorgoed opgehangen
guard-health-over-text = Wie deze Lodge beheert, vindt in het logboek wat er moet veranderen: het token, of een intent die het portaal van Discord niet toestaat.
guard-health-heard = Hoorde voor het laatst iets
guard-health-events = Gebeurtenissen gehoord
guard-health-odd = Gebeurtenissen die niet te lezen waren
guard-health-connections = Verbindingen gemaakt
guard-health-calls = Aanroepen gedaan
guard-health-refused = Aanroepen geweigerd

## Instellingen

guard-settings-tab = Instellingen
guard-settings-presets = Instellingen om mee te beginnen
guard-settings-presets-hint = Ze komen in de plaats van wat nu is ingesteld. Waar het team iets hoort, wie vertrouwd wordt en wie is uitgezonderd, blijft.
guard-preset-small = Klein: een paar honderd mensen die elkaar kennen
guard-preset-growing = Groeiend: een paar duizend, met veel nieuwkomers
guard-preset-under-attack = Onder vuur: er staat nu iemand voor de deur
guard-settings-begin = Hiermee beginnen
guard-settings-try = Eerst uitproberen
guard-settings-no-rules = Nog geen regels. Een voorinstelling brengt er een paar mee.
guard-settings-document = Alles als één document
guard-settings-document-text = Voor een andere server, of om regels te veranderen op manieren die het formulier niet kent.
guard-settings-export = Als bestand opslaan
guard-settings-import = Document
guard-settings-import-hint = JSON, zoals het is opgeslagen. Het komt in de plaats van alles.
guard-settings-take = Deze instellingen overnemen
guard-settings-unreadable = Dit zijn geen instellingen. Sla ze eerst als bestand op en verander dat.
guard-settings-number-wrong = Schrijf een heel getal.
guard-settings-number-range = Dat getal is hiervoor te klein of te groot.
guard-settings-choice-wrong = Kies iets van wat er wordt aangeboden.
guard-settings-channel-wrong = Schrijf het nummer van het kanaal: klik er in Discord met rechts op en kies Kanaal-ID kopiëren.
guard-settings-roles-wrong = Schrijf de nummers van rollen, met komma’s ertussen: klik in Discord met rechts op een rol en kies Rol-ID kopiëren.
guard-settings-roles-many = Dat zijn meer dan 25 rollen. Laat er een paar weg.
guard-settings-place-wrong = Kies nergens, het kanaal van het team of een ander kanaal.
guard-settings-too-many-rules = Een server heeft hooguit 100 regels.
guard-settings-rule-twice = Twee regels hebben hetzelfde nummer.
guard-settings-rule-broken = Een regel heeft een woord of uitdrukking die niet te begrijpen is.
guard-settings-rule-counts = Een regel laat meer dan 999 berichten door. Zo veel worden er per persoon onthouden: kies 999 of minder.
guard-part-raid = Raids
guard-part-nuke = Vernieling
guard-part-staff = Team
guard-part-roles = Rollen
guard-part-telling = Wat het team hoort
guard-part-rules = Regels over berichten
guard-part-rules-hint = Een regel die alleen toekijkt, doet niets en vertelt onder „Wat er gebeurd zou zijn” wat hij gedaan zou hebben.
guard-field-raid-state = Raids zijn
guard-field-raid-flood-count = Zoveel die binnenkomen
guard-field-raid-flood-seconds = binnen zoveel seconden zijn een vloed
guard-field-raid-drip-count = Zoveel die op elkaar lijken en binnenkomen
guard-field-raid-drip-seconds = binnen zoveel seconden zijn een druppelende raid
guard-field-raid-crowd = Een vloed van mensen die op niemands leger lijken, wordt
guard-field-raid-ban-from = Verbannen vanaf deze score
    .hint = Jeugd, een ontbrekende foto, een naam of foto die op een andere lijkt en een gedeelde uitnodiging geven punten. Wie op niemand lijkt, wordt niet verbannen.
guard-field-raid-doubt-from = Aan het team tonen vanaf deze score
guard-field-raid-calm-seconds = Na zoveel rustige seconden is een raid voorbij
guard-field-raid-invites = Uitnodigingen zoveel minuten pauzeren
    .hint = 0 laat ze open. Discord staat hooguit 24 uur toe.
guard-field-raid-dms = Privéberichten zoveel minuten pauzeren
guard-field-raid-verification = Ondertussen vraagt Discord van nieuwkomers
guard-field-raid-slowmode = Seconden tussen twee berichten
    .hint = In de kanalen die het document noemt.
guard-field-nuke-state = Vernieling is
guard-field-nuke-burst-points = Zoveel schadepunten door één persoon
    .hint = Een verwijderd kanaal, een ban of een kick is 4 punten; een massale opruiming is er 10.
guard-field-nuke-burst-seconds = binnen zoveel seconden houden die tegen
guard-field-nuke-hour-points = Zoveel punten binnen een uur ook
guard-field-nuke-guild-points = Zoveel punten door iedereen samen zijn alarm
guard-field-nuke-explain-seconds = Seconden die het auditlogboek heeft om iets te verklaren
guard-field-nuke-afterwards = Wat die persoon veranderde
guard-field-wait-minutes = Minuten die een tweede persoon heeft om in te stemmen
guard-field-tell = Kanaal waar het team iets hoort
    .hint = Het nummer: klik in Discord met rechts op het kanaal en kies Kanaal-ID kopiëren.
guard-field-sticky-roles = Rollen die terugkomen
    .hint = Wie weggaat en binnen 90 dagen terugkomt, krijgt deze weer. Nummers van rollen, hoogstens 25, met komma’s ertussen: klik in de serverinstellingen met rechts op een rol en kies Rol-ID kopiëren. Rollen waarmee iets stuk kan en rollen boven die van de wacht krijgt zo niemand.
guard-field-tell-alarms = Raids en vernieling
    .hint = Meteen verteld, wat er verder ook verzameld wordt.
guard-field-tell-cases = Zaken, en wat het team verder deed
guard-field-tell-automod = Wat de regels deden
guard-field-tell-queue = Meldingen, verzoeken om een tweede ja, en wat beantwoord moet worden
guard-field-tell-health = Wat de wachter mist
guard-field-tell-members = Wie kwam en wie ging
guard-field-tell-roles = Rollen die gegeven en genomen werden
guard-field-tell-structure = Kanalen, rollen en de server zelf
guard-field-tell-deleted = Berichten die samen werden weggehaald
    .hint = Hoeveel en waar, nooit wat erin stond.
guard-field-tell-gather = Seconden waarin regels verzameld worden
    .hint = Wat daarin komt, staat in één bericht, 0 tot 300. Een alarm wacht nooit.
guard-pick-on = Aan: de wacht handelt
guard-pick-shadow = Kijkt alleen toe
guard-pick-off = Uit
guard-pick-contain = tegengehouden: uitnodigingen pauzeren, niemand wordt verbannen
guard-pick-tell = alleen aan het team gemeld
guard-pick-restore = wordt meteen teruggezet
guard-pick-ask = wordt teruggezet als iemand van het team dat zegt
guard-pick-place-none = niet verteld
guard-pick-place-log = in het kanaal van het team
guard-pick-as-it-is = zoveel als eerst
guard-pick-level-0 = niets
guard-pick-level-1 = een bevestigd e-mailadres
guard-pick-level-2 = een account ouder dan 5 minuten
guard-pick-level-3 = 10 minuten lidmaatschap
guard-pick-level-4 = een bevestigd telefoonnummer
guard-looks-for-words = Woorden
guard-looks-for-regexes = Uitdrukkingen
guard-looks-for-links = Links
guard-looks-for-domains = Domeinen
guard-looks-for-invites = Uitnodigingen
guard-looks-for-mentions = Vermeldingen
guard-looks-for-repeats = Herhaling
guard-looks-for-flood = Veel berichten
guard-looks-for-caps = Hoofdletters
guard-looks-for-zalgo = Opgestapelde tekens
guard-looks-for-attachments = Bestanden
guard-looks-for-names = Namen

## Instellingen in gewone taal

summary-raid-off = Naar raids wordt niet gekeken.
summary-raid-shadow = Bij raids wordt alleen toegekeken: er wordt niets gedaan.
summary-raid-flood = { $count } die binnen { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } seconden
 } binnenkomen, zijn een vloed.
summary-raid-drip = { $count } die op elkaar lijken en binnen { $minutes ->
    [one] { $minutes } minuut
   *[other] { $minutes } minuten
 } binnenkomen, zijn een druppelende raid.
summary-raid-crowd-contain = Een vloed van gewone mensen wordt even tegengehouden; niemand wordt ervoor verbannen.
summary-raid-crowd-tell = Een vloed van gewone mensen wordt alleen aan het team gemeld.
summary-raid-invites = Bij een raid kan niemand binnenkomen gedurende { $minutes ->
    [one] { $minutes } minuut
   *[other] { $minutes } minuten
 }, en langer zolang hij duurt.
summary-raid-dms = Bij een raid kunnen leden elkaar niet schrijven gedurende { $minutes ->
    [one] { $minutes } minuut
   *[other] { $minutes } minuten
 }.
summary-raid-verification = Bij een raid vraagt Discord meer van nieuwkomers: niveau { $level }.
summary-raid-slowmode = Bij een raid wachten mensen { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } seconden
 } tussen twee berichten.
summary-raid-ban = Wie met { $score ->
    [one] { $score } punt
   *[other] { $score } punten
 } of meer op een indringer lijkt, wordt verbannen.
summary-raid-ends = Een raid is voorbij na { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } seconden
 } zonder nog een van hen.
summary-nuke-off = Naar vernieling wordt niet gekeken.
summary-nuke-shadow = Bij vernieling wordt alleen toegekeken: niemand wordt tegengehouden.
summary-nuke-burst = Wie { $points ->
    [one] { $points } punt
   *[other] { $points } punten
 } schade doet binnen { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } seconden
 }, verliest alle rollen.
summary-nuke-hour = Zo ook wie binnen een uur { $points ->
    [one] { $points } punt
   *[other] { $points } punten
 } doet.
summary-nuke-trusted = { $count ->
    [one] Eén persoon of rol mag
   *[other] { $count } personen of rollen mogen
 } meer dan anderen.
summary-nuke-restore = Wat die veranderde, wordt meteen teruggezet.
summary-nuke-ask = Wat die veranderde, wordt teruggezet als iemand van het team dat zegt.
summary-tell-nobody = Het team hoort niets: er is geen kanaal gekozen.
summary-tell-no-alarms = Het team hoort niets van raids en vernieling.
summary-tell-alarms = Het team hoort meteen van raids en vernieling.
summary-tell-cases = Het team hoort van elke zaak.
summary-tell-automod = Het team hoort wat de regels deden.
summary-tell-queue = Het team hoort van meldingen, en van wat beantwoord moet worden.
summary-tell-health = Het team hoort wat de wachter mist.
summary-tell-members = Het team hoort wie kwam en wie ging.
summary-tell-roles = Het team hoort wie welke rollen gaf en nam.
summary-tell-structure = Het team hoort wie kanalen, rollen en de server veranderde.
summary-tell-deleted = Het team hoort hoeveel berichten samen werden weggehaald, niet wat erin stond.
summary-tell-gather = Wat binnen { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } seconden
} komt, staat in één bericht; een alarm wacht nooit.
summary-rules = { $count ->
    [0] Geen regel over berichten handelt.
    [one] Eén regel over berichten handelt:
   *[other] { $count } regels over berichten handelen:
 }
summary-rules-shadow = { $count ->
    [one] Eén regel kijkt alleen toe.
   *[other] { $count } regels kijken alleen toe.
 }
rule-words = { $count ->
    [one] Eén woord is niet gewenst.
   *[other] { $count } woorden zijn niet gewenst.
 }
rule-regexes = { $count ->
    [one] Eén uitdrukking is niet gewenst.
   *[other] { $count } uitdrukkingen zijn niet gewenst.
 }
rule-links = { $count ->
    [0] Geen links.
    [one] Geen links, behalve naar één domein.
   *[other] Geen links, behalve naar { $count } domeinen.
 }
rule-domains = { $count ->
    [one] Eén domein is niet gewenst.
   *[other] { $count } domeinen zijn niet gewenst.
 }
rule-invites = { $count ->
    [0] Geen uitnodigingen voor andere servers.
    [one] Geen uitnodigingen voor andere servers, op één na.
   *[other] Geen uitnodigingen voor andere servers, op { $count } na.
 }
rule-mentions = Meer dan { $most ->
    [one] { $most } vermelding
   *[other] { $most } vermeldingen
 } in een bericht is te veel.
rule-repeats = Dezelfde woorden vaker dan { $most } keer binnen { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } seconden
 } is te vaak.
rule-flood = Meer dan { $most ->
    [one] { $most } bericht
   *[other] { $most } berichten
 } binnen { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } seconden
 } is te veel.
rule-caps = { $percent } % hoofdletters in { $least ->
    [one] { $least } letter
   *[other] { $least } letters
 } of meer is te veel.
rule-zalgo = Meer dan { $most ->
    [one] { $most } stapel tekens
   *[other] { $most } stapels tekens
 } is te veel.
rule-attachments = { $count ->
    [one] Eén soort bestand is niet gewenst.
   *[other] { $count } soorten bestanden zijn niet gewenst.
 }
rule-names = { $count ->
    [one] Eén woord is niet gewenst in namen.
   *[other] { $count } woorden zijn niet gewenst in namen.
 }
summary-step-delete = – vanaf keer { $from } wordt het bericht weggehaald.
summary-step-tell = – vanaf keer { $from } hoort het team het.
summary-step-reset-name = – vanaf keer { $from } wordt de naam weggehaald.
summary-step-timeout = – vanaf keer { $from } kan die persoon niet schrijven gedurende { $minutes ->
    [one] { $minutes } minuut
   *[other] { $minutes } minuten
 }.
summary-step-role = – vanaf keer { $from } krijgt die persoon een rol.
summary-step-kick = – vanaf keer { $from } wordt die persoon eruit gezet.
summary-step-ban = – vanaf keer { $from } wordt die persoon verbannen.
summary-sticky = Rollen die iemand weer heeft die weggaat en binnen 90 dagen terugkomt: { $count }

## Zaken

guard-cases-tab = Zaken
guard-cases-search = Zoeken
guard-cases-search-hint = Het nummer van een zaak, het nummer van een lid, of woorden uit een reden.
guard-cases-kind = Wat er is gedaan
guard-cases-all = Alles
guard-cases-none = Geen zaak gevonden
guard-cases-caption = Zaken, nieuwste eerst
guard-cases-number = Zaak
guard-cases-about = Over
guard-cases-channel = Kanaal
guard-cases-reason = Waarom
guard-cases-by-rule = Door een regel van de wacht
guard-cases-when = Wanneer
guard-cases-until = Tot
guard-cases-undone = Teruggedraaid
guard-cases-export = Alle zaken als bestand opslaan
guard-case-title = Zaak { $n }
guard-case-reason = Reden
guard-case-reason-hint = Hooguit 512 tekens. Wat er eerst stond, blijft te zien.
guard-case-reason-empty = Schrijf een reden.
guard-case-reason-long = Dat is langer dan 512 tekens.
guard-case-undo = Terugdraaien
guard-case-undo-text = Wat er gebeurde, wordt teruggezet zoals het was: een ban of een stilte eindigt, rollen, bijnamen en kanalen zijn als eerst. Wat iemand intussen veranderde, blijft. Wie weggestuurd is en berichten die weg zijn, komen niet terug; dan zegt alleen het register het.
guard-case-edits = Wat de reden eerst was
guard-case-deeds = Wie wat deed
guard-case-no-deeds = Geen mens: een regel van de wacht deed het, of wie het deed, is vergeten.
guard-case-by = Door { $who }
guard-deed-opened = Opende de zaak
guard-deed-edited = Veranderde de reden
guard-deed-undid = Draaide het terug
guard-deed-asked = Gebruikte een opdracht
guard-deed-reported = Meldde iemand
guard-deed-settled = Handelde een melding af
guard-deed-judged = Besliste over een bezwaar
guard-deed-changed = Veranderde de server
guard-deed-set = Veranderde de instellingen
guard-deed-approved = Stemde in
guard-deed-pressed = Drukte op een knop
guard-deed-reviewed = Keek naar iemand die binnen wilde

## Wachtrij

guard-queue-tab = Wachtrij
guard-queue-empty = Er wacht niets
guard-queue-appeals = Bezwaren
guard-queue-asks = { $who } vraagt
guard-queue-answer = Antwoord
guard-queue-answer-hint = Komt als bericht als de persoon te bereiken is, en staat op de pagina van het bezwaar. Hooguit 512 tekens.
guard-queue-grant = Terug laten komen
guard-queue-deny = Nu niet
guard-queue-final = Nee, voorgoed
guard-queue-reports = Meldingen
guard-queue-about = Over { $who }
guard-queue-message = Het bericht
guard-queue-settle = Afgehandeld
guard-queue-within = Alles wordt binnen 48 uur beantwoord. Wat het eerst aan de beurt is, staat vooraan.
guard-queue-due = Uiterlijk
guard-queue-overdue = Te laat

## Oefeningen

guard-drills-tab = Oefeningen
guard-drills-lead = Een raid op een klok die snel loopt, door precies de code die een echte ontmoet. Op Discord gebeurt niets, en niemand hoort ervan.
guard-drills-profile = Wat er komt
guard-profile-flood = Een vloed: veel jonge accounts binnen een minuut
guard-profile-drip = Druppels: een paar per uur, twee dagen lang
guard-profile-nuke = Een vernieling: een moderator wiens account iemand anders heeft
guard-profile-alt-return = Een terugkeer: verbannen mensen, onder andere accounts
guard-drills-with = Welke instellingen
guard-drills-own = Die van deze server
guard-drills-raiders = Hoeveel
guard-drills-raiders-hint = Niets: zoveel als gewoonlijk. Hooguit 2.000.
guard-drills-too-many = Er kunnen er 1 tot 2.000 komen.
guard-drills-seed = Nummer van de oefening
guard-drills-seed-hint = Hetzelfde nummer is dezelfde oefening.
guard-drills-jammed = De deur gaat niet dicht: iedereen komt binnen
guard-drills-past = { $count ->
    [one] Wie in 24 uur binnenkwam, speelt wie het goed bedoelt, zonder naam
   *[other] De { $count } die in 24 uur binnenkwamen, spelen wie het goed bedoelen, zonder namen
 }
guard-drills-play = Spelen
guard-drills-who = Wie binnenkwam, en wat er van hen werd
guard-drills-time = Seconden tot de eerste aanroep werkte
guard-drills-what = Wat
guard-drills-much = Hoeveel
guard-drills-came = Indringers die kwamen
guard-drills-in = Kwamen binnen
guard-drills-banned = Verbannen
guard-drills-missed = Nog binnen
guard-drills-innocents = Onschuldigen die kwamen
guard-drills-waiting = Onschuldigen voor een dichte deur
guard-drills-hit = Onschuldigen geraakt
guard-drills-acts = Vernielingen die zijn gedaan
guard-drills-broken = Nog kapot
guard-drills-lost = Werk van anderen dat verloren ging
guard-drills-now = Met deze instellingen
guard-drills-better = Beter { $n }
guard-drills-never = nooit
guard-drills-seconds = { $n } s
guard-drills-cost = Wat het kostte
guard-drills-calls = Aanroepen van Discord
guard-drills-bulk = Aanroepen die velen verbannen
guard-drills-asked = Mensen gevraagd te kijken
guard-drills-thresholds = Drempels die het beter doen
guard-drills-no-better = Geen van de geprobeerde doet het beter.
guard-drills-take = Deze overnemen

## Verhuizen

guard-move-tab = Overnemen
guard-move-lead = Neemt de zaken over die een andere bot kende, of zijn instellingen. Op Discord gebeurt niets: wie daar verbannen is, is het al. Regels komen in de schaduw: geen doet iets voor u dat wilt.
guard-move-file = Bestand
guard-move-file-hint = Hooguit 16 MB.
guard-move-what = Wat te doen
guard-move-look = Zeggen wat ervan zou komen
guard-move-do = Overnemen
guard-move-send = Versturen
guard-move-would = { $count ->
    [0] Geen zaak is nieuw.
    [one] Eén zaak is nieuw.
   *[other] { $count } zaken zijn nieuw.
 }
guard-move-brought = { $count ->
    [0] Er is niets overgenomen.
    [one] Eén zaak is overgenomen.
   *[other] { $count } zaken zijn overgenomen.
 }
guard-move-from = Geschreven door
guard-move-here = Al hier
guard-move-old = Ouder dan 90 dagen: niet bewaard
guard-move-useless = Van geen nut: van andere servers, of van onbekende soort
guard-from-zeppelin = Zeppelin
guard-from-red = Red
guard-from-yagpdb = YAGPDB
guard-from-lodge = Lodge
guard-move-how = Waar het bestand vandaan komt
guard-move-how-zeppelin = Zeppelin: op het dashboard, Import/Export, Create export file.
guard-move-how-zeppelin-settings = Zeppelin, instellingen: op het dashboard, Edit config; sla de tekst op als bestand.
guard-move-how-red = Red: het bestand ModLog/settings.json in de map met zijn gegevens.
guard-move-how-red-settings = Red, instellingen: settings.json van Filter, Mod of Reports, één tegelijk.
guard-move-how-yagpdb = YAGPDB, als u het zelf draait: de tabel moderation_warnings als CSV met een kop. Iets anders exporteert het niet.
guard-move-how-lodge = Lodge: Zaken, Alle zaken als bestand opslaan.
guard-move-nothing = Hetzelfde bestand twee keer brengt niets twee keer.
guard-moved-would = { $count ->
    [0] Er zou geen regel overkomen.
    [one] Er zou één regel overkomen.
   *[other] Er zouden { $count } regels overkomen.
 }
guard-moved-did = { $count ->
    [0] Er is geen regel overgekomen.
    [one] Er is één regel overgekomen, in de schaduw.
   *[other] Er zijn { $count } regels overgekomen, in de schaduw.
 }
guard-moved-here = Regels die er al zijn
guard-moved-also = Komt ook over
guard-moved-flood = hoeveel er tegelijk binnenkomen voor het een vloed is
guard-moved-tell = waar het team bericht krijgt
guard-moved-left = Wat niet overkomt
guard-moved-all = Alles erin komt over.
guard-left-trigger = Geen regel hier zoekt daarnaar.
guard-left-action = Geen regel hier doet dat.
guard-left-detail = De rest komt over, dit niet.
guard-left-regex = De expressie kan eindeloos traag zijn en loopt hier niet.
guard-left-levels = Wie welk commando mag gebruiken, bepalen de rechten van Discord zelf.
guard-left-override = Hier valt niet te zeggen voor wie de regel niet geldt. Stel het met de hand in.
guard-left-mute-role = De time-outs van Discord komen ervoor in de plaats.
guard-left-channel = Het team krijgt bericht in één kanaal, en dat is al gekozen of staat bij de instellingen.
guard-left-part = Het doet iets anders, of wordt hier met de hand ingesteld.
guard-left-unreadable = Het is niet geschreven zoals die bot schrijft.
guard-left-full = Een server heeft hooguit 100 regels.
guard-import-unknown = Dit is geen van de bestanden die hier bekend zijn.
guard-import-elsewhere = In dat bestand staat niets over deze server.
guard-import-too-many = In dat bestand staan meer dan 100.000 zaken. Knip het in delen.

## Bezwaren

guard-appeal-title = Vragen om terug te komen
guard-appeal-lead = Dit gaat over zaak { $n } op { $server }.
guard-appeal-kept-title = Wat er wordt bewaard
guard-appeal-kept = Wat u schrijft, wordt voor het team van die server versleuteld bewaard, 90 dagen lang, met uw nummer op Discord. Niemand anders krijgt het. Op Discord verwijdert /privacy delete het.
guard-appeal-words = Wat u wilt zeggen
guard-appeal-words-hint = Hooguit 2.000 tekens. U kunt één keer over deze zaak schrijven, dus zeg alles.
guard-appeal-empty = Schrijf eerst iets.
guard-appeal-long = Dat is langer dan 2.000 tekens.
guard-appeal-send = Naar het team sturen
guard-appeal-waits = Uw bezwaar ligt bij het team
guard-appeal-waits-text = Bewaar het adres van deze pagina: hier komt hun antwoord te staan.
guard-appeal-undone = Het is al teruggedraaid
guard-appeal-granted = U mag terugkomen
guard-appeal-denied = Het team zegt nee
guard-appeal-final = Het team zegt nee, voorgoed

## De ingang

guard-verification-tab = Ingang
guard-verification-lead = Wie naar binnen wil, en waarom een mens moet kijken. Hier wordt niemand verbannen, en een adres alleen beslist niets.
guard-verification-off = Wie komt wordt niets gevraagd. Kies onder “Instellingen” wat er gevraagd wordt en plaats daarna de knop met /verify post.
guard-verification-waiting = Wachten op u
guard-verification-none = Niemand wacht
guard-verification-age = Dagen sinds het account gemaakt is
guard-verification-points = Punten
guard-verification-like = Lijkt het meest op
guard-verification-no-reasons = Er spreekt niets tegen hen: ze vroegen om een mens, of er wordt naar iedereen gekeken.
guard-verification-judge-hint = Is het dezelfde persoon als die op wie ze lijken? Uw antwoord telt, en twee die verschillend zijn worden niet weer verward.
guard-verification-same = Dezelfde persoon
guard-verification-different = Verschillende mensen
guard-verification-let-in = Binnenlaten
guard-verification-refuse = Niet binnenlaten
guard-verification-again = Opnieuw vragen
guard-verification-visits = Beslist, en niemand zei of het dezelfde persoon was
guard-verification-visits-hint = Wat u hier zegt maakt de getallen hieronder iets waard.
guard-verification-asked = Gevraagd, en nog niet klaar
guard-verification-who = Lid
guard-verification-stands = Hoe ver ze zijn
guard-verification-asked-at = Gevraagd
guard-verification-precision = Hoe vaak gelijkenis klopte
guard-verification-precision-hint = Wat er op deze server gezegd is door wie keek, per soort geteld. Er staat niemand bij naam.
guard-verification-precision-none = Er heeft nog niemand iets gezegd.
guard-verification-kind = Soort gelijkenis
guard-verification-right = Dezelfde persoon
guard-verification-percent = Klopte
guard-verification-of = { $same } van { $looked }
guard-verification-few = te weinig om te zeggen
said-guard-let-in = Binnengelaten.
said-guard-turned-away = Niet binnengelaten. Dat is hun gezegd.
said-guard-asked-again = Het wordt hun opnieuw gevraagd.
said-guard-visit-judged = Geteld.

guard-part-entrance = Ingang
guard-field-entrance-on = Wie komt wordt iets gevraagd voor ze binnenkomen
    .hint = Plaats daarna de knop met /verify post. Leden die er al zijn wordt niets gevraagd.
guard-field-entrance-role = Rol van wie binnengelaten is
    .hint = Het nummer: klik in de serverinstellingen met rechts op de rol en kies Rol-ID kopiëren. Ze staat onder de rol van de wachter zelf en kan niets stukmaken.
guard-field-entrance-channel = Kanaal met de knop
    .hint = Het nummer. Herinneringen leiden daarheen.
guard-field-entrance-work = De browser werkt een paar seconden
    .hint = Houdt programma’s buiten die met honderden tegelijk komen. Daar is een pagina voor nodig, waarop naar het bezoek gekeken wordt.
guard-field-entrance-oauth = Discord wordt gevraagd welke accounts ze gekoppeld hebben
    .hint = Discord vraagt het eerst aan hen. Wie dat niet wil komt bij u.
guard-field-entrance-member-read = Discord wordt ook gevraagd wie ze op deze server zijn
guard-field-entrance-linked-roles = Discord hoort dat ze geverifieerd zijn
    .hint = Voor gekoppelde rollen: Discord blijft het weten als Lodge het vergeten is.
guard-field-entrance-questions = Vragen
    .hint = Eén per regel, hoogstens vijf, van 100 tekens. U leest de antwoorden als u moet beslissen; daarna worden ze gewist.
guard-field-entrance-manual = Een mens kijkt naar iedereen
guard-field-entrance-least-days = Laagste leeftijd van een account, in dagen
guard-field-entrance-remind-hours = Uren zonder stap tot iemand herinnerd wordt
guard-field-entrance-reminders = Hoe vaak ze herinnerd worden
    .hint = 0 tot 5.
guard-field-entrance-kick-hours = Uren tot ze weggestuurd worden
    .hint = Leeg: nooit. Wie op u wacht wordt niet weggestuurd. Ze mogen terugkomen.
guard-field-entrance-again-days = Dagen tot wie binnengelaten is het opnieuw gevraagd wordt
    .hint = Leeg: nooit. Hoogstens 60. Ze houden de rol tot alle herinneringen op zijn.
guard-field-entrance-requests = Ook Discords eigen verzoeken om lid te worden worden beantwoord
    .hint = Waar de server die heeft.
guard-field-entrance-outside = Diensten die naar adressen gevraagd worden
    .hint = proxycheck, abuseipdb, met een komma ertussen; wie Lodge beheert heeft voor elk een sleutel nodig. Ze krijgen het adres en verder niets. Leeg: geen.
guard-pick-yes = Ja
guard-pick-no = Nee
guard-settings-entrance-role = Kies de rol die ze krijgen; anders komen ze nergens binnen.
guard-settings-role-wrong = Schrijf het nummer van de rol: klik er in Discord met rechts op en kies Rol-ID kopiëren.
guard-settings-questions-wrong = Hoogstens vijf vragen, één per regel, van 100 tekens.
guard-settings-words-wrong = Schrijf alleen woorden die hier genoemd worden, met komma’s ertussen.

summary-entrance-button = Wie komt drukt op een knop voor ze binnengelaten worden.
summary-entrance-page = Wie komt gaat eerst door een pagina, die vooraf zegt waarnaar gekeken wordt.
summary-entrance-oauth = Discord wordt gevraagd welke accounts ze gekoppeld hebben.
summary-entrance-questions = Hun wordt in woorden gevraagd: { $count ->
    [one] { $count } vraag
   *[other] { $count } vragen
}.
summary-entrance-manual = Iemand van het team kijkt naar iedereen.
summary-entrance-least = Accounts jonger dan { $days ->
    [one] { $days } dag
   *[other] { $days } dagen
} wachten tot ze oud genoeg zijn.
summary-entrance-remind = Wie { $hours } uur niets doet wordt herinnerd, zo vaak: { $count }
summary-entrance-kick = Wie na { $hours } uur niet klaar is wordt weggestuurd, en mag terugkomen.
summary-entrance-again = Wie binnengelaten is wordt het opnieuw gevraagd na { $days ->
    [one] { $days } dag
   *[other] { $days } dagen
}.
summary-entrance-requests = Ook Discords eigen verzoeken om lid te worden worden beantwoord.
summary-entrance-outside = Diensten die het adres krijgen van wie komt: { $count }

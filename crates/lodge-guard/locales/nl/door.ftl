# De pagina van iemand die naar binnen wil: waar naar gekeken wordt, en wat er nu komt.

guard-door-title = Naar binnen bij { $server }
guard-door-lead = Deze server kijkt wie er binnenkomt, zodat iemand die is weggestuurd niet ongemerkt terugkomt. Er is nog nergens naar gekeken. Lees eerst waar naar gekeken wordt.

## Waar naar gekeken wordt
guard-door-seen = Waar naar gekeken wordt als je doorgaat
guard-door-kept = Bewaard: { $kept }
guard-door-kept-not = niets.
guard-door-kept-hashed = een hash met sleutel, { $days } dagen lang.
guard-door-see-address = Waar je vandaan komt: het IP-adres van je verbinding
guard-door-why-address = Om te zien of iemand die verbannen is vanuit hetzelfde huis terugkomt, en of je via een VPN komt. Een adres alleen beslist nooit iets.
guard-door-kept-address = een hash met sleutel van het adres, { $days } dagen lang, en van het netwerk eromheen { $around } dagen lang. Het adres zelf wordt niet bewaard.
guard-door-see-device = Een cookie dat deze pagina je browser geeft: een willekeurig getal
guard-door-why-device = Om te zien of iemand die verbannen is met dezelfde browser terugkomt.
guard-door-kept-device = in je browser { $days } dagen lang, en hier als hash met sleutel { $hashed } dagen lang.
guard-door-see-facts = Ongeveer welke browser het is: de soort, de soort apparaat, je eerste taal, het aantal uren verschil met UTC, de schermgrootte in vier stappen, aanraken
guard-door-why-facts = Alleen samen met het netwerk om je heen: duizenden hebben hetzelfde.
guard-door-see-account = Hoe oud je Discord-account is, of het een foto heeft, en of je hier eerder was
guard-door-why-account = Een account dat oud is, of hier eerder was, spreekt voor je.
guard-door-see-linked = Welke accounts elders je aan Discord hebt gekoppeld en waarvan vaststaat dat ze van jou zijn: de dienst en je nummer daar, niet je naam. Discord vraagt het je eerst.
guard-door-why-linked = Om te zien of iemand die verbannen is met hetzelfde account elders terugkomt. Gekoppelde accounts spreken ook voor je.
guard-door-kept-linked = een hash met sleutel van elk, { $days } dagen lang. Waarmee Discord ons laat kijken, wordt nergens opgeschreven en meteen teruggegeven.
guard-door-see-member = Of je volgens Discord lid bent van deze server
guard-door-why-member = Om zeker te weten dat jij het bent die hier kwam.
guard-door-see-answers = Wat je op de vragen van de server antwoordt
guard-door-why-answers = Het team leest het als een mens beslist.
guard-door-kept-answers = verzegeld, tot er beslist is, en nooit langer dan 90 dagen.
guard-door-see-work = Nergens naar: je browser rekent even
guard-door-why-work = Het kost jou een ogenblik, en een machine die duizend keer komt veel.

## Wie het verder krijgt
guard-door-gets = Wie het verder krijgt
guard-door-gets-staff = Het team van de server ziet wat er besloten is en waarom, in woorden als “dezelfde browser als iemand die verbannen is”, en wat je antwoordde. Het ziet geen adres, geen gekoppeld account en geen cookie.
guard-door-gets-service = { $name } krijgt je IP-adres (van IPv6 de eerste helft) en verder niets, en zegt of mensen het gebruiken om ergens anders te lijken. Wat het zegt, wordt een dag onthouden.
guard-door-gets-server = { $name }, een andere server: daar wordt gevraagd of iemand met een van je gekoppelde accounts er verbannen is, en die mag hetzelfde vragen over mensen die hier verbannen zijn. Geen van beide komt te weten welke accounts dat zijn; ze gaan als getallen die niemand kan lezen. Daarvoor wordt hier een hash met sleutel van je gekoppelde accounts bewaard, even lang als de andere.
guard-door-gets-discord = Discord bewaart, voor alle servers van deze Lodge, dat je binnengelaten bent, hoe oud je account was en hoeveel accounts gekoppeld waren, tot je deze toepassing in de instellingen van Discord verwijdert.
guard-door-gets-nobody = Verder niemand.

## Wat blijft
guard-door-stays = Wat blijft
guard-door-stays-decision = Wat er besloten is, en waarom, { $days } dagen lang.
guard-door-stays-banned = Van iemand die verbannen is, blijven de hashes { $days } dagen. Alleen een moderator kan dat verlengen.
guard-door-stays-privacy = Op Discord laat /privacy export zien wat er over je bewaard wordt, en verwijdert /privacy delete het.
guard-door-privacy = Alles wat deze Lodge bewaart
guard-door-said-again = Waar naar gekeken wordt, en wie het krijgt

## Doorgaan of niet
guard-door-go-on-title = Wil je dat?
guard-door-go-on-text = Als je doorgaat, krijgt je browser het cookie en wordt gekeken naar wat hierboven staat.
guard-door-go-on = Doorgaan
guard-door-person-title = Of liever een mens
guard-door-person-text = Dan beslist iemand van het team over je, en wordt naar niets daarvan gekeken. Het kan langer duren.
guard-door-person = Ik wil liever een mens
guard-door-young = Je account is te jong voor deze server
guard-door-young-text = Vanaf dan kun je naar binnen:

## De stappen
guard-door-work-title = Je browser werkt even
guard-door-work-text = Verder hoef je niets te doen. Op een oude telefoon duurt het een paar seconden.
guard-door-work-unscripted = Je browser voert op deze pagina geen script uit en kan dus niet werken. Vraag liever om een mens.
guard-door-work-do = Beginnen
guard-door-work-working = Je browser is bezig …
guard-door-work-done = Klaar.
guard-door-work-failed = Je browser kon het niet. Probeer het opnieuw, of vraag om een mens.
guard-door-work-again = Je browser heeft het werk niet gedaan, of het duurde te lang. Probeer het opnieuw, of vraag om een mens.
guard-door-answer-title = De server vraagt je
guard-door-answer-text = Het team leest je antwoorden als een mens beslist. Elk hooguit 500 tekens.
guard-door-answer-send = Versturen
guard-door-answer-empty = Schrijf hier eerst iets.
guard-door-answer-long = Dat is langer dan 500 tekens.
guard-door-away-title = Nu naar Discord
guard-door-away-text = Discord vraagt je of we mogen zien wie je bent en wat je gekoppeld hebt. Zeg daar ja met het account waarmee je naar de server kwam.
guard-door-away-go = Naar Discord
guard-door-away-hint = Je hebt tien minuten, en komt vanzelf op deze pagina terug.
guard-door-looking = Er wordt naar je gekeken
guard-door-looking-text = Het duurt een paar seconden.
guard-door-looking-again = Nog eens kijken

## Wat ervan geworden is
guard-door-staff = Iemand van het team beslist
guard-door-staff-text = Je hoeft niets te doen; je hoort van hen. Je kunt deze pagina sluiten.
guard-door-refused = Het team heeft je niet binnengelaten
guard-door-refused-text = Dat heeft een mens besloten, en een mens kan anders besluiten.
guard-door-appeal = Vragen om terug te komen
guard-door-gone = Je wacht niet meer
guard-door-gone-text = Je bent weggegaan, of het duurde te lang. Druk op de server opnieuw op de knop.
guard-door-none = Er wordt je niets gevraagd
guard-door-none-text = Deze server vraagt je nu niets. Zie je de kanalen niet, druk daar dan opnieuw op de knop.

## Wat er misging
guard-door-why-not-other = Op Discord ben je als iemand anders aangemeld. Daarvan is niets bewaard. Meld je daar aan met het account waarmee je naar de server kwam, en ga opnieuw door.
guard-door-why-not-elsewhere = Discord zegt dat je niet op deze server bent. Kom erop, en ga opnieuw door.
guard-door-why-not-stale = Dat duurde te lang, of was al gebruikt. Ga opnieuw door.
guard-door-why-not-busy = Lodge start zo opnieuw. Ga over een minuut opnieuw door.
fault-guard-verify-over = Deze link is te oud
    .hint = Hij is een uur geldig, of een week als hij je toegestuurd is. Druk op de server opnieuw op de knop, of wacht op het volgende bericht.
fault-guard-verify-stale = Hiermee wordt op niemand gewacht
    .hint = Het duurde te lang, was al gebruikt, of hoort bij een andere browser. Druk op de server opnieuw op de knop.

## Waar het team op Discord in een gekoppelde rol om kan vragen
guard-linked-verified = Geverifieerd
    .about = Binnengelaten door een server die deze Lodge bewaakt
guard-linked-days = Dagen
    .about = Leeftijd van het account in dagen toen het geverifieerd werd
guard-linked-links = Gekoppelde accounts
    .about = Accounts elders die gekoppeld en bewezen waren bij de verificatie

# De ingang in Discord: wat wie binnenkomt leest, en wat het team leest.

entrance-post = **Kom binnen op { $server }.** Druk op de knop en doe wat er gevraagd wordt.
entrance-post-looked-at = Waarnaar gekeken wordt als je verdergaat:
entrance-looks-account = De leeftijd van je account, of het een afbeelding heeft en of je hier eerder was. Niets daarvan wordt bewaard.
entrance-looks-address = Het adres waar je vandaan komt en het netwerk eromheen, bewaard als hashes met sleutel, 30 en 7 dagen lang.
entrance-looks-browser = Wat voor browser en apparaat je hebt, in een paar grove woorden, en een cookie van deze Lodge: hashes met sleutel, { $days ->
    [one] { $days } dag
   *[other] { $days } dagen
} lang.
entrance-looks-links = Welke accounts elders je aan Discord gekoppeld hebt: hun nummers als hashes met sleutel, 30 dagen lang, hun namen helemaal niet. Discord vraagt het je eerst.
entrance-looks-answers = Je antwoorden op de vragen van het team, tot iemand beslist heeft.
entrance-looks-outside = Je adres, en verder niets, wordt getoond aan: { $names }.
entrance-looks-mutual = Of je daar verbannen bent wordt gevraagd aan: { $names }. Ze komen niet te weten wie je bent of wat je gekoppeld hebt.
entrance-post-kept = Hashes van iemand die verbannen is blijven 90 dagen. Zodra de sleutel van hun kwartaal vernietigd is, weet niemand meer waarvan ze gemaakt zijn. Geen machine verbant iemand.
entrance-post-person = Wil je dit niet, druk dan op de andere knop: dan kijkt er iemand van het team.
entrance-button = Binnenkomen
entrance-button-person = Liever een mens
entrance-button-open = Mijn pagina openen

entrance-say-off = Hier wordt op dit moment niemand iets gevraagd.
entrance-say-raid = Er komen nu heel veel mensen tegelijk. Probeer het over een paar minuten weer.
entrance-say-in = Je bent al binnen.
entrance-say-taken = Je was binnengelaten, en de rol is je later afgenomen. Vraag het team.
entrance-say-refused = Het team heeft je niet binnengelaten. Klopt dat volgens jou niet, schrijf dan iemand van het team: zij kunnen het je opnieuw vragen.
entrance-say-looking = Er wordt naar gekeken. Wacht even.
entrance-say-wait = Hier moet een account { $days ->
    [one] { $days } dag
   *[other] { $days } dagen
} oud zijn. Druk op { $when } weer op de knop.
entrance-say-page = Ga verder in je browser. De link is voor jou alleen en een uur geldig; eerst staat er waarnaar gekeken wordt, en waarom.
entrance-form = Vragen van het team
entrance-form-question = Vraag { $number }

entrance-reminder = Je kwam op { $server } en hebt nog niet op de knop gedrukt, of bent nog niet klaar. Ga hier verder:
entrance-sent-out = Je was bij de ingang van { $server } niet op tijd klaar en bent weggestuurd. Je mag altijd terugkomen.
entrance-again = { $server } vraagt het zijn leden af en toe opnieuw. Druk nog eens op de knop; intussen houd je je rol:
entrance-again-reminder = { $server } wacht nog tot je weer op de knop drukt. Doe je dat niet, dan verlies je de rol die je daar kreeg:
entrance-role-over = Je bent de rol van de ingang van { $server } kwijt, omdat je niet opnieuw op de knop drukte. Doe je dat, dan krijg je haar terug:
entrance-refused = Het team van { $server } heeft je niet binnengelaten. Je bent niet verbannen. Klopt dit volgens jou niet, schrijf dan iemand van het team: zij kunnen het je opnieuw vragen.
entrance-request-link = Je wilde lid worden van { $server }. Ga hier verder; de link is voor jou alleen en een week geldig: { $link }
entrance-request-rejected = Het team heeft je niet binnengelaten. Je bent niet verbannen en mag het opnieuw vragen.
entrance-request-over = Je was niet op tijd klaar, dus je verzoek om lid te worden van { $server } is afgewezen. Je mag het altijd opnieuw vragen.

entrance-staff = **{ $who } wil naar binnen.** Het account is { $days ->
    [one] { $days } dag
   *[other] { $days } dagen
} oud.
entrance-staff-held = Het bezoek lijkt zo op dat van iemand die verbannen is dat ze buiten blijven tot een van jullie beslist.
entrance-staff-review = Een van jullie moet kijken voor ze binnenkomen.
entrance-staff-away = Ze wilden niet dat Discord liet zien welke accounts ze gekoppeld hebben.
entrance-staff-person = Ze willen dat een mens kijkt in plaats van een machine.
entrance-staff-failed = Lodge kon niet naar hen kijken: er ging iets mis aan onze kant.
entrance-staff-waiting = Mensen die al een dag bij de ingang op jullie wachten: { $count }. De eerste sinds { $when }.
entrance-staff-sum = Samen: { $points } punten. Vanaf 4 kijkt een mens; vanaf 8 blijven ze buiten.
entrance-staff-like = Lijkt het meest op: { $who }
entrance-was-let-in = { $who } is bij de ingang binnengelaten.
entrance-was-refused = { $who } is bij de ingang niet binnengelaten.
entrance-no-role = Er is iemand binnengelaten, en de wachter kon de rol van de ingang niet geven.
entrance-no-end = Iemands tijd bij de ingang is om, en de wachter kon dat niet uitvoeren.
entrance-audit = Lodge: binnengelaten bij de ingang
entrance-audit-over = Lodge: de rol van de ingang is voorbij
entrance-rule-not-finished = Was niet op tijd klaar bij de ingang
button-let-in = Binnenlaten
button-turn-away = Niet binnenlaten
button-same = Dezelfde persoon
button-different = Verschillende mensen
entrance-let-in = Ze zijn binnengelaten. Over wie op hen lijkt wordt niet weer gevraagd.
entrance-turned-away = Ze zijn niet binnengelaten, en dat is hun gezegd.
entrance-judged-same = Geteld: het was dezelfde persoon.
entrance-judged-different = Geteld: het zijn verschillende mensen, en ze worden niet weer verward.

entrance-off = De ingang staat uit. Zet haar eerst aan op de pagina’s van de wachter, onder “Instellingen”, “Ingang”; daar kiest u ook de rol.
entrance-posted = De knop staat er.
entrance-asked-again = Het wordt hun vanaf nu opnieuw gevraagd. Hebben ze de rol, dan houden ze haar intussen.
entrance-told-apart = Deze twee worden niet weer verward.
entrance-renewed = Nog hoogstens 90 dagen bewaard, en niet langer dan een jaar nadat het gezien werd: { $count ->
    [one] { $count } spoor
   *[other] { $count } sporen
}.
entrance-renewed-none = Er is niets te verlengen: ze zijn niet verbannen, er wordt niets van hen bewaard, of het kan niet langer.
entrance-status = { $who }: { $stage }, sinds { $when }
entrance-status-none = { $who } wordt bij de ingang niets gevraagd.
entrance-status-decided = Laatst beslist: { $way }, { $when }
entrance-status-kept = Bewaard: { $kind }, tot { $when }
entrance-status-nothing = Er worden geen sporen van hen bewaard.
entrance-status-banned = Ze zijn verbannen: deze sporen blijven hoogstens 90 dagen, en `/verify renew` verlengt dat.
entrance-stage-asked = gevraagd op de knop te drukken
entrance-stage-working = hun browser werkt
entrance-stage-away = bij Discord
entrance-stage-answering = voor de vragen
entrance-stage-looking = er wordt gekeken
entrance-stage-staff = wacht op het team
entrance-stage-in = binnen
entrance-stage-out = weg, of weggestuurd
entrance-stage-refused = niet binnengelaten door het team
entrance-way-pass = binnengelaten
entrance-way-review = een mens kijkt
entrance-way-hold = blijft buiten tot een mens beslist
entrance-signal-connection = gekoppelde accounts
entrance-signal-device = het cookie van hun browser
entrance-signal-address = hun adres
entrance-signal-prefix = het netwerk eromheen
entrance-signal-facts = soort browser en apparaat

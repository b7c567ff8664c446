# Verhuizen vanuit andere programma’s, en er weer uit.

move-tab = Verhuizen
move-in = Binnenhalen
move-in-lead = Haal binnen wat een ander programma heeft geëxporteerd. Lodge bekijkt het bestand eerst; er verandert niets totdat u het zegt.
move-file = Het bestand
move-file-hint = Zoals het andere programma het exporteerde, ingepakt of niet, hoogstens 2 GB. Het ligt hier versleuteld totdat de reacties zijn binnengehaald, hoogstens een uur.
move-file-none = Kies het bestand dat het andere programma exporteerde.
move-file-unknown = Niet te zien is wat dit bestand heeft geschreven. Als het een export van reacties is, kies dan het programma.
move-file-large = Het bestand is groter dan 2 GB. Haal het binnen op de opdrachtregel: lodge comments import.
move-file-full = Er worden op dit moment te veel bestanden binnengehaald. Probeer het over een uur opnieuw.
move-format = Geschreven door
move-format-found = Lodge zoekt het uit
move-rules = Waar pagina’s nu zijn
move-rules-hint = Alleen waar adressen veranderd zijn. Eén regel per lijn: /blog/*=/* of old.example=blog.example.
move-rule-pair = Een regel is VAN=NAAR, één per lijn.
move-rule-place = Een regel leidt naar een pad, dat met / begint, of van de ene host naar de andere.
move-rule-stars = Een regel heeft na de = niet meer * dan ervoor.
move-unread = Het bestand kon niet worden gelezen. Stuur het opnieuw.
move-unread-damaged = Dit is geen volledige export van dat programma. Exporteer opnieuw, of kies een ander programma.
move-unread-long = Eén reactie in het bestand is langer dan 8 MB. Zo’n export wordt niet aangenomen.
move-unread-large = De database is groter dan 256 MB. Exporteer haar in een andere vorm.
move-unread-encoding = Het bestand is niet in UTF-8 geschreven. Sla het zo op.
move-unread-archive = Het archief is beschadigd, vergrendeld of niet helemaal hier. Pak het opnieuw in.
move-unread-newer = Een nieuwere versie van Lodge heeft het bestand geschreven. Werk deze eerst bij.
move-look = Bekijken
move-look-again = Opnieuw bekijken
move-reading = Het bestand wordt gelezen: { $program }
move-looked = Wat ervan zou komen: { $program }
move-broken = Het bestand kan niet worden binnengehaald: { $program }
move-would = { $comments ->
    [one] Eén reactie
   *[other] { $comments } reacties
 } op { $pages ->
    [one] één pagina
   *[other] { $pages } pagina’s
 }
move-would-shown = Getoond: { $count }
move-would-held = Wacht op een moderator: { $count }
move-would-rejected = Afgewezen: { $count }
move-would-spam = Spam: { $count }
move-would-deleted = Verwijderd, waarvan alleen de plaats blijft: { $count }
move-people = Mensen met een account: { $accounts }; reacties van gasten: { $guests }
move-with-email = Reacties met een e-mailadres, dat verzegeld wordt bewaard en nooit getoond: { $count }
move-between = Geschreven van { $first } tot { $last }
move-orphans = Reacties die niets beantwoorden wat er is, en op zichzelf komen te staan: { $count }
move-left = Blijft achter
move-left-no-date = Zonder datum: { $count }.
move-left-no-page = Op geen enkele pagina: { $count }.
move-left-pingback = Pingbacks en trackbacks: { $count }.
move-left-unknown-page = Op pagina’s die niet in het bestand staan: { $count }.
move-left-unmapped = Op pagina’s die niet van deze site zijn: { $count }.
move-left-twice = Twee keer in het bestand: { $count }.
move-left-too-long = Langer dan een reactie mag zijn: { $count }.
move-left-empty = Zonder iets te zien: { $count }.
move-left-first = De eerste in het bestand: { $ids }
move-unmapped = Adressen die geen pagina van deze site zijn
move-unmapped-empty = Het heeft geen adres.
move-unmapped-host = { $host } is geen host van de site.
move-unmapped-none = Het is geen webadres.
move-unmapped-more = Meer reacties op zulke adressen: { $count }
move-comments = { $count ->
    [one] Eén reactie.
   *[other] { $count } reacties.
 }
move-start = Haal ze binnen
move-drop = Leg het bestand weg
move-going = Reacties worden binnengehaald
move-undoing = Een import wordt ongedaan gemaakt
move-so-far = { $count ->
    [one] Tot nu toe één reactie.
   *[other] Tot nu toe { $count } reacties.
 }
move-refresh = Hoever is het?
move-stop = Stoppen
move-past = Eerdere imports
move-stage-running = Bezig
move-stage-done = Klaar
move-stage-stopped = Onderbroken: stuur het bestand opnieuw, niets komt twee keer
move-stage-broken = Niet tot het einde gelezen
move-stage-undoing = Wordt ongedaan gemaakt
move-brought = { $comments ->
    [one] Eén reactie
   *[other] { $comments } reacties
 } en { $pages ->
    [one] één pagina
   *[other] { $pages } pagina’s
 } binnengehaald
move-there = Al hier: { $count }
move-undo = Ongedaan maken
move-undo-ask = Deze import ongedaan maken?
move-undo-what = { $count ->
    [one] De reactie die hij bracht verdwijnt,
   *[other] De { $count } reacties die hij bracht verdwijnen,
 } met hun auteurs en pagina’s. Wat mensen sindsdien schreven blijft; waar het iets beantwoordt dat verdwijnt, blijft een lege plaats over.
move-out = Meenemen
move-out-lead = Alle reacties van deze site, in de eigen vorm van Lodge, die niets verliest, of zoals een ander programma ze leest.
move-out-caption = Vormen, en wat elk ervan bewaart naast namen, tijden en teksten
move-out-format = Voor
move-out-keeps = Bewaart
move-out-file = Bestand
move-out-take = Downloaden
move-out-contacts = Met e-mailadressen
move-out-contacts-hint = Uw bezoekers gaven hun adres voor brieven over antwoorden. Geef het alleen door aan waar zij dat zouden verwachten.
move-keeps-titles = titels van pagina’s
move-keeps-closed = gesloten pagina’s
move-keeps-depth = antwoorden op antwoorden
move-keeps-accounts = wie wat nog meer schreef
move-keeps-websites = pagina’s van auteurs
move-keeps-held = wachtende reacties
move-keeps-rejected = afgewezen reacties
move-keeps-spam = spam
move-keeps-edited = wanneer iets gewijzigd is
move-keeps-sticky = vastgezette reacties
move-keeps-votes = stemmen
move-keeps-reactions = tekens en eerdere versies

said-move-gone = Het bestand is hier niet meer. Stuur het opnieuw.
said-move-dropped = Het bestand is weggelegd.
said-move-stopped = De import is gestopt. Opnieuw gestuurd brengt het bestand wat er nog ontbreekt.
fault-moving = Er is een import naar deze site bezig
    .hint = Wacht tot hij klaar is, of stop hem.
fault-no-format = Reacties worden niet in deze vorm geschreven
    .hint = Kies er een van de pagina ‘Verhuizen’.

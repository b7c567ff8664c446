# De reacties onder iemands pagina.
thread-count = { $count ->
    [0] Reacties
    [one] { $count } reactie
   *[other] { $count } reacties
 }
thread-none = Er heeft nog niemand gereageerd. U kunt de eerste zijn.
thread-sort = Volgorde
thread-best = Beste
thread-newest = Nieuwste
thread-oldest = Oudste
thread-discussed = Meest besproken
thread-next = Meer reacties
thread-rest = { $count ->
    [one] Nog { $count } antwoord
   *[other] Nog { $count } antwoorden
 }
thread-fresh = { $count ->
    [one] { $count } nieuwe reactie
   *[other] { $count } nieuwe reacties
 }
thread-end = Dit zijn alle reacties.
thread-feed = Feed
thread-privacy = Wat er over u wordt bewaard
thread-own = Uw brieven en gegevens
thread-by = Reacties door Lodge

thread-write = Schrijf een reactie
thread-body = Uw reactie
thread-placeholder = Schrijf een reactie …
thread-name = Naam
thread-email = E-mailadres (niet verplicht)
thread-email-hint = Wordt aan niemand getoond.
thread-trap = Laat dit leeg
thread-notify = Mail mij als iemand antwoordt
thread-draft = Bewaar dit concept in mijn browser tot ik het plaats
thread-draft-kept = Het concept wordt in deze browser bewaard.
thread-draft-gone = Het concept wordt niet meer bewaard.
thread-markdown = Markdown werkt: *nadruk*, **vet**, > citaat, `code`.
thread-tab-write = Schrijven
thread-tab-preview = Voorbeeld
thread-post = Plaatsen
thread-cancel = Annuleren
thread-answering = Antwoord aan { $name }
thread-sign-in = Inloggen
thread-sign-in-first = Wie inlogt, kan hier schrijven.
thread-sign-out = Uitloggen
thread-hello = U schrijft als { $name }.
thread-expired = U bent uitgelogd. Log opnieuw in om verder te gaan.
thread-proving = Een ogenblik: uw browser lost een kleine puzzel op, die machines buiten houdt.
thread-failed = Dat is niet aangekomen. Wat u schreef staat er nog: probeer het zo meteen opnieuw.
thread-closed-moderator = Hier kan niet meer worden gereageerd.
thread-closed-age = Deze pagina is oud; er kan niet meer worden gereageerd.
thread-closed-site = Op deze site kan op dit moment niet worden gereageerd.
thread-locked = Hier kan niet meer worden gereageerd.

thread-reply = Antwoorden
thread-up = Voor
thread-down = Tegen
thread-react = Reageren met een teken
thread-react-heart = Prachtig
thread-react-thanks = Dank u
thread-react-laugh = Grappig
thread-react-wow = Verrassend
thread-react-sad = Verdrietig
thread-react-think = Zet me aan het denken
thread-react-party = Dat vieren we
thread-react-rocket = Geweldig idee
thread-more = Meer over deze reactie
thread-link = Link kopiëren
thread-copied = De link is gekopieerd.
thread-report = Melden
thread-edited = gewijzigd
thread-pinned = Vastgezet
thread-held = Wacht op een moderator. Alleen u en de moderators zien dit.
thread-waiting = Wacht op een moderator
thread-owner = Eigenaar
thread-moderator = Moderator
thread-somebody = Iemand die weg is
thread-gone = Deze reactie is weggehaald.
thread-to = aan { $name }
thread-to-earlier = op een eerdere reactie

thread-edit = Wijzigen
thread-save = Opslaan
thread-delete = Verwijderen
thread-delete-how = Wat moet weg?
thread-delete-blank = De woorden. De plek blijft, en de antwoorden ook.
thread-delete-all = Alles, alsof het nooit is geschreven.
thread-keep = Laten staan
thread-report-of = De reactie van { $name } melden
thread-report-why = Wat is er mis mee?
thread-report-spam = Het is reclame
thread-report-abuse = Het valt iemand aan
thread-report-illegal = Het is tegen de wet
thread-report-private = Het geeft iets persoonlijks prijs
thread-report-other = Iets anders
thread-report-text = Zeg er meer over, als u wilt
thread-report-send = Melden
thread-approve = Goedkeuren
thread-reject = Afwijzen
thread-spam = Spam
thread-stick = Vastzetten
thread-unstick = Losmaken
thread-lock = Pagina sluiten
thread-unlock = Pagina openen

thread-document = Reacties: { $title }

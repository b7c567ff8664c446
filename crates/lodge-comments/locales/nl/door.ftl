door-title = Aanmelden bij { $site }
door-lead = Hoe wilt u laten zien wie u bent? Wat u ook kiest, op deze site bent u iemand op zich: andere sites kunnen niet zien dat u dezelfde persoon bent.
door-none = Op deze site kan niemand zich aanmelden.
door-guests = U kunt ook reageren zonder u aan te melden: sluit dit venster en vul een naam in.
door-kept = Nadat u zich hebt aangemeld, bewaart de pagina één cookie, zodat u 28 dagen lang wordt herkend. U kunt altijd alles zien en wissen wat er over u wordt bewaard.
door-account = Met mijn account hier
door-email = Met een code per e-mail
door-passkey = Met een passkey
door-with = Met { $provider }
door-sso = Met mijn account bij { $site }
door-other = Op een andere manier aanmelden
door-go = Aanmelden
door-as = Aanmelden bij { $site } als { $name }?
door-name = Naam
door-name-hint = Iedereen ziet deze naam bij wat u schrijft.
door-name-new = Bent u hier voor het eerst: de naam die iedereen ziet bij wat u schrijft. Laat anders leeg.
door-name-wrong = Vul de naam in die bij uw reacties staat: één regel, zonder adres erin.
door-name-taken = Deze naam lijkt op die van iemand die zich hier aanmeldt. Kies een andere, of meld u aan.
door-account-kept = { $site } krijgt de naam die u hier kiest. De site krijgt uw e-mailadres niet en komt niet te weten welk account van u is.
door-with-kept = Naam, foto en pagina van de andere dienst kunnen bij wat u schrijft worden getoond. Uw e-mailadres wordt nooit getoond.
door-address = E-mailadres
door-address-hint = Daarheen gaat een code. Het adres wordt nooit getoond.
door-email-wrong = Een e-mailadres ziet eruit als naam@example.org.
door-email-taken = Dit adres kan alleen worden gebruikt door u ermee aan te melden. Meld u aan, of laat het adres weg.
door-email-go = Stuur mij een code
door-code-title = Kijk in uw mailbox
door-code-lead = Er is een brief met een code naar u onderweg. De code is 15 minuten geldig.
door-code = Code
door-code-wrong = Dit is niet de code uit de laatste brief. Kijk nog eens.
door-code-again = Nog een code sturen
door-passkey-lead = Een passkey zit in uw apparaat: geen e-mailadres, geen wachtwoord. Dezelfde passkey werkt op elke site met reacties van hier, en geen site komt iets over de andere te weten.
door-passkey-script = Voor passkeys moet script aanstaan in uw browser. Kies een andere manier, of zet script aan.
door-passkey-use = Mijn passkey gebruiken
door-passkey-make = Een nieuwe passkey maken
door-passkey-cancelled = Er is niets gekozen. Probeer het opnieuw wanneer u zover bent.
door-passkey-failed = Dat is niet gelukt. Probeer het opnieuw, of kies een andere manier.
door-done = U bent aangemeld als { $name }
door-done-close = Dit venster sluit vanzelf. Gebeurt dat niet, sluit het dan zelf.
door-done-lost = De pagina die dit venster opende, is niet meer te bereiken. Sluit dit venster en meld u nog eens aan vanaf de pagina.
door-signed-out = U bent afgemeld.
door-forgotten = Alles wat er op deze site over u werd bewaard, is gewist.

letter-door-code-subject = { $code } is uw code voor { $site }
letter-door-code-text =
    Iemand, hopelijk u, wil zich met dit e-mailadres aanmelden bij de reacties van { $site }.
    Uw code is { $code }. Die is 15 minuten geldig.
    Was u het niet, doe dan niets: zonder de code komt niemand binnen, en er wordt niets bewaard.

fault-door-origin = Deze pagina kan u niet vragen zich aan te melden
    .hint = De pagina die dit venster opende, hoort niet bij de site. Ga naar de site zelf en meld u daar aan.
fault-door-way = Op deze site kunt u zich zo niet aanmelden
    .hint = Kies een andere manier.
fault-door-gone = Dat duurde te lang, of is al gebruikt
    .hint = Sluit dit venster en meld u nog eens aan vanaf de pagina.
fault-door-sso = Wat de site over u zegt, kan niet worden nagegaan
    .hint = Probeer het nog eens. Lukt het dan ook niet, zeg het dan tegen wie de site beheert.
fault-door-passkey = Deze passkey is hier niet bekend
    .hint = Maak een nieuwe, of kies een andere manier. Een passkey van een account hier werkt onder ‘Met mijn account hier’.
fault-door-passkey-site = Passkeys werken niet op dit adres
    .hint = Kies een andere manier.
fault-door-name-wrong = Er ontbreekt een naam
    .hint = Vul de naam in die bij uw reacties staat: één regel, zonder adres erin.
fault-door-name-taken = Deze naam lijkt op die van iemand anders hier
    .hint = Kies een andere naam.

door-gate-working = Uw browser bewijst dat u geen machine bent. Dat duurt even…
door-gate-done = Bewezen: u bent geen machine.
door-gate-failed = Het bewijs lukte niet. Laad de pagina opnieuw en probeer het nog eens.
door-gate-unscripted = Zonder script wordt u in plaats daarvan gevraagd even te wachten.
door-gate-waiting = Even wachten
door-gate-seconds = { $seconds ->
    [one] Zonder script laat wachten zien dat u geen machine bent. Druk over { $seconds } seconde opnieuw op de knop; wat u getypt hebt, staat er nog.
   *[other] Zonder script laat wachten zien dat u geen machine bent. Druk over { $seconds } seconden opnieuw op de knop; wat u getypt hebt, staat er nog.
 }

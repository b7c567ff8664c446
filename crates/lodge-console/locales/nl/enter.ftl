sign-in-title = Aanmelden
sign-in-email = E-mailadres
sign-in-password = Wachtwoord
sign-in-forgotten = Wachtwoord vergeten?
sign-in-or = of
sign-in-passkey = Aanmelden met een passkey
sign-in-no-account = Nog geen account?
sign-in-sign-up = Account maken
sign-in-refused = Het adres of het wachtwoord klopt niet.
sign-in-prove = Hier is iemand aan het raden. Meld u nog eens aan; uw browser bewijst eerst dat u geen machine bent.
said-signed-out = U bent afgemeld.
said-already-here = Er is al een account met dit adres. Meld u aan.
said-password-set = Uw nieuwe wachtwoord is ingesteld. Meld u ermee aan.
said-welcome = Welkom. Uw account is geopend.

passkey-cancelled = Er is geen passkey gebruikt.
passkey-failed = De passkey werkte niet. Probeer het opnieuw, of meld u anders aan.

second-title = Tweede stap
second-lead = Het wachtwoord klopte. Nu de cijfers van uw authenticator-app.
second-digits = Zes cijfers, of een herstelcode
second-hint = Een herstelcode werkt één keer.
second-go = Aanmelden
second-back = Opnieuw beginnen
second-wrong = Dat klopt niet, of er zijn vijf minuten voorbij. Neem de cijfers die de app nu toont, of begin opnieuw.

prove-title = Bent u het?
prove-lead = Wat nu komt, kan niet ongedaan gemaakt worden of opent deuren. Laat nog eens zien wie u bent; daarna gaat u verder.
prove-go = Verder
prove-passkey = Een passkey gebruiken
prove-wrong = Dat klopt niet.
prove-otherwise = Niets hiervan bij de hand? Meld u af en weer aan zoals u gewend bent; daarna wordt een kwartier lang niets meer gevraagd.

sign-up-title = Account maken
sign-up-lead = Uw volledige naam en uw e-mailadres. Verder wordt er niets gevraagd.
sign-up-name = Volledige naam
sign-up-name-wrong = Een naam is één regel van 1 tot 200 tekens, zonder adres erin.
sign-up-email = E-mailadres
sign-up-email-hint = Er gaat een e-mail met een link naartoe, om te zien of het van u is.
sign-up-email-wrong = Een e-mailadres ziet eruit als naam@example.org.
sign-up-go = Stuur mij de e-mail
sign-up-known = Al eens hier geweest?
sign-up-kept = Zolang u de link niet opent, staat er niets in de database; na een dag zonder dat is alles vergeten.
sign-up-read = Wat er bewaard wordt, en waarom

gate-working = Uw browser bewijst dat u geen machine bent. Dat duurt even…
gate-done = Bewezen: u bent geen machine.
gate-failed = Het bewijs lukte niet. Laad de pagina opnieuw en probeer het nog eens.
gate-unscripted = Zonder script wordt u in plaats daarvan gevraagd even te wachten.
gate-again = Het bewijs dat u geen machine bent, was te oud. Verstuur het formulier nog eens.
gate-waiting = Even wachten
gate-seconds = { $seconds ->
    [one] Zonder script laat wachten zien dat u geen machine bent. Druk over { $seconds } seconde opnieuw op de knop; wat u getypt hebt, staat er nog.
   *[other] Zonder script laat wachten zien dat u geen machine bent. Druk over { $seconds } seconden opnieuw op de knop; wat u getypt hebt, staat er nog.
 }

sent-title = Kijk in uw postbus
sent-lead = Er is een e-mail naar u onderweg. Open de link erin binnen een dag.
sent-nothing = Niets gekomen? Kijk in de map met spam, en controleer het adres.
sent-again = Opnieuw proberen

confirm-title = Open uw account
confirm-lead = { $name }, { $email } is van u. Kies hoe u zich voortaan aanmeldt.
confirm-password = Nieuw wachtwoord
confirm-go = Mijn account openen
confirm-passkey = Zonder wachtwoord, met een passkey

password-hint = Minstens 12 tekens. Een paar woorden zijn makkelijk te onthouden en moeilijk te raden.
password-short = Gebruik minstens 12 tekens.
password-long = Gebruik hoogstens 1024 tekens.
password-failed = Dit wachtwoord kan niet gebruikt worden. Kies een ander.

forgotten-title = Wachtwoord vergeten
forgotten-lead = Zeg welk adres uw account heeft. Als het er is, gaat er een e-mail met een link naartoe.
forgotten-email-wrong = Een e-mailadres ziet eruit als naam@example.org.
forgotten-go = Stuur mij de link
forgotten-back = Terug naar aanmelden
forgotten-sent-title = Kijk in uw postbus
forgotten-sent-lead = Als er een account met dit adres is, is er een e-mail onderweg. De link erin werkt een uur.

reset-title = Nieuw wachtwoord
reset-lead = Voor het account van { $email }. Elke browser die aangemeld is, wordt afgemeld.
reset-password = Nieuw wachtwoord
reset-go = Wachtwoord instellen

fault-link-gone = Deze link werkt niet meer
    .hint = Hij is al gebruikt, of te oud. Vraag een nieuwe aan.

sign-in-with = Aanmelden met { $provider }
with-link-title = Dit account koppelen?
with-link-lead = U kwam van { $provider } terug als { $there }. Wie daar als { $there } kan inloggen, kan dan hier als u inloggen.
with-link-lead-unnamed = U kwam terug van { $provider }. Wie daar op dat account kan inloggen, kan dan hier als u inloggen.
with-link-go = Koppelen
with-link-no = Niet koppelen
with-title = Bent u dit?
with-lead = { $provider } kent u als iemand die hier een account heeft: { $name }.
with-go = Aanmelden als { $name }
with-other = Nee, anders aanmelden
with-first-title = Meld u nog eens aan
with-first-lead = Er is hier een account met het adres dat { $provider } kent. Meld u er zoals gewoonlijk bij aan; { $provider } wordt er dan aan gekoppeld, en opent het voortaan.
said-provider-no = Er is niemand aangemeld: de andere dienst zei nee.
fault-provider = De andere dienst antwoordt niet zoals het hoort
    .hint = Probeer het over een tijdje opnieuw, of meld u anders aan.
fault-link-taken = Dit is al aan een ander account gekoppeld
    .hint = Meld u bij dat account aan en ontkoppel het daar eerst.
fault-passkey-site = Passkeys werken niet op dit adres
    .hint = Passkeys hebben een hostnaam en https nodig. Meld u anders aan.
fault-passkey-refused = De passkey is niet geaccepteerd
    .hint = De passkey is hier niet bekend, of de vraag was te oud. Probeer het opnieuw.
fault-passkey-known = Deze passkey is al toegevoegd
    .hint = Dit apparaat heeft al een passkey voor uw account.
fault-passkey-many = Er zijn al veel passkeys
    .hint = Verwijder er eerst een onder Beveiliging.
fault-passkey-label = De passkey heeft een naam nodig
    .hint = Geef hem een naam van één regel, van 1 tot 200 tekens.

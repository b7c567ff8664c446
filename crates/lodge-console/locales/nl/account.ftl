account-title = Account
account-profile = Profiel
account-security = Beveiliging
account-tokens = Tokens
account-delegates = Gedeeld
account-data = Mijn gegevens
account-actions = Acties
account-copy = Kopiëren
account-copied = Gekopieerd
account-print = Afdrukken
account-once = Dit wordt één keer getoond
account-keep = Behouden
account-back = Terug

profile-language = Taal
profile-zone = Tijdzone
profile-theme = Weergave
profile-theme-auto = Zoals in de browser
profile-theme-light = Licht
profile-theme-dark = Donker
profile-save = Opslaan
profile-choose = Kies een van deze.
profile-email-change = Het adres wijzigen
said-profile-saved = Opgeslagen.

email-title = Een ander e-mailadres
email-lead = Uw adres is { $email }. Daarmee meldt u zich aan, en daarheen gaan e-mails.
email-new = Nieuw e-mailadres
email-hint = Er gaan twee e-mails uit, één naar elk adres. Zodra beide links geopend zijn, verandert het adres.
email-go = De e-mails versturen
email-same = Dat is uw adres al.
said-email-asked = Er zijn twee e-mails onderweg. Open de link in allebei.
email-confirm-title = Wijziging van het e-mailadres
email-confirm-lead = Het account is voortaan te bereiken op { $email }.
email-confirm-go = Bevestigen
email-half-old = Bevestigd vanaf het oude adres. Open nu de link in de e-mail aan { $email }.
email-half-new = Bevestigd vanaf { $email }. Open nu de link in de e-mail aan het oude adres.
email-taken = Er is niets gewijzigd: intussen is er een account met { $email }.
email-done = Klaar: het account is te bereiken op { $email }.

password-lead = Elke andere browser wordt afgemeld.
said-password-changed = Uw wachtwoord is gewijzigd, en andere browsers zijn afgemeld.

security-password-on = Er is een wachtwoord ingesteld.
security-password-off = Er is geen wachtwoord ingesteld.
security-password-set = Een nieuw wachtwoord instellen
security-app = Authenticator-app
security-app-on = Aan
security-app-off = Met een authenticator-app opent uw wachtwoord alleen niets.
security-app-add = Instellen
security-app-change = Wijzigen
security-codes = { $count ->
    [0] Er is geen herstelcode over.
    [one] Er is { $count } herstelcode over.
   *[other] Er zijn { $count } herstelcodes over.
 }
security-sessions = Aangemeld
security-sessions-lead = De browsers die bij uw account aangemeld zijn. Kent u er een niet, meld hem af en stel een nieuw wachtwoord in.
security-browser = Browser
security-since = Sinds
security-seen = Laatst gezien
security-unknown = Een browser
security-this = Deze
security-end = Afmelden
security-end-others = Overal elders afmelden
security-delete-lead = Alles van u wordt gewist, meteen. Het kan niet ongedaan gemaakt worden.
said-session-ended = Die browser is afgemeld.
said-sessions-ended = Alle andere browsers zijn afgemeld.

totp-title = Authenticator-app
totp-lead = Scan de afbeelding met de app en typ dan de zes cijfers die hij toont.
totp-picture = QR-code met het geheim voor de app
totp-by-hand = Of typ dit in de app:
totp-digits = Zes cijfers
totp-go = Aanzetten
totp-wrong = Dit zijn de cijfers niet. Typ die welke de app nu toont.
totp-renew = Nieuwe herstelcodes
totp-renew-lead = Nieuwe maken de oude waardeloos.
totp-remove = De app uitzetten
totp-remove-lead = Daarna opent uw wachtwoord alleen het account, en zijn de herstelcodes waardeloos.
said-totp-removed = De authenticator-app staat uit.
codes-title = Herstelcodes
codes-lead = Raakt u de app kwijt, dan laat elk van deze u één keer binnen. Bewaar ze op papier of in een wachtwoordbeheerder.
codes-done = Ik heb het bewaard

tokens-lead = Met een token handelt een programma voor u, zo ver als u zegt.
tokens-reference = Wat programma’s kunnen
tokens-none = Nog geen token
tokens-none-lead = Maak er hieronder een als een programma van u de API gaat gebruiken.
tokens-yours = Uw tokens
tokens-label = Naam
tokens-label-hint = Waar het voor is, in uw eigen woorden.
tokens-label-wrong = Een naam is één regel van 1 tot 100 tekens.
tokens-scopes = Wat het mag
tokens-scopes-wrong = Kies er minstens één.
tokens-too-many = Er zijn 50 tokens; meer kunnen het er niet zijn. Verwijder er een dat geen programma gebruikt.
tokens-past = Kies een moment in de toekomst, zoals 2030-01-01T00:00:00Z.
tokens-outlives = Een token eindigt niet later dan het token dat het maakt. Laat dit weg of kies een eerder moment.
tokens-account-read = Het account lezen
tokens-account-write = Het account wijzigen
tokens-account-security = De manieren om binnen te komen wijzigen: wachtwoord, adres, authenticator-app, passkeys, koppelingen, sessies en tokens
tokens-account-export = Alles lezen wat over u wordt bewaard
tokens-account-delete = Het account verwijderen, met alles erin
tokens-domains-read = Domeinen lezen
tokens-domains-write = Domeinen toevoegen, bewijzen en verwijderen
tokens-aliases-read = Aliassen lezen
tokens-aliases-write = Aliassen toevoegen, wijzigen en verwijderen
tokens-comments-read = Sites zien en wat erop geschreven is
tokens-comments-write = Sites en pagina’s met reacties toevoegen, wijzigen en verwijderen
tokens-comments-moderate = Beslissen over reacties en bezoekers
tokens-guard-read = Lezen wat de wacht van Discord-servers weet
tokens-guard-write = Instellingen veranderen en beslissen op Discord-servers
tokens-webhooks-read = Webhooks lezen
tokens-webhooks-write = Webhooks toevoegen, wijzigen en verwijderen
tokens-help-read = Hulpvragen en hun antwoorden lezen
tokens-help-write = Om hulp vragen en zeggen wat u vindt
tokens-admin-read = Beheer bekijken
tokens-admin-write = Deze Lodge beheren
tokens-until = Geldig tot
tokens-for-good = Tot het verwijderd wordt
tokens-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagen
 }
tokens-used = Laatst gebruikt
tokens-unused = Nog niet
tokens-remove = Verwijderen
tokens-remove-sure = Dit token verwijderen? Programma’s die het gebruiken, kunnen niets meer.
tokens-new = Een nieuw token
tokens-make = Het token maken
tokens-made = Het nieuwe token
tokens-made-lead = Kopieer het token “{ $label }” nu. Alleen een hash ervan wordt bewaard; niemand kan het nog eens tonen.
said-token-removed = Het token is verwijderd.

data-title = Alles wat Lodge over mij weet
data-lead = Alles wat over u is opgeslagen, leesbaar, tabel voor tabel.
data-download = Downloaden als JSON
data-hidden = Bewaard, en niet getoond: wie het hier las, kon zich ermee aanmelden.
data-elsewhere = Elders
data-elsewhere-lead = Wat kort buiten de database kan staan, en hier niet getoond kan worden.

delegates-lead = U kunt een domein met anderen delen, en anderen het hunne met u. Alleen wat gedeeld is, wordt gezien.
delegates-none = Er is niets gedeeld
delegates-none-lead = Open een domein om er iemand voor uit te nodigen.
delegates-given = Wat ik deel
delegates-had = Wat anderen met mij delen
delegates-who = Met
delegates-owner = Van wie
delegates-what = Wat
delegates-role = Mag
delegates-state = Stand
delegates-viewer = Bekijken
delegates-editor = Wijzigen
delegates-object = { $module ->
    [mail] Domein { $name }
   *[other] { $name }
 }
delegates-object-gone = Iets wat er niet meer is
delegates-accepted = Geaccepteerd
delegates-until = Uitgenodigd tot { $day }
delegates-remove = Beëindigen
delegates-take-back = Intrekken
delegates-give-back = Teruggeven
said-share-removed = Het is niet meer gedeeld.
said-invitation-taken-back = De uitnodiging is ingetrokken.
said-invitation-accepted = Geaccepteerd. U vindt het nu bij uw eigen domeinen.
invited-title = Een uitnodiging
invited-lead = { $owner } nodigt u uit om samen voor iets te zorgen.
invited-go = Accepteren
invited-first = Meld u aan met het account van dit adres, of maak er een account mee en open dan deze link opnieuw.
fault-other-address = De uitnodiging ging naar een ander adres
    .hint = Meld u aan met het account van het adres waarheen de e-mail gestuurd is.

delete-title = Account verwijderen
delete-what = Wat er gebeurt
delete-all = Alles van u wordt meteen gewist: uw naam en adres, domeinen, aliassen, tokens, sessies, verzoeken.
delete-mail = Mail aan uw aliassen wordt vanaf dan geweigerd.
delete-backups = Back-ups worden zonder u herschreven; kopieën die elders staan, zijn na 14 dagen waardeloos.
delete-never = Niemand kan het ongedaan maken, ook niet wie deze Lodge beheert.
delete-first = Eerst mijn gegevens meenemen
delete-type = Typ om verder te gaan uw adres: { $email }
delete-wrong = Dat is niet het adres van dit account.
delete-go = Alles verwijderen

farewell-title = Tot ziens
farewell-lead = Uw account is gewist, en u bent afgemeld.
farewell-backups = Niets ervan kan teruggehaald worden.

security-passkeys = Passkeys
security-passkeys-lead = Een passkey staat op uw apparaat, telefoon of in uw wachtwoordbeheerder, en meldt u aan zonder wachtwoord.
security-passkey-since = toegevoegd op { $day }
security-passkey-sure = Deze passkey verwijderen? Hij opent dan niets meer.
security-passkey-unscripted = Passkeys hebben script nodig. Al het andere werkt zonder.
security-links = Andere diensten
security-link-since = gekoppeld op { $day }
security-link = { $provider } koppelen
security-unlink = Ontkoppelen
said-passkey-added = De passkey is toegevoegd.
said-passkey-removed = De passkey is verwijderd.
said-provider-linked = Gekoppeld. U kunt zich er voortaan mee aanmelden.
said-provider-unlinked = Ontkoppeld.
passkey-title = Een passkey toevoegen
passkey-lead = Uw browser vraagt uw apparaat om een passkey. De volgende keer meldt u zich ermee aan: een vinger, een gezicht of een pincode is genoeg.
passkey-label = Naam
passkey-label-first = Mijn passkey
passkey-label-hint = Zodat u hem tussen andere herkent.
passkey-go = De passkey toevoegen
passkey-failed-new = Er is geen passkey toegevoegd. Probeer het opnieuw.

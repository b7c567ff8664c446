nav-home = Begin

first-title = Wat dit is
first-heading = { $host } stuurt post door en vergeet die
first-lead = Lodge is de portier van een gemeenschap: wie een domein heeft, heeft daar adressen, en wat daarheen gestuurd wordt, gaat door naar de postbussen die men al heeft.
first-memory = Een bericht staat in het geheugen zolang het overhandigen duurt, en nooit op een schijf.
first-nothing = Over een bericht wordt niets vastgelegd: geen afzender, geen ontvanger, geen tijd.
first-declared = Wat er over wie bewaard wordt, is opgeschreven.
first-read = Lees wat er bewaard wordt.

home-title = Begin
home-heading = Welkom, { $name }
home-attention = Wat aandacht vraagt
home-letters-off = Er worden geen e-mails verstuurd: niemand kan een adres bevestigen of een nieuw wachtwoord kiezen.
home-backup-none = Er is nog geen back-up.
home-backup-late = De laatste back-up is van { $day }; daarna is er geen meer gemaakt.
home-requests = { $count ->
    [one] Eén hulpvraag wacht op antwoord.
   *[other] { $count } hulpvragen wachten op antwoord.
 }
home-policy = Wat er over mensen bewaard wordt, is veranderd en nog niet aangekondigd.
home-audit = { $count ->
    [one] De laatste controle vond één ding dat afwijkt van het register.
   *[other] De laatste controle vond { $count } dingen die afwijken van het register.
 }
home-lodge = Deze Lodge
home-well = Alles is in orde
home-letters = E-mails
home-letters-on = Worden verstuurd
home-letters-none = Worden niet verstuurd

source-title = Broncode
source-heading = De broncode die draait
source-version = Versie
source-revision = Bronrevisie
source-nowhere = Wie dit bouwde, had de code uit een repository zonder openbaar adres. In een kopie van die repository toont “git show” deze revisie.
source-read = Lees haar hier, helemaal:

privacy-title = Privacy

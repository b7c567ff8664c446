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

source-title = Broncode
source-heading = De broncode die draait
source-version = Versie
source-revision = Bronrevisie
source-nowhere = Wie dit bouwde, had de code uit een repository zonder openbaar adres. In een kopie van die repository toont “git show” deze revisie.
source-read = Lees haar hier, helemaal:

privacy-title = Privacy

# Wie er binnenkomt: wat de persoon leest, en wat het team leest.

verify-you-pass = Je bent binnen. Welkom.
verify-you-review = Iemand van het team kijkt hier eerst naar. Je hoeft niets te doen; je hoort van hen.
verify-you-hold = Je kunt nog niet naar binnen. Iemand van het team moet beslissen; geen machine heeft het laatste woord.
verify-you-alike = Iets aan dit bezoek lijkt op een bezoek van iemand anders. Dat komt voor in gezinnen, op scholen en in gedeelde huizen, en het team weet dat.
verify-you-appeal = Klopt dit niet, zeg het dan tegen het team: zij kunnen je binnenlaten en onthouden dat je iemand anders bent.
verify-you-detour = Je komt via een VPN of een proxy. Dat mag hier.

verify-because-banned-connection = Hetzelfde gekoppelde account als iemand die verbannen is
verify-because-banned-device = Dezelfde browser als iemand die verbannen is
verify-because-member-connection = Hetzelfde gekoppelde account als een ander lid
verify-because-member-device = Dezelfde browser als een ander lid
verify-because-home-this-week = Hetzelfde thuisnetwerk als iemand die verbannen is, binnen een week
verify-because-home-this-month = Hetzelfde thuisnetwerk als iemand die verbannen is, binnen een maand
verify-because-home-before = Hetzelfde thuisnetwerk als iemand die verbannen is, meer dan een maand geleden
verify-because-address-unknown = Hetzelfde adres als iemand die verbannen is; hoeveel mensen het delen is niet bekend
verify-because-address-shared = Hetzelfde adres als iemand die verbannen is; velen delen het
verify-because-near-and-same-facts = Dezelfde buurt en hetzelfde soort browser als iemand die verbannen is
verify-because-same-facts = Hetzelfde soort browser als iemand die verbannen is
verify-because-detour = Komt via een VPN, een proxy, Tor of een gehuurde machine
verify-because-young-detour = Komt via een gehuurde machine, met een account van deze week
verify-because-of-today = Het account is jonger dan een dag
verify-because-of-this-week = Het account is jonger dan een week
verify-because-of-this-month = Het account is jonger dan een maand
verify-because-no-picture = Het account heeft geen eigen afbeelding
verify-because-no-connection = Geen gekoppeld account
verify-because-after-a-ban = Binnen een dag nadat hier iemand verbannen werd
verify-because-old = Het account is ouder dan twee jaar
verify-because-connected = Twee of meer gekoppelde accounts
verify-because-was-here = Was hier eerder, en er is toen niets gedaan
verify-because-banned-elsewhere = Hetzelfde gekoppelde account als iemand die verbannen is op een server waarmee die van jullie een afspraak heeft

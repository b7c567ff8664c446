kind-restore = De server wordt teruggezet

said-guard-agreed = Ingestemd, en gedaan.
said-guard-disagreed = Het wordt niet gedaan.
said-guard-waits = Dat is meer dan één persoon alleen doet: het wacht op het ja van iemand anders.
said-guard-switched-on = De regel grijpt vanaf nu in.
said-guard-watches-on = De regel kijkt verder toe, en telt opnieuw.
said-guard-switched-off = De regel staat uit.
said-guard-restored = Het is teruggezet.
said-guard-restored-some = Niet alles is teruggezet: zie hieronder wat er over is.
said-guard-restored-none = Er was niets terug te zetten.

fault-guard-own = Het is uw eigen verzoek
    .hint = Iemand anders van het team moet ja zeggen.
fault-guard-waits = Het wacht op een tweede persoon
    .hint = Dat is meer dan één persoon alleen doet. Iemand anders van het team vindt het onder „Tweede persoon”.

## Tweede persoon

guard-second-tab = Tweede persoon
guard-second-lead = Wat meer is dan één persoon alleen doet, wacht hier tot iemand anders van het team ja zegt. Er is nog niets van gedaan.
guard-second-none = Er wacht niets op een ja
guard-second-by = Wie het wil
guard-second-you = u
guard-second-many = Bij hoeveel
guard-second-more = en nog { $count }
guard-second-since = Sinds
guard-second-yes = Ja, doe het
guard-second-no = Nee
guard-second-withdraw = Intrekken

## Schaduw

guard-shadow-tab = In de schaduw
guard-shadow-lead = Wat regels die alleen toekijken in de laatste { $days } dagen gedaan zouden hebben. Ze tellen, en bewaren geen bericht en geen naam.
guard-shadow-none = Geen regel kijkt alleen toe
guard-shadow-none-hint = Zet een regel in de instellingen op alleen toekijken, en zie hier een paar dagen lang wat die zou doen.
guard-shadow-breaches = Zou hebben ingegrepen
guard-shadow-people = Bij zoveel leden, elke dag apart geteld
guard-shadow-judged = Van hen door iemand van het team later aangepakt
guard-shadow-missed = Anderen die het team aanpakte
guard-shadow-by-day = Hoe vaak de regel zou hebben ingegrepen, per dag
guard-shadow-day = Dag
guard-shadow-hint = Wie verder laat toekijken, telt opnieuw vanaf nul.
guard-shadow-on = Aanzetten
guard-shadow-watch = Verder laten toekijken
guard-shadow-off = Uitzetten
guard-step-delete = Berichten weggehaald
guard-step-tell = Aan het team verteld
guard-step-reset-name = Namen weggehaald
guard-step-timeout = Het zwijgen opgelegd
guard-step-role = Rollen gegeven
guard-step-kick = Weggestuurd
guard-step-ban = Verbannen

## Terugzetten

guard-restore-tab = Terugzetten
guard-restore-lead = Wie er in 90 dagen kanalen, rollen en rechten veranderde. Zie eerst wat er teruggezet zou worden, en doe het dan.
guard-restore-actor = Alleen wat dit lid veranderde
guard-restore-actor-hint = Het nummer van een lid. Niets: de hele server, zoals die was.
guard-restore-hours = In zoveel laatste uren
guard-restore-hours-hint = Van 1 tot 2.160, dat is 90 dagen.
guard-restore-hours-wrong = Van 1 tot 2.160 uur.
guard-restore-since-wrong = Het moet een moment in de laatste 90 dagen zijn.
guard-restore-extra = Voor de hele server: weghalen wat er sindsdien bij kwam
guard-restore-look = Zeg wat er teruggezet zou worden
guard-restore-would = { $count ->
    [0] Er zou niets teruggezet worden
    [one] Eén ding zou teruggezet worden
   *[other] { $count } dingen zouden teruggezet worden
 }
guard-restore-cut = Er is meer veranderd dan bekeken wordt: wat ouder is dan de laatste 5.000 veranderingen blijft.
guard-restore-prove = U bewijst nog eens wie u bent voordat het gebeurt.
guard-restore-do = Terugzetten
guard-restore-left = { $count ->
    [one] Eén ding blijft
   *[other] { $count } dingen blijven
 }
guard-restore-none = Er is niets veranderd
guard-restore-changes = Veranderingen, de nieuwste eerst
guard-restore-what = Wat
guard-restore-who = Wie
guard-restore-unknown = onbekend
guard-change-role-made = Rol gemaakt:
guard-change-role-changed = Rol veranderd:
guard-change-role-gone = Rol verwijderd:
guard-change-channel-made = Kanaal gemaakt:
guard-change-channel-changed = Kanaal veranderd:
guard-change-channel-gone = Kanaal verwijderd:
guard-change-overwrite-made = Rechten gezet in een kanaal:
guard-change-overwrite-changed = Rechten veranderd in een kanaal:
guard-change-overwrite-gone = Rechten weggehaald in een kanaal:
guard-change-server-changed = De eigen instellingen van de server
guard-change-member-roles-changed = Rollen van een lid:
guard-change-ban-made = Verbannen:
guard-change-ban-gone = Ban opgeheven:
guard-change-other-changed = Iets anders:
guard-left-same = het is al zoals het was
guard-left-others = iemand anders heeft het sindsdien veranderd
guard-left-gone = het is weg
guard-left-since = het kwam er sindsdien bij, en blijft
guard-left-missing = de wacht mag het niet: zie op het overzicht wat er ontbreekt, en waar de rol staat
guard-left-too-much = het heeft rechten die de wacht niet heeft

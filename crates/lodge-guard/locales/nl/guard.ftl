# Wat de wachter in Discord zegt.

no-forbidden = U hebt het recht { $permissions } niet.
no-missing-permission = De wachter heeft het recht { $permissions } niet. Geef zijn rol dat recht in de serverinstellingen.
no-missing-channel = De wachter heeft in <#{ $channel }> het recht { $permissions } niet. Pas de rechten van het kanaal aan.
no-missing-rank = Die persoon staat boven of naast de wachter. Zet de rol van de wachter hoger.
no-missing-role-rank = De rol <@&{ $role }> staat boven die van de wachter. Zet de rol van de wachter erboven.
no-missing-managed = De rol <@&{ $role }> hoort bij een bot of bij boosters: niemand geeft of neemt die.
no-rank = Die persoon staat boven of naast u.
no-role-rank = Die rol staat boven de uwe.
no-owner = Dat is de eigenaar van de server.
no-yourself = Dat bent u zelf.
no-ourselves = Dat is de wachter zelf.
no-not-here = Die persoon is niet op deze server.
no-too-long = Discord legt niemand langer dan 28 dagen het zwijgen op.
no-channel = Zo’n kanaal is hier niet.
no-already = Dat is al zo.
no-budget = Dit telt als { $weight }, en u hebt dit uur nog { $left } over. Vraag iemand anders van het team, of wacht.

unclear-no-server = De opdrachten van de wachter werken alleen op een server.
unclear-unknown = Discord toont een oudere lijst met opdrachten. Herlaad met Ctrl+R en probeer het opnieuw.
unclear-span = Dat is geen duur. Schrijf het zo: `30m`, `2u`, `7d`, `1w`.
unclear-day = Dat is geen dag. Zeg het zo: `2026-01-31`.
unclear-nobody = In die lijst staat geen nummer van een lid.
unclear-too-many = Dat zijn er meer dan 300 tegelijk. Splits de lijst.

refused-token = Discord neemt het token van de bot niet meer aan. Wie Lodge beheert moet een nieuw in het tokenbestand zetten.
refused-permission = Discord zegt dat de wachter het niet mag. Kijk naar zijn rechten, en of zijn rol hoog genoeg staat.
refused-access = De wachter kan dat kanaal niet zien.
refused-second-factor = Deze server vraagt het team om een tweede factor, en de eigenaar van de applicatie heeft er geen.
refused-unknown-person = Die persoon bestaat niet, of is hier niet.
refused-not-banned = Die persoon is niet verbannen.
refused-gone = Het is al weg.
refused-too-late = Dat duurde te lang: Discord wacht niet meer op antwoord.
refused-closed = Die persoon neemt geen berichten van de wachter aan.
refused-too-old = Discord verwijdert berichten ouder dan 14 dagen niet in één keer.
refused-full = Een grens van Discord zelf is bereikt. Probeer het morgen weer, of haal er eerst wat weg.
refused-nobody-banned = Discord heeft niemand van hen verbannen.
refused-later = Discord is nog niet zover. Probeer het over een minuut weer.
refused-form = Discord begreep de wachter niet. Dit is een fout van Lodge.
refused-slowed = Discord krijgt op dit moment te veel vragen. Probeer het over een minuut weer.
refused-stopped = Discord weigerde de laatste tijd zoveel dat de wachter tien minuten pauzeert. Kijk naar zijn rechten.
refused-fault = Discord heeft op dit moment zelf een storing. Probeer het later weer.
refused-network = Discord was niet te bereiken. Probeer het later weer.
refused-other = Discord deed het niet, en zegt niet waarom.

kind-ban = Verbannen
kind-tempban = Tijdelijk verbannen
kind-softban = Weggestuurd, berichten verwijderd
kind-unban = Ban opgeheven
kind-kick = Weggestuurd
kind-timeout = Time-out
kind-untimeout = Mag weer praten
kind-warn = Gewaarschuwd
kind-note = Notitie
kind-quarantine = In quarantaine: rollen afgenomen
kind-release = Uit quarantaine: rollen teruggegeven
kind-role-given = Rol gegeven
kind-role-taken = Rol afgenomen
kind-nick = Bijnaam weggehaald
kind-voice = Verplaatst in spraak
kind-purge = Berichten verwijderd
kind-slowmode = Langzame modus veranderd
kind-lockdown = Kanaal gesloten
kind-unlock = Kanaal geopend

case-line = Zaak { $number }: { $kind }
case-about = Over: { $who }
case-where = In: { $where }
case-by = Door: { $who }
case-rule = Door een regel: { $rule }
case-reason = Waarom: { $reason }
case-when = Wanneer: { $when }
case-until = Tot: { $when }
case-undone = Teruggedraaid: { $when }
case-edited = De reden is veranderd. Eerder: { $reason }

answer-some = Gedaan voor { $done }, niet voor { $failed }: { $why }
answer-no-case = Er is geen zaak met dat nummer. Zaken worden 90 dagen bewaard.
answer-no-cases = Er is niets gevonden. Zaken worden 90 dagen bewaard.
answer-edited = Zaak { $number } heeft de nieuwe reden.
answer-undone = Zaak { $number } is teruggedraaid.
answer-undone-before = Zaak { $number } was al teruggedraaid.
answer-undone-partly = Zaak { $number } is deels teruggedraaid. Wat in de weg zit, is op te lossen; draai haar dan nog eens terug.
answer-undone-record = Alleen het register zegt het: op Discord is dit niet terug te draaien.
answer-undone-goes-on = Het wordt één voor één teruggezet; het bericht erover zegt hoe ver het is.
put-back-ban = Mogen terugkomen: { $count }
put-back-timeout = Mogen weer schrijven, of zwijgen zo lang als eerst: { $count }
put-back-role-given = Rollen weer afgenomen: { $count }
put-back-role-taken = Rollen teruggegeven: { $count }
put-back-nick = Bijnamen teruggegeven: { $count }
put-back-slowmode = Kanalen met hun langzame modus van eerst: { $count }
put-back-overwrite = Kanalen open of dicht zoals eerst: { $count }
put-back-quarantine = Rollen teruggegeven uit quarantaine: { $count }
left-over = Was al voorbij: { $count }
left-changed = Zo gelaten, omdat iemand het intussen veranderde: { $count }
left-gone = Niet teruggezet, omdat de rol of het kanaal weg is: { $count }
left-not-here = Niet teruggezet, omdat ze niet op de server zijn: { $count }
left-unknown = Hoe het eerst was, is niet bekend: er is niets teruggezet.
left-why = Niet teruggezet: { $count }. { $why }
answer-reported = Het team kijkt ernaar. Niemand anders ziet dat u het gemeld hebt.
answer-reports-spent = U hebt het laatste uur veel gemeld. Het team kijkt daar eerst naar; probeer het later weer.
answer-purged = Verwijderde berichten: { $count }
answer-purged-none = Zulke berichten zijn er niet, of ze zijn ouder dan 14 dagen.
answer-privacy = De wachter bewaart uw Discord-nummer waar er iets met u gedaan is en waar u iets met de wachter deed, en de rollen die u terugkrijgt. Dat hoogstens 90 dagen, en nooit wat u schrijft. `/privacy export` geeft het u, `/privacy delete` wist het.
answer-export = Dit is alles wat de wachter over u bewaart, op alle servers van deze Lodge.
answer-deleted = Wat de wachter over u bewaarde is gewist, op alle servers van deze Lodge. Een ban die op een bepaald moment afloopt houdt uw nummer tot dan, zodat die eindigt.
answer-deleted-owner = U bent eigenaar van servers waarover de wachter waakt. Dat blijft staan tot hij ze verlaat.
answer-fault = Er ging iets mis in Lodge. Er is niets verloren; probeer het opnieuw.
answer-not-ready = De wachter kent deze server nog niet. Probeer het over een minuut weer.

told-ban = U bent verbannen van { $server }.
told-tempban = U bent voor een tijd verbannen van { $server }.
told-softban = U bent weggestuurd van { $server }, en wat u vandaag schreef is verwijderd. U mag terugkomen.
told-kick = U bent weggestuurd van { $server }. U mag terugkomen.
told-timeout = U kunt op { $server } een tijd niet schrijven.
told-untimeout = U kunt weer schrijven op { $server }.
told-warn = U bent gewaarschuwd op { $server }.

notice-raid-began = Er is een raid begonnen.
notice-raid-goes-on = De raid gaat door.
notice-raid-ended = De raid is voorbij. Wat gepauzeerd was gaat verder.
notice-raid-doubt = Iemand hoort misschien bij de raid. Kijk en beslis.
notice-planned-crowd = Er komen velen binnen, zoals verwacht.
notice-nuke-stopped = Iemand was de server aan het vernielen, en is gestopt.
notice-nuke-alarm = De server wordt vernield, en het is niet te zeggen door wie. Kijk meteen.
notice-trust-spent = Iemand die vertrouwd wordt heeft gedaan wat toevertrouwd was.
notice-no-entry = Er gebeurde iets wat het auditlogboek niet verklaart.
notice-danger-granted = Iemand kreeg een gevaarlijk recht.
notice-rule-struck = Een regel is toegepast.
notice-second-person = Iemand vraagt om het ja van een tweede persoon.
notice-budget-spent = De handelingen van dit uur zijn op.
cause-rule = Regel { $number }
cause-join-rate = Er kwamen er te veel tegelijk binnen.
cause-drip = Er kwamen over langere tijd te veel binnen die op elkaar lijken.
cause-discord-says-raid = Discord zegt dat het een raid is.
cause-raid-goes-on = De raid gaat door, en er kwam er nog een bij.
cause-raid-over = Er kwam niemand van hen meer.
cause-planned = Het was aangekondigd.
cause-actor-breaker = Eén persoon maakte te veel stuk.
cause-guild-breaker = Er ging te veel tegelijk stuk.
cause-no-entry = Geen regel in het auditlogboek verklaart het.
cause-danger-granted = Er is een gevaarlijk recht gegeven.
cause-returned = Iemand lijkt op iemand die verbannen is.
cause-person = Iemand van het team besloot het.
fact-joined = Binnengekomen: { $n }
fact-within-seconds = Binnen seconden: { $n }
fact-young = Jonge accounts: { $n }
fact-no-picture = Zonder afbeelding: { $n }
fact-alike-names = Met een naam die op een andere lijkt: { $n }
fact-alike-pictures = Met de afbeelding van een ander: { $n }
fact-same-invite = Met één uitnodiging: { $n }
fact-counted = Als deel ervan herkend: { $n }
fact-in-doubt = Twijfelgevallen: { $n }
fact-score = Hoe sterk het erop lijkt: { $n }
fact-acts = Handelingen: { $n }
fact-effects = Gevolgen: { $n }
fact-unexplained = Onverklaard: { $n }
fact-before = Hoe vaak eerder: { $n }
fact-found = Gevonden: { $n }
fact-limit = Grens: { $n }
fact-seconds = Seconden: { $n }

audit-shadow = Er is niets gedaan: deze regel kijkt alleen.
audit-done = Gedaan: { $count }
audit-failed = Niet gedaan: { $count }. { $why }
audit-report = Een lid meldt { $who } in { $where }.

## Waarom iemand van het team niet kreeg wat die wilde
not-allowed = Uw rollen op deze server staan dat niet toe.
not-gone = Zoiets is er niet meer.
not-before = Dat heeft iemand anders al gedaan.
not-spent = U hebt dit uur zoveel gedaan als één persoon mag. Vraag iemand anders van het team, of wacht.
not-own = Het is uw eigen verzoek: iemand anders moet ja zeggen.

## Wat knoppen, lijsten en formulieren antwoorden
answer-second = Dat is meer dan één persoon alleen doet. Iemand anders van het team heeft { $minutes ->
    [one] { $minutes } minuut
   *[other] { $minutes } minuten
} om ja te zeggen.
answer-refused = Het is niet gedaan.
answer-settled = Genoteerd: iemand heeft ernaar gekeken.
answer-judged = Besloten.
answer-locked = De kanalen zijn gesloten.
answer-unlocked = De kanalen zijn weer open.
answer-restored = Teruggezette wijzigingen: { $count }
answer-released = De rollen zijn teruggegeven.
answer-menu = Het menu staat er.
answer-roles = Gewijzigde rollen: { $count }
answer-planned = Tot { $when } worden er velen verwacht: drukte alleen sluit geen deur.
answer-planned-over = Er wordt niemand in het bijzonder meer verwacht.
answer-tried = Van de regels van Discord die gemaakt zouden worden, houden zoveel het tegen: { $count }. Er is niets van bewaard.
answer-synced = Regels die Discord nu zelf toepast: { $count }. Voor de wachter blijven over: { $left }
told-appeal = U kunt vragen om terug te komen: { $link }
audit-second = { $who } vraagt om het ja van een tweede persoon: { $kind }, { $count } tegelijk. Het wacht { $minutes ->
    [one] { $minutes } minuut
   *[other] { $minutes } minuten
}.
audit-restored = Teruggezet door { $who }. Wijzigingen: { $count }
button-restore = Terugzetten wat die veranderde
button-release = Rollen teruggeven
button-ban = Verbannen
button-lock = Alle kanalen sluiten
button-unlock = Alle kanalen openen
button-seen = Ik heb ernaar gekeken
button-yes = Ja, doen
button-no = Nee
form-report = Melden bij het team
form-report-why = Wat is er mis?

## Een rol voor velen
answer-mass = { $kind }, <@&{ $role }>. Leden voor wie het iets verandert: { $count }. Er is nog niets gedaan. Moet het gebeuren?
answer-mass-none = Het zou voor niemand iets veranderen.
answer-mass-many = Dat zouden { $count } leden zijn; hoogstens { $most } gaan er tegelijk. Maak het nauwer.
answer-mass-dangerous = Met die rol kan iets stuk: niemand geeft haar aan velen tegelijk.
answer-mass-begun = Het gebeurt één voor één; het bericht in dit kanaal zegt hoe ver het is.
answer-mass-stopped = Gestopt. Wat gedaan is, blijft tot iemand de zaak terugdraait.
mass-running = Gedaan: { $done } van { $all }. Niet gedaan: { $failed }
mass-undoing = Teruggezet: { $done } van { $all }. Zo gelaten: { $failed }
mass-stopped = Gestopt. Gedaan: { $done } van { $all }. Niet gedaan: { $failed }
mass-undone = Alles wat kon, is teruggezet. Teruggezet: { $done } van { $all }. Zo gelaten: { $failed }
mass-over = Alles gedaan. Gedaan: { $done } van { $all }. Niet gedaan: { $failed }
button-stop = Stoppen

## Wat zonder een recht niet werkt
missing-audit-log = Zonder het auditlogboek weet de wachter niet wie iets deed, en houdt die niemand tegen die de server vernielt.
missing-bans = Niemand wordt verbannen, geen raid opgeruimd.
missing-kicks = Niemand wordt weggestuurd, ook geen vijandige bot.
missing-timeouts = Niemand wordt het zwijgen opgelegd.
missing-server = Uitnodigingen worden bij een raid niet gepauzeerd, en raiders één voor één verbannen.
missing-roles = Niemand gaat in quarantaine, geen rol wordt gegeven of teruggezet.
missing-channels = Kanalen worden niet gesloten, vertraagd of teruggezet.
missing-messages = Geen bericht wordt verwijderd.
missing-names = Geen bijnaam wordt teruggezet.
missing-webhooks = Webhooks van een gestolen account blijven staan.
missing-voice = Niemand wordt in spraakkanalen verplaatst.
missing-view = De wachter ziet de kanalen niet.
missing-write = De wachter kan het team niets melden.
missing-history = `/purge` vindt geen berichten, omdat wat eerder is geschreven niet te zien is.
missing-lock = Wie in een gesloten kanaal niet mag schrijven, kan het nog in de draden ervan, of reacties onder berichten zetten.
missing-rank = De rol van de wachter staat te laag: teamleden erboven kunnen niet worden tegengehouden. Zet hem bovenaan.
missing-audit-channel = Er is geen kanaal gekozen waarin het team op de hoogte wordt gehouden.

## Wat samen wordt verteld, en wat nieuws is
topic-alarms = Raids en vernieling
topic-cases = Zaken
topic-automod = Regels
topic-queue = Meldingen en bezwaren
topic-health = Wat de wachter mist
topic-members = Wie kwam en wie ging
topic-roles = Rollen
topic-structure = Kanalen, rollen en de server
topic-deleted = Weggehaalde berichten
audit-gathered = **{ $topic }: { $count }**
audit-more = … en nog meer: { $count }
news-joined = { $who } kwam erbij. Het account is van { $when }.
news-left = { $who } ging weg.
news-deleted = Weggehaalde berichten in { $where }: { $count }
news-roles = { $by } veranderde de rollen van { $who }: { $roles }
news-server = { $by } veranderde de server.
news-channel-made = { $by } maakte het kanaal { $what }.
news-channel-changed = { $by } veranderde het kanaal { $what }.
news-channel-gone = { $by } verwijderde het kanaal { $what }.
news-channel-rights = { $by } veranderde wie wat mag in { $what }.
news-role-made = { $by } maakte de rol { $what }.
news-role-changed = { $by } veranderde de rol { $what }.
news-role-gone = { $by } verwijderde de rol { $what }.
news-bot = { $by } haalde de bot { $what } binnen.
news-webhooks = { $by } veranderde webhooks.
news-emojis = { $by } veranderde emoji’s.
audit-health = De wachter mist hier iets: { $count }
audit-health-mend = Herstel het door de wachter opnieuw uit te nodigen: { $link }
audit-menu-lost = Het menu “{ $title }” kon niet opnieuw worden getoond in <#{ $channel }>. { $why } Plaats het daar nog eens met `/menu`.

## Wat beantwoord moet worden
audit-due-soon = Bezwaren en meldingen die een dag wachten: { $count }. De eerste moet uiterlijk { $when } beantwoord zijn.
audit-overdue = Bezwaren en meldingen die niemand binnen 48 uur beantwoordde: { $count }. Beantwoord ze nu.
audit-due-link = Ze wachten hier: { $link }

## Wat iemand over het eigen bezwaar hoort
told-judged-granted = Uw bezwaar op { $server } is toegewezen. U mag terugkomen.
told-judged-denied = Uw bezwaar op { $server } is afgewezen.
told-judged-final = Uw bezwaar op { $server } is voorgoed afgewezen.
told-judged-answer = Het team antwoordt: { $answer }
told-judged-link = Het staat ook hier: { $link }
answer-judged-unreached = Besloten. De persoon was niet met een bericht te bereiken en ziet het achter de eigen link.

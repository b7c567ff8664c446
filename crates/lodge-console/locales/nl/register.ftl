# Het register in woorden: wat de privacypagina zegt.

## De pagina

register-title = Wat er over u bewaard wordt
register-opening = Deze pagina schrijft het programma zelf, uit dezelfde verklaringen die het uitvoert wanneer het bewaart, toont, opruimt en wist. Wat niet op deze pagina staat, wordt niet bewaard.
register-about-customer = Over accounthouders
register-about-applicant = Over mensen die een account hebben aangevraagd
register-about-correspondent = Over mensen die schrijven en geen account hebben
register-about-visitor = Over mensen die op een site reageren, stemmen of iets melden
register-about-nobody = Over niemand
register-print = Afdrukken
register-languages = Talen
register-why = Waarvoor
register-where = Waar het is
register-how-long = Hoelang
register-parts = Waaruit het bestaat
register-forget = Als u vraagt om vergeten te worden
register-basis = Wat het toestaat
register-nobodys = Waarom het over niemand gaat

## Waar het is

register-place-table = in de versleutelde database (`{ $name }`)
register-place-memory = in het geheugen van het programma en nergens anders, nooit op schijf
register-place-cache = in een kortlevende cache (`{ $name }`), onder een sleutel die niet zegt van wie het is
register-place-cookie = in een cookie in uw browser (`{ $name }`), die alleen deze site krijgt
register-place-backup = in de versleutelde back-ups
register-place-file = in een bestand (`{ $name }`)
register-place-sent = het gaat naar { $recipient }

## Hoelang

register-keep-until-deleted = tot het verwijderd wordt
register-keep-as-database = zolang de database bestaat
register-keep-days =
    { $n ->
        [one] het wordt 1 dag na `{ $column }` verwijderd
       *[other] het wordt { $n } dagen na `{ $column }` verwijderd
    }
register-keep-until = tot het tijdstip in `{ $column }`, daarna wordt het verwijderd
register-keep-until-if = tot het tijdstip in `{ $column }`; is dat er niet, dan tot het verwijderd wordt
register-keep-running = het is weg zodra het programma stopt
register-keep-handled = het is weg zodra het is afgehandeld
register-keep-sent = wij bewaren geen kopie
register-keep-for-days =
    { $n ->
        [one] het is na 1 dag weg
       *[other] het is na { $n } dagen weg
    }
register-keep-for-hours = het is na { $n } uur weg
register-keep-for-minutes =
    { $n ->
        [one] het is na 1 minuut weg
       *[other] het is na { $n } minuten weg
    }
register-keep-for-seconds =
    { $n ->
        [one] het is na 1 seconde weg
       *[other] het is na { $n } seconden weg
    }
register-keep-at-most =
    { $n ->
        [one] het is na hoogstens 1 dag weg
       *[other] het is na hoogstens { $n } dagen weg
    }

## Wat de delen zeggen

register-class-identifier = onderscheidt het van andere
register-class-name = hoe u heet
register-class-contact = hoe u bereikt wordt
register-class-content = wat u schreef
register-class-credential = wat bewijst dat u het bent
register-class-network = waar u op het netwerk was
register-class-time = wanneer het gebeurde
register-class-setting = wat u koos
register-class-count = hoeveel
register-class-reason = waarom het gedaan werd
register-class-blind-index = een hash met sleutel
register-class-technical = zegt over niemand iets
register-sealed = verzegeld met een eigen sleutel
register-sealed-found = verzegeld met een eigen sleutel, en te vinden via een hash met sleutel (`{ $column }`)

## Als iemand vraagt om vergeten te worden

register-forget-delete = wordt het verwijderd
register-forget-nobody = verandert er niets: het onderscheidt niemand
register-forget-blank = worden deze leeggemaakt: { $columns }
register-forget-retain = blijft het: { $why }
register-forget-beyond = { $why }

## Wat het toestaat

register-basis-service = het is nodig voor wat ons gevraagd is (AVG artikel 6, lid 1, onder b)
register-basis-consent = het berust op toestemming, die altijd ingetrokken kan worden (AVG artikel 6, lid 1, onder a)
register-basis-law = de wet vraagt erom (AVG artikel 6, lid 1, onder c)
register-basis-interest = het berust op een gerechtvaardigd belang: { $words } (AVG artikel 6, lid 1, onder f)

## Wie er nog iets krijgt

register-recipients = Wie er nog iets krijgt
register-recipients-gets = Wat die krijgt
register-recipients-opt-in = Alleen nadat iemand het heeft aangezet.
register-recipients-none = Niemand.
register-recipients-else = Verder niemand.

## De vermeldingen

entry-accounts_account = Een account: wie Lodge mag gebruiken en hoe die bereikt wordt
    .purpose = om de houder binnen te laten en die over het account te schrijven
entry-accounts_session = Een browser die ingelogd is
    .purpose = om te weten wie ingelogd is, en die dat te laten zien en beëindigen
entry-accounts_token = Een token waarmee een programma namens een account handelt
    .purpose = om programma’s te laten handelen namens een accounthouder die ze een token gaf
entry-accounts_delegate = Een aandeel in het domein of de guild van iemand anders
    .purpose = om een accounthouder te laten zorgen voor wat van een ander is en waarvoor die is uitgenodigd
entry-accounts_limit = Hoeveel een account mag gebruiken, als dat anders is dan voor ieder account
    .purpose = om een account meer of minder toe te staan dan andere
entry-accounts_passkey = Een passkey
    .purpose = om de houder zonder wachtwoord in te loggen
entry-accounts_totp = Het geheim van een authenticator-app
    .purpose = om de cijfers te controleren die een authenticator-app bij het inloggen toont
entry-accounts_recovery_code = Een herstelcode die nog niet gebruikt is
    .purpose = om iemand in te loggen die de authenticator-app kwijt is
entry-accounts_link = Een account elders waarmee de houder hier inlogt
    .purpose = om de houder in te loggen met een account dat die elders heeft en aan dit account gekoppeld heeft
entry-accounts_request = Wat iemand schreef aan wie deze Lodge beheert
    .purpose = om iemand te antwoorden die om hulp vroeg of zei wat die ervan vindt
entry-accounts_answer = Een antwoord op een verzoek, of wat de schrijver toevoegde
    .purpose = om de schrijver te laten zien wat op een verzoek geantwoord is en wat die toevoegde
entry-accounts_notice = Een verandering in wat er over mensen bewaard wordt, zoals die is aangekondigd
    .purpose = om een verandering van het beleid aan iedere accounthouder één keer aan te kondigen, voordat die ingaat
    .nobody = het zegt wat er in het beleid verandert, en niets over iemand
    .retain = het gaat over niemand
entry-accounts_cookie = De sessiecookie
    .purpose = om te weten dat u ingelogd bent; hij wordt pas bij het inloggen gezet en bevat een willekeurig getal
entry-accounts_sign_up = Een aanmelding die wacht tot het e-mailadres bevestigd is
    .purpose = om het account te openen zodra het adres bevestigd is; tot dan staat er niets in de database
    .beyond = alleen de link in de e-mail vindt het, en het is binnen een dag weg
entry-accounts_second = Een inlogpoging die op het tweede bewijs wacht
    .purpose = om na het juiste wachtwoord naar de cijfers van de authenticator-app te vragen
    .beyond = het noemt een account dat er niet meer is, opent niets en is binnen enkele minuten voorbij
entry-accounts_second_tries = Hoe vaak de cijfers van een authenticator-app geprobeerd zijn
    .purpose = om te voorkomen dat iemand die een wachtwoord kent de cijfers raadt
    .beyond = het is een getal voor een account dat er niet meer is, en is binnen een kwartier voorbij
entry-accounts_reset = Een link om een nieuw wachtwoord in te stellen
    .purpose = om iemand die het wachtwoord vergat via de link in een e-mail een nieuw te laten instellen
entry-accounts_email_change = Een wijziging van e-mailadres die op bevestiging vanaf beide adressen wacht
    .purpose = om het adres te wijzigen zodra het oude en het nieuwe het allebei bevestigd hebben
entry-accounts_totp_proposal = Een geheim voor een authenticator-app dat nog niet bevestigd is
    .purpose = om de authenticator-app aan te zetten zodra die de juiste cijfers toont
entry-accounts_passkey_new = Een passkey die toegevoegd wordt
    .purpose = om te controleren dat de passkey antwoordt op de gestelde vraag
entry-accounts_passkey_asked = Een vraag aan een passkey
    .purpose = om te controleren dat de passkey antwoordt op de gestelde vraag
    .nobody = het bevat een willekeurige vraag, en wie antwoordt is nog niet bekend
entry-accounts_away = Een inlogpoging die op het antwoord van een andere dienst wacht
    .purpose = om te controleren dat het antwoord bij de vraag hoort
    .beyond = het noemt een account dat er niet meer is, opent niets en is binnen enkele minuten voorbij
entry-accounts_identity = Wie u volgens een andere dienst bent, tot u hebt gezegd wat ermee moet gebeuren
    .purpose = om te vragen of ermee ingelogd wordt, of het aan een account gekoppeld wordt
    .beyond = alleen de pagina die in uw browser open staat vindt het, en het is binnen tien minuten weg
entry-accounts_invite = Een uitnodiging om voor een domein of guild te zorgen
    .purpose = om wie uitgenodigd is de uitnodiging te laten aannemen; het adres van de uitnodiging gaat mee
entry-accounts_cached_session = Een browser die ingelogd is, waar sessies in Redis bewaard worden
    .purpose = om te weten wie ingelogd is, en die dat te laten zien en beëindigen
entry-accounts_cached_sessions = Vanuit welke browsers een account ingelogd is, waar sessies in Redis bewaard worden
    .purpose = om de sessies van een account samen te beëindigen
entry-web_traffic = Hoe vaak een route in een uur gevraagd is, en wat er geantwoord werd
    .purpose = om te zien hoeveel de pagina’s en de API gebruikt worden, en of ze haperen
    .interest = storingen en overbelasting vinden
    .nobody = het telt verzoeken van iedereen samen, per uur en per route, en bevat van niemand iets
entry-web_repeat = Dat een verzoek aan de API gedaan is
    .purpose = om het niet nog eens te doen als een programma het twee keer stuurt
    .nobody = het is het nummer van wat gemaakt is, onder een hash met sleutel
    .beyond = het is na een dag weg, en leidt nergens heen als het ding weg is
entry-web_repeat_turn = Dat een verzoek aan de API gedaan wordt
    .purpose = om het niet twee keer tegelijk te doen
    .nobody = het is een telling onder een hash met sleutel
    .beyond = het is na een dag weg
entry-console_setting = Iets wat de beheerder in de browser heeft besloten
    .purpose = om te onthouden hoe de beheerder deze Lodge heeft ingericht
    .nobody = het zegt hoe deze Lodge is ingericht, en niets over iemand
entry-console_provider = Een aanbieder waarmee mensen kunnen inloggen
    .purpose = om mensen te laten inloggen met een account dat ze elders hebben
    .nobody = het zegt waar een andere dienst is en hoe deze Lodge daar bekend is, en niets over iemand
entry-console_audit = Dat deze Lodge is vergeleken met wat hij over zichzelf zegt
    .purpose = om iedereen te laten zien wanneer deze Lodge het laatst is vergeleken met wat hij over zichzelf zegt
    .nobody = het is een tijdstip en een getal
entry-console_legal_request = Dat iemand op grond van de wet om gegevens vroeg, als aantal
    .purpose = om iedereen te vertellen hoe vaak autoriteiten om gegevens vroegen en wat ze kregen
    .nobody = het bevat een maand, wie vroeg en hoe geantwoord is, maar niet over wie het ging
entry-console_policy = Wat over mensen wordt bewaard, in woorden, zoals het op enig moment was
    .purpose = om in woorden te zeggen wat verandert als het beleid verandert
    .nobody = het is de tekst van het beleid, die iedereen kan lezen
entry-console_webhook = Een adres waar een accounthouder gebeurtenissen gemeld wil hebben
    .purpose = om het eigen programma van een accounthouder te vertellen wat er met diens domeinen en aliassen gebeurt
entry-console_webhook_due = Een gebeurtenis die nog verteld moet worden
    .purpose = om een gebeurtenis opnieuw te vertellen als de andere kant haar niet kon aannemen
entry-console_webhook_attempt = Dat een gebeurtenis is verteld, of niet verteld kon worden
    .purpose = om een accounthouder te laten zien of diens programma bereikt is
entry-egress_letter = Een e-mail aan een accounthouder die verstuurd wordt
    .purpose = om een adres te bevestigen, een wachtwoord te herstellen, veranderingen te melden en een verzoek te beantwoorden
    .beyond = hij is binnen het uur weg, verstuurd of niet
entry-egress_letter_postmark = Een e-mail aan een accounthouder, verstuurd via Postmark
    .purpose = om een adres te bevestigen, een wachtwoord te herstellen, veranderingen te melden en een verzoek te beantwoorden
    .beyond = hij ligt in de mailbox van wie hem kreeg, en bij Postmark zolang de voorwaarden daar zeggen
entry-egress_letter_relay = Een e-mail aan een accounthouder, verstuurd via een mailrelay
    .purpose = om een adres te bevestigen, een wachtwoord te herstellen, veranderingen te melden en een verzoek te beantwoorden
    .beyond = het ligt in de mailbox van wie het kreeg
entry-egress_letter_own = Een e-mail aan een accounthouder, door Lodge zelf verstuurd
    .purpose = om een adres te bevestigen, een wachtwoord te herstellen, veranderingen te melden en een verzoek te beantwoorden
    .beyond = het ligt in de mailbox van wie het kreeg
entry-egress_name = De naam van een host waar iets heen gaat
    .purpose = om het adres van de host te vinden
    .beyond = een gestelde vraag kan niet teruggenomen worden; die zegt niet voor wie hij was
entry-egress_sign_in = Dat iemand hier inlogt met een account elders
    .purpose = om van de aanbieder te horen wie het is
    .beyond = de aanbieder weet het uit de eigen browser van die persoon
entry-egress_event = Een gebeurtenis waarvan een accounthouder bericht wilde
    .purpose = om het te melden aan het eigen programma van de accounthouder
    .beyond = het is in eigen handen van de accounthouder
entry-abuse_denied = Een adres, naam of netwerk dat op spam of een aanval is betrapt
    .purpose = om te weigeren wie op spam of een aanval is betrapt
    .interest = spam en aanvallen bij alle anderen weghouden
    .retain = wie betrapt is, zou zichzelf weer laten binnenlaten; de vermelding loopt vanzelf af
entry-abuse_limit = Hoe vaak iets geprobeerd is
    .purpose = om te voorkomen dat wachtwoorden geraden en de pagina’s overspoeld worden
    .interest = aanvallers buiten houden
    .nobody = het is een getal onder een hash met sleutel van een netwerk, een account of een token, en gaat weg als de tijd om is
    .beyond = niemand kan zeggen van wie het is, en het is binnen een dag weg
entry-abuse_tries = Hoe vaak inloggen mislukte
    .purpose = om te voorkomen dat wachtwoorden geraden worden
    .interest = aanvallers buiten houden
    .nobody = het is een getal onder een hash met sleutel van een netwerk of een adres, voor hoogstens een uur
    .beyond = niemand kan zeggen van wie het is, en het is binnen een uur weg
entry-abuse_known = Vanuit welke netwerken u de laatste tijd hebt ingelogd
    .purpose = om u binnen te laten vanwaar u eerder was, ook terwijl iemand anders naar uw wachtwoord raadt
    .interest = voorkomen dat een vreemde een accounthouder buitensluit
entry-abuse_used = Welke puzzels en wachtkamerkaartjes gebruikt zijn
    .purpose = om elke puzzel en elk kaartje één keer te laten gebruiken
    .interest = voorkomen dat machines zich massaal aanmelden
    .nobody = het is een willekeurig getal, en aan wie het gegeven is, wordt niet bewaard
    .beyond = niemand kan zeggen van wie het was, en het is binnen een uur weg
entry-mail_domain = Een domein waarvan de mail wordt doorgestuurd
    .purpose = om te weten wiens mail aangenomen moet worden
entry-mail_alias = Een alias en waar die heen leidt
    .purpose = om door te sturen wat ernaartoe gestuurd wordt
entry-mail_change = Dat een domein of alias veranderd is, zodat een draaiende Lodge het merkt
    .purpose = om een draaiende Lodge te zeggen welke alias of welk domein opnieuw gelezen moet worden
    .nobody = het bevat het nummer van een verandering en van wat veranderd is, en is na een dag weg
entry-mail_revision = Hoeveel veranderingen er geweest zijn
    .purpose = om de veranderingen aan domeinen en aliassen te nummeren
    .nobody = het is één getal
entry-mail_message = Een bericht terwijl het wordt doorgestuurd
    .purpose = om het af te geven bij de mailbox waar de alias heen leidt
    .beyond = het is weg voordat iemand het kon vragen
entry-mail_handed_on = Een bericht dat is doorgestuurd
    .purpose = om het te bezorgen waar de eigenaar van de alias het wil hebben
    .beyond = het ligt in de mailbox van wie het kreeg
entry-mail_handed_over = Een bericht dat via een smarthost is doorgestuurd
    .purpose = om het te bezorgen waar de eigenaar van de alias het wil hebben
    .beyond = het ligt in de mailbox van wie het kreeg
entry-mail_looked_at = De naam van een domein naar wiens records gekeken wordt
    .purpose = om te zien of het domein bewezen is en wat zijn records zeggen
    .beyond = het is gevraagd aan wie de eigen records van het domein beheert
entry-mail_served = Dat een van meerdere bestemmingen een bericht al heeft
    .purpose = om niet twee keer te bezorgen als de afzender het opnieuw probeert
    .nobody = het is een hash onder een sleutel die bij het starten getrokken wordt en het geheugen nooit verlaat
    .beyond = niemand kan zeggen van wie het is
entry-mail_usage = Hoeveel berichten een account vandaag heeft gehad
    .purpose = om binnen te blijven wat een account per dag mag gebruiken, en te laten zien hoeveel ervan gebruikt is
    .nobody = het is één getal onder een hash met sleutel van het account en de dag
    .beyond = niemand kan zeggen van wie het is, en binnen een dag is het weg
entry-comments_site = Een website met reacties onder haar pagina’s
    .purpose = om te weten onder wiens pagina’s reacties getoond worden, en volgens welke regels
entry-comments_page = Een pagina die reacties heeft, of een lezer had
    .purpose = om te weten welke reacties onder welke pagina horen
    .nobody = het is een pagina van een website, die iedereen kan openen
entry-comments_former_path = Waar een pagina was voordat ze verhuisde
    .purpose = om de reacties van een pagina ook vanaf het oude adres te vinden
    .nobody = het is het oude adres van een pagina van een website
entry-comments_visitor = Iemand die op een site schreef, stemde of iets meldde
    .purpose = om te tonen wie een reactie schreef, en die persoon haar te laten wijzigen of weghalen
entry-comments_session = Een bezoeker die ingelogd is, of een gast die nog mag wijzigen wat net geschreven is
    .purpose = om een bezoeker te herkennen tot die uitlogt
entry-accounts_passkey_bare = Een vraag aan een nieuwe passkey van iemand zonder account
    .purpose = om te controleren dat een passkey die zonder account wordt gemaakt, antwoordt op de gestelde vraag
    .nobody = het bevat een willekeurige vraag, en wie antwoordt is nog niet bekend
entry-comments_called = Dat een naam die is van iemand die op een site inlogt, als hash met sleutel
    .purpose = om te voorkomen dat gasten zich voordoen als iemand die inlogt
entry-comments_passkey = Een passkey van een bezoeker zonder account
    .purpose = om een bezoeker aan een passkey te herkennen, zonder account en zonder e-mailadres
entry-comments_coming = Dat een bezoeker van een site net heeft laten zien wie hij is
    .purpose = om de browser van een bezoeker één keer het token te geven waaraan die wordt herkend
    .beyond = het is binnen enkele minuten weg en kan één keer worden gebruikt
entry-comments_code = Een code die per e-mail naar een bezoeker is gestuurd
    .purpose = om te zien dat een e-mailadres van de bezoeker is
    .beyond = hij is binnen enkele minuten weg en opent niets zonder de mailbox van de bezoeker zelf
entry-comments_sso_asked = Dat de eigen inlog van een site is gevraagd wie iemand is
    .purpose = om te controleren dat het antwoord bij de vraag hoort
    .nobody = het is een willekeurig getal en zegt niet wie zich aanmeldt
    .beyond = niemand kan zien van wie het is
entry-comments_sso_heard = Dat een antwoord van de eigen inlog van een site is gebruikt
    .purpose = om elk antwoord één keer aan te nemen
    .nobody = het is een willekeurig getal en zegt niet wie zich aanmeldt
    .beyond = niemand kan zien van wie het is
entry-comments_picture = Het adres van een afbeelding in een reactie of bij een naam
    .purpose = om de afbeelding op te halen zonder dat de server ervan te weten komt wie leest
    .beyond = zijn server kent het adres al en komt niets anders te weten
entry-comments_picture_copy = Een kopie van een afbeelding in een reactie of bij een naam
    .purpose = om een afbeelding opnieuw te tonen zonder de server ervan opnieuw te vragen
    .beyond = ze is binnen een uur weg, en zodra het programma stopt
entry-comments_comment = Een reactie onder een pagina
    .purpose = om een reactie te tonen onder de pagina waarvoor ze geschreven is
entry-comments_vote = Een stem voor of tegen een reactie
    .purpose = om stemmen te tellen, één van elke bezoeker
entry-comments_reaction = Een teken dat iemand onder een reactie zette
    .purpose = om tekens te tellen, één van elke soort en bezoeker
entry-comments_revision = Wat een reactie zei voordat ze gewijzigd werd
    .purpose = om moderatoren te laten zien wat een reactie zei voordat ze gewijzigd werd
    .interest = niemand hoort antwoord te krijgen op wat die niet gezegd heeft
entry-comments_act = Iets wat een moderator deed
    .purpose = om verantwoording af te leggen over wat er met een reactie gebeurd is, en het ongedaan te maken
    .interest = wie geweigerd wordt, mag vragen door wie en waarom
entry-comments_report = Wat er volgens iemand mis is met een reactie
    .purpose = om een moderator te laten kijken naar een reactie die iemand meldde
    .interest = wie door een reactie gekwetst wordt, moet dat kunnen zeggen
entry-comments_ban = Iemand die op een site niet mag schrijven
    .purpose = om iemand die door de moderatoren is weggestuurd niet meer op de site te laten schrijven
    .interest = een site hoeft wat haar moderatoren weigerden niet opnieuw van dezelfde persoon aan te nemen
entry-comments_wrote_from = Vanaf welk netwerk een reactie geschreven is
    .purpose = om moderatoren het netwerk waar een reactie vandaan kwam te laten weren, een dag lang
    .interest = een site moet een aanval kunnen stoppen van iemand die onder steeds nieuwe namen komt
    .beyond = het is een hash met sleutel, en binnen een dag weg
entry-comments_word = Hoe vaak een woord in spam stond, en in wat geen spam was, zoals moderatoren van een site besloten
    .purpose = om spam te onderscheiden van wat het niet is, naar wat moderatoren eerder besloten
    .interest = lezers en eigenaren van een site zouden niet naar spam hoeven te kijken
    .nobody = het zijn twee getallen onder een hash met sleutel van een woord en de site; welk woord en van wie, kan niemand eraan zien
entry-comments_learned = Als wat een reactie geleerd is
    .purpose = om van elk besluit één keer te leren, en dat terug te nemen als een moderator dat doet
    .interest = lezers en eigenaren van een site zouden niet naar spam hoeven te kijken
entry-comments_refused = Hoeveel reacties vanaf een netwerk en op een site geweigerd zijn
    .purpose = om machines meer te laten werken voor een reactie naarmate er meer geweigerd is van waar ze zijn
    .interest = lezers en eigenaren van een site zouden niet naar spam hoeven te kijken
    .nobody = het is een getal onder een hash met sleutel van een netwerk en een site
    .beyond = niemand kan zeggen van wie het is, en binnen een uur is het weg
entry-comments_said = Dat een tekst vandaag op een site geschreven is
    .purpose = om dezelfde tekst één keer aan te nemen, en niet onder elke pagina
    .interest = lezers en eigenaren van een site zouden niet naar spam hoeven te kijken
    .nobody = het is een hash met sleutel van een tekst, waaruit de tekst noch de schrijver af te leiden is
    .beyond = niemand kan zeggen van wie het is, en binnen een dag is het weg
entry-comments_akismet = Een reactie waarover Akismet gevraagd wordt
    .purpose = om te weten te komen of het spam is
    .interest = lezers en eigenaren van een site zouden niet naar spam hoeven te kijken
    .beyond = Akismet bewaart het zolang de eigen voorwaarden zeggen, en kent geen manier om het terug te nemen
entry-comments_view = Dat een pagina met reacties bekeken is, in welke minuut, en door wie alleen als die ingelogd was
    .purpose = om binnen te blijven wat een account mag gebruiken, en de eigenaar van een site te laten zien hoeveel de pagina’s gelezen worden
    .interest = een dienst die gedeeld wordt, moet eerlijk gedeeld worden, en eigenaren willen weten of ze gelezen worden
entry-comments_day = Hoe vaak een pagina, of een site als geheel, op een dag bekeken is, en door hoeveel lezers
    .purpose = om de eigenaar van een site te laten zien hoeveel de pagina’s gelezen worden
    .interest = eigenaren willen weten of ze gelezen worden
    .nobody = het telt iedereen samen, per dag en pagina
entry-comments_referrer = Van welke andere website lezers op een dag kwamen, als de eigenaar van de site dat wil weten
    .purpose = om de eigenaar van een site te laten zien van welke andere sites de lezers komen, als de eigenaar dat heeft aangezet
    .interest = eigenaren willen weten wie naar hen verwijst
    .nobody = het is de hostnaam van een website, en hoeveel er vandaan kwamen; geen pagina, en niemand die kwam
entry-comments_readers = Hoeveel lezers een pagina vandaag had
    .purpose = om een lezer één keer per dag te tellen
    .interest = eigenaren willen weten of ze gelezen worden
    .nobody = het zijn hashes onder een sleutel die elke dag getrokken wordt en nooit buiten het geheugen komt
    .beyond = niemand kan zeggen van wie het is, en binnen een dag is het weg
entry-comments_wish = Waarover wie een site modereert brieven wil
    .purpose = om een moderator zo vaak te schrijven als die wil, en niet vaker
entry-comments_follower = Iemand die bij elke reactie onder een pagina een brief wil
    .purpose = om een bezoeker, zoals die vroeg, over elke reactie onder een pagina te schrijven
entry-comments_asked = Dat een adres gevraagd is of het brieven van een site wil
    .purpose = om een adres dat iemand anders intypte niet steeds opnieuw te vragen
    .interest = niemand hoort meer dan één brief te krijgen waar die niet om vroeg
    .nobody = het is een hash met sleutel van een adres en een site, en niemand kan zeggen van wie
entry-comments_letter = Een brief aan iemand die reageert, terwijl hij verstuurd wordt
    .purpose = om te zeggen dat die antwoord kreeg, of waarom de reactie niet getoond wordt
    .beyond = hij is binnen het uur weg, verstuurd of niet
entry-comments_mailed = Een antwoord per e-mail, terwijl het gelezen wordt
    .purpose = om erin te vinden wat wie het schreef antwoordt; verder wordt er niets van bewaard
    .beyond = het is weg voordat iemand erom kon vragen
entry-comments_used = Dat de link van een moderator gebruikt is
    .purpose = om een link in een brief één keer te laten beslissen en niet nog eens
    .nobody = het is een hash met sleutel van de link
    .beyond = niemand kan zeggen van wie het is, en binnen een week is het weg
entry-store_migration = Een stap die deze database haar huidige vorm gaf
    .purpose = om de vorm van de database voor elke verandering één keer te wijzigen
    .nobody = het noemt een verandering van het programma
    .retain = het gaat over niemand
entry-store_key = Wat laat zien dat een sleutel die is waarmee deze database gemaakt is
    .purpose = om een sleutel te weigeren die niet bij deze database hoort
    .nobody = het wordt uit de sleutel berekend en uit niets anders
    .retain = het gaat over niemand
entry-custody_erasure = Een aantekening dat iemand vergeten is
    .purpose = om te voorkomen dat een teruggezette back-up terugbrengt wie vroeg om vergeten te worden
    .nobody = het bevat een hash met sleutel: zonder de sleutel past die op iedereen, en met de sleutel alleen op wie genoemd wordt
    .retain = zonder dit zou een back-up het wissen ongedaan maken
entry-custody_recall = Een aantekening dat iets wat kort bewaard werd, vergeten moet worden
    .purpose = om elk programma dat op deze database draait te laten vergeten wat het in het geheugen heeft van iemand die gewist is
    .nobody = het is een hash met sleutel van wat weg is, en past op niemand meer
entry-custody_ledger = Dezelfde aantekeningen dat mensen vergeten zijn, naast de sleutel
    .purpose = om te voorkomen dat een teruggezette back-up mensen terugbrengt, ook als de database verloren is
    .nobody = het bevat hashes met sleutel: zonder de sleutel passen ze op iedereen
    .retain = zonder dit zou een back-up het wissen ongedaan maken
entry-custody_backup = Een volledige kopie van de database
    .purpose = om alles terug te halen nadat een schijf of een mens gefaald heeft
    .interest = niet verliezen wat mensen ons toevertrouwden
    .nobody = een kopie is van wie het origineel is: alles wat over de originelen verklaard is, geldt ook hiervoor
    .beyond = de kopieën hier worden zonder u herschreven voordat wij zeggen dat u vergeten bent; kopieën die elders heen gebracht zijn, kunnen na 14 dagen niet meer geopend worden, omdat de sleutel van hun dag dan vernietigd is, en wie er een terugzet, laat u weg
entry-custody_snapshot = Een kopie van wat niet opnieuw ingetypt kan worden, gemaakt telkens als het programma start
    .purpose = om een update terug te draaien die iets bederft
    .interest = niet verliezen wat mensen ons toevertrouwden
    .nobody = een kopie is van wie het origineel is: alles wat over de originelen verklaard is, geldt ook hiervoor
    .beyond = de kopieën hier worden zonder u herschreven voordat wij zeggen dat u vergeten bent; kopieën die elders heen gebracht zijn, kunnen na 14 dagen niet meer geopend worden, omdat de sleutel van hun dag dan vernietigd is, en wie er een terugzet, laat u weg
recipient-the-mail-server-of-the-destination = de mailserver van de bestemming
    .purpose = om het bericht in de mailbox te leggen waar de alias heen leidt
    .receives = het bericht, het adres van de afzender, het adres van de mailbox, en het adres en de naam van de host die het ons stuurde
recipient-the-operator-s-smart-host = de smarthost van de beheerder
    .purpose = om het bericht naar de mailserver van de bestemming te brengen
    .receives = het bericht, het adres van de afzender, het adres van de mailbox, en het adres en de naam van de host die het ons stuurde
recipient-akismet = Akismet
    .purpose = om te weten te komen of een reactie spam is, op sites waarvan de eigenaar ervoor koos dat te vragen
    .receives = de reactie, de naam, het adres en de website van wie haar schreef zoals die ze invulde, het netwerk waarvandaan (een /24 of een /64), het adres van de pagina en van de site, en wat een moderator besloot
recipient-postmark = Postmark
    .purpose = om accounthouders de e-mails te brengen die ze nodig hebben: bevestigingen, wachtwoordherstel, mededelingen en antwoorden
    .receives = het e-mailadres van de accounthouder en de e-mail
recipient-the-operator-s-mail-relay = de mailrelay van de beheerder
    .purpose = om accounthouders de e-mails te brengen die ze nodig hebben: bevestigingen, wachtwoordherstel, mededelingen en antwoorden
    .receives = het e-mailadres van de accounthouder en de e-mail
recipient-the-mail-server-of-the-account-holder = de mailserver van de accounthouder
    .purpose = om e-mails aan de accounthouder in diens mailbox te leggen
    .receives = het e-mailadres van de accounthouder en de e-mail
recipient-the-operator-s-name-servers = de nameservers van de beheerder
    .purpose = om te weten waar mail en verzoeken heen moeten
    .receives = de namen van hosts en domeinen
recipient-the-name-servers-of-the-domain = de nameservers van het domein
    .purpose = om te zien of een domein bewezen is en wat zijn records zeggen, als de accounthouder kijkt
    .receives = de naam van het domein
recipient-the-sign-in-provider-that-the-person-chose = de inlogaanbieder die de persoon koos
    .purpose = om te weten wie inlogt, als iemand koos om met een account elders in te loggen
    .receives = de code die de aanbieder aan de browser van de persoon gaf, en de naam van deze server daar
recipient-the-address-that-the-account-holder-named-for-events = het adres dat de accounthouder voor gebeurtenissen opgaf
    .purpose = om het eigen programma van de accounthouder te melden wat er met diens domeinen en aliassen gebeurde
    .receives = wat voor gebeurtenis het was, wanneer, en de nummers van waar het over gaat
recipient-the-server-of-a-picture-that-a-comment-shows = de server van een afbeelding die een reactie toont
    .purpose = om een afbeelding te tonen zonder dat de server ervan te weten komt wie ernaar kijkt
    .receives = het adres van de afbeelding, en dat deze server erom vraagt; niets over wie leest

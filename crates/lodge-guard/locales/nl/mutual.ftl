# Afspraken met servers elders.

guard-mutual-tab = Afspraken
guard-mutual-lead = Met een server die door een andere Lodge bewaakt wordt, kan jullie team afspreken elkaar één ding te vragen: is iemand zoals deze persoon bij jullie verbannen? Er wordt niets gevraagd voordat beide teams ja gezegd hebben, en elk van beide kan er meteen mee stoppen.
guard-mutual-none = Er is geen afspraak

guard-mutual-offer = Een server elders uitnodigen
guard-mutual-offer-text = Een uitnodiging is een tekst. Geef die aan het team van de andere server en aan niemand anders: wie hem heeft, kan hem beantwoorden. Hij is één keer geldig, { $n } dagen lang, en je ziet wie er geantwoord heeft voordat er iets begint.
guard-mutual-make = Uitnodiging maken
guard-mutual-made = Jullie uitnodiging
guard-mutual-made-text = Hij wordt niet nog eens getoond. Stuur hem naar het andere team waar niemand anders meeleest. Hij is { $n } dagen geldig.
guard-mutual-copy = Kopiëren
guard-mutual-copied = Gekopieerd
guard-mutual-paste = Een uitnodiging die je kreeg
guard-mutual-paste-hint = Plak de hele tekst; hij begint met lodge-agreement-. Je ziet wie er uitnodigt voordat je aanneemt.
guard-mutual-see = Zien wie er uitnodigt
guard-mutual-from = Jullie zijn uitgenodigd
guard-mutual-look = Vraag het andere team, daar waar je hen kent, of dit hun server en hun adres is. Neem je aan, dan stemt jullie kant vanaf nu in.
guard-mutual-accept = Aannemen
guard-mutual-not-now = Nu niet

guard-mutual-invitation = Een uitnodiging
guard-mutual-server = Server
guard-mutual-number = Nummer
guard-mutual-lodge = Lodge
guard-mutual-heard = Laatst van gehoord
guard-mutual-until = Tot
guard-mutual-offered = Nog niemand heeft geantwoord.
guard-mutual-answered = Ze hebben jullie uitnodiging aangenomen. Controleer of zij het zijn en stem in; tot dan wordt er niets gevraagd of beantwoord.
guard-mutual-waits = Jullie stemmen in. Het begint als zij ook ingestemd hebben.
guard-mutual-on = Beide kanten stemmen in.
guard-mutual-agree = Instemmen
guard-mutual-withdraw = Terugnemen
guard-mutual-end = Beëindigen

guard-mutual-what = Wat er uitgewisseld wordt, en wat niet
guard-mutual-what-asked = Als hier iemand geverifieerd wordt die accounts aan Discord gekoppeld heeft, worden de andere Lodge { $n } getallen voorgelegd die op toeval lijken. Die kan niet zien voor welke accounts ze staan, van wie ze zijn of hoeveel er echt zijn, en komt niet te weten wat eruit kwam. Wel dat er zojuist iemand geverifieerd is.
guard-mutual-what-given = De andere Lodge mag jullie hetzelfde vragen. Die krijgt een lijst met hashes die staan voor gekoppelde accounts van mensen die hier verbannen zijn en hier eerder geverifieerd werden. Lezen kan hij ze niet, en iemand erop vinden alleen door het aan jullie Lodge te vragen.
guard-mutual-what-kept = Daarvoor wordt van elk gekoppeld account van wie vanaf nu geverifieerd wordt een hash met sleutel bewaard: { $days } dagen, en { $banned } na een verbanning. Adressen, namen, Discord-nummers en cookies worden niet vergeleken.
guard-mutual-what-comes = Is daar iemand die erop lijkt verbannen, dan kijkt jullie team eerst. Niemand wordt ervoor buitengehouden of verbannen, diegene hoort er niets van, en jullie team ziet dat het een afspraak was, niet wie het daar is.
guard-mutual-what-guessed = Wie de andere Lodge beheert, kan accounts uitproberen die hij in gedachten heeft: voor hooguit { $n } bezoeken per dag, met elk zo’n twaalf accounts. Maak dus alleen afspraken met mensen die je zo ver vertrouwt.
guard-mutual-what-ends = Na { $n } dagen eindigt het vanzelf, en dan verdwijnen ook de sleutels en alles wat ervoor bewaard werd, net als wanneer iemand het beëindigt.

guard-mutual-nowhere = Deze Lodge kent het eigen openbare adres niet, of kan niet naar buiten. Wie hem beheert, moet een adres instellen.
guard-mutual-many = Er kunnen hooguit drie afspraken of uitnodigingen zijn. Beëindig er een of neem er een terug.
guard-mutual-unreadable = Dit is geen uitnodiging, of niet de hele. Kopieer de hele tekst, van lodge-agreement- tot het einde.
guard-mutual-late = Deze uitnodiging is te oud. Vraag om een nieuwe.
guard-mutual-ours = Deze uitnodiging is van deze Lodge: beide servers worden hier al bewaakt. Geef hem aan een server die door een andere Lodge bewaakt wordt.
guard-mutual-known = Deze uitnodiging is al aangenomen.
guard-mutual-silent = De andere Lodge was niet te bereiken, of antwoordde niet zoals het hoort. Er is niets bewaard; probeer het later nog eens.
guard-mutual-gone = De andere Lodge neemt deze uitnodiging niet meer aan. Vraag om een nieuwe.
guard-mutual-often = Dit is binnen een uur te vaak geprobeerd. Wacht, en probeer het dan nog eens.
guard-mutual-not = Die afspraak is er niet meer, of iemand anders heeft geantwoord. Open de pagina opnieuw.

said-guard-mutual-accepted = Aangenomen. Het begint als zij ook ingestemd hebben.
said-guard-mutual-agreed = Ingestemd. Het geldt vanaf nu.
said-guard-mutual-ended = Beëindigd. Wat ervoor bewaard werd, is weg.

mutual-told-answered = { $server } heeft jullie uitnodiging voor een afspraak aangenomen. Kijk of zij het zijn en stem in:
mutual-told-accepted = Een uitnodiging van { $server } voor een afspraak is aangenomen. Het begint als zij ook ingestemd hebben:
mutual-told-agreed = Er is vanaf nu een afspraak met { $server }:
mutual-told-ended = De afspraak met { $server } is beëindigd, en wat ervoor bewaard werd is weg:
mutual-told-ended-by-them = { $server } heeft de afspraak beëindigd, en wat ervoor bewaard werd is weg:
mutual-told-over = De tijd van de afspraak met { $server } is om, en wat ervoor bewaard werd is weg. Jullie kunnen een nieuwe maken:

letter-comment-new-subject = { $site }: { $author } reageerde op “{ $page }”
letter-comment-new-text =
    { $author } reageerde op “{ $page }” ({ $site }). De reactie wordt getoond.
letter-comment-new-link = Erover beslissen

letter-comment-held-subject = { $site }: een reactie van { $author } wacht op u
letter-comment-held-text =
    { $author } reageerde op “{ $page }” ({ $site }). Niemand ziet de reactie voordat een moderator erover beslist.
    De link is een week geldig en beslist één keer. De pagina die opengaat, vraagt het eerst.
letter-comment-held-link = Erover beslissen

letter-comment-reported-subject = { $site }: een reactie van { $author } is gemeld
letter-comment-reported-text =
    Iemand heeft een reactie gemeld die { $author } schreef bij “{ $page }” ({ $site }).
    Wat er gemeld is en waarom, staat op de pagina’s van de moderators van de site.
letter-comment-reported-link = Erover beslissen

letter-comment-digest-subject = { $site }: { $new ->
        [one] één nieuwe reactie
       *[other] { $new } nieuwe reacties
    }, { $held } in de wacht
letter-comment-digest-text =
    { $new ->
        [0] Sinds de vorige van deze brieven is op { $site } niets nieuws getoond.
        [one] Sinds de vorige van deze brieven is op { $site } één nieuwe reactie getoond.
       *[other] Sinds de vorige van deze brieven zijn op { $site } { $new } nieuwe reacties getoond.
    }
    { $held ->
        [0] Er wacht er geen op u.
        [one] Er wacht er één op u.
       *[other] Er wachten er { $held } op u.
    }
letter-comment-digest-link = De reacties tonen

letter-comment-answer-subject = { $author } antwoordde u op { $site }
letter-comment-answer-text =
    { $author } antwoordde op wat u schreef bij “{ $page }” ({ $site }):
letter-comment-answer-link = Op de pagina lezen

letter-comment-mentioned-subject = { $author } noemde u op { $site }
letter-comment-mentioned-text =
    { $author } noemde u onder “{ $page }” ({ $site }):
letter-comment-mentioned-link = Op de pagina lezen

letter-comment-followed-subject = { $site }: { $author } reageerde op “{ $page }”
letter-comment-followed-text =
    { $author } reageerde op “{ $page }” ({ $site }), die u volgt:
letter-comment-followed-link = Op de pagina lezen

letter-comment-confirm-subject = Een brief als iemand u antwoordt op { $site }?
letter-comment-confirm-text =
    Iemand, hopelijk u, reageerde op { $site } en wil bij elk antwoord een brief op dit adres.
    Was u het, open dan binnen een week de link.
    Was u het niet, doe dan niets: zonder de link wordt er niets meer gestuurd, en niemand ziet dit adres.
letter-comment-confirm-link = Ik was het: schrijf mij

letter-comment-refused-subject = Uw reactie op { $site } wordt niet getoond
letter-comment-refused-text =
    Uw reactie op “{ $page }” ({ $site }) wordt niet getoond. Een moderator van de site heeft dat besloten.
    De reden: { $reason }
    Vindt u dat onjuist, vraag dan wie { $host } beheert om er nog eens naar te kijken. Zij beslissen wat daar getoond wordt; u kunt ook naar de rechter gaan, of naar een instantie die zulke geschillen buiten de rechter om beslecht.
    Dit schreef u:

letter-no-reason = er is geen reden gegeven

letter-open-page = Op de pagina tonen
letter-stop = Geen brieven zoals deze meer
letter-stop-site = Minder brieven over deze site
letter-footer-answered = Deze brief is gestuurd door de Lodge op { $origin }. Beantwoord hem, en uw antwoord komt als reactie op de pagina; wat erin geciteerd wordt, valt weg.
letter-footer-unread = Deze brief is gestuurd door de Lodge op { $origin }. Niemand leest antwoorden erop.

letter-decide = Over een reactie beslissen
letter-ask-decide = Wat gebeurt er met deze reactie op { $site }?
letter-do-approve = Tonen
letter-do-reject = Weigeren
letter-do-spam = Het is spam
letter-fewer = Minder brieven
letter-ask-quiet = Geen brieven meer over reacties op { $site }? Wat daar wacht, ziet u nog steeds als u inlogt.
letter-ask-mute = Geen brieven meer als iemand u op deze site antwoordt?
letter-ask-leave = Geen brieven meer over reacties op deze pagina?
letter-do-stop = Geen brieven meer
letter-yes = Brieven bij antwoorden
letter-ask-confirm = Wilt u een brief op dit adres als iemand antwoordt op wat u schreef?
letter-do-confirm = Ja, schrijf mij
letter-done = Gedaan
letter-done-approve = De reactie wordt nu getoond.
letter-done-reject = De reactie is geweigerd; wie haar schreef, krijgt bericht.
letter-done-spam = De reactie is als spam weggelegd.
letter-done-late = Hierover was al beslist; er is niets veranderd.
letter-done-stop = U krijgt geen van deze brieven meer.
letter-done-confirm = Vanaf nu krijgt u een brief als iemand u antwoordt.
letter-gone = Deze link is niet meer geldig
letter-gone-text = Hij is te oud, al gebruikt, of waar hij over ging is er niet meer. Moderators vinden alles in de wachtrij van de site.
letter-decided = Over deze reactie is al beslist, of de link is te oud. Kijk in de wachtrij van de site.
letter-changed = Deze reactie is veranderd sinds de brief geschreven werd, of de link is te oud. Bekijk haar in de wachtrij van de site.

letter-following = U krijgt een brief bij elke nieuwe reactie hier.
letter-left = U krijgt geen brieven meer over deze pagina.
letter-no-address = Log eerst in met een e-mailadres, zodat er iets is om naar te schrijven.

transparency-title = Transparantie
transparency-lead = Wat iedereen mag weten over hoe deze Lodge wordt beheerd.
transparency-running = Wat er draait
transparency-version = Versie
transparency-revision = Bronrevisie
transparency-audit = Laatst met het register vergeleken
transparency-audit-clean = Niets wijkt af
transparency-audit-found = { $count ->
    [one] Eén ding wijkt af
   *[other] { $count } dingen wijken af
 }
transparency-backup = Laatste back-up
transparency-never = Nog niet
transparency-requests = Verzoeken van autoriteiten
transparency-no-requests = Er is er geen geregistreerd.
transparency-month = Maand
transparency-asker = Wie vroeg
transparency-answer = Antwoord
transparency-count = Aantal
transparency-asker-court = Een rechter
transparency-asker-police = Politie of justitie
transparency-asker-agency = Een andere instantie
transparency-asker-other = Iemand anders
transparency-answer-open = Nog niet beantwoord
transparency-answer-refused = Geweigerd
transparency-answer-nothing = Er was niets om over te dragen
transparency-answer-handed-over = Overgedragen wat er was
transparency-could = Wat er overgedragen zou kunnen worden
transparency-could-lead = Niemand kan gedwongen worden te geven wat die niet heeft. Deze lijst komt uit de verklaringen die het programma uitvoert.
transparency-nothing = Niets.
transparency-never-mail = Geen bericht, geen afzender, geen ontvanger en geen tijdstip van een bericht: niets daarvan wordt ooit opgeslagen.
transparency-read = Lees alles wat wordt bewaard.

notices-title = Beleid
notices-lead = Verandert er iets aan wat over mensen wordt bewaard, dan krijgt elke accounthouder één keer een e-mail, minstens twee weken voordat het ingaat.
notices-same = Niets aan te kondigen
notices-same-hint = Wat wordt bewaard, is wat het laatst is aangekondigd.
notices-draft = Dit wijkt af van wat het laatst is aangekondigd
notices-draft-hint = Elke accounthouder krijgt het in de eigen taal.
notices-new = Nieuw: { $line }
notices-changed = Gewijzigd: { $line }
notices-gone = Niet meer: { $line }
notices-day = Gaat in op
notices-day-hint = Twee weken vanaf vandaag, of later.
notices-day-wrong = Kies een dag over twee weken, of later.
notices-send = Aankondigen
notices-off = Er worden geen e-mails verstuurd, dus niemand kan het horen.
said-notices-sent = Aangekondigd. De e-mails gaan de deur uit.
notices-past = Aankondigingen
notices-announced = Aangekondigd
notices-effective = Gaat in
notices-untold = { $count ->
    [one] { $count } account moet het nog horen
   *[other] { $count } accounts moeten het nog horen
 }
letter-notice-subject = Wat over u wordt bewaard, verandert op { $day }
letter-notice-text = U krijgt deze e-mail omdat u hier een account hebt. Het beleid verandert op { $day }. Wat verandert, staat hieronder; wilt u dat niet, dan kunt u uw account voor die dag verwijderen.
letter-notice-link = Lees het hele beleid
fault-notices-off = E-mails staan uit
    .hint = Niemand kan het horen. Stel `post.carrier` in de configuratie in.
fault-notices-same = Er is niets aan te kondigen
    .hint = Wat dit programma bewaart, geldt al of is aangekondigd.

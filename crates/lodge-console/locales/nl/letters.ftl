letter-confirm-subject = Bevestig uw adres voor { $host }
letter-confirm-text =
    Iemand, hopelijk u, heeft met dit e-mailadres een account bij { $host } aangevraagd.
    Was u het, open dan binnen een dag de link en kies hoe u zich aanmeldt.
    Was u het niet, doe dan niets: zonder de link wordt er geen account geopend, en dit adres is over een dag vergeten.
letter-confirm-link = Mijn account openen

letter-already-here-subject = U hebt al een account bij { $host }
letter-already-here-text =
    Iemand, waarschijnlijk u, heeft met dit e-mailadres een account bij { $host } aangevraagd. Dat is er al.
    Meld u ermee aan. Weet u het wachtwoord niet meer, dan helpt “Wachtwoord vergeten?” op die pagina.
    Was u het niet, dan hoeft u niets te doen: wie het vroeg, is niets te weten gekomen.
letter-already-here-link = Aanmelden

letter-reset-subject = Een nieuw wachtwoord voor { $host }
letter-reset-text =
    { $name }, iemand, hopelijk u, wil een nieuw wachtwoord instellen voor uw account bij { $host }.
    Was u het, open dan binnen een uur de link.
    Was u het niet, doe dan niets: uw wachtwoord blijft zoals het is.
letter-reset-link = Een nieuw wachtwoord instellen

letter-password-set-subject = Uw wachtwoord bij { $host } is gewijzigd
letter-password-set-text =
    { $name }, het wachtwoord van uw account bij { $host } is zojuist gewijzigd, en andere browsers zijn afgemeld.
    Was u dat niet, neem uw account dan terug: open de link en vraag een nieuw wachtwoord aan.
letter-password-set-link = Dat was ik niet

letter-email-old-subject = Een ander e-mailadres voor uw account bij { $host }?
letter-email-old-text =
    { $name }, iemand die bij uw account op { $host } was aangemeld, wil voortaan bereikt worden op { $email }.
    Was u het, open dan binnen een dag deze link, en die in de e-mail aan het nieuwe adres.
    Was u het niet, doe dan niets: het adres blijft zoals het is. Stel daarna een nieuw wachtwoord in, want er is iemand anders in uw account geweest.
letter-email-old-link = Ja, wijzig het

letter-email-new-subject = Bevestig uw nieuwe adres voor { $host }
letter-email-new-text =
    Uw account bij { $host } krijgt voortaan dit e-mailadres.
    Was u het, open dan binnen een dag deze link, en die in de e-mail aan het oude adres.
    Was u het niet, doe dan niets: er verandert niets, en dit adres is over een dag vergeten.
letter-email-new-link = Ja, dit is van mij

letter-email-taken-subject = Uw adres bij { $host }
letter-email-taken-text =
    Iemand, misschien u, wil dit e-mailadres voor een ander account bij { $host } gebruiken. U hebt er al een account mee, dus er is niets gewijzigd.
    Was u het, meld u dan aan met het account dat dit adres heeft, of verwijder dat eerst.
letter-email-taken-link = Aanmelden

letter-invited-subject = Een uitnodiging voor { $host }
letter-invited-text =
    { $owner } nodigt u uit om bij { $host } mee te zorgen voor: { $object }.
    Open de link binnen zeven dagen. Hebt u nog geen account met dit adres, dan kunt u er daar een openen.
    Wilt u niet, doe dan niets: de uitnodiging wordt dan vergeten.
letter-invited-link = De uitnodiging bekijken

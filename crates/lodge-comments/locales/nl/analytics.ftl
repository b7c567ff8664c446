# Hoeveel de pagina’s van een site gelezen worden: een pagina voor wie de site heeft, en een brief.

analytics-title = Lezers
analytics-lead = Aantallen per dag, en niemand erin. Er wordt geen cookie gezet en geen adres bewaard; wie vandaag leest, wordt morgen niet herkend.
analytics-off = Op deze site wordt niet geteld hoe vaak pagina’s bekeken worden. Zo staat het in de regels.
analytics-spent = De weergaven van deze maand zijn op. Reacties worden getoond als altijd; volgende maand wordt weer geteld hoe vaak.
analytics-spans = Dagen
analytics-span = { $n ->
    [one] { $n } dag
   *[other] { $n } dagen
}
analytics-total = Samen
analytics-views = Weergaven
analytics-visitors = Bezoekers
analytics-comments = Reacties
analytics-used = Weergaven van al uw sites deze maand
analytics-of = { $used } van { $most }
analytics-visitors-hint = Een bezoeker is één netwerk op één dag. Wie op twee dagen komt, telt twee keer.
analytics-days = Per dag
analytics-day = Dag
analytics-csv = Downloaden als CSV
analytics-pages = Meest gelezen pagina’s
analytics-page = Pagina
analytics-referrers = Waar lezers vandaan komen
analytics-referrers-off = Wordt niet geteld. In de regels van de site kan het aan; dan telt de hostnaam, en verder niets van het adres.
analytics-host = Site
analytics-nothing = In deze dagen is niets geteld.

letter-views-spent-subject = De weergaven van deze maand zijn op
letter-views-spent-text = De pagina’s van { $site } en van uw andere sites met reacties zijn zo vaak bekeken als voor uw account in een maand geteld wordt.
    Reacties worden getoond en aangenomen als altijd. Vanaf { $day } wordt weer geteld hoe vaak pagina’s bekeken worden.
letter-views-spent-link = De cijfers bekijken

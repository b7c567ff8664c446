# How much the pages of a site are read: a page for its owner, and a letter.

analytics-title = Readers
analytics-lead = Counts by day, and nobody in them. No cookie is set and no address is kept; who reads today is not known again tomorrow.
analytics-off = Views are not counted on this site. Its rules say so.
analytics-spent = The views of this month are used up. Comments are shown as ever; how often is counted again next month.
analytics-spans = Days
analytics-span = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
analytics-total = Together
analytics-views = Views
analytics-visitors = Visitors
analytics-comments = Comments
analytics-used = Views of all your sites this month
analytics-of = { $used } of { $most }
analytics-visitors-hint = A visitor is one network on one day. Who comes on two days is counted twice.
analytics-days = Day by day
analytics-day = Day
analytics-csv = Download as CSV
analytics-pages = Most read pages
analytics-page = Page
analytics-referrers = Where readers come from
analytics-referrers-off = Not counted. The rules of the site can switch it on; then the host name is counted, and nothing else of the address.
analytics-host = Site
analytics-nothing = Nothing was counted in these days.

letter-views-spent-subject = The views of this month are used up
letter-views-spent-text = The pages of { $site } and of your other sites with comments were looked at as often as is counted for your account in a month.
    Comments are shown and taken as ever. How often pages are looked at is counted again from { $day }.
letter-views-spent-link = See the numbers

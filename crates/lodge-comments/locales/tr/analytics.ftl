# Bir sitenin sayfalarının ne kadar okunduğu: sahibi için bir sayfa ve bir mektup.

analytics-title = Okuyucular
analytics-lead = Gün gün sayılar, içlerinde kimse yok. Çerez konmaz, adres saklanmaz; bugün okuyan yarın tanınmaz.
analytics-off = Bu sitede görüntülemeler sayılmıyor. Kuralları böyle diyor.
analytics-spent = Bu ayın görüntülemeleri doldu. Yorumlar her zamanki gibi gösterilir; sayım gelecek ay yeniden başlar.
analytics-spans = Günler
analytics-span = { $n ->
    [one] { $n } gün
   *[other] { $n } gün
}
analytics-total = Toplam
analytics-views = Görüntüleme
analytics-visitors = Ziyaretçi
analytics-comments = Yorum
analytics-used = Bu ay bütün sitelerinizdeki görüntülemeler
analytics-of = { $used } / { $most }
analytics-visitors-hint = Ziyaretçi, bir gün içindeki bir ağdır. İki ayrı günde gelen iki kez sayılır.
analytics-days = Gün gün
analytics-day = Gün
analytics-csv = CSV olarak indir
analytics-pages = En çok okunan sayfalar
analytics-page = Sayfa
analytics-referrers = Okuyucular nereden geliyor
analytics-referrers-off = Sayılmıyor. Sitenin kurallarından açılabilir; o zaman yalnız sunucu adı sayılır, adresin başka hiçbir yeri değil.
analytics-host = Site
analytics-nothing = Bu günlerde bir şey sayılmadı.

letter-views-spent-subject = Bu ayın görüntülemeleri doldu
letter-views-spent-text = { $site } ile yorumlu öteki sitelerinizin sayfalarına, bir ayda hesabınız için sayılan kadar bakıldı.
    Yorumlar her zamanki gibi gösterilir ve alınır. Sayfalara ne kadar bakıldığı { $day } gününden başlayarak yeniden sayılır.
letter-views-spent-link = Sayılara bak

# Başka programlardan taşınma ve yeniden dışarı taşınma.

move-tab = Taşı
move-in = İçeri taşı
move-in-lead = Başka bir programın dışa aktardığını getir. Lodge önce dosyaya bakar; sen söyleyene dek hiçbir şey değişmez.
move-file = Dosya
move-file-hint = Öbür programın dışa aktardığı gibi, sıkıştırılmış ya da değil, en çok 2 GB. Yorumları alınana dek burada şifreli durur, en çok bir saat.
move-file-none = Öbür programın dışa aktardığı dosyayı seç.
move-file-unknown = Bu dosyayı neyin yazdığı görülemiyor. Yorumların dışa aktarımıysa programı seç.
move-file-large = Dosya 2 GB’tan büyük. Onu komut satırında al: lodge comments import.
move-file-full = Şu anda çok fazla dosya alınıyor. Bir saat sonra yeniden dene.
move-format = Yazan program
move-format-found = Lodge kendisi bulur
move-rules = Sayfalar bugün nerede
move-rules-hint = Yalnız adresler değiştiyse. Her satıra bir kural: /blog/*=/* ya da old.example=blog.example.
move-rule-pair = Bir kural KAYNAK=HEDEF biçimindedir, her satıra bir tane.
move-rule-place = Bir kural / ile başlayan bir yola ya da bir sunucudan ötekine götürür.
move-rule-stars = Bir kuralda = işaretinden sonra, öncesindekinden çok * olamaz.
move-unread = Dosya okunamadı. Yeniden gönder.
move-unread-damaged = Bu, o programın tam bir dışa aktarımı değil. Yeniden dışa aktar ya da başka bir program seç.
move-unread-long = Dosyadaki bir yorum 8 MB’tan uzun. Böyle bir dışa aktarım alınmaz.
move-unread-large = Veritabanı 256 MB’tan büyük. Başka bir biçimde dışa aktar.
move-unread-encoding = Dosya UTF-8 ile yazılmamış. Öyle kaydet.
move-unread-archive = Arşiv bozuk, kilitli ya da tamamı burada değil. Yeniden sıkıştır.
move-unread-newer = Dosyayı Lodge’un daha yeni bir sürümü yazmış. Önce bunu güncelle.
move-look = Bak
move-look-again = Yeniden bak
move-reading = Dosya okunuyor: { $program }
move-looked = Ondan ne çıkar: { $program }
move-broken = Dosya alınamıyor: { $program }
move-would = { $pages ->
    [one] Bir sayfada
   *[other] { $pages } sayfada
 } { $comments ->
    [one] bir yorum
   *[other] { $comments } yorum
 }
move-would-shown = Gösterilen: { $count }
move-would-held = Moderatör bekleyen: { $count }
move-would-rejected = Reddedilen: { $count }
move-would-spam = İstenmeyen: { $count }
move-would-deleted = Silinmiş, yalnız yeri kalan: { $count }
move-people = Hesabı olan kişi: { $accounts }; konukların yorumu: { $guests }
move-with-email = E-posta adresi olan yorum (mühürlü saklanır, hiç gösterilmez): { $count }
move-between = { $first } ile { $last } arasında yazılmış
move-orphans = Var olmayan bir şeyi yanıtlayan ve tek başına duracak yorum: { $count }
move-left = Dışarıda kalan
move-left-no-date = Tarihsiz: { $count }.
move-left-no-page = Hiçbir sayfada olmayan: { $count }.
move-left-pingback = Geri bildirimler (pingback, trackback): { $count }.
move-left-unknown-page = Dosyada olmayan sayfalarda: { $count }.
move-left-unmapped = Bu sitenin olmayan sayfalarda: { $count }.
move-left-twice = Dosyada iki kez: { $count }.
move-left-too-long = Bir yorumun olabileceğinden uzun: { $count }.
move-left-empty = Görülecek bir şeyi olmayan: { $count }.
move-left-first = Dosyadaki ilkleri: { $ids }
move-unmapped = Bu sitenin sayfası olmayan adresler
move-unmapped-empty = Adresi yok.
move-unmapped-host = { $host } bu sitenin sunucusu değil.
move-unmapped-none = Bir web adresi değil.
move-unmapped-more = Böyle adreslerde başka yorumlar: { $count }
move-comments = { $count ->
    [one] Bir yorum.
   *[other] { $count } yorum.
 }
move-start = Al
move-drop = Dosyayı kaldır
move-going = Yorumlar alınıyor
move-undoing = Bir içe aktarma geri alınıyor
move-so-far = { $count ->
    [one] Şimdiye dek bir yorum.
   *[other] Şimdiye dek { $count } yorum.
 }
move-refresh = Ne kadar ilerledi?
move-stop = Durdur
move-past = Önceki içe aktarmalar
move-stage-running = Sürüyor
move-stage-done = Tamam
move-stage-stopped = Yarıda kaldı: dosyayı yeniden gönder, hiçbir şey iki kez gelmez
move-stage-broken = Sonuna dek okunamadı
move-stage-undoing = Geri alınıyor
move-brought = { $comments ->
    [one] Bir yorum
   *[other] { $comments } yorum
 } ve { $pages ->
    [one] bir sayfa
   *[other] { $pages } sayfa
 } alındı
move-there = Zaten burada olan: { $count }
move-undo = Geri al
move-undo-ask = Bu içe aktarma geri alınsın mı?
move-undo-what = { $count ->
    [one] Getirdiği yorum,
   *[other] Getirdiği { $count } yorum,
 } yazarları ve sayfalarıyla gider. İnsanların o zamandan beri yazdıkları kalır; giden bir şeyi yanıtlıyorlarsa boş bir yer bırakılır.
move-out = Dışarı taşı
move-out-lead = Bu sitenin bütün yorumları: hiçbir şey yitirmeyen Lodge biçiminde ya da başka bir programın okuduğu gibi.
move-out-caption = Biçimler ve her birinin adların, zamanların ve metinlerin yanında neleri koruduğu
move-out-format = Hedef
move-out-keeps = Korur
move-out-file = Dosya
move-out-take = İndir
move-out-contacts = E-posta adresleriyle
move-out-contacts-hint = Ziyaretçilerin adreslerini yanıtlarla ilgili mektuplar için verdi. Onları yalnız bekleyecekleri yere ver.
move-keeps-titles = sayfa başlıkları
move-keeps-closed = kapalı sayfalar
move-keeps-depth = yanıtlara yanıtlar
move-keeps-accounts = kimin başka ne yazdığı
move-keeps-websites = yazarların sayfaları
move-keeps-held = bekleyen yorumlar
move-keeps-rejected = reddedilenler
move-keeps-spam = istenmeyenler
move-keeps-edited = ne zaman değiştirildiği
move-keeps-sticky = sabitlenmiş yorumlar
move-keeps-votes = oylar
move-keeps-reactions = tepkiler ve önceki hâller

said-move-gone = Dosya artık burada değil. Yeniden gönder.
said-move-dropped = Dosya kaldırıldı.
said-move-stopped = İçe aktarma durduruldu. Yeniden gönderilen dosya eksik kalanı getirir.
fault-moving = Bu siteye bir içe aktarma sürüyor
    .hint = Bitmesini bekle ya da onu durdur.
fault-no-format = Yorumlar bu biçimde yazılmaz
    .hint = “Taşı” sayfasındakilerden birini seç.

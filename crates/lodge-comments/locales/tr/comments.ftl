nav-comments = Yorumlar

comments-back = Geri
comments-keep = Kalsın
comments-save = Kaydet
comments-find = Bul
comments-pages = Listenin devamı
comments-further = Devam
comments-card-today = { $count ->
    [0] Bugün hiçbir şey yazılmadı.
    [one] Bugün bir yorum yazıldı.
   *[other] Bugün { $count } yorum yazıldı.
 }
comments-card-waiting = { $count ->
    [one] bir yorum sizi bekliyor
   *[other] { $count } yorum sizi bekliyor
 }

## Siteler

sites-title = Yorumlu siteler
sites-add = Site ekle
sites-caption = Sahibi olduğunuz ya da baktığınız siteler
sites-site = Site
sites-host = Alan adı
sites-host-hint = Sayfalarının bulunduğu yer; örneğin blog.example.org.
sites-host-wrong = Bu bir alan adı değil. blog.example.org gibi, yolsuz yazın.
sites-there = Bu site sizde zaten var.
sites-too-many = Bir hesabın olabileceği kadar siteniz var. Önce birini kaldırın.
sites-name = Başlık
sites-name-hint = Siteye verdiğiniz ad. Okurlar onu mektuplarda ve beslemelerde görür.
sites-title-wrong = Başlık tek satırda en çok 100 karakter olabilir.
sites-role = Rol
sites-role-owner = Sahibi
sites-role-editor = Moderatör
sites-role-viewer = İzler
sites-waiting = Bekleyen
sites-shown = Gösterilen
sites-none = Henüz site yok
sites-none-hint = Bir web sitesi ekleyin, sayfalarına tek bir satır yapıştırın; insanlar altlarına yazabilsin.
sites-new-lead = Sayfalarına yapıştıracağınız tek bir satır alırsınız.
sites-tab = Genel bakış
sites-parts = { $name } bölümleri
sites-locked = Kapalı
sites-locked-text = Herkes olanı okur, kimse yazamaz.
sites-lock-title = Siteyi bir süre kapat
sites-lock-text = Yorumlar okunabilir kalır; yeniden açılana kadar moderatörlerinden başka kimse yazamaz.
sites-lock = Kapat
sites-unlock = Yeniden aç
sites-letters = Size gönderilen mektuplar
sites-letters-hint = Bu sitedeki yorumlar hakkında. Siteyi denetleyen başka biri varsa kendisi için ayrıca seçer.
sites-letters-all = Her yorum için
sites-letters-pending = Bekleyen ya da bildirilenler için
sites-letters-digest = Günde bir kez, hepsi için
sites-letters-none = Hiçbiri
sites-held = { $held } bekliyor, { $reported } bildirildi
sites-pages = { $pages ->
    [one] { $pages } sayfa
   *[other] { $pages } sayfa
 }, { $comments ->
    [one] { $comments } yorum
   *[other] { $comments } yorum
 }
sites-helpers = Ona başka kim bakıyor
sites-helpers-none = Sizden başka kimse. Davet ettiğiniz biri izleyebilir ya da moderatörlük de yapabilir.
sites-invite = Birini davet et
sites-invitations = Tüm davetler
sites-invite-lead = Bağlantılı bir mektup alır. Bağlantı yedi gün, bu adresin sahibi olan hesap için geçerlidir.
sites-invite-email = E-posta adresi
sites-invite-email-hint = Önce burada bir hesabı olmalı: mektup yalnızca hesap sahiplerine gider.
sites-invite-go = Daveti gönder
sites-invite-wrong = Bu bir e-posta adresi değil. ann@example.org gibi yazın.
sites-invite-nowhere = Bu Lodge mektup göndermiyor. Onu işletene sorun.
sites-invite-yourself = Site zaten sizin.
sites-invite-too-many = Yanıt bekleyen çok fazla davetiniz var. Önce birini geri alın.
sites-editor-hint = Yorumlar, ziyaretçiler ve sayfalar hakkında karar verir. Kurallar, taşıma ve kaldırma sizde kalır.
sites-viewer-hint = Moderatörlerin gördüğünü görür, hiçbir şeyi değiştirmez.
sites-remove-title = Siteyi kaldır
sites-remove-text = Tüm yorumları da birlikte gider. Saklamak istiyorsanız önce dışa aktarın.
sites-remove = Siteyi kaldır
sites-remove-ask = { $name } kaldırılsın mı?
sites-remove-what = { $count ->
    [0] Gösterilen yorumu yok. Onunla ilgili saklanan başka ne varsa gider. Bu geri alınamaz.
    [one] Tek yorumu ve onunla ilgili saklanan her şey gider. Bu geri alınamaz.
   *[other] { $count } yorumu ve onunla ilgili saklanan her şey gider. Bu geri alınamaz.
 }

said-site-added = Site eklendi. Şimdi satırı sayfalarına yapıştırın.
said-site-saved = Kaydedildi.
said-site-locked = Site kapatıldı.
said-site-unlocked = Site yeniden açıldı.
said-site-invited = Bu adresle bir hesap varsa mektup yolda.
said-site-removed = Site ve yorumları kaldırıldı.
fault-comments-role = Buna bakabilirsiniz, değiştiremezsiniz
fault-comment-gone = Yorumun metni silindi; kimse geri getiremez
fault-not-undone = Bu geri alınamaz

## Yapıştırılacaklar

paste-tab = Yapıştır
paste-lead = Bunların her biri { $host } sayfalarında yorumları gösterir.
paste-copy = Kopyala
paste-copied = Kopyalandı
paste-script-title = O tek satır
paste-script = Yorumların olacağı yere yapıştırın. Hangi konu olduğunu sayfanın yolu söyler.
paste-count-title = Kaç yorum var
paste-count = Sayfa listesinde her sayfanın kaç yorumu olduğunu gösterir. Aynı betiği gerektirir.
paste-plain-title = Betiksiz
paste-plain = Betik olmadan çalışan bir formuyla, yorumların kendi sayfasına bir bağlantı. /post yerine sayfanızın yolunu yazın.
paste-ssi-title = Sunucunuz koysun
paste-ssi = Arama motorları ve betiksiz okurlar yorumları sayfanın içinde bulur. Sunucunuz /lodge/ isteklerini buradaki /embed/ yoluna iletsin.
paste-switch-title = Commento ya da Comentario’dan geçiş
paste-switch = Onların satırının yerine bunu koyun. Öğeleri ve nitelikleri olduğu gibi kalır.

## Kuyruk

queue-tab = Kuyruk
queue-drawers = Hangi yorumlar
queue-reported = Bildirilen
queue-all = Tümü
queue-search = Ara
queue-search-hint = Sözlerde, yazarlarda ve yollarda. Bunlar mühürlüdür; en yeni { $count } yorum açılıp bakılır ve bundan hiçbir şey saklanmaz.
queue-empty = Burada bir şey yok
queue-bar = Seçilen yorumlarla ne yapılacağı
queue-all-here = Bu sayfadakilerin tümü
queue-choose = Seç
queue-approve = Onayla
queue-reject = Reddet
queue-spam = Spam
queue-remove = Kaldır
queue-more = Daha fazla …
queue-keys = Listede: J ve K ileri ve geri gider, A onaylar, R reddeder, S spam sayar, D kaldırır, X seçer.
said-comments-decided = Oldu. Geçmişten geri alınabilir.
said-comments-decided-before = Bir şey değişmedi: zaten öyleydi ya da başkası önce karar verdi.
said-comments-none-chosen = Önce en az bir yorum seçin.
said-comments-settled = Bildirimler kapatıldı.

comments-one = Bir yorum
comments-nobody = Unutulmuş biri
comments-empty = Sözleri artık yok.
comments-sticky = En üstte
comments-edited = Değiştirildi
comments-stick = En üste koy
comments-unstick = Yerine geri koy
comments-reason = Gerekçe
comments-reason-hint = Yorumu reddeder ya da kaldırırsanız yazarına söylenir. En çok 1000 karakter.
comments-reports = Neler bildirildi
comments-is-settled = Kapatıldı
comments-settle = Olduğu gibi bırak
comments-before = Önceden ne diyordu
comments-weighed = Sözcükleri ne söylüyor
comments-weighed-hint = Bu sitede şimdiye kadar verilen kararlara göre: böyle bir sözcüğü olan yüz yorumdan kaçı istenmeyendi.
comments-weighs = 100’de { $chance }
comments-blank = Metni kalıcı olarak sil
comments-blank-text = Metin ve yazarının kim olduğu silinir. Yeri ve yanıtlar kalır. Bu geri alınamaz.
comments-blank-ask = Bu yorumun metni silinsin mi?
said-comments-blanked = Metin silindi.
reason-long = Gerekçe en çok 1000 karakter olabilir.
said-reason-too-long = Gerekçe en çok 1000 karakter olabilir. Hiçbir şey değişmedi.

comments-state-shown = Gösterilen
comments-state-held = Bekleyen
comments-state-rejected = Reddedilen
comments-state-spam = Spam
comments-state-removed = Kaldırılan

comments-why-guest = bir konuktan
comments-why-new = yeni birinden
comments-why-links = bağlantıları var
comments-why-images = görselleri var
comments-why-words = baktığınız bir sözcük var
comments-why-spam = spama benziyor
comments-why-akismet = Akismet spam diyor
comments-why-reported = bildirildi
comments-why-all = her şeye bakılıyor
comments-why-shadow = yazarı kenara ayrıldı
comments-why-imported = başka yerden getirildi
comments-why-moderator = bir moderatör karar verdi
comments-why-author = yazarı karar verdi

comments-ground-spam = Reklam yapıyor
comments-ground-abuse = Birini incitiyor
comments-ground-illegal = Yasaya aykırı
comments-ground-private = Özel olanı söylüyor
comments-ground-other = Başka bir şey

comments-way-guest = konuk olarak
comments-way-email = e-postayla gelen bir kodla
comments-way-account = bu Lodge’un bir hesabıyla
comments-way-passkey = geçiş anahtarıyla
comments-way-provider = başka bir hizmetle
comments-way-sso = sitenin kendi girişiyle
comments-way-imported = başka yerden getirildi

comments-done-approved = Onaylandı
comments-done-rejected = Reddedildi
comments-done-spam = Spam sayıldı
comments-done-removed = Kaldırıldı
comments-done-blanked = Metni kalıcı olarak silindi
comments-done-held = Bildirildiği için bekletildi
comments-done-restored = Eski hâline getirildi
comments-done-stuck = En üste kondu
comments-done-unstuck = Yerine geri kondu
comments-done-locked = Kapatıldı
comments-done-unlocked = Yeniden açıldı
comments-done-banned = Biri dışarıda tutuldu
comments-done-unbanned = Biri yeniden içeri alındı
comments-done-shadowed = Biri kenara ayrıldı
comments-done-unshadowed = Biri artık kenara ayrılmıyor
comments-done-rules = Kurallar değişti
comments-done-moved = Sayfa taşındı
comments-done-imported = Yorumlar getirildi
comments-done-unimported = Getirilen yorumlar geri alındı

## Geçmiş

history-tab = Geçmiş
history-lead = Bu sitede son 90 günde yapılanlar.
history-none = Henüz bir şey yapılmadı
history-nobody = sitenin bir kuralı
history-command = işletmecinin bir komutu
history-comment = yorum
history-page = sayfa
history-undo = Geri al
history-reword = Başka türlü söyle
said-act-undone = Geri alındı.
said-act-not-undone = Artık öyle değil: sonradan başka bir şey yapıldı.
said-act-reworded = Gerekçe değiştirildi.

## Sayfalar

pages-tab = Sayfalar
pages-none = Henüz sayfa yok
pages-none-hint = Biri altına yazar yazmaz sayfa burada görünür.
pages-caption = Sayfalar, en yenisi önce
pages-path = Yol
pages-title = Başlık
pages-address = Adres
pages-locked = Kapalı
pages-lock = Kapat
pages-unlock = Yeniden aç
pages-lock-text = Kapalı bir sayfanın altına kimse yazamaz. Yorumları okunabilir kalır.
pages-move = Taşı
pages-move-to = Yeni yol
pages-move-hint = Yorumları da onunla taşınır ve eski yoldan da bulunur.
pages-remove = Sayfayı kaldır
pages-remove-text = Altındaki tüm yorumlar da gider. Bu geri alınamaz.
pages-remove-ask = { $path } kaldırılsın mı?
page-taken = O yolda zaten bir sayfa var. Önce onu kaldırın.
page-wrong = Yol / ile başlar ve en çok 1024 karakterdir.
said-page-locked = Sayfa kapatıldı.
said-page-unlocked = Sayfa yeniden açıldı.
said-page-moved = Sayfa taşındı.
said-page-removed = Sayfa ve yorumları kaldırıldı.

## Ziyaretçiler

visitors-tab = Ziyaretçiler
visitors-search = Ad
visitors-search-hint = Adlar mühürlüdür; en yeni { $count } ziyaretçi açılıp bakılır.
visitors-none = Kimse bulunamadı
visitors-caption = Yazanlar, en yenisi önce. Aynı kişi başka bir sitede başka biridir.
visitors-name = Ad
visitors-way = Nasıl giriyor
visitors-since = Ne zamandan beri
visitors-shadowed = Kenara ayrıldı
visitors-shadow-text = Kenara ayrılan kişi eskisi gibi yazabilir ve bunu öğrenmez; yazdığını biri onaylayana kadar yalnızca kendisi ve moderatörler görür.
visitors-shadow = Yazdıklarını kenara ayır
visitors-unshadow = Artık kenara ayırma
visitors-comments = Yazdıkları
visitors-wrote-nothing = Hiçbir şey.
said-visitor-shadowed = Yazdıkları artık bir moderatörü bekliyor.
said-visitor-unshadowed = Yazdıkları artık kenara ayrılmıyor.

bans-title = Kim yazamaz
bans-person = Yazarı dışarıda tut
bans-from = O ağı dışarıda tut
bans-network-hint = Nereden geldiği, yazıldıktan sonra bir gün, kimsenin geri okuyamayacağı anahtarlı bir özet olarak bilinir.
bans-forgotten = Nereden geldiği artık bilinmiyor: bu bir gün sonra unutulur. Onun yerine yazarı dışarıda tutun.
bans-whom = { $name } dışarıda tutulsun mu?
bans-network = Bu yorumun geldiği ağ dışarıda tutulsun mu?
bans-days-hint = Bir ağ en çok { $days } gün dışarıda tutulur: sonra başkalarının olur.
bans-until = Bu gün dahil, şu güne kadar
bans-until-hint = Süresiz olması için boş bırakın.
bans-reason = Neden
bans-reason-hint = Moderatörler için.
bans-go = Dışarıda tut
bans-none = Kimse dışarıda tutulmuyor
bans-none-hint = Bir yorumun ya da ziyaretçinin sayfasında birini dışarıda tutabilirsiniz.
bans-a-network = Bir ağ
bans-lift = Yeniden içeri al
bans-day-wrong = Bu bir gün değil. 2026-12-31 gibi yazın.
bans-day-past = O gün geçti. Daha sonraki bir gün seçin.
bans-moderator = Sitenin sahibi ya da moderatörü dışarıda tutulamaz.
said-ban-added = O zamana kadar burada yazamaz.
said-ban-lifted = Yeniden yazabilir.

## Kurallar

rules-tab = Kurallar
rules-lead = Burada değiştirmediğiniz, çoğu sitenin istediği gibidir.
said-rules-saved = Kurallar şimdiden geçerli.
rules-number-wrong = Buraya böyle bir sayı gelemez. İpucu hangi aralıkta olduğunu söyler.
rules-choice-wrong = Bu seçilemez. Listeden birini alın.
rules-too-many = Bir liste en çok 500 satırdır.
rules-words-wrong = Her biri 1 ile 100 karakter arasındadır.
rules-hosts-wrong = Bunlardan biri alan adı değil. Her birini www.example.org gibi ayrı satıra yazın.
rules-maps-wrong = Her satırda, / ile başlayan ve arası boşlukla ayrılan iki yol vardır.
rules-reactions-wrong = Bunlardan biri bizde yok. İpucu hepsini sayar.
rules-reactions-many = Bir sitenin en çok sekiz tepkisi olur.
rules-sso-wrong = https:// ile başlayan bir adres yazın ya da boş bırakın.
rules-file-wrong = Bunlar bir sitenin kuralları değil. Nasıl göründüklerini görmek için dışa aktarın.
rules-document = Tek belge olarak
rules-document-text = Kurallarınızı saklayın ya da başka bir siteye taşıyın.
rules-export = Kuralları dışa aktar
rules-import = Kuralları içe aktar
rules-import-label = JSON olarak kurallar
rules-import-hint = Yazılmayan, başlangıçtaki gibi olur.

rules-who = Kim yazabilir
rules-who-guests = Yalnızca bir ad söyleyen konuklar
rules-who-accounts = Bu Lodge’un bir hesabıyla
rules-who-email = E-postayla gelen bir kodla
rules-who-passkeys = Geçiş anahtarıyla
rules-who-providers = Şu hizmetlerle
    .hint = Bu Lodge’u işletenin kurduğu hizmetlerin adları, aralarında virgülle.
rules-who-sso = Sitenizin kendi girişiyle
    .hint = https:// ile başlayan adresi. Yoksa boş bırakın.
rules-who-sso-at-once = Sitenizin kendi girişine tıklamadan sor

rules-hold = Önce neye bakılır
rules-hold-all = Her şeye
rules-hold-guests = Konukların yazdıklarına
rules-hold-images = Görselli yorumlara
rules-hold-first = Herkesin ilk yorumlarına
    .hint = Kaç tane, 0 ile 100 arası.
rules-hold-new-days = Yeni gelenlerin yorumlarına
    .hint = İlk kaç günlerinde, 0 ile 365 arası.
rules-hold-links-over = Çok bağlantılı yorumlara
    .hint = Kaçtan fazlaysa, 1 ile 100 arası; 0 bağlantılara karışmaz.
rules-hold-reports = İnsanların bildirdiklerine
    .hint = Kaç kişi bildirince bekletilir, 1 ile 100 arası; 0 hiç bekletmez.
rules-hold-words = Şu sözcükleri içeren yorumlara
    .hint = Her satıra bir tane, en çok 500.
rules-hold-close-after-days = Sayfaları kendiliğinden kapat
    .hint = İlk yorumdan kaç gün sonra, en çok 36500; 0 hiçbir zaman.

rules-text = Bir yorumda neler olabilir
rules-text-links = Bağlantılar
rules-text-images = Görseller
    .hint = Bu Lodge üzerinden gelirler; böylece kimin okuduğunu başka kimse öğrenmez.
rules-text-tables = Tablolar
rules-text-longest = En uzun yorum
    .hint = Karakter olarak, 100 ile 100000 arası.
rules-text-edit-minutes = Yazarı ne kadar süre değiştirebilir
    .hint = Dakika olarak, 0 ile 10080 arası; bu bir haftadır.

rules-show = Okurlar ne görür
rules-show-votes = Oylar
rules-show-votes-none = Yok
rules-show-votes-up = Yorumdan yana
rules-show-votes-both = Yana ve karşı
rules-show-reactions = Tepkiler
    .hint = Şunlardan en çok sekizi, aralarında virgülle: heart, thanks, laugh, wow, sad, think, party, rocket.
rules-show-sort = Hangisi önce gelir
rules-show-sort-best = Okurların en sevdikleri
rules-show-sort-newest = En yeniler
rules-show-sort-oldest = En eskiler
rules-show-sort-discussed = En çok yanıtı olanlar
rules-show-levels = Yanıtlar ne kadar içeriden başlar
    .hint = 1 ile 12 düzey arası.
rules-show-feeds = Beslemeler (RSS ve Atom)
rules-show-language = Sayfa kendi dilini söylemiyorsa dil
rules-show-language-en = İngilizce
rules-show-language-tr = Türkçe
rules-show-language-nl = Felemenkçe
rules-show-language-ru = Rusça

rules-pages = Hangi sayfalar var
rules-pages-hosts = Aynı siteyi gösteren başka alan adları
    .hint = Her satıra bir tane; örneğin www.example.org.
rules-pages-query = Sorgunun sayfaya ait olan parçaları
    .hint = Sayfalarınızın adı /?p=17 gibiyse p. Ötekilerin hepsi atılır.
rules-pages-maps = Aslında başka olan sayfalar
    .hint = Her satırda bir yol ve aslında olduğu yol; örneğin /old/* /new/*. Sondaki * kalanın yerini tutar.
rules-pages-known-only = Yalnızca burada zaten bulunan sayfalar yorum alır

rules-beyond = Ne sayılır, başkalarına ne sorulur
rules-beyond-views = Okurları say
    .hint = Çerezsiz ve bir gün sonra birini ötekinden ayıracak hiçbir şey olmadan.
rules-beyond-referrers = Hangi sitelerden geldiklerini say
rules-beyond-akismet = Her yorum için Akismet’e sor
    .hint = Sözler, ad, ağdaki adres ve sayfa ona gider. Bunu ziyaretçilerinize söyleyin.

## Keys

keys-title = Anahtarlar
keys-lead = Sitenizin kendi girişinin ve Akismet’in anahtarları
keys-sso = Sitenizin kendi girişi
keys-sso-text = Siteniz, kullanıcıları hakkında söylediğini bu sırla imzalar. Bir kez gösterilir.
keys-drawn = Sır. Bir daha gösterilmez.
keys-draw = Yeni bir sır çek
keys-forget = Sırrı unut
keys-there = Bir tane var.
keys-akismet = Akismet anahtarı
keys-akismet-hint = Oradaki hesabınızdan. Kaldırmak için boş bırakın.
keys-akismet-wrong = Böyle bir anahtarda yalnızca harf ve rakam olur, en çok 100.
keys-akismet-refused = Akismet bu anahtarı bu site için tanımıyor. Oradaki hesabınıza bakıp anahtarı yeniden kopyalayın.
keys-akismet-away = Bu anahtar Akismet’e sorulamadı; bu yüzden saklanmadı. Bir süre sonra yeniden deneyin.
keys-akismet-sent = Akismet her yorum hakkında ne alır
akismet-blog = sitenizin adresi
akismet-blog-charset = metnin UTF-8 olduğu
akismet-comment-author = yazarın yazdığı ad
akismet-comment-author-email = yazar verdiyse e-posta adresi
akismet-comment-author-url = yazar verdiyse web sitesi
akismet-comment-content = metin
akismet-comment-type = bunun bir yorum olduğu
akismet-permalink = sayfanın adresi
akismet-user-ip = yorumun geldiği ağ: dört sayının ilk üçü ya da daha uzun bir adresin ilk yarısı

# Birinin sayfasının altındaki yorumlar.
thread-count = { $count ->
    [0] Yorumlar
    [one] { $count } yorum
   *[other] { $count } yorum
 }
thread-none = Henüz kimse yazmadı. İlk yorum sizinki olabilir.
thread-sort = Sıralama
thread-best = En iyi
thread-newest = En yeni
thread-oldest = En eski
thread-discussed = En çok tartışılan
thread-next = Daha fazla yorum
thread-rest = { $count ->
    [one] { $count } yanıt daha
   *[other] { $count } yanıt daha
 }
thread-fresh = { $count ->
    [one] { $count } yeni yorum
   *[other] { $count } yeni yorum
 }
thread-end = Yorumların hepsi bu kadar.
thread-feed = Akış
thread-privacy = Hakkınızda ne saklanıyor
thread-own = Mektuplarınız ve verileriniz
thread-by = Yorumlar: Lodge

thread-write = Yorum yazın
thread-body = Yorumunuz
thread-placeholder = Yorum yazın …
thread-name = Ad
thread-email = E-posta (isteğe bağlı)
thread-email-hint = Hiç kimseye gösterilmez.
thread-trap = Burayı boş bırakın
thread-notify = Biri yanıt verince bana e-postayla haber ver
thread-draft = Gönderene kadar bu taslağı tarayıcımda sakla
thread-draft-kept = Taslak bu tarayıcıda saklanıyor.
thread-draft-gone = Taslak artık saklanmıyor.
thread-markdown = Markdown kullanabilirsiniz: *vurgu*, **kalın**, > alıntı, `kod`.
thread-tab-write = Yaz
thread-tab-preview = Önizle
thread-post = Gönder
thread-cancel = Vazgeç
thread-answering = { $name } adlı kişiye yanıt
thread-sign-in = Giriş yap
thread-sign-in-first = Yazmak için giriş yapmanız gerekir.
thread-sign-out = Çıkış yap
thread-hello = { $name } olarak yazıyorsunuz.
thread-expired = Oturumunuz kapandı. Sürdürmek için yeniden giriş yapın.
thread-proving = Bir saniye: tarayıcınız makineleri uzak tutan küçük bir bulmacayı çözüyor.
thread-failed = İstek ulaşmadı. Yazdıklarınız burada duruyor: birazdan yeniden deneyin.
thread-closed-moderator = Buraya artık yorum yazılamıyor.
thread-closed-age = Bu sayfa eski; buraya artık yorum yazılamıyor.
thread-closed-site = Bu siteye şu anda yorum yazılamıyor.
thread-locked = Buraya artık yorum yazılamıyor.

thread-reply = Yanıtla
thread-up = Katılıyorum
thread-down = Katılmıyorum
thread-react = Tepki ver
thread-react-heart = Bayıldım
thread-react-thanks = Teşekkürler
thread-react-laugh = Komik
thread-react-wow = Şaşırtıcı
thread-react-sad = Üzücü
thread-react-think = Düşündürücü
thread-react-party = Kutlayalım
thread-react-rocket = Harika fikir
thread-more = Bu yorumla ilgili diğer seçenekler
thread-link = Bağlantıyı kopyala
thread-copied = Bağlantı kopyalandı.
thread-report = Bildir
thread-edited = değiştirildi
thread-pinned = Sabitlendi
thread-held = Bir yöneticinin onayını bekliyor. Yalnızca siz ve yöneticiler görüyor.
thread-waiting = Onay bekleyenler
thread-owner = Site sahibi
thread-moderator = Yönetici
thread-somebody = Artık burada olmayan biri
thread-gone = Bu yorum kaldırıldı.
thread-to = { $name } adlı kişiye
thread-to-earlier = önceki bir yoruma

thread-edit = Değiştir
thread-save = Kaydet
thread-delete = Sil
thread-delete-how = Ne silinsin?
thread-delete-blank = Yalnızca sözler. Yeri ve yanıtlar kalır.
thread-delete-all = Hepsi; hiç yazılmamış gibi.
thread-keep = Kalsın
thread-report-of = { $name } adlı kişinin yorumunu bildir
thread-report-why = Sorun nedir?
thread-report-spam = Reklam
thread-report-abuse = Birine saldırıyor
thread-report-illegal = Yasaya aykırı
thread-report-private = Özel bilgileri açığa vuruyor
thread-report-other = Başka bir şey
thread-report-text = İsterseniz daha fazlasını yazın
thread-report-send = Bildir
thread-approve = Onayla
thread-reject = Reddet
thread-spam = İstenmeyen
thread-stick = Sabitle
thread-unstick = Sabitlemeyi kaldır
thread-lock = Sayfayı yoruma kapat
thread-unlock = Sayfayı yoruma aç

thread-document = Yorumlar: { $title }

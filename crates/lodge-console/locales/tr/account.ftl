account-title = Hesap
account-profile = Profil
account-security = Güvenlik
account-tokens = Erişim anahtarları
account-delegates = Paylaşılanlar
account-data = Verilerim
account-actions = İşlemler
account-copy = Kopyala
account-copied = Kopyalandı
account-print = Yazdır
account-once = Bu yalnızca bir kez gösterilir
account-keep = Kalsın
account-back = Geri

profile-language = Dil
profile-zone = Saat dilimi
profile-theme = Görünüm
profile-theme-auto = Tarayıcıdaki gibi
profile-theme-light = Açık
profile-theme-dark = Koyu
profile-save = Kaydet
profile-choose = Bunlardan birini seçin.
profile-email-change = Adresi değiştir
said-profile-saved = Kaydedildi.

email-title = Başka bir e-posta adresi
email-lead = Adresiniz { $email }. Onunla giriş yaparsınız, e-postalar oraya gelir.
email-new = Yeni e-posta adresi
email-hint = Her iki adrese birer e-posta gönderilir. İki bağlantı da açılınca adres değişir.
email-go = E-postaları gönder
email-same = Adresiniz zaten bu.
said-email-asked = İki e-posta yolda. İkisindeki bağlantıyı da açın.
email-confirm-title = E-posta adresi değişikliği
email-confirm-lead = Hesaba bundan sonra { $email } adresinden ulaşılacak.
email-confirm-go = Onayla
email-half-old = Eski adresten onaylandı. Şimdi { $email } adresine gelen e-postadaki bağlantıyı açın.
email-half-new = { $email } adresinden onaylandı. Şimdi eski adrese gelen e-postadaki bağlantıyı açın.
email-taken = Hiçbir şey değiştirilmedi: bu arada { $email } adresiyle bir hesap açılmış.
email-done = Tamam: hesaba artık { $email } adresinden ulaşılıyor.

password-lead = Diğer bütün tarayıcılarda oturum kapatılacak.
said-password-changed = Parolanız değişti ve diğer tarayıcılarda oturum kapatıldı.

security-password-on = Parola ayarlı.
security-password-off = Parola ayarlı değil.
security-password-set = Yeni parola ayarla
security-app = Kimlik doğrulama uygulaması
security-app-on = Açık
security-app-off = Kimlik doğrulama uygulamasıyla parolanız tek başına hiçbir şey açmaz.
security-app-add = Kur
security-app-change = Değiştir
security-codes = { $count ->
    [0] Kurtarma kodu kalmadı.
    [one] { $count } kurtarma kodu kaldı.
   *[other] { $count } kurtarma kodu kaldı.
 }
security-sessions = Açık oturumlar
security-sessions-lead = Hesabınızda oturumu açık olan tarayıcılar. Tanımadığınız biri varsa kapatın ve yeni bir parola ayarlayın.
security-browser = Tarayıcı
security-since = Başlangıç
security-seen = Son görülme
security-unknown = Bir tarayıcı
security-this = Bu tarayıcı
security-end = Kapat
security-end-others = Diğer her yerde oturumu kapat
security-delete-lead = Size ait her şey hemen silinir. Geri alınamaz.
said-session-ended = O tarayıcıda oturum kapatıldı.
said-sessions-ended = Diğer bütün tarayıcılarda oturum kapatıldı.

totp-title = Kimlik doğrulama uygulaması
totp-lead = Resmi uygulamayla okutun, sonra gösterdiği altı rakamı yazın.
totp-picture = Uygulama için gizli anahtarı içeren QR kodu
totp-by-hand = Ya da uygulamaya bunu yazın:
totp-digits = Altı rakam
totp-go = Aç
totp-wrong = Rakamlar bunlar değil. Uygulamanın şu an gösterdiklerini yazın.
totp-renew = Yeni kurtarma kodları
totp-renew-lead = Yenileri alınca eskileri geçersiz olur.
totp-remove = Uygulamayı kapat
totp-remove-lead = Bundan sonra hesabı yalnızca parolanız açar ve kurtarma kodları geçersiz olur.
said-totp-removed = Kimlik doğrulama uygulaması kapatıldı.
codes-title = Kurtarma kodları
codes-lead = Uygulamayı kaybederseniz bunların her biri sizi bir kez içeri alır. Kâğıtta ya da bir parola yöneticisinde saklayın.
codes-done = Sakladım

tokens-lead = Bir erişim anahtarı, bir programın sizin adınıza, izin verdiğiniz ölçüde iş yapmasını sağlar.
tokens-reference = Programlar neler yapabilir
tokens-none = Henüz erişim anahtarı yok
tokens-none-lead = Bir programınız API’yi kullanacaksa aşağıda bir tane oluşturun.
tokens-yours = Erişim anahtarlarınız
tokens-label = Ad
tokens-label-hint = Ne için olduğu, kendi sözlerinizle.
tokens-label-wrong = Ad tek satırdır ve 1 ile 100 karakter arasında olur.
tokens-scopes = Neler yapabilir
tokens-scopes-wrong = En az birini seçin.
tokens-too-many = 50 belirteciniz var; daha fazlası eklenemez. Hiçbir programın kullanmadığı birini kaldırın.
tokens-past = Gelecekten bir an seçin, örneğin 2030-01-01T00:00:00Z.
tokens-outlives = Bir erişim anahtarı, onu oluşturandan daha geç sona eremez. Bunu boş bırakın ya da daha erken bir an seçin.
tokens-account-read = Hesabı okumak
tokens-account-write = Hesabı değiştirmek
tokens-account-security = Giriş yollarını değiştirmek: parola, adres, doğrulama uygulaması, geçiş anahtarları, bağlantılar, oturumlar ve erişim anahtarları
tokens-account-export = Hakkınızda saklanan her şeyi okumak
tokens-account-delete = Hesabı, içindeki her şeyle birlikte silmek
tokens-domains-read = Alan adlarını okumak
tokens-domains-write = Alan adı eklemek, kanıtlamak ve kaldırmak
tokens-aliases-read = Takma adları okumak
tokens-aliases-write = Takma ad eklemek, değiştirmek ve kaldırmak
tokens-comments-read = Siteleri ve üzerlerine yazılanları görmek
tokens-comments-write = Yorumlu siteler ve sayfalar eklemek, değiştirmek ve kaldırmak
tokens-comments-moderate = Yorumlar ve ziyaretçiler hakkında karar vermek
tokens-guard-read = Bekçinin Discord sunucuları hakkında bildiklerini okumak
tokens-guard-write = Discord sunucularında ayarları değiştirmek ve karar vermek
tokens-webhooks-read = Web kancalarını okumak
tokens-webhooks-write = Web kancası eklemek, değiştirmek ve kaldırmak
tokens-help-read = Yardım isteklerini ve yanıtlarını okumak
tokens-help-write = Yardım istemek ve düşündüklerinizi yazmak
tokens-admin-read = Yönetim sayfalarını görmek
tokens-admin-write = Bu Lodge’u yönetmek
tokens-until = Geçerlilik
tokens-for-good = Kaldırılana kadar
tokens-days = { $count ->
    [one] { $count } gün
   *[other] { $count } gün
 }
tokens-used = Son kullanım
tokens-unused = Henüz yok
tokens-remove = Kaldır
tokens-remove-sure = Bu erişim anahtarı kaldırılsın mı? Onu kullanan programlar artık hiçbir şey yapamaz.
tokens-new = Yeni erişim anahtarı
tokens-make = Anahtarı oluştur
tokens-made = Yeni erişim anahtarı
tokens-made-lead = “{ $label }” anahtarını şimdi kopyalayın. Yalnızca özeti saklanır; kimse onu yeniden gösteremez.
said-token-removed = Erişim anahtarı kaldırıldı.

data-title = Lodge’un benim hakkımda bildiği her şey
data-lead = Sizinle ilgili saklanan her şey, açık biçimde, tablo tablo.
data-download = JSON olarak indir
data-hidden = Saklanıyor, ama gösterilmiyor: burada okuyan onunla giriş yapabilirdi.
data-elsewhere = Başka yerlerde
data-elsewhere-lead = Veritabanının dışında kısa süreliğine tutulabilenler; burada gösterilemez.

delegates-lead = Bir alan adını başkalarıyla paylaşabilirsiniz, başkaları da kendilerininkini sizinle. Yalnızca paylaşılan görülür.
delegates-none = Hiçbir şey paylaşılmıyor
delegates-none-lead = Birini davet etmek için bir alan adını açın.
delegates-given = Benim paylaştıklarım
delegates-had = Başkalarının benimle paylaştıkları
delegates-who = Kiminle
delegates-owner = Kimin
delegates-what = Ne
delegates-role = Yetki
delegates-state = Durum
delegates-viewer = Görebilir
delegates-editor = Değiştirebilir
delegates-object = { $module ->
    [mail] { $name } alan adı
   *[other] { $name }
 }
delegates-object-gone = Artık var olmayan bir şey
delegates-accepted = Kabul edildi
delegates-until = { $day } gününe kadar davetli
delegates-remove = Bitir
delegates-take-back = Geri al
delegates-give-back = Geri ver
said-share-removed = Artık paylaşılmıyor.
said-invitation-taken-back = Davet geri alındı.
said-invitation-accepted = Kabul edildi. Artık sizinkilerin arasında.
invited-title = Bir davet
invited-lead = { $owner } sizi bir şeye birlikte bakmaya davet ediyor.
invited-go = Kabul et
invited-first = Bu adresin hesabıyla giriş yapın ya da bu adresle kaydolup bağlantıyı yeniden açın.
fault-other-address = Davet başka bir adrese gönderilmiş
    .hint = E-postanın gönderildiği adresin hesabıyla giriş yapın.

delete-title = Hesabı sil
delete-what = Neler olacak
delete-all = Size ait her şey hemen silinir: adınız ve adresiniz, alan adları, takma adlar, erişim anahtarları, oturumlar, talepler.
delete-mail = Takma adlarınıza gelen posta bundan sonra reddedilir.
delete-backups = Yedekler siz olmadan yeniden yazılır; başka yere alınmış kopyalar 14 gün sonra açılamaz.
delete-never = Bunu kimse geri alamaz, bu Lodge’u yöneten bile.
delete-first = Önce verilerimi alayım
delete-type = Devam etmek için adresinizi yazın: { $email }
delete-wrong = Bu hesabın adresi bu değil.
delete-go = Her şeyi sil

farewell-title = Hoşça kalın
farewell-lead = Hesabınız silindi ve oturumunuz kapatıldı.
farewell-backups = Ondan hiçbir şey geri getirilemez.

security-passkeys = Geçiş anahtarları
security-passkeys-lead = Geçiş anahtarı cihazınızda, telefonunuzda ya da parola yöneticinizde durur ve sizi parolasız içeri alır.
security-passkey-since = eklendiği gün: { $day }
security-passkey-sure = Bu geçiş anahtarı kaldırılsın mı? Artık hiçbir şey açmaz.
security-passkey-unscripted = Geçiş anahtarları betik gerektirir. Diğer her şey betiksiz de çalışır.
security-links = Diğer hizmetler
security-link-since = bağlandığı gün: { $day }
security-link = { $provider } hesabını bağla
security-unlink = Bağlantıyı kaldır
said-passkey-added = Geçiş anahtarı eklendi.
said-passkey-removed = Geçiş anahtarı kaldırıldı.
said-provider-linked = Bağlandı. Bundan sonra onunla giriş yapabilirsiniz.
said-provider-unlinked = Bağlantı kaldırıldı.
passkey-title = Geçiş anahtarı ekle
passkey-lead = Tarayıcınız cihazınızdan bir geçiş anahtarı ister. Bir dahaki sefere onunla girersiniz: parmak, yüz ya da PIN yeter.
passkey-label = Ad
passkey-label-first = Geçiş anahtarım
passkey-label-hint = Diğerlerinden ayırt edebilmeniz için.
passkey-go = Geçiş anahtarını ekle
passkey-failed-new = Geçiş anahtarı eklenmedi. Yeniden deneyin.

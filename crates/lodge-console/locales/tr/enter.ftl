sign-in-title = Giriş yap
sign-in-email = E-posta adresi
sign-in-password = Parola
sign-in-forgotten = Parolanızı mı unuttunuz?
sign-in-or = ya da
sign-in-passkey = Geçiş anahtarıyla giriş yap
sign-in-no-account = Hesabınız yok mu?
sign-in-sign-up = Kaydolun
sign-in-refused = Adres ya da parola doğru değil.
sign-in-prove = Burada birileri parola deniyor. Yeniden giriş yapın; tarayıcınız önce makine olmadığınızı kanıtlayacak.
said-signed-out = Çıkış yaptınız.
said-already-here = Bu adresle zaten bir hesap var. Giriş yapın.
said-password-set = Yeni parolanız ayarlandı. Onunla giriş yapın.
said-welcome = Hoş geldiniz. Hesabınız açıldı.

passkey-cancelled = Geçiş anahtarı kullanılmadı.
passkey-failed = Geçiş anahtarı çalışmadı. Yeniden deneyin ya da başka bir yolla giriş yapın.

second-title = İkinci adım
second-lead = Parola doğru. Şimdi kimlik doğrulama uygulamanızdaki rakamları girin.
second-digits = Altı rakam ya da bir kurtarma kodu
second-hint = Bir kurtarma kodu yalnızca bir kez kullanılır.
second-go = Giriş yap
second-back = Baştan başla
second-wrong = Bu doğru değil ya da beş dakika geçti. Uygulamanın şu an gösterdiği rakamları girin ya da baştan başlayın.

prove-title = Siz misiniz?
prove-lead = Bundan sonraki işlem geri alınamaz ya da yeni kapılar açar. Kim olduğunuzu bir kez daha gösterin; ardından devam edeceksiniz.
prove-go = Devam et
prove-passkey = Geçiş anahtarı kullan
prove-wrong = Bu doğru değil.
prove-otherwise = Bunların hiçbiri elinizin altında değil mi? Çıkış yapıp her zamanki yolla yeniden girin; sonraki on beş dakika boyunca başka bir şey sorulmaz.

sign-up-title = Kaydol
sign-up-lead = Adınız, soyadınız ve e-posta adresiniz. Başka hiçbir şey sorulmaz.
sign-up-name = Ad ve soyad
sign-up-name-wrong = Ad tek satırdır, 1 ile 200 karakter arasında olur ve içinde adres bulunmaz.
sign-up-email = E-posta adresi
sign-up-email-hint = Adresin size ait olduğunu görmek için oraya bağlantı içeren bir e-posta gider.
sign-up-email-wrong = E-posta adresi isim@example.org gibi görünür.
sign-up-go = E-postayı gönder
sign-up-known = Daha önce geldiniz mi?
sign-up-kept = Bağlantıyı açana kadar veritabanına hiçbir şey yazılmaz; bir gün içinde açmazsanız her şey unutulur.
sign-up-read = Neler, neden saklanıyor

gate-working = Tarayıcınız makine olmadığınızı kanıtlıyor. Bu biraz sürer…
gate-done = Kanıtlandı: makine değilsiniz.
gate-failed = Kanıt başarısız oldu. Sayfayı yenileyip yeniden deneyin.
gate-unscripted = Betikler kapalıysa bunun yerine kısa bir süre beklemeniz istenir.
gate-again = Makine olmadığınızın kanıtı eskimiş. Formu bir kez daha gönderin.
gate-waiting = Kısa bir bekleyiş
gate-seconds = { $seconds ->
    [one] Betikler kapalıyken makine olmadığınızı beklemek gösterir. { $seconds } saniye sonra düğmeye yeniden basın; yazdıklarınız duruyor.
   *[other] Betikler kapalıyken makine olmadığınızı beklemek gösterir. { $seconds } saniye sonra düğmeye yeniden basın; yazdıklarınız duruyor.
 }

sent-title = Posta kutunuza bakın
sent-lead = Size bir e-posta yolda. İçindeki bağlantıyı bir gün içinde açın.
sent-nothing = Bir şey gelmedi mi? Spam klasörüne bakın ve adresi denetleyin.
sent-again = Yeniden dene

confirm-title = Hesabınızı açın
confirm-lead = { $name }, { $email } adresi sizin. Bundan sonra nasıl giriş yapacağınızı seçin.
confirm-password = Yeni parola
confirm-go = Hesabımı aç
confirm-passkey = Parolasız, geçiş anahtarıyla

password-hint = En az 12 karakter. Birkaç sözcük akılda kolay kalır, zor tahmin edilir.
password-short = En az 12 karakter kullanın.
password-long = En çok 1024 karakter kullanın.
password-failed = Bu parola kullanılamaz. Başka bir parola seçin.

forgotten-title = Unutulan parola
forgotten-lead = Hesabınızın hangi adrese ait olduğunu yazın. Böyle bir hesap varsa oraya bağlantı içeren bir e-posta gider.
forgotten-email-wrong = E-posta adresi isim@example.org gibi görünür.
forgotten-go = Bağlantıyı gönder
forgotten-back = Girişe dön
forgotten-sent-title = Posta kutunuza bakın
forgotten-sent-lead = Bu adresle bir hesap varsa bir e-posta yolda. İçindeki bağlantı bir saat geçerlidir.

reset-title = Yeni parola
reset-lead = { $email } hesabı için. Giriş yapılmış bütün tarayıcılarda oturum kapatılacak.
reset-password = Yeni parola
reset-go = Parolayı ayarla

fault-link-gone = Bu bağlantı artık geçerli değil
    .hint = Daha önce kullanılmış ya da süresi dolmuş. Yenisini isteyin.

sign-in-with = { $provider } ile giriş yap
with-link-title = Bu hesap bağlansın mı?
with-link-lead = { $provider } üzerinden { $there } olarak döndünüz. Bağlarsanız orada { $there } olarak oturum açabilen herkes burada sizin adınıza oturum açabilir.
with-link-lead-unnamed = { $provider } üzerinden döndünüz. Bağlarsanız oradaki hesaba girebilen herkes burada sizin adınıza oturum açabilir.
with-link-go = Bağla
with-link-no = Bağlama
with-title = Bu siz misiniz?
with-lead = { $provider } sizi burada hesabı olan biri olarak tanıyor: { $name }.
with-go = { $name } olarak giriş yap
with-other = Hayır, başka bir yolla giriş yap
with-first-title = Bir kez daha giriş yapın
with-first-lead = { $provider } tarafından bilinen adresle burada bir hesap var. Her zamanki yolla giriş yapın; { $provider } ona bağlanır ve bundan sonra onu açar.
said-provider-no = Giriş yapılmadı: diğer hizmet izin vermedi.
fault-provider = Diğer hizmet gerektiği gibi yanıt vermiyor
    .hint = Bir süre sonra yeniden deneyin ya da başka bir yolla giriş yapın.
fault-link-taken = Bu zaten başka bir hesaba bağlı
    .hint = Önce o hesaba girip bağlantıyı orada kaldırın.
fault-passkey-site = Geçiş anahtarları bu adreste çalışmaz
    .hint = Geçiş anahtarları bir alan adı ve https ister. Başka bir yolla giriş yapın.
fault-passkey-refused = Geçiş anahtarı kabul edilmedi
    .hint = Geçiş anahtarı burada bilinmiyor ya da sorunun süresi geçmiş. Yeniden deneyin.
fault-passkey-known = Bu geçiş anahtarı zaten eklenmiş
    .hint = Bu cihazda hesabınız için zaten bir geçiş anahtarı var.
fault-passkey-many = Zaten çok sayıda geçiş anahtarı var
    .hint = Önce Güvenlik sayfasında birini kaldırın.
fault-passkey-label = Geçiş anahtarına bir ad gerekli
    .hint = 1 ile 200 karakter arasında, tek satırlık bir ad verin.

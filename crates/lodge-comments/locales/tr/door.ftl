door-title = { $site } sitesine giriş
door-lead = Kim olduğunuzu nasıl göstermek istersiniz? Hangisini seçerseniz seçin, bu sitede ayrı birisiniz: başka siteler aynı kişi olduğunuzu anlayamaz.
door-none = Bu sitenin giriş yolu yok.
door-guests = Giriş yapmadan da yorum yazabilirsiniz: bu pencereyi kapatın ve bir ad yazın.
door-kept = Girişten sonra sayfa, 28 gün boyunca yeniden tanınmanız için tek bir çerez saklar. Hakkınızda saklanan her şeyi dilediğiniz an görebilir ve silebilirsiniz.
door-account = Buradaki hesabımla
door-email = E-postayla gelen bir kodla
door-passkey = Geçiş anahtarıyla
door-with = { $provider } ile
door-sso = { $site } hesabımla
door-other = Başka bir giriş yolu
door-go = Giriş yap
door-as = { $site } sitesine { $name } olarak girilsin mi?
door-name = Ad
door-name-hint = Yazdıklarınızın yanında herkes görür.
door-name-new = Buraya ilk kez geliyorsanız: yazdıklarınızın yanında herkesin göreceği ad. Değilse boş bırakın.
door-name-wrong = Yorumlarınızın yanında görünecek adı yazın: tek satır, içinde adres olmadan.
door-name-taken = Bu ad, burada giriş yapan birinin adına benziyor. Başka bir ad seçin ya da giriş yapın.
door-account-kept = { $site } burada seçtiğiniz adı alır. E-posta adresinizi almaz, hangi hesabın sizin olduğunu öğrenmez.
door-with-kept = Öteki hizmetteki adınız, resminiz ve sayfanız yazdıklarınızın yanında gösterilebilir. E-posta adresiniz hiçbir zaman gösterilmez.
door-address = E-posta adresi
door-address-hint = Oraya bir kod gider. Adres hiçbir zaman gösterilmez.
door-email-wrong = E-posta adresi ad@example.org gibi olur.
door-email-taken = Bu adres yalnızca onunla giriş yapılarak kullanılabilir. Giriş yapın ya da adresi yazmayın.
door-email-go = Bana kod gönder
door-code-title = Posta kutunuza bakın
door-code-lead = Kodlu bir mektup yolda. 15 dakika geçerlidir.
door-code = Kod
door-code-wrong = Son mektuptaki kod bu değil. Yeniden bakın.
door-code-again = Başka bir kod gönder
door-passkey-lead = Geçiş anahtarı cihazınızda durur: e-posta adresi yok, parola yok. Aynı anahtar buradan yorum alan her sitede çalışır ve hiçbir site ötekileri öğrenmez.
door-passkey-script = Geçiş anahtarları için tarayıcınızda betik açık olmalı. Başka bir yol seçin ya da betiği açın.
door-passkey-use = Geçiş anahtarımı kullan
door-passkey-make = Yeni bir geçiş anahtarı oluştur
door-passkey-cancelled = Hiçbir şey seçilmedi. Hazır olduğunuzda yeniden deneyin.
door-passkey-failed = Olmadı. Yeniden deneyin ya da başka bir yol seçin.
door-done = { $name } olarak giriş yaptınız
door-done-close = Bu pencere kendiliğinden kapanır. Kapanmazsa siz kapatın.
door-done-lost = Bu pencereyi açan sayfaya artık ulaşılamıyor. Pencereyi kapatın ve sayfadan bir kez daha giriş yapın.
door-signed-out = Çıkış yaptınız.
door-forgotten = Bu sitede hakkınızda saklanan her şey silindi.

letter-door-code-subject = { $site } için kodunuz: { $code }
letter-door-code-text =
    Birisi, umarız sizsinizdir, bu e-posta adresiyle { $site } yorumlarına giriş yapmak istiyor.
    Kodunuz { $code }. 15 dakika geçerlidir.
    Siz değilseniz bir şey yapmayın: kod olmadan kimse giremez ve hiçbir şey saklanmaz.

fault-door-origin = Bu sayfa sizden giriş isteyemez
    .hint = Bu pencereyi açan sayfa siteye ait değil. Sitenin kendisine gidip oradan giriş yapın.
fault-door-way = Bu site bu giriş yolunu kabul etmiyor
    .hint = Başka bir yol seçin.
fault-door-gone = Çok uzun sürdü ya da zaten kullanıldı
    .hint = Bu pencereyi kapatın ve sayfadan bir kez daha giriş yapın.
fault-door-sso = Sitenin sizin hakkınızda söylediği doğrulanamıyor
    .hint = Bir kez daha deneyin. Yine olmazsa siteyi yönetene bildirin.
fault-door-passkey = Bu geçiş anahtarı burada tanınmıyor
    .hint = Yeni bir tane oluşturun ya da başka bir yol seçin. Buradaki bir hesabın anahtarı “Buradaki hesabımla” altında çalışır.
fault-door-passkey-site = Geçiş anahtarları bu adreste çalışmıyor
    .hint = Başka bir yol seçin.
fault-door-name-wrong = Ad eksik
    .hint = Yorumlarınızın yanında görünecek adı yazın: tek satır, içinde adres olmadan.
fault-door-name-taken = Bu ad buradaki başka birinin adına benziyor
    .hint = Başka bir ad seçin.

door-gate-working = Tarayıcınız makine olmadığınızı kanıtlıyor. Bu biraz sürer…
door-gate-done = Kanıtlandı: makine değilsiniz.
door-gate-failed = Kanıt başarısız oldu. Sayfayı yenileyip yeniden deneyin.
door-gate-unscripted = Betikler kapalıysa bunun yerine kısa bir süre beklemeniz istenir.
door-gate-waiting = Kısa bir bekleyiş
door-gate-seconds = { $seconds ->
    [one] Betikler kapalıyken makine olmadığınızı beklemek gösterir. { $seconds } saniye sonra düğmeye yeniden basın; yazdıklarınız duruyor.
   *[other] Betikler kapalıyken makine olmadığınızı beklemek gösterir. { $seconds } saniye sonra düğmeye yeniden basın; yazdıklarınız duruyor.
 }

# İçeri girmek isteyenin sayfası: nelere bakıldığı ve sırada ne olduğu.

guard-door-title = { $server } sunucusuna giriş
guard-door-lead = Bu sunucu, gönderilmiş biri fark edilmeden geri dönmesin diye kimin geldiğine bakar. Henüz hiçbir şeye bakılmadı. Önce nelere bakılacağını okuyun.

## Nelere bakılır
guard-door-seen = Devam ederseniz nelere bakılır
guard-door-kept = Saklanan: { $kept }
guard-door-kept-not = hiçbir şey.
guard-door-kept-hashed = anahtarlı özeti, { $days } gün.
guard-door-see-address = Nereden geldiğiniz: bağlantınızın IP adresi
guard-door-why-address = Yasaklı birinin aynı evden geri gelip gelmediğini ve VPN üzerinden gelip gelmediğinizi görmek için. Adres tek başına hiçbir şeye karar verdirmez.
guard-door-kept-address = adresin anahtarlı özeti { $days } gün, çevresindeki ağınki { $around } gün. Adresin kendisi saklanmaz.
guard-door-see-device = Bu sayfanın tarayıcınıza verdiği çerez: rastgele bir sayı
guard-door-why-device = Yasaklı birinin aynı tarayıcıyla geri gelip gelmediğini görmek için.
guard-door-kept-device = tarayıcınızda { $days } gün, burada anahtarlı özeti { $hashed } gün.
guard-door-see-facts = Kabaca hangi tarayıcı olduğu: türü, cihazın türü, ilk diliniz, UTC’den saat farkı, dört basamakta ekran boyu, dokunmatik olup olmadığı
guard-door-why-facts = Yalnız çevrenizdeki ağla birlikte bir şey söyler: binlerce kişininki aynıdır.
guard-door-see-account = Discord hesabınızın yaşı, resminin olup olmadığı ve daha önce burada olup olmadığınız
guard-door-why-account = Eski olan ya da daha önce burada bulunmuş bir hesap sizin lehinizedir.
guard-door-see-linked = Discord’a bağladığınız ve size ait olduğunu kanıtladığınız başka hesaplar: hizmet ve oradaki numaranız, adınız değil. Önce Discord size sorar.
guard-door-why-linked = Yasaklı birinin başka yerdeki aynı hesapla geri gelip gelmediğini görmek için. Bağlı hesaplar sizin lehinize de sayılır.
guard-door-kept-linked = her birinin anahtarlı özeti, { $days } gün. Discord’un bakmamız için verdiği izin hiçbir yere yazılmaz ve hemen geri verilir.
guard-door-see-member = Discord’a göre bu sunucunun üyesi olup olmadığınız
guard-door-why-member = Buraya gelenin siz olduğunuzdan emin olmak için.
guard-door-see-answers = Sunucunun sorularına verdiğiniz yanıtlar
guard-door-why-answers = Bir insan karar verecekse yöneticiler okur.
guard-door-kept-answers = karar verilene kadar, mühürlü; hiçbir durumda 90 günden uzun değil.
guard-door-see-work = Hiçbir şeye: tarayıcınız kısa bir süre hesap yapar
guard-door-why-work = Size bir ana, bin kez gelen bir makineye ise çok şeye mal olur.

## Başka kim alır
guard-door-gets = Bunları başka kim alır
guard-door-gets-staff = Sunucunun yöneticileri neye, neden karar verildiğini “yasaklı biriyle aynı tarayıcı” gibi sözlerle ve yanıtlarınızı görür. Adres, bağlı hesap ve çerez görmezler.
guard-door-gets-service = { $name } yalnızca IP adresinizi (IPv6’da ilk yarısını) alır ve insanların onu başka yerde görünmek için kullanıp kullanmadığını söyler. Dediği bir gün hatırlanır.
guard-door-gets-server = Başka bir sunucu olan { $name }: bağlı hesaplarınızdan birine sahip birinin orada yasaklı olup olmadığı sorulur; o da burada yasaklı olanlar için aynısını sorabilir. Hiçbiri bunların hangi hesaplar olduğunu öğrenmez; kimsenin okuyamadığı sayılar olarak giderler. Bunun için bağlı hesaplarınızın anahtarlı bir özeti burada ötekiler kadar saklanır.
guard-door-gets-discord = Discord, bu Lodge’un bütün sunucuları için içeri alındığınızı, hesabınızın yaşını ve kaç hesabın bağlı olduğunu saklar; Discord ayarlarından bu uygulamayı kaldırana kadar.
guard-door-gets-nobody = Başka kimse.

## Geriye ne kalır
guard-door-stays = Geriye ne kalır
guard-door-stays-decision = Neye, neden karar verildiği { $days } gün saklanır.
guard-door-stays-banned = Yasaklı birinin anahtarlı özetleri { $days } gün saklanır. Bunu yalnız bir moderatör yenileyebilir.
guard-door-stays-privacy = Discord’da /privacy export hakkınızda saklananları gösterir, /privacy delete siler.
guard-door-privacy = Bu Lodge’un sakladığı her şey
guard-door-said-again = Nelere bakılır ve kim alır

## Devam etmek ya da etmemek
guard-door-go-on-title = Bunu istiyor musunuz?
guard-door-go-on-text = Devam ederseniz tarayıcınıza çerez verilir ve yukarıda yazanlara bakılır.
guard-door-go-on = Devam et
guard-door-person-title = Ya da bir insan baksın
guard-door-person-text = O zaman hakkınızda yöneticilerden biri karar verir ve bunların hiçbirine bakılmaz. Daha uzun sürebilir.
guard-door-person = Bir insan baksın
guard-door-young = Hesabınız bu sunucu için çok yeni
guard-door-young-text = Şu zamandan sonra girebilirsiniz:

## Adımlar
guard-door-work-title = Tarayıcınız kısa bir süre çalışır
guard-door-work-text = Başka bir şey yapmanız gerekmez. Eski bir telefonda birkaç saniye sürer.
guard-door-work-unscripted = Tarayıcınız bu sayfada betik çalıştırmadığı için bunu yapamaz. Bunun yerine bir insan isteyin.
guard-door-work-do = Başla
guard-door-work-working = Tarayıcınız çalışıyor …
guard-door-work-done = Tamam.
guard-door-work-failed = Tarayıcınız bunu yapamadı. Yeniden deneyin ya da bir insan isteyin.
guard-door-work-again = Tarayıcınız işi yapmadı ya da çok uzun sürdü. Yeniden deneyin ya da bir insan isteyin.
guard-door-answer-title = Sunucu size soruyor
guard-door-answer-text = Bir insan karar verecekse yöneticiler yanıtlarınızı okur. Her biri en çok 500 karakter.
guard-door-answer-send = Gönder
guard-door-answer-empty = Önce buraya bir şey yazın.
guard-door-answer-long = Bu, 500 karakterden uzun.
guard-door-away-title = Sırada Discord var
guard-door-away-text = Discord, kim olduğunuzu ve neleri bağladığınızı görüp göremeyeceğimizi size sorar. Orada, sunucuya geldiğiniz hesapla evet deyin.
guard-door-away-go = Discord’a geç
guard-door-away-hint = On dakikanız var; bu sayfaya kendiliğinden dönersiniz.
guard-door-looking = Bakılıyor
guard-door-looking-text = Birkaç saniye sürer.
guard-door-looking-again = Yeniden bak

## Ne oldu
guard-door-staff = Yöneticilerden biri karar verecek
guard-door-staff-text = Bir şey yapmanız gerekmiyor; size haber verilecek. Bu sayfayı kapatabilirsiniz.
guard-door-refused = Yöneticiler sizi içeri almadı
guard-door-refused-text = Buna bir insan karar verdi; bir insan başka türlü de karar verebilir.
guard-door-appeal = Dönmeyi isteyin
guard-door-gone = Artık beklemiyorsunuz
guard-door-gone-text = Ayrıldınız ya da çok uzun sürdü. Sunucudaki düğmeye yeniden basın.
guard-door-none = Sizden bir şey istenmiyor
guard-door-none-text = Bu sunucu şimdi size bir şey sormuyor. Kanallarını göremiyorsanız oradaki düğmeye yeniden basın.

## Ters giden
guard-door-why-not-other = Discord’da başka biri olarak oturum açmışsınız. Bundan hiçbir şey saklanmadı. Orada, sunucuya geldiğiniz hesapla oturum açın ve yeniden devam edin.
guard-door-why-not-elsewhere = Discord bu sunucuda olmadığınızı söylüyor. Katılın ve yeniden devam edin.
guard-door-why-not-stale = Bu çok uzun sürdü ya da daha önce kullanıldı. Yeniden devam edin.
guard-door-why-not-busy = Lodge birazdan yeniden başlayacak. Bir dakika sonra yeniden devam edin.
fault-guard-verify-over = Bu bağlantı çok eski
    .hint = Bir saat, size iletiyle gönderildiyse bir hafta geçerlidir. Sunucudaki düğmeye yeniden basın ya da sonraki iletiyi bekleyin.
fault-guard-verify-stale = Bununla kimse beklenmiyor
    .hint = Çok uzun sürdü, daha önce kullanıldı ya da başka bir tarayıcıya ait. Sunucudaki düğmeye yeniden basın.

## Yöneticilerin Discord’da bağlı rol için isteyebilecekleri
guard-linked-verified = Doğrulandı
    .about = Bu Lodge’un koruduğu bir sunucu tarafından içeri alındı
guard-linked-days = Gün
    .about = Doğrulandığında hesabın gün olarak yaşı
guard-linked-links = Bağlı hesaplar
    .about = Doğrulandığında bağlı ve kanıtlanmış olan başka hesapların sayısı

# Sözlerle kayıt: gizlilik sayfasının söyledikleri.

## Sayfa

register-title = Hakkınızda neler saklanıyor
register-opening = Bu sayfayı programın kendisi yazar; verileri saklarken, gösterirken, süresi dolunca silerken ve isteğiniz üzerine yok ederken uyguladığı beyanların ta kendisinden. Bu sayfada olmayan hiçbir şey saklanmaz.
register-about-customer = Hesap sahipleri hakkında
register-about-applicant = Hesap açmak isteyenler hakkında
register-about-correspondent = Hesabı olmayıp yazanlar hakkında
register-about-nobody = Kimse hakkında olmayanlar
register-why = Ne için
register-where = Nerede
register-how-long = Ne kadar süre
register-parts = Nelerden oluşur
register-forget = Unutulmayı isterseniz
register-basis = Dayanağı
register-nobodys = Neden kimse hakkında değil

## Nerede

register-place-table = şifreli veritabanında (`{ $name }`)
register-place-memory = yalnızca programın belleğinde; hiçbir zaman diskte değil
register-place-cache = kısa ömürlü bir önbellekte (`{ $name }`), kime ait olduğunu söylemeyen bir anahtar altında
register-place-cookie = tarayıcınızdaki bir çerezde (`{ $name }`); onu yalnızca bu site alır
register-place-backup = şifreli yedeklerde
register-place-file = bir dosyada (`{ $name }`)
register-place-sent = alıcısı: { $recipient }

## Ne kadar süre

register-keep-until-deleted = silinene kadar
register-keep-as-database = veritabanı var oldukça
register-keep-days = `{ $column }` anından { $n } gün sonra silinir
register-keep-until = `{ $column }` içindeki ana kadar; sonra silinir
register-keep-until-if = `{ $column }` içindeki ana kadar; böyle bir an yoksa silinene kadar
register-keep-running = program durunca kaybolur
register-keep-handled = işlendiği anda kaybolur
register-keep-sent = kopyasını saklamayız
register-keep-for-days = { $n } gün sonra kaybolur
register-keep-for-hours = { $n } saat sonra kaybolur
register-keep-for-minutes = { $n } dakika sonra kaybolur
register-keep-for-seconds = { $n } saniye sonra kaybolur
register-keep-at-most = en geç { $n } gün sonra kaybolur

## Parçalar ne söyler

register-class-identifier = onu başkalarından ayırır
register-class-name = adınız
register-class-contact = size nasıl ulaşıldığı
register-class-content = yazdıklarınız
register-class-credential = siz olduğunuzu kanıtlayan şey
register-class-network = ağda nerede olduğunuz
register-class-time = ne zaman olduğu
register-class-setting = seçiminiz
register-class-count = kaç tane
register-class-reason = neden yapıldığı
register-class-blind-index = anahtarlı bir özet
register-class-technical = kimse hakkında bir şey söylemez
register-sealed = kendine ait bir anahtarla mühürlü
register-sealed-found = kendine ait bir anahtarla mühürlü; anahtarlı bir özetiyle bulunur (`{ $column }`)

## Biri unutulmayı isteyince

register-forget-delete = silinir
register-forget-nobody = kimseyi ayırt etmez; bu yüzden kimsenin silinmesi onu değiştirmez
register-forget-blank = şunlar boşaltılır: { $columns }
register-forget-retain = kalır: { $why }
register-forget-beyond = { $why }

## Dayanağı

register-basis-service = bizden istenen iş için gereklidir (GDPR madde 6(1)(b))
register-basis-consent = istendiğinde geri alınabilen rızaya dayanır (GDPR madde 6(1)(a))
register-basis-law = yasa bunu gerektirir (GDPR madde 6(1)(c))
register-basis-interest = meşru bir menfaate dayanır: { $words } (GDPR madde 6(1)(f))

## Başka kim bir şey alır

register-recipients = Başka kim bir şey alır
register-recipients-gets = Ne alır
register-recipients-opt-in = Yalnızca biri bunu açtıktan sonra.
register-recipients-none = Hiç kimse.
register-recipients-else = Başka hiç kimse.

## Kayıtlar

entry-accounts_account = Hesap: Lodge’u kimin kullanabileceği ve ona nasıl ulaşılacağı
    .purpose = sahibini içeri almak ve ona hesabı hakkında yazmak için
entry-accounts_session = Oturum açmış bir tarayıcı
    .purpose = kimin oturum açtığını bilmek, bunu görüp sonlandırmasını sağlamak için
entry-accounts_token = Bir programın bir hesap adına davranmasını sağlayan belirteç
    .purpose = hesap sahibinin belirteç verdiği programların onun adına davranabilmesi için
entry-accounts_delegate = Başkasının alan adında ya da topluluğunda pay
    .purpose = bir hesap sahibinin, davet edildiği ve başkasına ait olan şeye göz kulak olabilmesi için
entry-accounts_limit = Herkesten farklıysa, bir hesabın ne kadar kullanabileceği
    .purpose = bir hesaba başkalarından çok ya da az olanak tanımak için
entry-accounts_passkey = Geçiş anahtarı
    .purpose = sahibinin parolasız oturum açması için
entry-accounts_totp = Doğrulama uygulamasının gizli anahtarı
    .purpose = doğrulama uygulamasının oturum açarken gösterdiği rakamları denetlemek için
entry-accounts_recovery_code = Henüz kullanılmamış bir kurtarma kodu
    .purpose = doğrulama uygulamasını yitirmiş birinin oturum açabilmesi için
entry-accounts_link = Sahibinin burada oturum açmak için kullandığı, başka yerdeki bir hesap
    .purpose = sahibinin, başka yerde bulunan ve buraya bağladığı bir hesapla oturum açması için
entry-accounts_request = Birinin bu Lodge’u işletenlere yazdığı
    .purpose = yardım isteyen ya da ne düşündüğünü söyleyen birine yanıt vermek için
entry-accounts_answer = Bir isteğe verilen yanıt ya da yazanın eklediği
    .purpose = yazana, isteğine ne yanıt verildiğini ve kendisinin ne eklediğini göstermek için
entry-accounts_notice = İnsanlar hakkında saklananlarda, duyurulduğu biçimiyle bir değişiklik
    .purpose = bir politika değişikliğini, yürürlüğe girmeden önce her hesap sahibine bir kez duyurmak için
    .nobody = politikada neyin değiştiğini söyler, kimse hakkında bir şey söylemez
    .retain = kimse hakkında değildir
entry-accounts_cookie = Oturum çerezi
    .purpose = oturum açtığınızı bilmek için; daha önce değil, oturum açınca konur ve rastgele bir sayı içerir
entry-accounts_sign_up = E-posta adresinin onaylanmasını bekleyen bir kayıt
    .purpose = adres onaylanınca hesabı açmak için; o zamana dek veritabanında hiçbir şey yoktur
entry-accounts_second = İkinci kanıtını bekleyen bir oturum açma
    .purpose = parola doğru girildikten sonra doğrulama uygulamasının rakamlarını sormak için
entry-accounts_second_tries = Doğrulama uygulamasının rakamlarının kaç kez denendiği
    .purpose = parolayı bilen birinin rakamları tahmin etmesini önlemek için
entry-accounts_reset = Yeni parola belirleme bağlantısı
    .purpose = parolasını unutan birinin, mektuptaki bağlantıyla yenisini belirlemesi için
entry-accounts_email_change = İki adreste de onaylanmayı bekleyen bir e-posta adresi değişikliği
    .purpose = eski ve yeni adresin ikisi de onaylayınca adresi değiştirmek için
entry-accounts_totp_proposal = Doğrulama uygulaması için henüz onaylanmamış bir gizli anahtar
    .purpose = doğru rakamları gösterince doğrulama uygulamasını devreye almak için
entry-accounts_passkey_new = Eklenmekte olan bir geçiş anahtarı
    .purpose = geçiş anahtarının sorulan soruyu yanıtladığını denetlemek için
entry-accounts_passkey_asked = Bir geçiş anahtarına sorulan soru
    .purpose = geçiş anahtarının sorulan soruyu yanıtladığını denetlemek için
    .nobody = rastgele bir soru içerir; kimin yanıtlayacağı henüz bilinmez
entry-accounts_away = Başka bir hizmetin yanıtını bekleyen bir oturum açma
    .purpose = yanıtın bu soruya ve aynı tarayıcıya ait olduğunu denetlemek için
entry-accounts_invite = Bir alan adına ya da topluluğa göz kulak olma daveti
    .purpose = davet edilen birinin daveti kabul edebilmesi için
entry-accounts_cached_session = Oturumların Redis’te tutulduğu yerde, oturum açmış bir tarayıcı
    .purpose = kimin oturum açtığını bilmek, bunu görüp sonlandırmasını sağlamak için
entry-accounts_cached_sessions = Oturumların Redis’te tutulduğu yerde, bir hesapta hangi tarayıcılardan oturum açıldığı
    .purpose = bir hesabın oturumlarını birlikte sonlandırmak için
entry-web_session_cookie = Oturum açanın çerezi
    .purpose = bir sonraki sayfada hâlâ siz olduğunuzu bilmek için
    .nobody = başka yerde hiçbir anlamı olmayan rastgele bir sayıdır; kime ait olduğu oturumla birlikte tutulur
    .beyond = tarayıcı kapanınca onu unutur; oturumu bitince de hiçbir şeyi açmaz
entry-web_traffic = Bir yolun bir saatte kaç kez istendiği ve ne yanıt verildiği
    .purpose = sayfaların ve API’nin ne kadar kullanıldığını ve aksayıp aksamadığını görmek için
    .interest = arızaları ve aşırı yükü bulmak
    .nobody = herkesin isteklerini saate ve yola göre birlikte sayar, hiçbirinden bir şey içermez
entry-web_repeat = Bir API isteğinin yerine getirildiği
    .purpose = bir program iki kez gönderirse yeniden yapmamak için
    .nobody = bir yanıtın durumu ile oluşturulan şeyin numarasıdır; anahtarlı bir özet altında durur
    .beyond = bir günde kaybolur; o şey silinmişse hiçbir yere götürmez
entry-web_repeat_turn = Bir API isteğinin yerine getirilmekte olduğu
    .purpose = aynı anda iki kez yapmamak için
    .nobody = anahtarlı bir özet altında bir sayıdır
    .beyond = bir günde kaybolur
entry-egress_letter = Bir hesap sahibine gönderilmekte olan mektup
    .purpose = bir adresi onaylamak, parola sıfırlamak, değişiklikleri bildirmek ve bir isteği yanıtlamak için
    .beyond = gönderilsin ya da gönderilmesin, bir saat içinde kaybolur
entry-egress_letter_postmark = Bir hesap sahibine Postmark üzerinden gönderilen mektup
    .purpose = bir adresi onaylamak, parola sıfırlamak, değişiklikleri bildirmek ve bir isteği yanıtlamak için
    .beyond = kendisine yazılan kişinin posta kutusunda, ayrıca koşullarında yazdığı süre boyunca Postmark’tadır
entry-egress_letter_relay = Bir hesap sahibine bir posta aktarıcısı üzerinden gönderilen mektup
    .purpose = bir adresi onaylamak, parola sıfırlamak, değişiklikleri bildirmek ve bir isteği yanıtlamak için
    .beyond = kendisine yazılan kişinin posta kutusundadır
entry-egress_letter_own = Bir hesap sahibine Lodge’un kendisinin gönderdiği mektup
    .purpose = bir adresi onaylamak, parola sıfırlamak, değişiklikleri bildirmek ve bir isteği yanıtlamak için
    .beyond = kendisine yazılan kişinin posta kutusundadır
entry-egress_name = Bir şeyin gittiği sunucunun adı
    .purpose = sunucunun adresini bulmak için
    .beyond = sorulmuş bir soru geri alınamaz; kimin için sorulduğunu da söylemez
entry-egress_sign_in = Birinin burada başka yerdeki bir hesapla oturum açtığı
    .purpose = kim olduğunu sağlayıcıdan öğrenmek için
    .beyond = sağlayıcı bunu kişinin kendi tarayıcısından bilir
entry-egress_event = Bir hesap sahibinin haber verilmesini istediği olay
    .purpose = hesap sahibinin kendi programına bunu bildirmek için
    .beyond = hesap sahibinin kendi elindedir
entry-abuse_denied = İstenmeyen posta gönderirken ya da saldırırken yakalanan bir adres, ad veya ağ
    .purpose = istenmeyen posta gönderirken ya da saldırırken yakalananları geri çevirmek için
    .interest = istenmeyen postayı ve saldırıları herkesten uzak tutmak
    .retain = yakalanan herkes kendini yeniden içeri aldırırdı; kayıt kendiliğinden sona erer
entry-mail_domain = Postası yönlendirilen bir alan adı
    .purpose = kimin postasının kabul edileceğini bilmek için
entry-mail_alias = Bir takma ad ve nereye götürdüğü
    .purpose = ona gönderileni yönlendirmek için
entry-mail_change = Çalışan bir Lodge fark etsin diye, bir alan adının ya da takma adın değiştiği
    .purpose = çalışan bir Lodge’a hangi takma adı ya da alan adını yeniden okuyacağını söylemek için
    .nobody = bir değişikliğin ve değişen şeyin numarasını içerir, bir günde kaybolur
entry-mail_revision = Kaç değişiklik olduğu
    .purpose = alan adlarındaki ve takma adlardaki değişiklikleri numaralamak için
    .nobody = tek bir sayıdır
entry-mail_message = Yönlendirilirken bir ileti
    .purpose = takma adının götürdüğü posta kutusuna vermek için
    .beyond = kimse isteyemeden kaybolur
entry-mail_handed_on = Yönlendirilmiş bir ileti
    .purpose = takma adın sahibinin istediği yere ulaştırmak için
    .beyond = kendisine yazılan kişinin posta kutusundadır
entry-mail_served = Birkaç hedeften birinin iletiyi çoktan aldığı
    .purpose = gönderen yeniden denerse iki kez teslim etmemek için
    .nobody = başlangıçta çekilen ve bellekten hiç çıkmayan bir anahtar altında bir özettir
    .beyond = kime ait olduğunu kimse söyleyemez
entry-store_migration = Bu veritabanını bugünkü biçimine getiren bir adım
    .purpose = veritabanının biçimini her değişiklik için bir kez değiştirmek için
    .nobody = programdaki bir değişikliği adlandırır
    .retain = kimse hakkında değildir
entry-store_key = Bir anahtarın bu veritabanının yapıldığı anahtar olduğunu gösteren şey
    .purpose = bu veritabanına ait olmayan bir anahtarı geri çevirmek için
    .nobody = yalnızca anahtardan hesaplanır
    .retain = kimse hakkında değildir
entry-custody_erasure = Birinin unutulduğuna dair bir not
    .purpose = geri yüklenen bir yedeğin, unutulmayı isteyenleri geri getirmesini önlemek için
    .nobody = anahtarlı bir özet içerir: anahtar olmadan herkese uyar, anahtarla yalnızca adı verilene
    .retain = o olmasa bir yedek silme işlemini geri alırdı
entry-custody_ledger = İnsanların unutulduğuna dair aynı notlar, anahtarın yanında
    .purpose = veritabanı yitirildiğinde bile, geri yüklenen bir yedeğin insanları geri getirmesini önlemek için
    .nobody = anahtarlı özetler içerir: anahtar olmadan herkese uyarlar
    .retain = o olmasa bir yedek silme işlemini geri alırdı
entry-custody_backup = Veritabanının tam bir kopyası
    .purpose = bir disk bozulduğunda ya da bir insan yanıldığında her şeyi geri getirmek için
    .interest = insanların bize emanet ettiklerini yitirmemek
    .nobody = kopya, aslı kiminse onundur: asılları için beyan edilen her şey onun için de geçerlidir
    .beyond = unutulduğunuzu söylemeden önce buradaki kopyalar siz olmadan yeniden yazılır; başka yere taşınanlar, o günün anahtarının yok edildiği 14 gün sonra açılamaz ve biri geri yüklenirse siz dışarıda kalırsınız
entry-custody_snapshot = Yeniden girilemeyecek olanların, program her başladığında alınan bir kopyası
    .purpose = bir şeyi bozan bir güncellemeyi geri almak için
    .interest = insanların bize emanet ettiklerini yitirmemek
    .nobody = kopya, aslı kiminse onundur: asılları için beyan edilen her şey onun için de geçerlidir
    .beyond = unutulduğunuzu söylemeden önce buradaki kopyalar siz olmadan yeniden yazılır; başka yere taşınanlar, o günün anahtarının yok edildiği 14 gün sonra açılamaz ve biri geri yüklenirse siz dışarıda kalırsınız
recipient-the-mail-server-of-the-destination = hedefin posta sunucusu
    .purpose = iletiyi takma adın götürdüğü posta kutusuna koymak için
    .receives = iletiyi, gönderenin adresini, posta kutusunun adresini ve onu bize gönderen sunucunun adresi ile adını
recipient-postmark = Postmark
    .purpose = hesap sahiplerine gereken mektupları ulaştırmak için: onaylar, parola sıfırlamaları, bildirimler ve yanıtlar
    .receives = hesap sahibinin e-posta adresini ve mektubu
recipient-the-operator-s-mail-relay = işletmecinin posta aktarıcısı
    .purpose = hesap sahiplerine gereken mektupları ulaştırmak için: onaylar, parola sıfırlamaları, bildirimler ve yanıtlar
    .receives = hesap sahibinin e-posta adresini ve mektubu
recipient-the-mail-server-of-the-account-holder = hesap sahibinin posta sunucusu
    .purpose = hesap sahibine yazılan mektupları posta kutusuna koymak için
    .receives = hesap sahibinin e-posta adresini ve mektubu
recipient-the-operator-s-name-servers = işletmecinin ad sunucuları
    .purpose = postanın ve isteklerin nereye gideceğini öğrenmek için
    .receives = sunucu ve alan adlarını
recipient-the-sign-in-provider-that-the-person-chose = kişinin seçtiği oturum açma sağlayıcısı
    .purpose = biri başka yerdeki bir hesapla oturum açmayı seçtiğinde, kimin oturum açtığını öğrenmek için
    .receives = sağlayıcının kişinin tarayıcısına verdiği kodu ve bu sunucunun oradaki adını
recipient-the-address-that-the-account-holder-named-for-events = hesap sahibinin olaylar için verdiği adres
    .purpose = hesap sahibinin kendi programına, alan adlarına ve takma adlarına ne olduğunu bildirmek için
    .receives = ne tür bir olay olduğunu, ne zaman olduğunu ve ilgili şeylerin numaralarını

nav-guard = Discord

guard-title = Discord sunucuları
guard-lead = Bekçi, Discord sunucularını gözetir: düzeni sağlar, baskınları durdurur ve birinin yıktığını geri koyar.
guard-parts = { $name } bölümleri
guard-save = Kaydet
guard-find = Bul
guard-pages = Listenin devamı
guard-further = Devamı

## Liste

guard-none = Burada henüz bekçi yok
guard-none-hint = Bu Lodge’u işleten kişi bir tane kurabilir.
guard-none-operator = Discord’un portalında bir bot oluşturun, belirtecini bir dosyaya koyun ve dosyayı yapılandırmada guard.token_file olarak gösterin. Kılavuz bunu adım adım anlatır.
guard-shut = Bu sayfalar henüz açık değil
guard-shut-hint = Bekçi iş başında. Bu Lodge’u işleten kişi sayfalarını açabilir; o zamana kadar Discord’daki komutları var.
guard-shut-operator = Bekçi iş başında. Sayfalarını açmak için uygulamanın istemci sırrını bir dosyaya koyun ve yapılandırmada guard.client_secret_file olarak gösterin.
guard-who = Discord’da kimsiniz?
guard-who-text = Discord, bu Lodge’a numaranızı ve orada hangi sunucuları yönettiğinizi söyler. Numaranız ve bunların içinden bekçinin sunucularının numaraları 90 gün, ya da siz unutturana dek hatırlanır; Discord’un bunun için verdiği anahtar hemen geri verilir.
guard-sign-in = Discord ile giriş yap
guard-no-servers = Hiçbir sunucunuz gözetilmiyor
guard-no-servers-hint = Burada, yönetebildiğiniz ve bekçinin üyesi olduğu sunucuları bulursunuz.
guard-servers = Yönettiğiniz sunucular
guard-server = Sunucu
guard-members = Üyeler
guard-unheard = Henüz haber yok
guard-invite-title = Başka bir sunucu
guard-invite-text = Discord hangi sunucu olduğunu sorar ve bekçinin orada hangi izinleri istediğini gösterir.
guard-invite = Bekçiyi davet et
guard-kept = Discord’da kim olduğunuz en çok 90 gün hatırlanır. Bir sunucuyu hâlâ yönetip yönetmediğinize her seferinde bakılır.
guard-forget = Kim olduğumu unut

said-guard-known = Discord kim olduğunuzu söylüyor.
said-guard-stale = Bu çok uzun sürdü ya da zaten kullanılmıştı. Bir kez daha giriş yapın.
said-guard-said-no = Discord’un kim olduğunuzu söylemesine izin vermediniz. Hiçbir şey tutulmadı.
said-guard-silent = Discord yanıt vermiyor. Bir dakika sonra yeniden deneyin.
said-guard-secret = Discord bu Lodge’un sırrını kabul etmiyor. İşleten kişi dosyasına yenisini koymalı.
said-guard-forgotten = Unutuldu.
said-guard-saved = Kaydedildi. Şu andan itibaren geçerli.
said-guard-preset = Bu ayarlar şu andan itibaren geçerli.
said-guard-undone = Geri alındı.
said-guard-undone-partly = Kısmen geri alındı: geri alınamayanlar yöneticilerin kanalında yazıyor.
said-guard-undone-record = Kayıtta üstü çizildi. Discord’da bu geri alınamaz.
said-guard-undone-goes-on = Birer birer geri alınıyor.
said-guard-reworded = Kaydın yeni gerekçesi var.
said-guard-judged = Karar verildi. Kişiye iletiyle bildirildi.
said-guard-judged-unreached = Karar verildi. Kişiye iletiyle ulaşılamadı; kararı bağlantısının ardında görür.
said-guard-settled = Sonuçlandırıldı.
said-guard-closed = Kanallar kapatıldı.
said-guard-opened = Kanallar yeniden açıldı.

fault-guard-none = Burada bekçi yok
    .hint = Önce bu Lodge’u işleten kişinin kurması gerekir.
fault-guard-who = Discord’da kim olduğunuzu kimse bilmiyor
    .hint = “Discord” sayfasını açıp Discord ile giriş yapın. 90 gün hatırlanır.
fault-guard-forbidden = Discord bunu bu sunucuda yapmanıza izin vermiyor
    .hint = İzni olan birinden size izin vermesini ya da bunu yapmasını isteyin.
fault-guard-before = Biri sizden önce davrandı
    .hint = Zaten yapıldı. Sayfayı yeniden açın.
fault-guard-spent = Bu saat içinde bir kişinin yapabileceği kadarını yaptınız
    .hint = Yöneticilerden bir başkasından isteyin ya da bekleyin.
fault-guard-not-ready = Bekçi bu sunucuyu henüz tanımıyor
    .hint = Discord, başlangıçtan sonra bir dakika içinde haber verir.
fault-guard-refused = Discord bunu yapmadı
    .hint = Bekçinin hangi izinlerinin eksik olduğuna ve rolünün yeterince yüksekte olup olmadığına genel bakıştan bakın.

## Genel bakış

guard-overview-tab = Genel bakış
guard-overview-unheard = Discord, başladığından beri bekçiye bu sunucudan söz etmedi. Bu en çok bir dakika sürer.
guard-overview-missing = { $count ->
    [one] Bekçinin bir izni eksik
   *[other] Bekçinin { $count } izni eksik
 }
guard-overview-mend = Düzelt
guard-overview-deaf = Bekçi iletilerde ne yazdığını duymuyor. Sözcük, bağlantı, davet, dosya ve yineleme kuralları bir şey görmez; bahsetme, ileti seli ve ad kuralları çalışır.
guard-overview-health = Bekçinin durumu
guard-overview-cases = Kime ne yapıldığı, 90 gün boyunca
guard-overview-drills = Ayarları bir baskına karşı deneyin
guard-overview-reports = { $count ->
    [0] Bildirim yok.
    [one] Bir bildirim.
   *[other] { $count } bildirim.
 }
guard-overview-appeals = { $count ->
    [0] İtiraz yok.
    [one] Bir itiraz.
   *[other] { $count } itiraz.
 }
guard-overview-joined = 24 saat içinde katılan
guard-overview-invites = Davetlerin duraklatıldığı zaman
guard-overview-dms = Özel iletilerin duraklatıldığı zaman
guard-overview-does = Bekçinin burada yaptıkları
guard-overview-lock = Kanalları kapat
guard-overview-lock-text = Yeniden açılana kadar yöneticilerden başka kimse yazamaz.
guard-overview-close = Kapat
guard-overview-open = Yeniden aç
guard-health-state = Bağlantı
guard-health-listening = Dinliyor
guard-health-connecting = Bağlanıyor
guard-health-over = Discord bağlantıyı kalıcı olarak kesti
guard-health-over-text = Bu Lodge’u işleten kişi, neyi değiştireceğini günlüğünde bulur: belirteç ya da Discord’un portalının izin vermediği bir intent.
guard-health-heard = Son duyulan
guard-health-events = Duyulan olaylar
guard-health-odd = Okunamayan olaylar
guard-health-connections = Kurulan bağlantılar
guard-health-calls = Yapılan çağrılar
guard-health-refused = Geri çevrilen çağrılar

## Ayarlar

guard-settings-tab = Ayarlar
guard-settings-presets = Başlangıç ayarları
guard-settings-presets-hint = Şu anki ayarların yerine geçer. Yöneticilere nerede haber verildiği, kime güvenildiği ve kimin muaf olduğu kalır.
guard-preset-small = Küçük: birbirini tanıyan birkaç yüz kişi
guard-preset-growing = Büyüyen: birkaç bin kişi, çok sayıda yeni gelen
guard-preset-under-attack = Saldırı altında: şu anda kapıda biri var
guard-settings-begin = Bunlarla başla
guard-settings-try = Önce dene
guard-settings-no-rules = Henüz kural yok. Başlangıç ayarları birkaç tane getirir.
guard-settings-document = Hepsi tek belge olarak
guard-settings-document-text = Başka bir sunucu için ya da kuralları formun bilmediği biçimde değiştirmek için.
guard-settings-export = Dosya olarak kaydet
guard-settings-import = Belge
guard-settings-import-hint = Kaydedildiği gibi JSON. Her şeyin yerine geçer.
guard-settings-take = Bu ayarları al
guard-settings-unreadable = Bunlar ayar değil. Önce dosya olarak kaydedip onu değiştirin.
guard-settings-number-wrong = Bir tam sayı yazın.
guard-settings-number-range = Bu sayı bunun için çok küçük ya da çok büyük.
guard-settings-choice-wrong = Sunulanlardan birini seçin.
guard-settings-channel-wrong = Kanalın numarasını yazın: Discord’da sağ tıklayıp Kanal Kimliğini Kopyala’yı seçin.
guard-settings-roles-wrong = Rol numaralarını aralarında virgülle yazın: Discord’da bir role sağ tıklayıp Rol Kimliğini Kopyala’yı seçin.
guard-settings-roles-many = Bu 25’ten fazla rol. Birkaçını çıkarın.
guard-settings-place-wrong = Hiçbir yeri, yöneticilerin kanalını ya da başka bir kanalı seçin.
guard-settings-too-many-rules = Bir sunucunun en çok 100 kuralı olur.
guard-settings-rule-twice = İki kuralın numarası aynı.
guard-settings-rule-broken = Bir kuralda anlaşılamayan bir sözcük ya da ifade var.
guard-settings-rule-counts = Bir kural 999’dan çok iletiye izin veriyor. Bir kişi için bu kadarı anımsanır: 999 ya da daha azını yazın.
guard-part-raid = Baskınlar
guard-part-nuke = Yıkım
guard-part-staff = Yöneticiler
guard-part-roles = Roller
guard-part-telling = Yöneticilere söylenenler
guard-part-rules = İletilerle ilgili kurallar
guard-part-rules-hint = Yalnızca izleyen bir kural hiçbir şey yapmaz; ne yapacağını “Ne olurdu” altında söyler.
guard-field-raid-state = Baskınlar
guard-field-raid-flood-count = Katılan şu kadar kişi
guard-field-raid-flood-seconds = şu kadar saniye içindeyse seldir
guard-field-raid-drip-count = Birbirine benzeyip katılan şu kadar kişi
guard-field-raid-drip-seconds = şu kadar saniye içindeyse damla damla baskındır
guard-field-raid-crowd = Kimsenin ordusuna benzemeyen bir kalabalık
guard-field-raid-ban-from = Şu puandan itibaren yasakla
    .hint = Hesabın yeni oluşu, eksik resim, başkasınınkine benzeyen ad ya da resim ve ortak davet puandır. Kimseye benzemeyen yasaklanmaz.
guard-field-raid-doubt-from = Şu puandan itibaren yöneticilere göster
guard-field-raid-calm-seconds = Şu kadar sessiz saniyeden sonra baskın bitmiştir
guard-field-raid-invites = Davetleri şu kadar dakika duraklat
    .hint = 0 açık bırakır. Discord en çok 24 saate izin verir.
guard-field-raid-dms = Özel iletileri şu kadar dakika duraklat
guard-field-raid-verification = Bu sırada Discord yeni gelenlerden şunu ister
guard-field-raid-slowmode = İki ileti arasındaki saniye
    .hint = Belgede adı geçen kanallarda.
guard-field-nuke-state = Yıkım
guard-field-nuke-burst-points = Bir kişinin şu kadar zarar puanı
    .hint = Silinen bir kanal, bir yasak ya da bir atma 4 puandır; toplu temizlik 10.
guard-field-nuke-burst-seconds = şu kadar saniye içindeyse onu durdurur
guard-field-nuke-hour-points = Bir saat içinde şu kadar puan da durdurur
guard-field-nuke-guild-points = Herkesin birlikte şu kadar puanı alarmdır
guard-field-nuke-explain-seconds = Denetim kaydının bir şeyi açıklaması için saniye
guard-field-nuke-afterwards = Değiştirdikleri
guard-field-wait-minutes = İkinci kişinin onaylaması için dakika
guard-field-tell = Yöneticilere haber verilen kanal
    .hint = Numarası: Discord’da kanala sağ tıklayıp Kanal Kimliğini Kopyala’yı seçin.
guard-field-sticky-roles = Geri gelen roller
    .hint = Ayrılıp 90 gün içinde geri gelen bunları yeniden alır. Rol numaraları, en çok 25, aralarında virgülle: sunucu ayarlarında bir role sağ tıklayıp Rol Kimliğini Kopyala’yı seçin. Bir şey bozabilecek rolleri ve bekçininkinin üstündeki rolleri kimse böyle almaz.
guard-field-tell-alarms = Baskınlar ve yıkım
    .hint = Başka ne toplanırsa toplansın hemen söylenir.
guard-field-tell-cases = Vakalar ve yöneticilerin öteki işleri
guard-field-tell-automod = Kuralların yaptıkları
guard-field-tell-queue = Bildirimler, ikinci onay istekleri ve süresi dolanlar
guard-field-tell-health = Bekçinin eksikleri
guard-field-tell-members = Gelenler ve gidenler
guard-field-tell-roles = Verilen ve alınan roller
guard-field-tell-structure = Kanallar, roller ve sunucunun kendisi
guard-field-tell-deleted = Birlikte kaldırılan iletiler
    .hint = Nerede ve kaç tane; ne yazdıkları asla.
guard-field-tell-gather = Satırların toplandığı saniye
    .hint = Bu sürede gelenler tek iletide söylenir, 0 ile 300 arası. Alarmlar hiç beklemez.
guard-pick-on = Açık: bekçi harekete geçer
guard-pick-shadow = Yalnızca izler
guard-pick-off = Kapalı
guard-pick-contain = durdurulur: davetler duraklar, kimse yasaklanmaz
guard-pick-tell = yalnızca yöneticilere söylenir
guard-pick-restore = hemen geri konur
guard-pick-ask = yöneticilerden biri söyleyince geri konur
guard-pick-place-none = söylenmez
guard-pick-place-log = yöneticilerin kanalında
guard-pick-as-it-is = önceki kadar
guard-pick-level-0 = hiçbir şey
guard-pick-level-1 = doğrulanmış bir e-posta adresi
guard-pick-level-2 = 5 dakikadan eski bir hesap
guard-pick-level-3 = 10 dakikalık üyelik
guard-pick-level-4 = doğrulanmış bir telefon numarası
guard-looks-for-words = Sözcükler
guard-looks-for-regexes = İfadeler
guard-looks-for-links = Bağlantılar
guard-looks-for-domains = Alan adları
guard-looks-for-invites = Davetler
guard-looks-for-mentions = Bahsetmeler
guard-looks-for-repeats = Yineleme
guard-looks-for-flood = Çok ileti
guard-looks-for-caps = Büyük harfler
guard-looks-for-zalgo = Üst üste işaretler
guard-looks-for-attachments = Dosyalar
guard-looks-for-names = Adlar

## Düz dille ayarlar

summary-raid-off = Baskınlara bakılmıyor.
summary-raid-shadow = Baskınlar yalnızca izleniyor: bir şey yapılmıyor.
summary-raid-flood = { $seconds } saniye içinde katılan { $count } kişi bir seldir.
summary-raid-drip = { $minutes } dakika içinde katılan, birbirine benzeyen { $count } kişi damla damla baskındır.
summary-raid-crowd-contain = Sıradan insanlardan bir sel bir süre durdurulur; kimse bunun için yasaklanmaz.
summary-raid-crowd-tell = Sıradan insanlardan bir sel yalnızca yöneticilere söylenir.
summary-raid-invites = Baskında { $minutes } dakika kimse katılamaz, sürdükçe daha uzun.
summary-raid-dms = Baskında üyeler { $minutes } dakika birbirine yazamaz.
summary-raid-verification = Baskında Discord yeni gelenlerden daha çoğunu ister: düzey { $level }.
summary-raid-slowmode = Baskında iki ileti arasında { $seconds } saniye beklenir.
summary-raid-ban = Baskıncıya { $score } puan ya da daha çok benzeyen yasaklanır.
summary-raid-ends = Onlardan biri gelmeden { $seconds } saniye geçince baskın bitmiştir.
summary-nuke-off = Yıkıma bakılmıyor.
summary-nuke-shadow = Yıkım yalnızca izleniyor: kimse durdurulmuyor.
summary-nuke-burst = { $seconds } saniye içinde { $points } puan zarar veren tüm rollerini yitirir.
summary-nuke-hour = Bir saat içinde { $points } puana ulaşan da.
summary-nuke-trusted = { $count ->
    [one] Bir kişi ya da rol
   *[other] { $count } kişi ya da rol
 } başkalarından fazlasını yapabilir.
summary-nuke-restore = Değiştirdikleri hemen geri konur.
summary-nuke-ask = Değiştirdikleri, yöneticilerden biri söyleyince geri konur.
summary-tell-nobody = Yöneticilere hiçbir şey söylenmez: kanal seçilmemiş.
summary-tell-no-alarms = Baskınlar ve yıkım yöneticilere söylenmez.
summary-tell-alarms = Baskınlar ve yıkım yöneticilere hemen söylenir.
summary-tell-cases = Her vaka yöneticilere söylenir.
summary-tell-automod = Kuralların yaptıkları yöneticilere söylenir.
summary-tell-queue = Bildirimler ve süresi dolanlar yöneticilere söylenir.
summary-tell-health = Bekçinin eksikleri yöneticilere söylenir.
summary-tell-members = Kimin gelip kimin gittiği yöneticilere söylenir.
summary-tell-roles = Kimin hangi rolü verip aldığı yöneticilere söylenir.
summary-tell-structure = Kanalları, rolleri ve sunucuyu kimin değiştirdiği yöneticilere söylenir.
summary-tell-deleted = Birlikte kaç iletinin kaldırıldığı yöneticilere söylenir, ne yazdıkları değil.
summary-tell-gather = { $seconds } saniye içinde gelenler tek iletide söylenir; alarmlar hiç beklemez.
summary-rules = { $count ->
    [0] İletilerle ilgili hiçbir kural harekete geçmiyor.
    [one] İletilerle ilgili bir kural harekete geçiyor:
   *[other] İletilerle ilgili { $count } kural harekete geçiyor:
 }
summary-rules-shadow = { $count ->
    [one] Bir kural yalnızca izliyor.
   *[other] { $count } kural yalnızca izliyor.
 }
rule-words = { $count ->
    [one] Bir sözcük istenmiyor.
   *[other] { $count } sözcük istenmiyor.
 }
rule-regexes = { $count ->
    [one] Bir ifade istenmiyor.
   *[other] { $count } ifade istenmiyor.
 }
rule-links = { $count ->
    [0] Bağlantı yok.
    [one] Bir alan adı dışında bağlantı yok.
   *[other] { $count } alan adı dışında bağlantı yok.
 }
rule-domains = { $count ->
    [one] Bir alan adı istenmiyor.
   *[other] { $count } alan adı istenmiyor.
 }
rule-invites = { $count ->
    [0] Başka sunuculara davet yok.
    [one] Biri dışında başka sunuculara davet yok.
   *[other] { $count } tanesi dışında başka sunuculara davet yok.
 }
rule-mentions = Bir iletide { $most } bahsetmeden fazlası çoktur.
rule-repeats = Aynı sözler { $seconds } saniye içinde { $most } kezden fazlaysa çoktur.
rule-flood = { $seconds } saniye içinde { $most } iletiden fazlası çoktur.
rule-caps = { $least } harf ya da daha uzun iletide %{ $percent } büyük harf çoktur.
rule-zalgo = { $most } işaret yığınından fazlası çoktur.
rule-attachments = { $count ->
    [one] Bir dosya türü istenmiyor.
   *[other] { $count } dosya türü istenmiyor.
 }
rule-names = { $count ->
    [one] Adlarda bir sözcük istenmiyor.
   *[other] Adlarda { $count } sözcük istenmiyor.
 }
summary-step-delete = – { $from }. seferden itibaren ileti kaldırılır.
summary-step-tell = – { $from }. seferden itibaren yöneticilere söylenir.
summary-step-reset-name = – { $from }. seferden itibaren ad kaldırılır.
summary-step-timeout = – { $from }. seferden itibaren { $minutes } dakika yazamaz.
summary-step-role = – { $from }. seferden itibaren bir rol alır.
summary-step-kick = – { $from }. seferden itibaren atılır.
summary-step-ban = – { $from }. seferden itibaren yasaklanır.
summary-sticky = Ayrılıp 90 gün içinde geri gelenin yeniden aldığı roller: { $count }

## Kayıtlar

guard-cases-tab = Kayıtlar
guard-cases-search = Ara
guard-cases-search-hint = Bir kaydın numarası, bir üyenin numarası ya da bir gerekçedeki sözcükler.
guard-cases-kind = Ne yapıldı
guard-cases-all = Hepsi
guard-cases-none = Kayıt bulunamadı
guard-cases-caption = Kayıtlar, en yenisi önce
guard-cases-number = Kayıt
guard-cases-about = Kimin hakkında
guard-cases-channel = Kanal
guard-cases-reason = Neden
guard-cases-by-rule = Bekçinin bir kuralıyla
guard-cases-when = Ne zaman
guard-cases-until = Ne zamana kadar
guard-cases-undone = Geri alındı
guard-cases-export = Tüm kayıtları dosya olarak kaydet
guard-case-title = Kayıt { $n }
guard-case-reason = Gerekçe
guard-case-reason-hint = En çok 512 karakter. Önceki hâli görülebilir kalır.
guard-case-reason-empty = Bir gerekçe yazın.
guard-case-reason-long = Bu 512 karakterden uzun.
guard-case-undo = Geri al
guard-case-undo-text = Yaptığı şey eskisi gibi olur: yasak ya da susturma biter, roller, takma adlar ve kanallar öncekine döner. Bu arada birinin değiştirdiği kalır. Atılan kişi ve silinen iletiler geri gelmez; o zaman bunu yalnızca kayıt söyler.
guard-case-edits = Gerekçenin önceki hâli
guard-case-deeds = Kim ne yaptı
guard-case-no-deeds = Kimse değil: bunu bekçinin bir kuralı yaptı ya da yapan kişi unutuldu.
guard-case-by = Yapan: { $who }
guard-deed-opened = Kaydı açtı
guard-deed-edited = Gerekçeyi değiştirdi
guard-deed-undid = Geri aldı
guard-deed-asked = Bir komut kullandı
guard-deed-reported = Birini bildirdi
guard-deed-settled = Bir bildirimi sonuçlandırdı
guard-deed-judged = Bir itiraza karar verdi
guard-deed-changed = Sunucuyu değiştirdi
guard-deed-set = Ayarları değiştirdi
guard-deed-approved = Onayladı
guard-deed-pressed = Bir düğmeye bastı
guard-deed-reviewed = Girmek isteyen birine baktı

## Sıra

guard-queue-tab = Sıra
guard-queue-empty = Bekleyen yok
guard-queue-appeals = İtirazlar
guard-queue-asks = { $who } soruyor
guard-queue-answer = Yanıt
guard-queue-answer-hint = Ulaşılabilirse iletiyle alır, itirazının sayfasında da okur. En çok 512 karakter.
guard-queue-grant = Dönmesine izin ver
guard-queue-deny = Şimdi değil
guard-queue-final = Hayır, kesin
guard-queue-reports = Bildirimler
guard-queue-about = { $who } hakkında
guard-queue-message = İleti
guard-queue-settle = Sonuçlandı
guard-queue-within = Her biri 48 saat içinde yanıtlanır. Süresi önce dolan önde durur.
guard-queue-due = Son süre
guard-queue-overdue = Süresi geçti

## Tatbikatlar

guard-drills-tab = Tatbikatlar
guard-drills-lead = Hızlı akan bir saatte, gerçeğiyle karşılaşan kodun ta kendisinden geçen bir baskın. Discord’da bir şey yapılmaz, kimseye haber verilmez.
guard-drills-profile = Ne geliyor
guard-profile-flood = Sel: bir dakika içinde çok sayıda yeni hesap
guard-profile-drip = Damla: iki gün boyunca saatte birkaç kişi
guard-profile-nuke = Yıkım: hesabı başkasının elinde olan bir moderatör
guard-profile-alt-return = Dönüş: yasaklananlar, başka hesaplarla
guard-drills-with = Hangi ayarlar
guard-drills-own = Bu sunucununkiler
guard-drills-raiders = Kaç kişi
guard-drills-raiders-hint = Boş: her zamanki kadar. En çok 2.000.
guard-drills-too-many = 1 ile 2.000 arasında kişi gelebilir.
guard-drills-seed = Tatbikatın numarası
guard-drills-seed-hint = Aynı numara aynı tatbikattır.
guard-drills-jammed = Kapı kapanmıyor: hepsi içeri giriyor
guard-drills-past = { $count ->
    [one] 24 saat içinde katılan kişi, iyi niyetlileri adsız oynar
   *[other] 24 saat içinde katılan { $count } kişi, iyi niyetlileri adsız oynar
 }
guard-drills-play = Oynat
guard-drills-who = Kim girdi ve onlara ne oldu
guard-drills-time = İlk çağrı etkisini gösterene kadar geçen saniye
guard-drills-what = Ne
guard-drills-much = Ne kadar
guard-drills-came = Gelen baskıncılar
guard-drills-in = İçeri giren
guard-drills-banned = Yasaklanan
guard-drills-missed = Hâlâ içeride
guard-drills-innocents = Gelen masumlar
guard-drills-waiting = Kapıyı kapalı bulan masumlar
guard-drills-hit = Zarar gören masumlar
guard-drills-acts = Yapılan yıkım işlemleri
guard-drills-broken = Hâlâ bozuk
guard-drills-lost = Başkalarının yiten emeği
guard-drills-now = Bu ayarlarla
guard-drills-better = Daha iyi { $n }
guard-drills-never = hiç
guard-drills-seconds = { $n } sn
guard-drills-cost = Neye mal oldu
guard-drills-calls = Discord’a çağrılar
guard-drills-bulk = Çok kişiyi yasaklayan çağrılar
guard-drills-asked = İnsanlardan bakmaları istendi
guard-drills-thresholds = Daha iyi sonuç veren eşikler
guard-drills-no-better = Denenenlerin hiçbiri daha iyi değil.
guard-drills-take = Bunları al

## Taşınma

guard-move-tab = İçeri al
guard-move-lead = Başka bir botun bildiği kayıtları ya da ayarlarını getirir. Discord’da bir şey yapılmaz: orada yasaklanmış olan zaten yasaklıdır. Kurallar gölgede gelir: siz izin vermeden hiçbiri bir şey yapmaz.
guard-move-file = Dosya
guard-move-file-hint = En çok 16 MB.
guard-move-what = Ne yapılsın
guard-move-look = Ne olacağını söyle
guard-move-do = İçeri al
guard-move-send = Gönder
guard-move-would = { $count ->
    [0] Yeni kayıt yok.
    [one] Bir kayıt yeni.
   *[other] { $count } kayıt yeni.
 }
guard-move-brought = { $count ->
    [0] Hiçbir şey alınmadı.
    [one] Bir kayıt alındı.
   *[other] { $count } kayıt alındı.
 }
guard-move-from = Yazan
guard-move-here = Zaten burada
guard-move-old = 90 günden eski: tutulmaz
guard-move-useless = İşe yaramaz: başka sunuculardan ya da bilinmeyen türden
guard-from-zeppelin = Zeppelin
guard-from-red = Red
guard-from-yagpdb = YAGPDB
guard-from-lodge = Lodge
guard-move-how = Dosya nereden gelir
guard-move-how-zeppelin = Zeppelin: panelinde Import/Export, Create export file.
guard-move-how-zeppelin-settings = Zeppelin, ayarlar: panelinde Edit config; metni dosya olarak kaydedin.
guard-move-how-red = Red: veri klasöründeki ModLog/settings.json dosyası.
guard-move-how-red-settings = Red, ayarlar: Filter, Mod ya da Reports’un settings.json dosyası, teker teker.
guard-move-how-yagpdb = YAGPDB, kendiniz çalıştırıyorsanız: moderation_warnings tablosu, başlıklı CSV olarak. Başka bir şey dışa aktarmaz.
guard-move-how-lodge = Lodge: Kayıtlar, Tüm kayıtları dosya olarak kaydet.
guard-move-nothing = Aynı dosya iki kez hiçbir şeyi iki kez getirmez.
guard-moved-would = { $count ->
    [0] Hiçbir kural gelmez.
    [one] Bir kural gelir.
   *[other] { $count } kural gelir.
 }
guard-moved-did = { $count ->
    [0] Hiçbir kural gelmedi.
    [one] Bir kural geldi, gölgede duruyor.
   *[other] { $count } kural geldi, gölgede duruyor.
 }
guard-moved-here = Zaten burada olan kurallar
guard-moved-also = Bu da gelir
guard-moved-flood = aynı anda kaç kişinin katılması akın sayılır
guard-moved-tell = ekibe nerede haber verilir
guard-moved-left = Gelmeyenler
guard-moved-all = İçindeki her şey gelir.
guard-left-trigger = Buradaki hiçbir kural bunu aramaz.
guard-left-action = Buradaki hiçbir kural bunu yapmaz.
guard-left-detail = Gerisi gelir, bu gelmez.
guard-left-regex = Bu ifade sonsuza dek sürebilir, burada çalışmaz.
guard-left-levels = Kimin hangi komutu kullanacağına Discord’un kendi izinleri karar verir.
guard-left-override = Kuralın kimler için geçerli olmadığı burada söylenemiyor. Elle ayarlayın.
guard-left-mute-role = Yerini Discord’un susturması alır.
guard-left-channel = Ekibe tek bir kanalda haber verilir; o da seçilmiştir ya da ayarlardadır.
guard-left-part = Başka bir iş yapar ya da burada elle ayarlanır.
guard-left-unreadable = O botun yazdığı gibi yazılmamış.
guard-left-full = Bir sunucuda en çok 100 kural olur.
guard-import-unknown = Bu, burada bilinen dosyalardan değil.
guard-import-elsewhere = Bu dosyada bu sunucuyla ilgili bir şey yok.
guard-import-too-many = Bu dosyada 100.000’den çok kayıt var. Parçalara bölün.

## İtirazlar

guard-appeal-title = Dönmeyi isteyin
guard-appeal-lead = Bu, { $server } sunucusundaki { $n } numaralı kayıtla ilgili.
guard-appeal-kept-title = Ne tutulur
guard-appeal-kept = Yazdıklarınız, o sunucunun yöneticileri için Discord’daki numaranızla birlikte 90 gün şifreli tutulur. Başka kimse almaz. Discord’da /privacy delete bunu siler.
guard-appeal-words = Söylemek istedikleriniz
guard-appeal-words-hint = En çok 2.000 karakter. Bu kayıt hakkında bir kez yazabilirsiniz; hepsini söyleyin.
guard-appeal-empty = Önce bir şey yazın.
guard-appeal-long = Bu 2.000 karakterden uzun.
guard-appeal-send = Yöneticilere gönder
guard-appeal-waits = İtirazınız yöneticilerde
guard-appeal-waits-text = Bu sayfanın adresini saklayın: yanıtları burada yazacak.
guard-appeal-undone = Zaten geri alındı
guard-appeal-granted = Dönebilirsiniz
guard-appeal-denied = Yöneticiler hayır diyor
guard-appeal-final = Yöneticiler kesin olarak hayır diyor

## Giriş

guard-verification-tab = Giriş
guard-verification-lead = Kimin girmek istediği ve neden bir insanın bakması gerektiği. Burada kimse yasaklanmaz, yalnızca bir adres hiçbir şeye karar vermez.
guard-verification-off = Gelenlerden hiçbir şey istenmiyor. “Ayarlar” bölümünde ne isteneceğini seçin, sonra düğmeyi /verify post ile gönderin.
guard-verification-waiting = Sizi bekleyenler
guard-verification-none = Kimse beklemiyor
guard-verification-age = Hesabın kaç günlük olduğu
guard-verification-points = Puan
guard-verification-like = En çok benzediği
guard-verification-no-reasons = Aleyhine bir şey yok: bir insanın bakmasını istedi ya da her gelene bakılıyor.
guard-verification-judge-hint = Benzediği kişiyle aynı kişi mi? Yanıtınız sayılır; farklı olan iki kişi bir daha karıştırılmaz.
guard-verification-same = Aynı kişi
guard-verification-different = Farklı kişiler
guard-verification-let-in = İçeri al
guard-verification-refuse = İçeri alma
guard-verification-again = Yeniden sor
guard-verification-visits = Karar verildi, aynı kişi olup olmadığını kimse söylemedi
guard-verification-visits-hint = Burada söyledikleriniz aşağıdaki sayıları değerli kılar.
guard-verification-asked = Soruldu, henüz bitmedi
guard-verification-who = Üye
guard-verification-stands = Nerede
guard-verification-asked-at = Sorulma zamanı
guard-verification-precision = Benzerlik ne sıklıkla doğru çıktı
guard-verification-precision-hint = Bu sunucuda bakanların söyledikleri, her tür için sayılmış. Kimsenin adı geçmez.
guard-verification-precision-none = Henüz kimse bir şey söylemedi.
guard-verification-kind = Benzerliğin türü
guard-verification-right = Aynı kişi
guard-verification-percent = Doğru
guard-verification-of = { $looked } içinde { $same }
guard-verification-few = söylemek için az
said-guard-let-in = İçeri alındı.
said-guard-turned-away = İçeri alınmadı. Kendisine söylendi.
said-guard-asked-again = Yeniden soruluyor.
said-guard-visit-judged = Sayıldı.

guard-part-entrance = Giriş
guard-field-entrance-on = Gelenlere içeri alınmadan önce sorulur
    .hint = Sonra düğmeyi /verify post ile gönderin. Zaten burada olan üyelere sorulmaz.
guard-field-entrance-role = İçeri alınanların rolü
    .hint = Numarası: sunucu ayarlarında role sağ tıklayıp Rol Kimliğini Kopyala deyin. Bekçinin rolünün altında durur ve hiçbir şeyi bozamaz.
guard-field-entrance-channel = Düğmenin bulunduğu kanal
    .hint = Numarası. Hatırlatmalar oraya götürür.
guard-field-entrance-work = Tarayıcı birkaç saniye çalışır
    .hint = Yüzlercesi birden gelen programları dışarıda tutar. Bunun için bir sayfa gerekir; ziyarete orada bakılır.
guard-field-entrance-oauth = Hangi hesapları bağladıkları Discord’a sorulur
    .hint = Discord önce kişiye sorar. İstemeyen sizin önünüze gelir.
guard-field-entrance-member-read = Bu sunucuda kim oldukları da Discord’a sorulur
guard-field-entrance-linked-roles = Doğrulandıkları Discord’a bildirilir
    .hint = Bağlı roller için: Lodge unuttuktan sonra da Discord bilmeyi sürdürür.
guard-field-entrance-questions = Sorular
    .hint = Her satıra bir soru; en çok beş soru, her biri en çok 100 karakter. Yanıtları karar vermeniz gerektiğinde okursunuz; sonra silinir.
guard-field-entrance-manual = Herkese bir insan bakar
guard-field-entrance-least-days = Hesabın en az kaç günlük olması gerektiği
guard-field-entrance-remind-hours = Kaç saat bir şey yapmayana hatırlatılır
guard-field-entrance-reminders = Kaç kez hatırlatılır
    .hint = 0 ile 5 arası.
guard-field-entrance-kick-hours = Kaç saat sonra çıkarılır
    .hint = Boş: hiçbir zaman. Sizi bekleyen kimse çıkarılmaz. Geri gelebilirler.
guard-field-entrance-again-days = İçeri alınana kaç gün sonra yeniden sorulur
    .hint = Boş: hiçbir zaman. En çok 60. Bütün hatırlatmalar bitene dek rol onlarda kalır.
guard-field-entrance-requests = Discord’un kendi katılma istekleri de yanıtlanır
    .hint = Sunucuda varsa.
guard-field-entrance-outside = Adresler için sorulan hizmetler
    .hint = proxycheck, abuseipdb; aralarına virgül koyun. Lodge’u işletenin her biri için bir anahtarı olmalı. Adresi alırlar, başka hiçbir şeyi almazlar. Boş: hiçbiri.
guard-pick-yes = Evet
guard-pick-no = Hayır
guard-settings-entrance-role = Alacakları rolü seçin; yoksa hiçbir yere alınmazlar.
guard-settings-role-wrong = Rolün numarasını yazın: Discord’da role sağ tıklayıp Rol Kimliğini Kopyala deyin.
guard-settings-questions-wrong = En çok beş soru, her satıra bir soru, her biri en çok 100 karakter.
guard-settings-words-wrong = Yalnızca burada adı geçen sözcükleri, aralarına virgül koyarak yazın.

summary-entrance-button = Gelen, içeri alınmadan önce bir düğmeye basar.
summary-entrance-page = Gelen, içeri alınmadan önce neye bakıldığını en başta söyleyen bir sayfadan geçer.
summary-entrance-oauth = Hangi hesapları bağladıkları Discord’a sorulur.
summary-entrance-questions = Onlara sözle sorulur: { $count } soru.
summary-entrance-manual = Herkese yöneticilerden biri bakar.
summary-entrance-least = { $days } günden yeni hesaplar yeterince eskiyene dek bekler.
summary-entrance-remind = { $hours } saat bir şey yapmayana hatırlatılır; kaç kez: { $count }
summary-entrance-kick = { $hours } saat sonra bitirmemiş olan çıkarılır, geri gelebilir.
summary-entrance-again = İçeri alınana { $days } gün sonra yeniden sorulur.
summary-entrance-requests = Discord’un kendi katılma istekleri de yanıtlanır.
summary-entrance-outside = Gelenin adresini alan hizmetler: { $count }

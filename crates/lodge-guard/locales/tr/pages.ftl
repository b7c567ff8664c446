kind-restore = Sunucu eski haline getirilir

said-guard-agreed = Onaylandı ve yapıldı.
said-guard-disagreed = Yapılmadı.
said-guard-waits = Bu, bir kişinin tek başına yapamayacağı kadar çok: bir başkasının onayını bekliyor.
said-guard-switched-on = Kural şu andan itibaren işliyor.
said-guard-watches-on = Kural izlemeyi sürdürüyor ve baştan sayıyor.
said-guard-switched-off = Kural kapalı.
said-guard-restored = Eski haline getirildi.
said-guard-restored-some = Hepsi eski haline getirilemedi: kalanlar aşağıda.
said-guard-restored-none = Geri getirilecek bir şey yoktu.

fault-guard-own = Bu sizin kendi isteğiniz
    .hint = Evet demesi gereken, görevlilerden bir başkası.
fault-guard-waits = İkinci bir kişiyi bekliyor
    .hint = Bu, bir kişinin tek başına yapamayacağı kadar çok. Görevlilerden bir başkası onu “İkinci kişi” altında bulur.

## İkinci kişi

guard-second-tab = İkinci kişi
guard-second-lead = Bir kişinin tek başına yapamayacağı kadar çok olan, görevlilerden bir başkası evet diyene dek burada bekler. Henüz hiçbiri yapılmadı.
guard-second-none = Onay bekleyen yok
guard-second-by = İsteyen
guard-second-you = siz
guard-second-many = Kaç kişiye ya da şeye
guard-second-more = ve { $count } tane daha
guard-second-since = Ne zamandan beri
guard-second-yes = Evet, yapılsın
guard-second-no = Hayır
guard-second-withdraw = Vazgeç

## Gölge

guard-shadow-tab = Gölgede
guard-shadow-lead = Yalnızca izleyen kuralların son { $days } günde ne yapmış olacağı. Sayarlar; hiçbir iletiyi ve hiçbir adı saklamazlar.
guard-shadow-none = Yalnızca izleyen kural yok
guard-shadow-none-hint = Ayarlarda bir kuralı yalnızca izleyecek biçimde ayarlayın ve ne yapacağını birkaç gün burada görün.
guard-shadow-breaches = Bu kadar kez işlerdi
guard-shadow-people = Bu kadar üyeye, her gün ayrı sayılarak
guard-shadow-judged = Bunlardan görevlilerin sonradan ilgilendiği
guard-shadow-missed = Görevlilerin ilgilendiği başkaları
guard-shadow-by-day = Günlere göre kaç kez işleyeceği
guard-shadow-day = Gün
guard-shadow-hint = İzlemeyi sürdürmek, sayımı sıfırdan başlatır.
guard-shadow-on = Aç
guard-shadow-watch = İzlemeyi sürdür
guard-shadow-off = Kapat
guard-step-delete = Kaldırılan iletiler
guard-step-tell = Görevlilere haber
guard-step-reset-name = Alınan adlar
guard-step-timeout = Susturma
guard-step-role = Verilen roller
guard-step-kick = Atma
guard-step-ban = Yasaklama

## Geri getirme

guard-restore-tab = Geri getir
guard-restore-lead = 90 gün içinde kanalları, rolleri ve izinleri kimin değiştirdiği. Önce neyin geri getirileceğini görün, sonra yapın.
guard-restore-actor = Yalnızca bu üyenin değiştirdikleri
guard-restore-actor-hint = Bir üyenin numarası. Boşsa: bütün sunucu, eskiden olduğu gibi.
guard-restore-hours = Son kaç saatte
guard-restore-hours-hint = 1 ile 2.160 arasında; bu, 90 gündür.
guard-restore-hours-wrong = 1 ile 2.160 saat arasında olmalı.
guard-restore-since-wrong = Son 90 gün içinde bir an olmalı.
guard-restore-extra = Bütün sunucu için: o zamandan beri gelenleri kaldır
guard-restore-look = Neyin geri getirileceğini söyle
guard-restore-would = { $count ->
    [0] Geri getirilecek bir şey yok
    [one] Bir şey geri getirilir
   *[other] { $count } şey geri getirilir
 }
guard-restore-cut = Bakılandan çok değişiklik var: son 5.000 değişiklikten eskisi kalır.
guard-restore-prove = Yapılmadan önce kim olduğunuzu bir kez daha kanıtlarsınız.
guard-restore-do = Geri getir
guard-restore-left = { $count ->
    [one] Bir şey kalır
   *[other] { $count } şey kalır
 }
guard-restore-none = Hiçbir şey değiştirilmedi
guard-restore-changes = Değişiklikler, en yenisi önce
guard-restore-what = Ne
guard-restore-who = Kim
guard-restore-unknown = bilinmiyor
guard-change-role-made = Rol oluşturuldu:
guard-change-role-changed = Rol değiştirildi:
guard-change-role-gone = Rol silindi:
guard-change-channel-made = Kanal oluşturuldu:
guard-change-channel-changed = Kanal değiştirildi:
guard-change-channel-gone = Kanal silindi:
guard-change-overwrite-made = Bir kanalda izin verildi:
guard-change-overwrite-changed = Bir kanalda izin değiştirildi:
guard-change-overwrite-gone = Bir kanalda izin kaldırıldı:
guard-change-server-changed = Sunucunun kendi ayarları
guard-change-member-roles-changed = Bir üyenin rolleri:
guard-change-ban-made = Yasaklandı:
guard-change-ban-gone = Yasağı kalktı:
guard-change-other-changed = Başka bir şey:
guard-left-same = zaten eskisi gibi
guard-left-others = o zamandan beri bir başkası değiştirdi
guard-left-gone = artık yok
guard-left-since = sonradan geldi ve kalır
guard-left-missing = bekçinin izni yok: neyin eksik olduğuna ve rolünün nerede durduğuna genel bakışta bakın
guard-left-too-much = bekçide olmayan izinleri var

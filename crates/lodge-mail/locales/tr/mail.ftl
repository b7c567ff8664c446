nav-mail = Posta

mail-back = Geri
mail-keep = Kalsın
mail-copy = Kopyala
mail-copied = Kopyalandı

domains-title = Alan adları
domains-add = Alan adı ekle
domains-caption = Size ait olan ya da sizin ilgilendiğiniz alan adları
domains-name = Alan adı
domains-state = Durum
domains-role = Rolünüz
domains-none = Henüz alan adı yok
domains-none-hint = Size ait bir alan adı ekleyin. DNS bunu kanıtladığında, adreslerine gelen posta zaten kullandığınız posta kutularına iletilir.

domain-new-lead = Alan adının size ait olduğunu kanıtlayan bir DNS kaydı göreceksiniz. Ondan önce bu alan adı için posta alınmaz.
domain-new-hint = Örneğin example.org. Alt alan adı da olur.
domain-wrong = Bu bir alan adı değil. example.org gibi yazın.
domain-there = Bu alan adı sizde zaten var.
domain-limit = Hesabınızın alabileceği kadar alan adınız var. Birini kaldırın ya da bu Lodge’u işletenden daha fazlasını isteyin.

domain-tab = Genel bakış
domain-parts = { $name } bölümleri
domain-is-proved = Kanıtlandı
domain-is-unproved = Henüz kanıtlanmadı
domain-proof-found = Sizin
domain-proved-text = DNS bu alan adının size ait olduğunu söylüyor; postası şu günden beri alınıyor:
domain-unproved-title = Bu alan adı için henüz posta alınmıyor
domain-unproved-text = Adını bilen herkes onun kendisine ait olduğunu söyleyebilir. DNS’indeki tek bir kayıt sizin olduğunu gösterir.
domain-prove-title = Size ait olduğunu kanıtlayın
domain-prove-text = Bu kaydı alan adının DNS’inin tutulduğu yere ekleyin, sonra burada aratın.
domain-prove-now = Kaydı şimdi ara
domain-prove-hint = Her seferinde alan adının kendi ad sunucularına sorulur; beklenecek başka bir şey yoktur. Kaydı yerinde bırakın: başkalarının alan adını devralmasını önler.
domain-dns-hint = Postası nereye gider ({ $host }) ve kim onun adına gönderebilir
domain-helpers = Başka kim ilgileniyor
domain-helpers-none = Sizden başka kimse. Davet ettiğiniz biri bu alan adına bakabilir ya da takma adlarını da değiştirebilir.
domain-invite = Bütün davetler
domain-role-owner = Sahibi
domain-role-editor = Değiştirebilir
domain-role-viewer = Bakabilir
domain-remove-title = Alan adını kaldır
domain-remove-text = Takma adları da onunla gider ve o andan sonra postası reddedilir.
domain-remove = Kaldır
domain-remove-ask = { $name } kaldırılsın mı?
domain-remove-what = { $count ->
    [0] Takma adı yok. O andan sonra postası reddedilir.
    [one] Tek takma adı da onunla gider ve o andan sonra postası reddedilir. Bu geri alınamaz.
   *[other] { $count } takma adı da onunla gider ve o andan sonra postası reddedilir. Bu geri alınamaz.
 }
domain-remove-yes = Alan adını kaldır

said-domain-added = Alan adı eklendi. Şimdi size ait olduğunu kanıtlayın.
said-domain-proved = Alan adı sizin: bundan sonra postası alınıyor.
said-domain-not-proved = Kayıt orada değil. Adına ve değerine bakın, bir dakika sonra yeniden deneyin.
said-domain-taken = Kayıt orada, ama bu alan adını elinde tutan başka bir hesabınki de orada. Öteki kaydı kaldırın, sonra yeniden aratın.
said-domain-unanswered = Alan adının ad sunucuları yanıt vermedi. Bir dakika sonra yeniden deneyin.
said-domain-removed = Alan adı ve takma adları silindi.

aliases-tab = Takma adlar
aliases-title = { $name } takma adları
aliases-count = { $count ->
    [one] { $count } takma ad
   *[other] { $count } takma ad
 }
aliases-unproved = Bu arada takma adlarını hazırlayabilirsiniz.
aliases-prove = Alan adını kanıtla
aliases-none = Henüz takma ad yok
aliases-none-hint = Takma ad, bu alan adındaki bir adrestir. Ona gönderilenler bir ya da birkaç posta kutusuna iletilir.
aliases-add = Takma ad ekle
aliases-import = İçe aktar
aliases-export = Dışa aktar
aliases-search = Ara
aliases-state = Durum
aliases-any = Hepsi
aliases-find = Bul
aliases-not-found = Uyan takma ad yok
aliases-all = Bütün takma adları göster
aliases-alias = Takma ad
aliases-to = Nereye gider
aliases-label = Etiket
aliases-pages = Takma ad sayfaları
aliases-before = Geri
aliases-after = İleri

aliases-sort = Sıralama
aliases-newest = Önce en yeni
aliases-oldest = Önce en eski
aliases-by-name = Ada göre
aliases-actions = İşlemler
aliases-switch-on = Aç
aliases-switch-off = Kapat
said-alias-on = Takma ad yeniden açık.
said-alias-off = Takma ad kapatıldı: gönderenlere böyle söylenir (550).

chosen-bar = Seçilen takma adlarla ne yapılacağı
chosen-all = Bu sayfadakilerin hepsi
chosen-choose = Seç
chosen-one = { $address } adresini seç
chosen-go-on = Aç
chosen-go-off = Kapat …
chosen-go-label = Etiketle …
chosen-go-remove = Kaldır …
chosen-on = { $count ->
    [one] Bu takma ad açılsın mı?
   *[other] Bu { $count } takma ad açılsın mı?
 }
chosen-off = { $count ->
    [one] Bu takma ad kapatılsın mı?
   *[other] Bu { $count } takma ad kapatılsın mı?
 }
chosen-label = { $count ->
    [one] Bu takma adın etiketi ne olsun?
   *[other] Bu { $count } takma adın etiketi ne olsun?
 }
chosen-remove = { $count ->
    [one] Bu takma ad kaldırılsın mı?
   *[other] Bu { $count } takma ad kaldırılsın mı?
 }
chosen-more = { $count ->
    [one] ve bir tane daha
   *[other] ve { $count } tane daha
 }
chosen-answer = Gönderenlere ne söyleneceği
chosen-label-hint = Hepsi bu etiketi alır. Etiketleri kaldırmak için boş bırakın.
chosen-yes-on = Aç
chosen-yes-off = Kapat
chosen-yes-remove = Kaldır
said-none-chosen = Önce en az bir takma ad seçin.
said-chosen-on = Takma adlar açık.
said-chosen-off = Takma adlar kapatıldı.
said-chosen-labelled = Takma adlar etiketlendi.
said-chosen-removed = Takma adlar kaldırıldı.

state-on = Açık
state-on-hint = Ona gönderilenler iletilir.
state-off = Kapalı
state-550 = Reddediliyor
state-550-hint = Gönderenlere adresin kapalı olduğu söylenir (550).
state-450 = Erteleniyor
state-450-hint = Gönderenlere daha sonra denemeleri söylenir (450). Birkaç gün sonra vazgeçerler.
state-250 = Atılıyor
state-250-hint = İleti alınır ve atılır (250). Gönderenler bir şey öğrenmez.

alias-to-hint = Her satıra bir adres, en çok 20.
alias-label-hint = Sizin için; gönderenler görmez.
alias-save = Kaydet
alias-limit = Bu, alan adı sahibinin hesabının alabileceğinden fazla takma ad olurdu. Hiçbiri eklenmedi.
alias-remove-title = Takma adı kaldır
alias-remove-text = Alan adının genel bir takma adı yoksa postası reddedilir.
alias-remove = Kaldır
alias-remove-ask = { $address } kaldırılsın mı?
alias-remove-what = Alan adının genel bir takma adı yoksa o andan sonra postası reddedilir. Bu geri alınamaz.
alias-remove-yes = Takma adı kaldır

said-aliases-added = Takma adlar eklendi.
said-alias-changed = Takma ad değiştirildi.
said-alias-removed = Takma ad silindi.

many-label = Takma adlar, her satıra bir tane
many-hint = Ad, bir ok, nereye gideceği; # işaretinden sonra ona ne dediğiniz. Yıldız, kendi takma adı olmayan her şeyi alır.
many-sample = shop → ann@example.org, bob@example.net # Dükkân
many-go = Ekle

import-file = Bir CSV dosyası
import-file-hint = En çok 1000 satır. Hücreler arasında virgül, noktalı virgül ya da sekme.
import-or = Ya da satırlarını buraya yapıştırın
import-hint = Açık bir takma adda yanıt boştur, değilse 250, 450 ya da 550. Ya bütün satırlar eklenir ya hiçbiri.
import-sample = alias,destinations,label,answer
import-go = İçe aktar

lines-wrong = Henüz hiçbir şey eklenmedi
lines-line = { $line }. satır:
line-none = En az bir takma ad yazın.
line-arrow = Adla gideceği yer arasında bir ok olmalı.
line-alias = Takma ad bir adres değil. shop gibi bir ad ya da hepsi için * yazın.
line-domain = Bu adres başka bir alan adında.
line-tag = Takma adda + olmaz: ondan sonrası gönderenin kendi etiketidir.
line-destination = Bir hedef adres değil. ann@example.org gibi yazın.
line-no-destination = Bir yere gitmeli.
line-destinations = Bir takma adın en çok 20 hedefi olur.
line-itself = Takma ad kendisine gidemez.
line-label = Etiket en çok 200 karakterdir ve tek satırdır.
line-answer = Yanıt boş, 250, 450 ya da 550 olur.
line-there = Bu adreste zaten bir takma ad var.
line-twice = Bu adres daha önce geçti.
line-too-many = Bir seferde en çok 1000 tane eklenebilir.
line-and-more = Bundan sonra da yanlış satırlar var. Önce bunları düzeltin.
line-csv = Bu satır CSV değil.
line-text = Dosya UTF-8 metni değil. CSV UTF-8 olarak kaydedin.

test-title = Deneme gönder
test-text = Takma ada, herhangi birininki gibi kısa bir ileti gider. Bir dakika içinde posta kutusunda olmalı.
test-go = Deneme gönder
said-test-sent = Deneme yola çıktı. Posta kutusuna bakın.
said-test-nowhere = Bu Lodge e-posta göndermiyor: işleten kişi nasıl gönderileceğini ayarlamamış.
said-test-later = Deneme şu anda gönderilemedi. Bir dakika sonra yeniden deneyin.
said-test-refused = Deneme reddedildi. Alan adının DNS’ine ve takma adın nereye gittiğine bakın.
said-test-unproved = Bir şey gönderilmedi: önce alan adının sayfasında onun sizin olduğunu kanıtlayın.

letter-mail-test-subject = { $alias } için bir deneme
letter-mail-test-text = Bu ileti { $alias } adresine gönderildi ve siz onu okuyorsunuz: takma ad çalışıyor.
    Biri Lodge’da “Deneme gönder” düğmesine bastı. Yapılacak başka bir şey yok.

usage-title = Ne kadarını kullanıyorsunuz
usage-domains = Alan adları
usage-aliases = Takma adlar
usage-messages = Bugünkü iletiler
usage-of = { $used } / { $most }
usage-hint = İletiler alan adının sahibine sayılır ve UTC gece yarısında baştan başlar. Sınırda gönderenlere daha sonra denemeleri söylenir.

card-proved = { $count ->
    [0] Henüz hiçbir alan adı için posta alınmıyor.
    [one] Bir alan adı için posta alınıyor.
   *[other] { $count } alan adı için posta alınıyor.
 }
usage-tight = { $what }: sınıra yaklaşıldı.
usage-spent = { $what }: sınıra ulaşıldı.
attention-title = Alan adlarınızın DNS’i
attention-look = Alan adlarınızın DNS’ine bakın
attention-well = { $count ->
    [one] Alan adınızın postası buraya geliyor
   *[other] { $count } alan adının hepsinin postası buraya geliyor
 }
attention-more = Yalnızca ilk beş alan adına bakıldı. Her birinin kendi DNS sayfası var.
card-unproved = { $name } henüz kanıtlanmadı: postası alınmıyor.

fault-mail-role = Buna bakabilirsiniz, değiştiremezsiniz
    .hint = Alan adının sahibinden izin isteyin.
fault-limit-domains = Hesapta olabileceği kadar alan adı var
    .hint = Birini kaldırın ya da bu Lodge’u işletenden daha fazlasını isteyin.
fault-limit-aliases = Bu, hesabın alabileceğinden fazla takma ad olurdu
    .hint = Hiçbiri eklenmedi. Bazılarını kaldırın ya da bu Lodge’u işletenden daha fazlasını isteyin.
fault-domain-taken = Bu alan adı başka bir hesapta ve onun kanıtı hâlâ DNS’te
    .hint = Öteki kaydı kaldırın, sonra yeniden deneyin.
fault-domain-unanswered = Alan adının ad sunucuları yanıt vermedi
    .hint = Hiçbir şey değişmedi. Bir dakika sonra yeniden deneyin.
fault-domain-not-proved = Kanıt DNS’te yok
    .hint = Alan adının kanıt olarak gösterdiği TXT kaydını yayımlayın, sonra yeniden deneyin.
fault-test-nowhere = Bu Lodge e-posta göndermiyor
    .hint = İşleten kişi nasıl gönderileceğini ayarlamamış.
fault-test-later = Deneme şu anda gönderilemedi
    .hint = Bir dakika sonra yeniden deneyin.
fault-test-refused = Deneme reddedildi
    .hint = Alan adının DNS’ine ve takma adın nereye gittiğine bakın.
fault-test-unproved = Alan adı kanıtlanmadı
    .hint = Denemeler yalnızca kanıtlanmış alan adlarındaki adreslere gider. Alan adının kanıtını yayımlayın, sonra yeniden deneyin.

invite-title = Birini davet et
invite-lead = Yedi gün geçerli bir bağlantı içeren bir e-posta alır. Daveti, sonra da rolünü istediğiniz zaman geri alabilirsiniz.
invite-email = E-posta adresi
invite-email-hint = Yalnızca bu adresi olan hesap kabul edebilir.
invite-role = Ne yapabilir
invite-viewer-hint = Alan adını, DNS’i, takma adları ve nereye gittiklerini görür.
invite-editor-hint = Aynısı; ayrıca takma ad ekler, değiştirir, kaldırır ve alan adını kanıtlar. Alan adını kaldıramaz, başkasını davet edemez.
invite-go = Daveti gönder
invite-wrong = Bu bir e-posta adresi değil.
invite-yourself = Bu sizin kendi adresiniz.
invite-too-many = Yirmi davet açık. Birini geri alın ya da biri kabul edilene kadar bekleyin.
invite-nowhere = Bu Lodge e-posta göndermiyor: işleten kişi nasıl gönderileceğini ayarlamamış.
invite-unproved = Önce alan adının sayfasında onun sizin olduğunu kanıtlayın. Sonra başkaları davet edilebilir.
invite-no-role = Rol viewer ya da editor olur.
said-helper-invited = Davet yola çıktı.

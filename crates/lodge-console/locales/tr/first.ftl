nav-home = Ana sayfa

first-title = Bu nedir
first-heading = { $host } postayı iletir ve unutur
first-lead = Lodge bir topluluğun kapıcısıdır: alan adı olan insanların orada adresleri olur; onlara gönderilenler, zaten kullandıkları posta kutularına ulaşır.
first-memory = Bir ileti yalnızca teslim edilene kadar bellekte durur; diske hiç yazılmaz.
first-nothing = Bir ileti hakkında hiçbir şey kaydedilmez: ne gönderen, ne alıcı, ne de zaman.
first-declared = Kim hakkında ne saklandığı açıkça bildirilir.
first-read = Nelerin saklandığını okuyun.

home-title = Ana sayfa
home-heading = Hoş geldiniz, { $name }
home-attention = İlgilenmeniz gerekenler
home-letters-off = E-posta gönderilmiyor: kimse adresini onaylayamaz, parolasını yenileyemez.
home-backup-none = Henüz yedek yok.
home-backup-late = Son yedek { $day } tarihli; o zamandan beri yedek alınmadı.
home-requests = { $count ->
    [one] Bir yardım isteği yanıt bekliyor.
   *[other] { $count } yardım isteği yanıt bekliyor.
 }
home-policy = İnsanlar hakkında tutulanlar değişti ve henüz duyurulmadı.
home-audit = { $count ->
    [one] Son denetim, kayıttan farklı bir şey buldu.
   *[other] Son denetim, kayıttan farklı { $count } şey buldu.
 }
home-lodge = Bu Lodge
home-well = Her şey yolunda
home-letters = E-postalar
home-letters-on = Gönderiliyor
home-letters-none = Gönderilmiyor

source-title = Kaynak kodu
source-heading = Çalışan kaynak kodu
source-version = Sürüm
source-revision = Kaynak sürümü
source-nowhere = Bunu derleyen kişi kodu, herkese açık adresi olmayan bir depodan almış. O deponun bir kopyasında “git show” bu sürümü gösterir.
source-read = Tamamını buradan okuyun:

privacy-title = Gizlilik

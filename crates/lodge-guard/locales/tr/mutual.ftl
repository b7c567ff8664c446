# Başka yerdeki sunucularla anlaşmalar.

guard-mutual-tab = Anlaşmalar
guard-mutual-lead = Başka bir Lodge’un koruduğu bir sunucuyla, birbirinize tek bir şey sormak üzere anlaşabilirsiniz: bu kişiye benzeyen biri sizde yasaklı mı? İki tarafın yöneticileri evet demeden kimseye bir şey sorulmaz ve her iki taraf da anlaşmayı anında bitirebilir.
guard-mutual-none = Anlaşma yok

guard-mutual-offer = Başka yerdeki bir sunucuyu davet et
guard-mutual-offer-text = Davet bir metindir. Onu öteki sunucunun yöneticilerine verin, başka kimseye vermeyin: elinde olan yanıtlayabilir. Bir kez ve { $n } gün geçerlidir; bir şey başlamadan önce kimin yanıtladığını görürsünüz.
guard-mutual-make = Davet oluştur
guard-mutual-made = Davetiniz
guard-mutual-made-text = Bir daha gösterilmez. Öteki yöneticilere, başka kimsenin okumadığı bir yerden gönderin. { $n } gün geçerlidir.
guard-mutual-copy = Kopyala
guard-mutual-copied = Kopyalandı
guard-mutual-paste = Size verilen bir davet
guard-mutual-paste-hint = Metnin tamamını yapıştırın; lodge-agreement- ile başlar. Kabul etmeden önce kimin davet ettiğini görürsünüz.
guard-mutual-see = Kimin davet ettiğine bak
guard-mutual-from = Davet edildiniz
guard-mutual-look = Öteki yöneticilere, onları tanıdığınız yerden, bunun kendi sunucuları ve adresleri olup olmadığını sorun. Kabul ederseniz sizin tarafınız şu andan itibaren anlaşmış olur.
guard-mutual-accept = Kabul et
guard-mutual-not-now = Şimdi değil

guard-mutual-invitation = Bir davet
guard-mutual-server = Sunucu
guard-mutual-number = Numarası
guard-mutual-lodge = Lodge’u
guard-mutual-heard = Son haber
guard-mutual-until = Bitiş
guard-mutual-offered = Henüz kimse yanıtlamadı.
guard-mutual-answered = Davetinizi kabul ettiler. Gerçekten onlar olduğundan emin olun ve onaylayın; o zamana dek hiçbir şey sorulmaz ve yanıtlanmaz.
guard-mutual-waits = Siz anlaştınız. Onlar da onaylayınca başlar.
guard-mutual-on = İki taraf da anlaştı.
guard-mutual-agree = Onayla
guard-mutual-withdraw = Geri al
guard-mutual-end = Bitir

guard-mutual-what = Ne paylaşılır, ne paylaşılmaz
guard-mutual-what-asked = Discord’a hesap bağlamış biri burada doğrulandığında, öteki Lodge’a rastgele görünen { $n } sayı sorulur. Bunların hangi hesaplar olduğunu, kimin olduğunu ve kaçının gerçek olduğunu anlayamaz; sonucu da öğrenmez. Öğrendiği, şu anda birinin doğrulandığıdır.
guard-mutual-what-given = Öteki Lodge size de aynısını sorabilir. Burada yasaklı olan ve daha önce burada doğrulanmış kişilerin bağlı hesapları yerine geçen bir özet listesi alır. Onları okuyamaz; listede birini ancak sizin Lodge’unuza sorarak bulabilir.
guard-mutual-what-kept = Bunun için, şu andan sonra doğrulananların her bağlı hesabının anahtarlı özeti burada { $days } gün, yasaktan sonra { $banned } gün saklanır. Adres, ad, Discord numarası ve çerez karşılaştırılmaz.
guard-mutual-what-comes = Orada buna benzeyen biri yasaklıysa önce yöneticileriniz bakar. Bunun için kimse dışarıda tutulmaz ya da yasaklanmaz, kendisine söylenmez; yöneticileriniz bunun bir anlaşmadan geldiğini görür, oradakinin kim olduğunu görmez.
guard-mutual-what-guessed = Öteki Lodge’u işleten kişi, aklındaki hesapları deneyebilir: günde en çok { $n } ziyaret için, her birinde yaklaşık on iki hesap. Bu yüzden yalnızca bu kadar güvendiğiniz kişilerle anlaşın.
guard-mutual-what-ends = { $n } gün sonra kendiliğinden biter; biri bitirdiğinde olduğu gibi anahtarları ve onun için saklanan her şey de gider.

guard-mutual-nowhere = Bu Lodge kendi açık adresini bilmiyor ya da dışarı çıkamıyor. İşletenin bir adres ayarlaması gerekir.
guard-mutual-many = En çok üç anlaşma ya da davet olabilir. Birini bitirin ya da geri alın.
guard-mutual-unreadable = Bu bir davet değil ya da tamamı değil. lodge-agreement- ile başlayıp sonuna dek metnin tamamını kopyalayın.
guard-mutual-late = Bu davetin süresi geçmiş. Yenisini isteyin.
guard-mutual-ours = Bu davet bu Lodge’a ait: iki sunucu da zaten burada korunuyor. Onu başka bir Lodge’un koruduğu bir sunucuya verin.
guard-mutual-known = Bu davet zaten kabul edildi.
guard-mutual-silent = Öteki Lodge’a ulaşılamadı ya da gerektiği gibi yanıt vermedi. Hiçbir şey saklanmadı; daha sonra yeniden deneyin.
guard-mutual-gone = Öteki Lodge bu daveti artık kabul etmiyor. Yenisini isteyin.
guard-mutual-often = Bu, bir saat içinde çok sık denendi. Bekleyip yeniden deneyin.
guard-mutual-not = Böyle bir anlaşma artık yok ya da başka biri yanıtladı. Sayfayı yeniden açın.

said-guard-mutual-accepted = Kabul edildi. Onlar da onaylayınca başlar.
said-guard-mutual-agreed = Onaylandı. Şu andan itibaren geçerli.
said-guard-mutual-ended = Bitti. Onun için saklananlar silindi.

mutual-told-answered = { $server } anlaşma davetinizi kabul etti. Onlar mı diye bakın ve onaylayın:
mutual-told-accepted = { $server } sunucusunun anlaşma daveti kabul edildi. Onlar da onaylayınca başlar:
mutual-told-agreed = Şu andan itibaren { $server } ile bir anlaşma var:
mutual-told-ended = { $server } ile anlaşma bitirildi ve onun için saklananlar silindi:
mutual-told-ended-by-them = { $server } anlaşmayı bitirdi ve onun için saklananlar silindi:
mutual-told-over = { $server } ile anlaşmanın süresi doldu ve onun için saklananlar silindi. Yenisini yapabilirsiniz:

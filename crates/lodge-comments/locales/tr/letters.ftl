letter-comment-new-subject = { $site }: { $author }, “{ $page }” sayfasına yorum yazdı
letter-comment-new-text =
    { $author }, “{ $page }” sayfasına ({ $site }) yorum yazdı. Yorum gösteriliyor.
letter-comment-new-link = Karar ver

letter-comment-held-subject = { $site }: { $author } adlı kişinin yorumu sizi bekliyor
letter-comment-held-text =
    { $author }, “{ $page }” sayfasına ({ $site }) yorum yazdı. Bir denetleyici karar verene kadar yorumu kimse görmez.
    Bağlantı bir hafta geçerlidir ve bir kez karar verir. Açılan sayfa önce sorar.
letter-comment-held-link = Karar ver

letter-comment-reported-subject = { $site }: { $author } adlı kişinin yorumu bildirildi
letter-comment-reported-text =
    Birisi, { $author } adlı kişinin “{ $page }” sayfasına ({ $site }) yazdığı yorumu bildirdi.
    Neyin neden bildirildiği, sitenin denetleyici sayfalarındadır.
letter-comment-reported-link = Karar ver

letter-comment-digest-subject = { $site }: { $new ->
        [one] bir yeni yorum
       *[other] { $new } yeni yorum
    }, { $held } bekleyen
letter-comment-digest-text =
    { $new ->
        [0] Bu mektupların sonuncusundan beri { $site } sitesinde yeni bir şey gösterilmedi.
        [one] Bu mektupların sonuncusundan beri { $site } sitesinde bir yeni yorum gösterildi.
       *[other] Bu mektupların sonuncusundan beri { $site } sitesinde { $new } yeni yorum gösterildi.
    }
    { $held ->
        [0] Sizi bekleyen yorum yok.
        [one] Bir yorum sizi bekliyor.
       *[other] { $held } yorum sizi bekliyor.
    }
letter-comment-digest-link = Yorumları göster

letter-comment-answer-subject = { $author }, { $site } sitesinde size yanıt verdi
letter-comment-answer-text =
    { $author }, “{ $page }” sayfasına ({ $site }) yazdığınıza yanıt verdi:
letter-comment-answer-link = Sayfada oku

letter-comment-mentioned-subject = { $author } { $site } sitesinde size seslendi
letter-comment-mentioned-text =
    { $author }, “{ $page }” sayfasının altında size seslendi ({ $site }):
letter-comment-mentioned-link = Sayfada oku

letter-comment-followed-subject = { $site }: { $author }, “{ $page }” sayfasına yorum yazdı
letter-comment-followed-text =
    { $author }, takip ettiğiniz “{ $page }” sayfasına ({ $site }) yorum yazdı:
letter-comment-followed-link = Sayfada oku

letter-comment-confirm-subject = { $site } sitesinde yanıt verilince mektup ister misiniz?
letter-comment-confirm-text =
    Birisi, umarız siz, { $site } sitesine yorum yazdı ve her yanıt için bu adrese mektup istiyor.
    Siz idiyseniz bağlantıyı bir hafta içinde açın.
    Siz değildiyseniz bir şey yapmayın: bağlantı açılmadan başka bir şey gönderilmez ve bu adresi kimse görmez.
letter-comment-confirm-link = Bendim, bana yazın

letter-comment-refused-subject = { $site } sitesindeki yorumunuz gösterilmiyor
letter-comment-refused-text =
    “{ $page }” sayfasındaki ({ $site }) yorumunuz gösterilmiyor. Bunun kararını siteyi denetleyen biri verdi.
    Gerekçe: { $reason }
    Yanlış olduğunu düşünüyorsanız { $host } sitesini işletenden yeniden bakmasını isteyin. Orada neyin gösterileceğine onlar karar verir; mahkemeye ya da bu tür anlaşmazlıkları mahkeme dışında çözen bir kuruma da başvurabilirsiniz.
    Yazdığınız şuydu:

letter-no-reason = belirtilmedi

letter-open-page = Sayfada göster
letter-stop = Bunun gibi mektup gelmesin
letter-stop-site = Bu site hakkında daha az mektup
letter-footer-answered = Bu mektubu { $origin } adresindeki Lodge gönderdi. Yanıtlarsanız yanıtınız sayfada yorum olarak gösterilir; alıntıladıkları çıkarılır.
letter-footer-unread = Bu mektubu { $origin } adresindeki Lodge gönderdi. Ona verilen yanıtları kimse okumaz.

letter-decide = Bir yorum hakkında karar verin
letter-ask-decide = { $site } sitesindeki bu yorum ne olsun?
letter-do-approve = Göster
letter-do-reject = Reddet
letter-do-spam = Spam
letter-fewer = Daha az mektup
letter-ask-quiet = { $site } sitesindeki yorumlar hakkında artık mektup gelmesin mi? Bekleyenleri oturum açtığınızda yine görürsünüz.
letter-ask-mute = Bu sitede size yanıt verilince artık mektup gelmesin mi?
letter-ask-leave = Bu sayfadaki yorumlar hakkında artık mektup gelmesin mi?
letter-do-stop = Artık mektup gelmesin
letter-yes = Yanıtlar için mektup
letter-ask-confirm = Yazdığınıza biri yanıt verince bu adrese mektup ister misiniz?
letter-do-confirm = Evet, bana yazın
letter-done = Tamam
letter-done-approve = Yorum artık gösteriliyor.
letter-done-reject = Yorum reddedildi, yazarına bildirilir.
letter-done-spam = Yorum spam olarak kaldırıldı.
letter-done-late = Buna daha önce karar verilmiş; bir şey değişmedi.
letter-done-stop = Bu mektuplar artık gelmeyecek.
letter-done-confirm = Bundan böyle biri size yanıt verince mektup alacaksınız.
letter-gone = Bu bağlantı artık geçerli değil
letter-gone-text = Çok eski, kullanılmış ya da konusu artık yok. Denetleyenler her şeyi sitenin sırasında bulur.
letter-decided = Bu yoruma daha önce karar verilmiş ya da bağlantı çok eski. Sitenin sırasına bakın.
letter-changed = Mektup yazıldıktan sonra bu yorum değişmiş ya da bağlantı çok eski. Yoruma sitenin sırasında bakın.

letter-following = Buradaki her yeni yorum için mektup alacaksınız.
letter-left = Bu sayfa hakkında artık mektup almayacaksınız.
letter-no-address = Önce bir e-posta adresiyle oturum açın ki yazılacak bir yer olsun.

notices-title = Politika
notices-lead = Kişiler hakkında saklananlar değiştiğinde her hesap sahibi, yürürlükten en az iki hafta önce bir kez e-posta alır.
notices-same = Duyurulacak bir şey yok
notices-same-hint = Saklananlar, en son duyurulanlarla aynı.
notices-draft = Bu, son duyurulandan farklı
notices-draft-hint = Her hesap sahibi bunu kendi dilinde alır.
notices-new = Yeni: { $line }
notices-changed = Değişti: { $line }
notices-gone = Artık yok: { $line }
notices-day = Yürürlük günü
notices-day-hint = Bugünden iki hafta sonra ya da daha geç.
notices-day-wrong = Bugünden iki hafta sonra ya da daha geç bir gün seçin.
notices-send = Duyur
notices-off = E-posta gönderimi kapalı olduğundan kimseye bildirilemez.
said-notices-sent = Duyuruldu. E-postalar yola çıkıyor.
notices-past = Duyurular
notices-announced = Duyuruldu
notices-effective = Yürürlük
notices-untold = { $count ->
    [one] { $count } hesaba daha bildirilecek
   *[other] { $count } hesaba daha bildirilecek
 }
letter-notice-subject = Hakkınızda saklananlar { $day } tarihinde değişiyor
letter-notice-text = Burada hesabınız olduğu için bu e-postayı alıyorsunuz. Politika { $day } tarihinde değişiyor. Nelerin değiştiği aşağıda; istemiyorsanız o günden önce hesabınızı silebilirsiniz.
letter-notice-link = Politikanın tamamını oku
fault-notices-off = E-postalar kapalı
    .hint = Kimseye bildirilemez. Yapılandırmada `post.carrier` ayarını yapın.
fault-notices-same = Duyurulacak bir şey yok
    .hint = Bu programın sakladıkları yürürlükte ya da duyuruldu.

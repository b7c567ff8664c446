letter-confirm-subject = { $host } için adresinizi onaylayın
letter-confirm-text =
    Birisi, umarız sizsinizdir, bu e-posta adresiyle { $host } üzerinde bir hesap istedi.
    Siz istediyseniz bağlantıyı bir gün içinde açın ve nasıl giriş yapacağınızı seçin.
    Siz değilseniz bir şey yapmayın: bağlantı açılmadan hesap açılmaz ve bu adres bir gün içinde unutulur.
letter-confirm-link = Hesabımı aç

letter-already-here-subject = { $host } üzerinde zaten bir hesabınız var
letter-already-here-text =
    Birisi, büyük olasılıkla siz, bu e-posta adresiyle { $host } üzerinde bir hesap istedi. Böyle bir hesap zaten var.
    Onunla giriş yapın. Parolanızı bilmiyorsanız o sayfadaki “Parolanızı mı unuttunuz?” bağlantısı yardımcı olur.
    Siz değilseniz yapmanız gereken bir şey yok: isteyen kişi hiçbir şey öğrenmedi.
letter-already-here-link = Giriş yap

letter-reset-subject = { $host } için yeni parola
letter-reset-text =
    { $name }, birisi, umarız sizsinizdir, { $host } üzerindeki hesabınız için yeni bir parola ayarlamak istiyor.
    Siz istediyseniz bağlantıyı bir saat içinde açın.
    Siz değilseniz bir şey yapmayın: parolanız olduğu gibi kalır.
letter-reset-link = Yeni parola ayarla

letter-password-set-subject = { $host } parolanız değişti
letter-password-set-text =
    { $name }, { $host } üzerindeki hesabınızın parolası az önce değiştirildi ve diğer tarayıcılarda oturum kapatıldı.
    Bunu siz yapmadıysanız hesabınızı geri alın: bağlantıyı açıp yeni bir parola isteyin.
letter-password-set-link = Bunu ben yapmadım

letter-email-old-subject = { $host } hesabınız için başka bir e-posta adresi mi?
letter-email-old-text =
    { $name }, { $host } üzerindeki hesabınıza giriş yapmış biri, bundan sonra { $email } adresini kullanmak istiyor.
    Siz istediyseniz bu bağlantıyı ve yeni adrese gönderilen e-postadaki bağlantıyı bir gün içinde açın.
    Siz değilseniz bir şey yapmayın: adres olduğu gibi kalır. Sonra yeni bir parola ayarlayın, çünkü hesabınıza başka biri girmiş.
letter-email-old-link = Evet, değiştir

letter-email-new-subject = { $host } için yeni adresinizi onaylayın
letter-email-new-text =
    { $host } üzerindeki hesabınız bundan sonra bu e-posta adresini kullanacak.
    Siz istediyseniz bu bağlantıyı ve eski adrese gönderilen e-postadaki bağlantıyı bir gün içinde açın.
    Siz değilseniz bir şey yapmayın: hiçbir şey değişmez ve bu adres bir gün içinde unutulur.
letter-email-new-link = Evet, bu benim

letter-email-taken-subject = { $host } üzerindeki adresiniz
letter-email-taken-text =
    Birisi, belki siz, bu e-posta adresini { $host } üzerindeki başka bir hesap için kullanmak istiyor. Bu adresle zaten bir hesabınız var; bu yüzden hiçbir şey değiştirilmedi.
    Siz istediyseniz bu adresin ait olduğu hesapla giriş yapın ya da önce o hesabı silin.
letter-email-taken-link = Giriş yap

letter-invited-subject = { $host } için bir davet
letter-invited-text =
    { $owner }, { $host } üzerindeki bir şeye birlikte bakmanız için sizi davet ediyor: { $object }.
    Bağlantıyı yedi gün içinde açın. Bu adresle henüz bir hesabınız yoksa orada açabilirsiniz.
    İstemiyorsanız bir şey yapmayın: davet unutulur.
letter-invited-link = Daveti gör

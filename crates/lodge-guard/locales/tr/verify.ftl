# Kimin içeri alındığı: kişinin ve yöneticilerin okudukları.

verify-you-pass = İçeridesiniz. Hoş geldiniz.
verify-you-review = Önce yöneticilerden biri bakacak. Bir şey yapmanız gerekmiyor; size haber verilecek.
verify-you-hold = Henüz giremezsiniz. Yöneticilerden birinin karar vermesi gerekiyor; son sözü hiçbir makine söylemez.
verify-you-alike = Bu ziyaretin bir yönü başka birinin ziyaretine benziyor. Ailelerde, okullarda ve ortak evlerde böyle olur; yöneticiler bunu bilir.
verify-you-appeal = Bu yanlışsa yöneticilere söyleyin: sizi içeri alabilir ve başka biri olduğunuzu not edebilirler.
verify-you-detour = Bir VPN ya da vekil sunucu üzerinden geliyorsunuz. Burada buna izin var.

verify-because-banned-connection = Yasaklı biriyle aynı bağlı hesap
verify-because-banned-device = Yasaklı biriyle aynı tarayıcı
verify-because-member-connection = Başka bir üyeyle aynı bağlı hesap
verify-because-member-device = Başka bir üyeyle aynı tarayıcı
verify-because-home-this-week = Yasaklı biriyle bir hafta içinde aynı ev ağı
verify-because-home-this-month = Yasaklı biriyle bir ay içinde aynı ev ağı
verify-because-home-before = Yasaklı biriyle bir aydan uzun süre önce aynı ev ağı
verify-because-address-unknown = Yasaklı biriyle aynı adres; kaç kişinin kullandığı bilinmiyor
verify-because-address-shared = Yasaklı biriyle aynı adres; çok kişi kullanıyor
verify-because-near-and-same-facts = Yasaklı biriyle aynı çevre ve aynı tür tarayıcı
verify-because-same-facts = Yasaklı biriyle aynı tür tarayıcı
verify-because-detour = VPN, vekil sunucu, Tor ya da kiralık bir makine üzerinden geliyor
verify-because-young-detour = Kiralık bir makine üzerinden, bu haftanın hesabıyla geliyor
verify-because-of-today = Hesap bir günden yeni
verify-because-of-this-week = Hesap bir haftadan yeni
verify-because-of-this-month = Hesap bir aydan yeni
verify-because-no-picture = Hesabın kendi resmi yok
verify-because-no-connection = Bağlı hesap yok
verify-because-after-a-ban = Burada birinin yasaklanmasından sonraki bir gün içinde
verify-because-old = Hesap iki yıldan eski
verify-because-connected = İki ya da daha çok bağlı hesap
verify-because-was-here = Daha önce buradaydı ve hakkında bir işlem yapılmadı
verify-because-banned-elsewhere = Sunucunuzun anlaşmalı olduğu bir sunucuda yasaklı biriyle aynı bağlı hesap

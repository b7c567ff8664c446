transparency-title = Şeffaflık
transparency-lead = Bu Lodge’un nasıl işletildiği hakkında herkesin bilebileceği şeyler.
transparency-running = Çalışan sürüm
transparency-version = Sürüm
transparency-revision = Kaynak sürümü
transparency-audit = Kayıtla son karşılaştırma
transparency-audit-clean = Fark yok
transparency-audit-found = { $count ->
    [one] Bir fark var
   *[other] { $count } fark var
 }
transparency-backup = Son yedek
transparency-never = Henüz yok
transparency-requests = Makamların istekleri
transparency-no-requests = Kayıtlı istek yok.
transparency-month = Ay
transparency-asker = Kim istedi
transparency-answer = Yanıt
transparency-count = Kaç tane
transparency-asker-court = Mahkeme
transparency-asker-police = Polis ya da savcılık
transparency-asker-agency = Başka bir kurum
transparency-asker-other = Başka biri
transparency-answer-open = Henüz yanıtlanmadı
transparency-answer-refused = Reddedildi
transparency-answer-nothing = Verilecek bir şey yoktu
transparency-answer-handed-over = Var olan verildi
transparency-could = Neler verilebilir
transparency-could-lead = Kimse elinde olmayanı vermeye zorlanamaz. Bu liste, programın uyguladığı bildirimlerden okunur.
transparency-nothing = Hiçbir şey.
transparency-never-mail = Ne ileti, ne gönderen, ne alıcı, ne de bir iletinin zamanı: bunların hiçbiri saklanmaz.
transparency-read = Saklananların tümünü okuyun.

letter-comment-new-subject = { $site }: { $author } пишет на странице «{ $page }»
letter-comment-new-text =
    { $author } пишет на странице «{ $page }» ({ $site }). Комментарий показан.
letter-comment-new-link = Принять решение

letter-comment-held-subject = { $site }: комментарий от { $author } ждёт вас
letter-comment-held-text =
    { $author } пишет на странице «{ $page }» ({ $site }). Пока модератор не примет решение, комментарий никто не видит.
    Ссылка действует неделю и срабатывает один раз. Страница, которая откроется, сначала спросит.
letter-comment-held-link = Принять решение

letter-comment-reported-subject = { $site }: на комментарий от { $author } пожаловались
letter-comment-reported-text =
    Кто-то пожаловался на комментарий, который написал(а) { $author } на странице «{ $page }» ({ $site }).
    На что и почему пожаловались, видно на страницах модераторов сайта.
letter-comment-reported-link = Принять решение

letter-comment-digest-subject = { $site }: { $new ->
        [one] { $new } новый комментарий
        [few] { $new } новых комментария
       *[many] { $new } новых комментариев
    }, ждут: { $held }
letter-comment-digest-text =
    { $new ->
        [0] Со времени прошлого письма на { $site } не показано ничего нового.
        [one] Со времени прошлого письма на { $site } показан { $new } новый комментарий.
        [few] Со времени прошлого письма на { $site } показаны { $new } новых комментария.
       *[many] Со времени прошлого письма на { $site } показано { $new } новых комментариев.
    }
    { $held ->
        [0] Ни один не ждёт вас.
        [one] Вас ждёт { $held } комментарий.
        [few] Вас ждут { $held } комментария.
       *[many] Вас ждут { $held } комментариев.
    }
letter-comment-digest-link = Показать комментарии

letter-comment-answer-subject = { $author } отвечает вам на { $site }
letter-comment-answer-text =
    { $author } отвечает на то, что вы написали на странице «{ $page }» ({ $site }):
letter-comment-answer-link = Прочитать на странице

letter-comment-mentioned-subject = { $author } обращается к вам на { $site }
letter-comment-mentioned-text =
    { $author } обращается к вам под «{ $page }» ({ $site }):
letter-comment-mentioned-link = Прочитать на странице

letter-comment-followed-subject = { $site }: { $author } пишет на странице «{ $page }»
letter-comment-followed-text =
    { $author } пишет на странице «{ $page }» ({ $site }), за которой вы следите:
letter-comment-followed-link = Прочитать на странице

letter-comment-confirm-subject = Писать вам, когда вам отвечают на { $site }?
letter-comment-confirm-text =
    Кто-то, надеемся, вы, написал комментарий на { $site } и хочет получать на этот адрес письмо о каждом ответе.
    Если это были вы, откройте ссылку в течение недели.
    Если нет, ничего не делайте: без ссылки больше ничего не придёт, и этого адреса никто не видит.
letter-comment-confirm-link = Это я, пишите мне

letter-comment-refused-subject = Ваш комментарий на { $site } не показан
letter-comment-refused-text =
    Ваш комментарий на странице «{ $page }» ({ $site }) не показан. Так решил модератор сайта.
    Причина: { $reason }
    Если вы считаете это ошибкой, попросите тех, кто ведёт { $host }, посмотреть ещё раз. Что показывать, решают они; вы также можете обратиться в суд или в организацию, которая решает такие споры вне суда.
    Вот что вы написали:

letter-no-reason = не указана

letter-open-page = Показать на странице
letter-stop = Больше не присылать таких писем
letter-stop-site = Меньше писем об этом сайте
letter-footer-answered = Это письмо отправил Lodge по адресу { $origin }. Ответьте на него, и ваш ответ появится на странице как комментарий; то, что в нём процитировано, будет опущено.
letter-footer-unread = Это письмо отправил Lodge по адресу { $origin }. Ответы на него никто не читает.

letter-decide = Решение о комментарии
letter-ask-decide = Что будет с этим комментарием на { $site }?
letter-do-approve = Показать
letter-do-reject = Отклонить
letter-do-spam = Это спам
letter-fewer = Меньше писем
letter-ask-quiet = Больше не присылать писем о комментариях на { $site }? То, что там ждёт, вы по-прежнему увидите после входа.
letter-ask-mute = Больше не присылать писем, когда вам отвечают на этом сайте?
letter-ask-leave = Больше не присылать писем о комментариях на этой странице?
letter-do-stop = Больше не присылать
letter-yes = Письма об ответах
letter-ask-confirm = Присылать на этот адрес письмо, когда отвечают на то, что вы написали?
letter-do-confirm = Да, пишите мне
letter-done = Готово
letter-done-approve = Комментарий теперь показан.
letter-done-reject = Комментарий отклонён, его автор узнает об этом.
letter-done-spam = Комментарий убран как спам.
letter-done-late = Решение уже было принято; ничего не изменилось.
letter-done-stop = Таких писем больше не будет.
letter-done-confirm = Теперь вам придёт письмо, когда вам ответят.
letter-gone = Эта ссылка больше не действует
letter-gone-text = Она слишком старая, уже использована, или того, о чём она была, больше нет. Модераторы найдут всё в очереди сайта.
letter-decided = Об этом комментарии уже решили, или ссылка слишком старая. Посмотрите в очереди сайта.
letter-changed = Комментарий изменён после того, как было написано письмо, или ссылка слишком старая. Посмотрите на него в очереди сайта.

letter-following = Вам придёт письмо о каждом новом комментарии здесь.
letter-left = Писем об этой странице больше не будет.
letter-no-address = Сначала войдите с адресом электронной почты, чтобы было куда писать.

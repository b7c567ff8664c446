nav-comments = Комментарии

comments-back = Назад
comments-keep = Оставить
comments-save = Сохранить
comments-find = Найти
comments-pages = Продолжение списка
comments-further = Дальше
comments-card-today = { $count ->
    [0] Сегодня ничего не написали.
    [one] Сегодня написан { $count } комментарий.
    [few] Сегодня написано { $count } комментария.
    [many] Сегодня написано { $count } комментариев.
   *[other] Сегодня написано { $count } комментария.
 }
comments-card-waiting = { $count ->
    [one] { $count } комментарий ждёт вас
    [few] { $count } комментария ждут вас
    [many] { $count } комментариев ждут вас
   *[other] { $count } комментария ждут вас
 }

## Сайты

sites-title = Сайты с комментариями
sites-add = Добавить сайт
sites-caption = Сайты, которые принадлежат вам или за которыми вы смотрите
sites-site = Сайт
sites-host = Имя хоста
sites-host-hint = Где находятся его страницы, например blog.example.org.
sites-host-wrong = Это не имя хоста. Напишите его как blog.example.org, без пути.
sites-there = Этот сайт у вас уже есть.
sites-too-many = У вас столько сайтов, сколько может быть у учётной записи. Сначала удалите один.
sites-name = Название
sites-name-hint = Как вы его называете. Читатели видят это в письмах и лентах.
sites-title-wrong = В названии не больше 100 знаков, в одну строку.
sites-role = Роль
sites-role-owner = Владелец
sites-role-editor = Модерирует
sites-role-viewer = Смотрит
sites-waiting = Ждут
sites-shown = Показаны
sites-none = Сайтов пока нет
sites-none-hint = Добавьте сайт, вставьте одну строку в его страницы — и под ними можно будет писать.
sites-new-lead = Вы получите одну строку, чтобы вставить её в страницы.
sites-tab = Обзор
sites-parts = Разделы: { $name }
sites-locked = Закрыт
sites-locked-text = Все читают то, что есть, и никто не может писать.
sites-lock-title = Закрыть сайт на время
sites-lock-text = Комментарии можно читать; писать, пока сайт снова не откроют, могут только модераторы.
sites-lock = Закрыть
sites-unlock = Открыть снова
sites-letters = Письма вам
sites-letters-hint = О комментариях на этом сайте. Другие модераторы выбирают сами за себя.
sites-letters-all = О каждом комментарии
sites-letters-pending = О том, что ждёт решения, и о жалобах
sites-letters-digest = Раз в день, обо всём сразу
sites-letters-none = Никаких
sites-held = Ждут: { $held }, с жалобами: { $reported }
sites-pages = { $pages ->
    [one] { $pages } страница
    [few] { $pages } страницы
    [many] { $pages } страниц
   *[other] { $pages } страницы
 }, { $comments ->
    [one] { $comments } комментарий
    [few] { $comments } комментария
    [many] { $comments } комментариев
   *[other] { $comments } комментария
 }
sites-helpers = Кто ещё за ним смотрит
sites-helpers-none = Никто, кроме вас. Тот, кого вы пригласите, сможет смотреть или ещё и модерировать.
sites-invite = Пригласить
sites-invitations = Все приглашения
sites-invite-lead = Придёт письмо со ссылкой. Она действует семь дней для учётной записи с этим адресом.
sites-invite-email = Адрес электронной почты
sites-invite-email-hint = Сначала нужна учётная запись здесь: письмо уходит только владельцам учётных записей.
sites-invite-go = Отправить приглашение
sites-invite-wrong = Это не адрес электронной почты. Напишите его как ann@example.org.
sites-invite-nowhere = Этот Lodge не отправляет писем. Спросите того, кто им управляет.
sites-invite-yourself = Сайт и так ваш.
sites-invite-too-many = Слишком много ваших приглашений ждут ответа. Сначала отзовите одно.
sites-editor-hint = Решает о комментариях, посетителях и страницах. Правила, переносы и удаление остаются за вами.
sites-viewer-hint = Видит то же, что модераторы, и ничего не меняет.
sites-remove-title = Удалить сайт
sites-remove-text = Вместе с ним исчезнут все комментарии. Если они нужны, сначала выгрузите их.
sites-remove = Удалить сайт
sites-remove-ask = Удалить { $name }?
sites-remove-what = { $count ->
    [0] На нём не показано ни одного комментария. Всё остальное, что о нём хранится, исчезнет. Это нельзя отменить.
    [one] Исчезнет { $count } комментарий и всё остальное, что о нём хранится. Это нельзя отменить.
    [few] Исчезнут { $count } комментария и всё остальное, что о нём хранится. Это нельзя отменить.
    [many] Исчезнут { $count } комментариев и всё остальное, что о нём хранится. Это нельзя отменить.
   *[other] Исчезнут { $count } комментария и всё остальное, что о нём хранится. Это нельзя отменить.
 }

said-site-added = Сайт добавлен. Теперь вставьте строку в его страницы.
said-site-saved = Сохранено.
said-site-locked = Сайт закрыт.
said-site-unlocked = Сайт снова открыт.
said-site-invited = Если есть учётная запись с этим адресом, письмо уже в пути.
said-site-removed = Сайта и его комментариев больше нет.
fault-comments-role = Это можно смотреть, но не менять
fault-comment-gone = Текст этого комментария удалён, и вернуть его никто не может
fault-not-undone = Это нельзя отменить

## Что вставить

paste-tab = Вставка
paste-lead = Любой из этих способов показывает комментарии на страницах { $host }.
paste-copy = Копировать
paste-copied = Скопировано
paste-script-title = Та самая строка
paste-script = Вставьте её туда, где должны быть комментарии. Какое это обсуждение, говорит путь страницы.
paste-count-title = Сколько их
paste-count = Там, где список страниц показывает, сколько у каждой комментариев. Нужен тот же скрипт.
paste-plain-title = Без скрипта
paste-plain = Ссылка на комментарии отдельной страницей, с формой, которая работает без скрипта. Вместо /post напишите путь вашей страницы.
paste-ssi-title = Вставляет ваш сервер
paste-ssi = Поисковики и читатели без скрипта находят комментарии в самой странице. Пусть ваш сервер передаёт /lodge/ сюда, на /embed/.
paste-switch-title = С Commento или Comentario
paste-switch = Поставьте эту строку вместо их строки. Их элементы и атрибуты остаются как есть.

## Очередь

queue-tab = Очередь
queue-drawers = Какие комментарии
queue-reported = С жалобами
queue-all = Все
queue-search = Поиск
queue-search-hint = В словах, авторах и путях. Они запечатаны, поэтому открываются и просматриваются { $count } последних комментариев, и ничего из этого не сохраняется.
queue-empty = Здесь ничего нет
queue-bar = Что сделать с выбранными комментариями
queue-all-here = Все на этой странице
queue-choose = Выбрать
queue-approve = Одобрить
queue-reject = Отклонить
queue-spam = Спам
queue-remove = Убрать
queue-more = Ещё …
queue-keys = В списке: J и K — вперёд и назад, A одобряет, R отклоняет, S — спам, D убирает, X выбирает.
said-comments-decided = Готово. Это можно отменить в истории.
said-comments-decided-before = Ничего не изменилось: так уже было, или кто-то решил раньше.
said-comments-none-chosen = Сначала выберите хотя бы один комментарий.
said-comments-settled = Жалобы рассмотрены.

comments-one = Один комментарий
comments-nobody = Тот, кого забыли
comments-empty = Слов больше нет.
comments-sticky = Наверху
comments-edited = Изменён
comments-stick = Закрепить наверху
comments-unstick = Вернуть на место
comments-reason = Причины
comments-reason-hint = Их узнает автор, если вы отклоните или уберёте комментарий. Не больше 1000 знаков.
comments-reports = На что жалуются
comments-is-settled = Рассмотрено
comments-settle = Оставить как есть
comments-before = Что говорилось раньше
comments-weighed = О чём говорят слова
comments-weighed-hint = По решениям, которые уже приняты на этом сайте: сколько из ста комментариев с таким словом были спамом.
comments-weighs = { $chance } из 100
comments-blank = Удалить текст навсегда
comments-blank-text = Исчезнет текст и то, кто его написал. Место в обсуждении и ответы останутся. Это нельзя отменить.
comments-blank-ask = Удалить текст этого комментария?
said-comments-blanked = Текст удалён.
reason-long = В причинах не больше 1000 знаков.
said-reason-too-long = В причинах не больше 1000 знаков. Ничего не изменено.

comments-state-shown = Показаны
comments-state-held = Ждут
comments-state-rejected = Отклонены
comments-state-spam = Спам
comments-state-removed = Убраны

comments-why-guest = от гостя
comments-why-new = от новичка
comments-why-links = есть ссылки
comments-why-images = есть картинки
comments-why-words = есть слово, за которым вы следите
comments-why-spam = похоже на спам
comments-why-akismet = Akismet считает это спамом
comments-why-reported = есть жалобы
comments-why-all = просматривается всё
comments-why-shadow = автор отложен
comments-why-imported = перенесён
comments-why-moderator = решил модератор
comments-why-author = решил автор

comments-ground-spam = Это реклама
comments-ground-abuse = Это кого-то ранит
comments-ground-illegal = Это нарушает закон
comments-ground-private = Здесь говорится о личном
comments-ground-other = Что-то другое

comments-way-guest = как гость
comments-way-email = по коду из письма
comments-way-account = с учётной записью этого Lodge
comments-way-passkey = с ключом доступа
comments-way-provider = через другой сервис
comments-way-sso = через собственный вход сайта
comments-way-imported = перенесён

comments-done-approved = Одобрено
comments-done-rejected = Отклонено
comments-done-spam = Названо спамом
comments-done-removed = Убрано
comments-done-blanked = Текст удалён навсегда
comments-done-held = Задержано из-за жалоб
comments-done-restored = Возвращено как было
comments-done-stuck = Закреплено наверху
comments-done-unstuck = Возвращено на место
comments-done-locked = Закрыто
comments-done-unlocked = Снова открыто
comments-done-banned = Кому-то запретили писать
comments-done-unbanned = Кому-то снова разрешили писать
comments-done-shadowed = Кто-то отложен
comments-done-unshadowed = Кто-то больше не отложен
comments-done-rules = Изменены правила
comments-done-moved = Страница перенесена
comments-done-imported = Комментарии перенесены
comments-done-unimported = Перенос комментариев отменён

## История

history-tab = История
history-lead = Что делалось на этом сайте за последние 90 дней.
history-none = Пока ничего не делали
history-nobody = правило сайта
history-command = команда оператора
history-comment = комментарий
history-page = страница
history-undo = Отменить
history-reword = Сказать иначе
said-act-undone = Отменено.
said-act-not-undone = Теперь уже не так: с тех пор сделали что-то ещё.
said-act-reworded = Причины изменены.

## Страницы

pages-tab = Страницы
pages-none = Страниц пока нет
pages-none-hint = Страница появляется здесь, как только под ней напишут.
pages-caption = Страницы, сначала новые
pages-path = Путь
pages-title = Название
pages-address = Адрес
pages-locked = Закрыта
pages-lock = Закрыть
pages-unlock = Открыть снова
pages-lock-text = Под закрытой страницей нельзя писать. Комментарии можно читать.
pages-move = Перенести
pages-move-to = Новый путь
pages-move-hint = Комментарии переезжают вместе с ней и находятся и по старому пути.
pages-remove = Удалить страницу
pages-remove-text = Исчезнут все комментарии под ней. Это нельзя отменить.
pages-remove-ask = Удалить { $path }?
page-taken = По этому пути уже есть страница. Сначала удалите её.
page-wrong = Путь начинается с / и не длиннее 1024 знаков.
said-page-locked = Страница закрыта.
said-page-unlocked = Страница снова открыта.
said-page-moved = Страница перенесена.
said-page-removed = Страницы и её комментариев больше нет.

## Посетители

visitors-tab = Посетители
visitors-search = Имя
visitors-search-hint = Имена запечатаны, поэтому открываются и просматриваются { $count } последних посетителей.
visitors-none = Никто не найден
visitors-caption = Кто пишет, сначала новые. На другом сайте тот же человек — кто-то другой.
visitors-name = Имя
visitors-way = Как входит
visitors-since = С каких пор
visitors-shadowed = Отложен
visitors-shadow-text = Отложенный пишет как прежде и ничего об этом не узнаёт; пока кто-нибудь не одобрит, написанное видят только он и модераторы.
visitors-shadow = Откладывать то, что он пишет
visitors-unshadow = Больше не откладывать
visitors-comments = Что он написал
visitors-wrote-nothing = Ничего.
said-visitor-shadowed = Теперь написанное ждёт модератора.
said-visitor-unshadowed = Написанное больше не откладывается.

bans-title = Кому нельзя писать
bans-person = Запретить автору писать
bans-from = Закрыть эту сеть
bans-network-hint = Откуда он пришёл, известно один день после написания, в виде хеша с ключом, который никто не прочтёт обратно.
bans-forgotten = Откуда он пришёл, уже неизвестно: это забывается через день. Запретите писать автору.
bans-whom = Запретить { $name } писать?
bans-network = Закрыть сеть, из которой пришёл этот комментарий?
bans-days-hint = Сеть закрывают не больше чем на { $days } дн.: потом она достаётся другим.
bans-until = По этот день включительно
bans-until-hint = Оставьте пустым, чтобы навсегда.
bans-reason = Почему
bans-reason-hint = Для модераторов.
bans-go = Запретить
bans-none = Никому не запрещено
bans-none-hint = Запретить писать можно на странице комментария или посетителя.
bans-a-network = Сеть
bans-lift = Снова разрешить
bans-day-wrong = Это не день. Напишите его как 2026-12-31.
bans-day-past = Этот день прошёл. Выберите более поздний.
bans-moderator = Владельцу и модераторам сайта запретить нельзя.
said-ban-added = До тех пор писать здесь нельзя.
said-ban-lifted = Снова можно писать.

## Правила

rules-tab = Правила
rules-lead = Что вы здесь не меняете, остаётся таким, как хочет большинство сайтов.
said-rules-saved = С этого момента правила действуют.
rules-number-wrong = Такого числа здесь быть не может. Подсказка говорит, от скольких до скольких.
rules-choice-wrong = Этого нельзя выбрать. Возьмите что-нибудь из списка.
rules-too-many = В списке не больше 500 строк.
rules-words-wrong = В каждом от 1 до 100 знаков.
rules-hosts-wrong = Одно из этого — не имя хоста. Пишите каждое на своей строке, например www.example.org.
rules-maps-wrong = В каждой строке два пути, начинающиеся с /, через пробел.
rules-reactions-wrong = Одной из этих реакций у нас нет. Подсказка называет все.
rules-reactions-many = У сайта не больше восьми реакций.
rules-sso-wrong = Напишите адрес, начинающийся с https://, или ничего.
rules-file-wrong = Это не правила сайта. Выгрузите какие-нибудь, чтобы увидеть, как они выглядят.
rules-document = Одним документом
rules-document-text = Сохраните правила или перенесите их на другой сайт.
rules-export = Выгрузить правила
rules-import = Загрузить правила
rules-import-label = Правила в виде JSON
rules-import-hint = Чего нет, то будет как в начале.

rules-who = Кто может писать
rules-who-guests = Гости, которые только называют имя
rules-who-accounts = С учётной записью этого Lodge
rules-who-email = По коду из письма
rules-who-passkeys = С ключом доступа
rules-who-providers = Через эти сервисы
    .hint = Имена сервисов, которые настроил оператор этого Lodge, через запятую.
rules-who-sso = Через собственный вход вашего сайта
    .hint = Его адрес, начинающийся с https://. Оставьте пустым, если его нет.
rules-who-sso-at-once = Спрашивать собственный вход сайта без щелчка

rules-hold = Что просматривается сначала
rules-hold-all = Всё
rules-hold-guests = Что пишут гости
rules-hold-images = Комментарии с картинками
rules-hold-first = Первые комментарии каждого
    .hint = Сколько, от 0 до 100.
rules-hold-new-days = Комментарии недавно пришедших
    .hint = В первые столько дней, от 0 до 365.
rules-hold-links-over = Комментарии, где много ссылок
    .hint = Больше чем столько, от 1 до 100; 0 не трогает ссылок.
rules-hold-reports = На что жалуются
    .hint = Задержать, когда пожалуются столько, от 1 до 100; 0 ничего не задерживает.
rules-hold-words = Комментарии с этими словами
    .hint = По одному в строке, не больше 500.
rules-hold-close-after-days = Закрывать страницы автоматически
    .hint = Через столько дней после первого комментария, не больше 36500; 0 — никогда.

rules-text = Что может быть в комментарии
rules-text-links = Ссылки
rules-text-images = Картинки
    .hint = Они идут через этот Lodge, так что больше никто не узнаёт, кто читает.
rules-text-tables = Таблицы
rules-text-longest = Самый длинный комментарий
    .hint = В знаках, от 100 до 100000.
rules-text-edit-minutes = Сколько времени автор может его менять
    .hint = В минутах, от 0 до 10080, то есть неделя.

rules-show = Что видят читатели
rules-show-votes = Голоса
rules-show-votes-none = Нет
rules-show-votes-up = За комментарий
rules-show-votes-both = За и против
rules-show-reactions = Реакции
    .hint = До восьми из heart, thanks, laugh, wow, sad, think, party, rocket, через запятую.
rules-show-sort = Что идёт первым
rules-show-sort-best = Что больше нравится читателям
rules-show-sort-newest = Самые новые
rules-show-sort-oldest = Самые старые
rules-show-sort-discussed = Где больше ответов
rules-show-levels = Насколько глубоко сдвигаются ответы
    .hint = От 1 до 12 уровней.
rules-show-feeds = Ленты (RSS и Atom)
rules-show-language = Язык, если страница не говорит своего
rules-show-language-en = Английский
rules-show-language-tr = Турецкий
rules-show-language-nl = Нидерландский
rules-show-language-ru = Русский

rules-pages = Какие есть страницы
rules-pages-hosts = Другие хосты, которые показывают тот же сайт
    .hint = По одному в строке, например www.example.org.
rules-pages-query = Части запроса, которые относятся к странице
    .hint = Например p, если страницы называются /?p=17. Все остальные отбрасываются.
rules-pages-maps = Страницы, которые на деле другие
    .hint = В каждой строке путь и то, чем он является, например /old/* /new/*. Звёздочка * в конце означает остаток.
rules-pages-known-only = Комментарии принимают только страницы, которые здесь уже есть

rules-beyond = Что считается и о чём спрашивают других
rules-beyond-views = Считать читателей
    .hint = Без cookie и без всего, что через день отличило бы одного от другого.
rules-beyond-referrers = Считать, с каких сайтов они приходят
rules-beyond-akismet = Спрашивать Akismet о каждом комментарии
    .hint = Он получает слова, имя, сетевой адрес и страницу. Скажите об этом посетителям.

## Keys

keys-title = Ключи
keys-lead = Ключи собственного входа вашего сайта и Akismet
keys-sso = Собственный вход вашего сайта
keys-sso-text = Этим секретом сайт подписывает то, что говорит о своих пользователях. Он показывается один раз.
keys-drawn = Секрет. Больше он не показывается.
keys-draw = Получить новый секрет
keys-forget = Забыть секрет
keys-there = Он есть.
keys-akismet = Ключ для Akismet
keys-akismet-hint = Из вашей учётной записи там. Оставьте пустым, чтобы убрать.
keys-akismet-wrong = В таком ключе только буквы и цифры, не больше 100.
keys-akismet-refused = Akismet не знает такого ключа для этого сайта. Откройте свою учётную запись там и скопируйте ключ ещё раз.
keys-akismet-away = Спросить Akismet об этом ключе не удалось, поэтому он не сохранён. Попробуйте немного позже.
keys-akismet-sent = Что Akismet получает о каждом комментарии
akismet-blog = адрес вашего сайта
akismet-blog-charset = что текст в кодировке UTF-8
akismet-comment-author = имя, которое указал автор
akismet-comment-author-email = адрес электронной почты, если автор его указал
akismet-comment-author-url = сайт, если автор его указал
akismet-comment-content = текст
akismet-comment-type = что это комментарий
akismet-permalink = адрес страницы
akismet-user-ip = сеть, из которой он пришёл: первые три числа из четырёх или первая половина более длинного адреса

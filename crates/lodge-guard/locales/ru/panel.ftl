nav-guard = Discord

guard-title = Серверы Discord
guard-lead = Сторож следит за серверами Discord: модерирует, отражает набегы и возвращает на место то, что кто-то разрушил.
guard-parts = Разделы: { $name }
guard-save = Сохранить
guard-find = Найти
guard-pages = Продолжение списка
guard-further = Дальше

## Список

guard-none = Сторожа здесь ещё нет
guard-none-hint = Его может настроить тот, кто ведёт этот Lodge.
guard-none-operator = Создайте бота на портале Discord, положите его токен в файл и укажите файл в настройках как guard.token_file. Руководство описывает это шаг за шагом.
guard-shut = Эти страницы ещё закрыты
guard-shut-hint = Сторож работает. Открыть его страницы может тот, кто ведёт этот Lodge; до тех пор есть команды в Discord.
guard-shut-operator = Сторож работает. Чтобы открыть его страницы, положите client secret приложения в файл и укажите его в настройках как guard.client_secret_file.
guard-who = Кто вы в Discord?
guard-who-text = Discord сообщает этому Lodge ваш номер и какими серверами вы там управляете. Ваш номер и номера тех из них, что охраняет сторож, помнятся 90 дней или пока вы не попросите забыть; ключ, который Discord для этого даёт, сразу возвращается.
guard-sign-in = Войти через Discord
guard-no-servers = Ни один ваш сервер не под присмотром
guard-no-servers-hint = Здесь появятся серверы, которыми вы можете управлять и где сторож — участник.
guard-servers = Серверы, которыми вы управляете
guard-server = Сервер
guard-members = Участники
guard-unheard = Пока нет вестей
guard-invite-title = Ещё один сервер
guard-invite-text = Discord спросит, какой это сервер, и покажет, какие права нужны там сторожу.
guard-invite = Пригласить сторожа
guard-kept = Кто вы в Discord, помнится не дольше 90 дней. Управляете ли вы сервером до сих пор, проверяется каждый раз.
guard-forget = Забыть, кто я

said-guard-known = Discord сообщил, кто вы.
said-guard-stale = Это длилось слишком долго или уже было использовано. Войдите ещё раз.
said-guard-said-no = Вы не разрешили Discord сказать, кто вы. Ничего не сохранено.
said-guard-silent = Discord не отвечает. Попробуйте через минуту.
said-guard-secret = Discord не принимает секрет этого Lodge. Тот, кто его ведёт, должен положить в файл новый.
said-guard-forgotten = Забыто.
said-guard-saved = Сохранено. Действует с этой минуты.
said-guard-preset = Набор действует с этой минуты.
said-guard-undone = Отменено.
said-guard-undone-partly = Отменено частично: что вернуть не удалось, сказано в канале команды.
said-guard-undone-record = Вычеркнуто в записях. В Discord этого не вернуть.
said-guard-undone-goes-on = Возвращается одно за другим.
said-guard-reworded = У дела новая причина.
said-guard-judged = Решено. Человеку отправлено сообщение.
said-guard-judged-unreached = Решено. Сообщение до человека не дошло; решение он увидит по своей ссылке.
said-guard-settled = Улажено.
said-guard-closed = Каналы закрыты.
said-guard-opened = Каналы снова открыты.

fault-guard-none = Сторожа здесь нет
    .hint = Сначала его должен настроить тот, кто ведёт этот Lodge.
fault-guard-who = Никто не знает, кто вы в Discord
    .hint = Откройте страницу «Discord» и войдите через Discord. Это помнится 90 дней.
fault-guard-forbidden = Discord не разрешает вам это на этом сервере
    .hint = Попросите того, кто может, дать вам право или сделать это.
fault-guard-before = Кто-то успел раньше
    .hint = Это уже сделано. Откройте страницу заново.
fault-guard-spent = За этот час вы сделали столько, сколько может один человек
    .hint = Попросите другого из команды или подождите.
fault-guard-not-ready = Сторож ещё не знает этого сервера
    .hint = Discord рассказывает о нём в течение минуты после запуска.
fault-guard-refused = Discord этого не сделал
    .hint = Посмотрите в обзоре, каких прав не хватает сторожу и достаточно ли высоко стоит его роль.

## Обзор

guard-overview-tab = Обзор
guard-overview-unheard = Со времени запуска Discord ещё не рассказал сторожу об этом сервере. Это занимает не больше минуты.
guard-overview-missing = { $count ->
    [one] Сторожу не хватает { $count } права
    [few] Сторожу не хватает { $count } прав
   *[other] Сторожу не хватает { $count } прав
 }
guard-overview-mend = Исправить
guard-overview-deaf = Сторож не слышит, что написано в сообщениях. Правила о словах, ссылках, приглашениях, файлах и повторах ничего не видят; правила об упоминаниях, потоке сообщений и именах работают.
guard-overview-health = Как дела у сторожа
guard-overview-cases = Что и с кем сделано, за 90 дней
guard-overview-drills = Испытать настройки набегом
guard-overview-reports = { $count ->
    [0] Жалоб нет.
    [one] { $count } жалоба.
    [few] { $count } жалобы.
   *[other] { $count } жалоб.
 }
guard-overview-appeals = { $count ->
    [0] Обжалований нет.
    [one] { $count } обжалование.
    [few] { $count } обжалования.
   *[other] { $count } обжалований.
 }
guard-overview-joined = Пришли за 24 часа
guard-overview-invites = Приглашения приостановлены до
guard-overview-dms = Личные сообщения приостановлены до
guard-overview-does = Что сторож здесь делает
guard-overview-lock = Закрыть каналы
guard-overview-lock-text = Пока они не открыты снова, писать может только команда.
guard-overview-close = Закрыть
guard-overview-open = Открыть снова
guard-health-state = Связь
guard-health-listening = Слушает
guard-health-connecting = Подключается
guard-health-over = Discord положил трубку насовсем
guard-health-over-text = Тот, кто ведёт этот Lodge, найдёт в журнале, что изменить: токен или intent, которого не разрешает портал Discord.
guard-health-heard = Последний раз что-то слышал
guard-health-events = Услышано событий
guard-health-odd = Событий, которые не удалось прочесть
guard-health-connections = Установлено соединений
guard-health-calls = Сделано вызовов
guard-health-refused = Отклонено вызовов

## Настройки

guard-settings-tab = Настройки
guard-settings-presets = Настройки для начала
guard-settings-presets-hint = Они заменят нынешние. Где оповещается команда, кому доверяют и кто исключён, останется.
guard-preset-small = Маленький: несколько сотен знакомых людей
guard-preset-growing = Растущий: несколько тысяч, много новичков
guard-preset-under-attack = Под ударом: кто-то стоит у дверей прямо сейчас
guard-settings-begin = Начать с этих
guard-settings-try = Сначала испытать
guard-settings-no-rules = Правил ещё нет. Набор принесёт несколько.
guard-settings-document = Всё одним документом
guard-settings-document-text = Для другого сервера или чтобы менять правила так, как форма не умеет.
guard-settings-export = Сохранить файлом
guard-settings-import = Документ
guard-settings-import-hint = JSON в том виде, как он сохранён. Он заменит всё.
guard-settings-take = Взять эти настройки
guard-settings-unreadable = Это не настройки. Сначала сохраните их файлом и меняйте его.
guard-settings-number-wrong = Напишите целое число.
guard-settings-number-range = Это число здесь слишком мало или слишком велико.
guard-settings-choice-wrong = Выберите что-то из предложенного.
guard-settings-channel-wrong = Напишите номер канала: в Discord щёлкните по нему правой кнопкой и выберите «Копировать ID канала».
guard-settings-roles-wrong = Напишите номера ролей через запятую: в Discord щёлкните роль правой кнопкой и выберите «Копировать ID роли».
guard-settings-roles-many = Это больше 25 ролей. Уберите некоторые.
guard-settings-place-wrong = Выберите «нигде», канал команды или другой канал.
guard-settings-too-many-rules = У сервера не больше 100 правил.
guard-settings-rule-twice = У двух правил один и тот же номер.
guard-settings-rule-broken = В одном из правил слово или выражение, которое нельзя понять.
guard-settings-rule-counts = Одно из правил пропускает больше 999 сообщений. Столько и помнится о человеке: укажите не больше 999.
guard-part-raid = Набегы
guard-part-nuke = Разрушение
guard-part-staff = Команда
guard-part-roles = Роли
guard-part-telling = Что сообщается команде
guard-part-rules = Правила о сообщениях
guard-part-rules-hint = Правило, которое только смотрит, ничего не делает, а в разделе «Что было бы» говорит, что сделало бы.
guard-field-raid-state = Набегы
guard-field-raid-flood-count = Столько пришедших
guard-field-raid-flood-seconds = за столько секунд — это наплыв
guard-field-raid-drip-count = Столько похожих друг на друга пришедших
guard-field-raid-drip-seconds = за столько секунд — это набег по капле
guard-field-raid-crowd = Наплыв людей, не похожих ни на чьё войско,
guard-field-raid-ban-from = Банить начиная с этой оценки
    .hint = Молодость, отсутствие картинки, похожие на чужие имя или картинка и общее приглашение — это баллы. Кто ни на кого не похож, того не банят.
guard-field-raid-doubt-from = Показывать команде начиная с этой оценки
guard-field-raid-calm-seconds = После стольких тихих секунд набег окончен
guard-field-raid-invites = Приостановить приглашения на столько минут
    .hint = 0 оставляет их открытыми. Discord разрешает не больше 24 часов.
guard-field-raid-dms = Приостановить личные сообщения на столько минут
guard-field-raid-verification = Тем временем Discord требует от новичков
guard-field-raid-slowmode = Секунд между двумя сообщениями
    .hint = В каналах, названных в документе.
guard-field-nuke-state = Разрушение
guard-field-nuke-burst-points = Столько баллов вреда от одного человека
    .hint = Удалённый канал, бан или изгнание — 4 балла; массовая чистка — 10.
guard-field-nuke-burst-seconds = за столько секунд останавливают его
guard-field-nuke-hour-points = Столько баллов за час тоже
guard-field-nuke-guild-points = Столько баллов от всех вместе — тревога
guard-field-nuke-explain-seconds = Секунд, за которые журнал аудита должен всё объяснить
guard-field-nuke-afterwards = То, что он изменил,
guard-field-wait-minutes = Минут у второго человека, чтобы согласиться
guard-field-tell = Канал, где оповещается команда
    .hint = Его номер: в Discord щёлкните по каналу правой кнопкой и выберите «Копировать ID канала».
guard-field-sticky-roles = Роли, которые возвращаются
    .hint = Кто уходит и возвращается в течение 90 дней, получает их снова. Номера ролей, не больше 25, через запятую: в настройках сервера щёлкните роль правой кнопкой и выберите «Копировать ID роли». Роли, которыми можно что-то сломать, и роли выше роли сторожа так никто не получает.
guard-field-tell-alarms = Набеги и разрушение
    .hint = Сообщается сразу, что бы ни собиралось.
guard-field-tell-cases = Дела и прочее, что сделала команда
guard-field-tell-automod = Что сделали правила
guard-field-tell-queue = Жалобы, просьбы о втором согласии и то, что пора сделать
guard-field-tell-health = Чего не хватает сторожу
guard-field-tell-members = Кто пришёл и кто ушёл
guard-field-tell-roles = Какие роли дали и забрали
guard-field-tell-structure = Каналы, роли и сам сервер
guard-field-tell-deleted = Сообщения, убранные вместе
    .hint = Сколько и где, но не что в них было.
guard-field-tell-gather = Сколько секунд собирать строки
    .hint = Что придёт за это время, сообщается одним сообщением, от 0 до 300. Тревоги не ждут никогда.
guard-pick-on = Включено: сторож действует
guard-pick-shadow = Только смотрит
guard-pick-off = Выключено
guard-pick-contain = сдерживается: приглашения приостановлены, никого не банят
guard-pick-tell = только сообщается команде
guard-pick-restore = сразу возвращается на место
guard-pick-ask = возвращается на место, когда скажет команда
guard-pick-place-none = не сообщается
guard-pick-place-log = в канале команды
guard-pick-as-it-is = столько же, сколько раньше
guard-pick-level-0 = ничего
guard-pick-level-1 = подтверждённый адрес почты
guard-pick-level-2 = учётную запись старше 5 минут
guard-pick-level-3 = 10 минут участия
guard-pick-level-4 = подтверждённый номер телефона
guard-looks-for-words = Слова
guard-looks-for-regexes = Выражения
guard-looks-for-links = Ссылки
guard-looks-for-domains = Домены
guard-looks-for-invites = Приглашения
guard-looks-for-mentions = Упоминания
guard-looks-for-repeats = Повторы
guard-looks-for-flood = Много сообщений
guard-looks-for-caps = Заглавные буквы
guard-looks-for-zalgo = Нагромождение знаков
guard-looks-for-attachments = Файлы
guard-looks-for-names = Имена

## Настройки простыми словами

summary-raid-off = Набегов не ищут.
summary-raid-shadow = За набегами только смотрят: ничего не делается.
summary-raid-flood = { $count ->
    [one] { $count } пришедший
    [few] { $count } пришедших
   *[other] { $count } пришедших
 } за { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[other] { $seconds } секунд
 } — это наплыв.
summary-raid-drip = { $count ->
    [one] { $count } похожий
    [few] { $count } похожих друг на друга
   *[other] { $count } похожих друг на друга
 } за { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[other] { $minutes } минут
 } — это набег по капле.
summary-raid-crowd-contain = Наплыв обычных людей ненадолго сдерживается; никого за это не банят.
summary-raid-crowd-tell = О наплыве обычных людей только сообщается команде.
summary-raid-invites = При набеге никто не может войти { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[other] { $minutes } минут
 }, и дольше, пока он идёт.
summary-raid-dms = При набеге участники не могут писать друг другу { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[other] { $minutes } минут
 }.
summary-raid-verification = При набеге Discord требует от новичков большего: уровень { $level }.
summary-raid-slowmode = При набеге между двумя сообщениями ждут { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[other] { $seconds } секунд
 }.
summary-raid-ban = Кто похож на налётчика на { $score ->
    [one] { $score } балл
    [few] { $score } балла
   *[other] { $score } баллов
 } или больше, того банят.
summary-raid-ends = Набег окончен, если { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[other] { $seconds } секунд
 } никто из них не приходит.
summary-nuke-off = Разрушения не ищут.
summary-nuke-shadow = За разрушением только смотрят: никого не останавливают.
summary-nuke-burst = Кто нанёс вреда на { $points ->
    [one] { $points } балл
    [few] { $points } балла
   *[other] { $points } баллов
 } за { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[other] { $seconds } секунд
 }, теряет все роли.
summary-nuke-hour = Как и тот, кто набрал за час { $points ->
    [one] { $points } балл
    [few] { $points } балла
   *[other] { $points } баллов
 }.
summary-nuke-trusted = { $count ->
    [one] { $count } человеку или роли
    [few] { $count } людям или ролям
   *[other] { $count } людям или ролям
 } можно больше, чем другим.
summary-nuke-restore = То, что он изменил, сразу возвращается на место.
summary-nuke-ask = То, что он изменил, возвращается на место, когда скажет команда.
summary-tell-nobody = Команде ничего не сообщается: канал не выбран.
summary-tell-no-alarms = О набегах и разрушении команде не сообщается.
summary-tell-alarms = О набегах и разрушении команде сообщается сразу.
summary-tell-cases = Команде сообщается о каждом деле.
summary-tell-automod = Команде сообщается, что сделали правила.
summary-tell-queue = Команде сообщается о жалобах и о том, что пора сделать.
summary-tell-health = Команде сообщается, чего не хватает сторожу.
summary-tell-members = Команде сообщается, кто пришёл и кто ушёл.
summary-tell-roles = Команде сообщается, кто какие роли дал и забрал.
summary-tell-structure = Команде сообщается, кто изменил каналы, роли и сервер.
summary-tell-deleted = Команде сообщается, сколько сообщений убрано вместе, но не что в них было.
summary-tell-gather = Что придёт за { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[other] { $seconds } секунд
}, сообщается одним сообщением; тревоги не ждут никогда.
summary-rules = { $count ->
    [0] Ни одно правило о сообщениях не действует.
    [one] Действует { $count } правило о сообщениях:
    [few] Действуют { $count } правила о сообщениях:
   *[other] Действует { $count } правил о сообщениях:
 }
summary-rules-shadow = { $count ->
    [one] { $count } правило только смотрит.
    [few] { $count } правила только смотрят.
   *[other] { $count } правил только смотрят.
 }
rule-words = { $count ->
    [one] Нежелательно { $count } слово.
    [few] Нежелательны { $count } слова.
   *[other] Нежелательны { $count } слов.
 }
rule-regexes = { $count ->
    [one] Нежелательно { $count } выражение.
    [few] Нежелательны { $count } выражения.
   *[other] Нежелательны { $count } выражений.
 }
rule-links = { $count ->
    [0] Никаких ссылок.
    [one] Никаких ссылок, кроме { $count } домена.
    [few] Никаких ссылок, кроме { $count } доменов.
   *[other] Никаких ссылок, кроме { $count } доменов.
 }
rule-domains = { $count ->
    [one] Нежелателен { $count } домен.
    [few] Нежелательны { $count } домена.
   *[other] Нежелательны { $count } доменов.
 }
rule-invites = { $count ->
    [0] Никаких приглашений на другие серверы.
    [one] Никаких приглашений на другие серверы, кроме { $count }.
    [few] Никаких приглашений на другие серверы, кроме { $count }.
   *[other] Никаких приглашений на другие серверы, кроме { $count }.
 }
rule-mentions = Больше { $most ->
    [one] { $most } упоминания
    [few] { $most } упоминаний
   *[other] { $most } упоминаний
 } в сообщении — слишком много.
rule-repeats = Одни и те же слова чаще { $most ->
    [one] { $most } раза
    [few] { $most } раз
   *[other] { $most } раз
 } за { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[other] { $seconds } секунд
 } — слишком часто.
rule-flood = Больше { $most ->
    [one] { $most } сообщения
    [few] { $most } сообщений
   *[other] { $most } сообщений
 } за { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[other] { $seconds } секунд
 } — слишком много.
rule-caps = { $percent } % заглавных там, где { $least ->
    [one] { $least } буква
    [few] { $least } буквы
   *[other] { $least } букв
 } или больше, — слишком много.
rule-zalgo = Больше { $most ->
    [one] { $most } нагромождения знаков
    [few] { $most } нагромождений знаков
   *[other] { $most } нагромождений знаков
 } — слишком много.
rule-attachments = { $count ->
    [one] Нежелателен { $count } вид файлов.
    [few] Нежелательны { $count } вида файлов.
   *[other] Нежелательны { $count } видов файлов.
 }
rule-names = { $count ->
    [one] В именах нежелательно { $count } слово.
    [few] В именах нежелательны { $count } слова.
   *[other] В именах нежелательны { $count } слов.
 }
summary-step-delete = – с { $from }-го раза сообщение убирается.
summary-step-tell = – с { $from }-го раза сообщается команде.
summary-step-reset-name = – с { $from }-го раза имя убирается.
summary-step-timeout = – с { $from }-го раза писать нельзя { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[other] { $minutes } минут
 }.
summary-step-role = – с { $from }-го раза даётся роль.
summary-step-kick = – с { $from }-го раза изгнание.
summary-step-ban = – с { $from }-го раза бан.
summary-sticky = Роли, которые снова получает ушедший и вернувшийся в течение 90 дней: { $count }

## Дела

guard-cases-tab = Дела
guard-cases-search = Поиск
guard-cases-search-hint = Номер дела, номер участника или слова из причины.
guard-cases-kind = Что сделано
guard-cases-all = Всё
guard-cases-none = Дел не найдено
guard-cases-caption = Дела, сначала новые
guard-cases-number = Дело
guard-cases-about = О ком
guard-cases-channel = Канал
guard-cases-reason = Почему
guard-cases-by-rule = По правилу сторожа
guard-cases-when = Когда
guard-cases-until = До
guard-cases-undone = Отменено
guard-cases-export = Сохранить все дела файлом
guard-case-title = Дело { $n }
guard-case-reason = Причина
guard-case-reason-hint = Не больше 512 знаков. Что было раньше, останется видно.
guard-case-reason-empty = Напишите причину.
guard-case-reason-long = Это длиннее 512 знаков.
guard-case-undo = Отменить
guard-case-undo-text = Сделанное возвращается, как было: бан или молчание заканчивается, роли, прозвища и каналы прежние. Что кто-то уже изменил, остаётся. Выгнанные и удалённые сообщения не возвращаются; тогда об этом говорят только записи.
guard-case-edits = Какой причина была раньше
guard-case-deeds = Кто что сделал
guard-case-no-deeds = Никто из людей: это сделало правило сторожа, или тот, кто это сделал, забыт.
guard-case-by = Кто: { $who }
guard-deed-opened = Открыл дело
guard-deed-edited = Изменил причину
guard-deed-undid = Отменил
guard-deed-asked = Применил команду
guard-deed-reported = Пожаловался
guard-deed-settled = Уладил жалобу
guard-deed-judged = Решил обжалование
guard-deed-changed = Изменил сервер
guard-deed-set = Изменил настройки
guard-deed-approved = Согласился
guard-deed-pressed = Нажал кнопку
guard-deed-reviewed = Рассмотрел того, кто хотел войти

## Очередь

guard-queue-tab = Очередь
guard-queue-empty = Ничто не ждёт
guard-queue-appeals = Обжалования
guard-queue-asks = Просит { $who }
guard-queue-answer = Ответ
guard-queue-answer-hint = Придёт сообщением, если человека можно найти, и будет на странице обжалования. Не больше 512 знаков.
guard-queue-grant = Разрешить вернуться
guard-queue-deny = Не сейчас
guard-queue-final = Нет, окончательно
guard-queue-reports = Жалобы
guard-queue-about = О { $who }
guard-queue-message = Сообщение
guard-queue-settle = Улажено
guard-queue-within = На каждое отвечают за 48 часов. Первым стоит то, чему срок раньше.
guard-queue-due = Срок
guard-queue-overdue = Просрочено

## Учения

guard-drills-tab = Учения
guard-drills-lead = Набег на быстро идущих часах, через тот самый код, что встречает настоящий. В Discord ничего не делается, и никого не оповещают.
guard-drills-profile = Что надвигается
guard-profile-flood = Наплыв: много молодых учётных записей за минуту
guard-profile-drip = По капле: несколько в час, два дня подряд
guard-profile-nuke = Разрушение: модератор, чья учётная запись в чужих руках
guard-profile-alt-return = Возвращение: забаненные под другими учётными записями
guard-drills-with = С какими настройками
guard-drills-own = С настройками этого сервера
guard-drills-raiders = Сколько
guard-drills-raiders-hint = Пусто: сколько обычно. Не больше 2000.
guard-drills-too-many = Прийти может от 1 до 2000.
guard-drills-seed = Номер учений
guard-drills-seed-hint = Тот же номер — те же учения.
guard-drills-jammed = Дверь не закрывается: войдут все
guard-drills-past = { $count ->
    [one] Пришедший за 24 часа сыграет добронамеренных, без имени ({ $count })
    [few] Пришедшие за 24 часа сыграют добронамеренных, без имён ({ $count })
   *[other] Пришедшие за 24 часа сыграют добронамеренных, без имён ({ $count })
 }
guard-drills-play = Сыграть
guard-drills-who = Кто вошёл и что с ними стало
guard-drills-time = Секунд до того, как подействовал первый вызов
guard-drills-what = Что
guard-drills-much = Сколько
guard-drills-came = Пришло налётчиков
guard-drills-in = Вошло
guard-drills-banned = Забанено
guard-drills-missed = Ещё внутри
guard-drills-innocents = Пришло невиновных
guard-drills-waiting = Невиновных перед закрытой дверью
guard-drills-hit = Задето невиновных
guard-drills-acts = Совершено разрушений
guard-drills-broken = Всё ещё сломано
guard-drills-lost = Потеряно чужой работы
guard-drills-now = С этими настройками
guard-drills-better = Лучше: { $n }
guard-drills-never = никогда
guard-drills-seconds = { $n } с
guard-drills-cost = Чего это стоило
guard-drills-calls = Вызовов Discord
guard-drills-bulk = Вызовов, банящих многих
guard-drills-asked = Людей просили взглянуть
guard-drills-thresholds = Пороги получше
guard-drills-no-better = Ни один из испытанных не лучше.
guard-drills-take = Взять эти

## Переезд

guard-move-tab = Перенести
guard-move-lead = Переносит сюда дела, которые знал другой бот, или его настройки. В Discord ничего не делается: кто там забанен, тот уже забанен. Правила приходят в тень: ни одно не действует, пока вы не разрешите.
guard-move-file = Файл
guard-move-file-hint = Не больше 16 МБ.
guard-move-what = Что сделать
guard-move-look = Сказать, что из этого выйдет
guard-move-do = Перенести
guard-move-send = Отправить
guard-move-would = { $count ->
    [0] Новых дел нет.
    [one] Новое дело: { $count }.
    [few] Новых дела: { $count }.
   *[other] Новых дел: { $count }.
 }
guard-move-brought = { $count ->
    [0] Ничего не перенесено.
    [one] Перенесено { $count } дело.
    [few] Перенесено { $count } дела.
   *[other] Перенесено { $count } дел.
 }
guard-move-from = Кем написан
guard-move-here = Уже здесь
guard-move-old = Старше 90 дней: не хранятся
guard-move-useless = Без пользы: других серверов или неизвестного вида
guard-from-zeppelin = Zeppelin
guard-from-red = Red
guard-from-yagpdb = YAGPDB
guard-from-lodge = Lodge
guard-move-how = Откуда взять файл
guard-move-how-zeppelin = Zeppelin: в его панели Import/Export, Create export file.
guard-move-how-zeppelin-settings = Zeppelin, настройки: в его панели Edit config; сохраните текст файлом.
guard-move-how-red = Red: файл ModLog/settings.json в папке его данных.
guard-move-how-red-settings = Red, настройки: settings.json от Filter, Mod или Reports, по одному.
guard-move-how-yagpdb = YAGPDB, если вы ведёте его сами: таблица moderation_warnings в виде CSV с заголовком. Другого он не выгружает.
guard-move-how-lodge = Lodge: Дела, «Сохранить все дела файлом».
guard-move-nothing = Один и тот же файл дважды ничего дважды не перенесёт.
guard-moved-would = { $count ->
    [0] Не перейдёт ни одно правило.
    [one] Перейдёт { $count } правило.
    [few] Перейдут { $count } правила.
   *[other] Перейдёт правил: { $count }.
 }
guard-moved-did = { $count ->
    [0] Не перешло ни одно правило.
    [one] Перешло { $count } правило, оно в тени.
    [few] Перешли { $count } правила, они в тени.
   *[other] Перешло правил: { $count }, они в тени.
 }
guard-moved-here = Правила, которые здесь уже есть
guard-moved-also = Переходит и это
guard-moved-flood = сколько вошедших разом считается наплывом
guard-moved-tell = где сообщают команде
guard-moved-left = Что не переходит
guard-moved-all = Переходит всё, что в нём есть.
guard-left-trigger = Ни одно здешнее правило этого не ищет.
guard-left-action = Ни одно здешнее правило этого не делает.
guard-left-detail = Остальное переходит, это — нет.
guard-left-regex = Такое выражение может работать без конца, здесь оно не выполняется.
guard-left-levels = Кому какая команда доступна, решают права самого Discord.
guard-left-override = Здесь нельзя сказать, на кого правило не распространяется. Задайте это вручную.
guard-left-mute-role = Вместо неё — тайм-ауты Discord.
guard-left-channel = Команде сообщают в одном канале; он уже выбран или задаётся в настройках.
guard-left-part = Это делает что-то другое или задаётся здесь вручную.
guard-left-unreadable = Написано не так, как пишет тот бот.
guard-left-full = На сервере не больше 100 правил.
guard-import-unknown = Это не один из файлов, которые здесь известны.
guard-import-elsewhere = В этом файле ничего нет об этом сервере.
guard-import-too-many = В этом файле больше 100 000 дел. Разрежьте его на части.

## Обжалования

guard-appeal-title = Попросить вернуться
guard-appeal-lead = Речь о деле { $n } на сервере { $server }.
guard-appeal-kept-title = Что хранится
guard-appeal-kept = То, что вы напишете, хранится для команды того сервера в зашифрованном виде 90 дней, вместе с вашим номером в Discord. Больше никто этого не получит. В Discord это удаляет /privacy delete.
guard-appeal-words = Что вы хотите сказать
guard-appeal-words-hint = Не больше 2000 знаков. По этому делу можно написать один раз, так что скажите всё.
guard-appeal-empty = Сначала напишите что-нибудь.
guard-appeal-long = Это длиннее 2000 знаков.
guard-appeal-send = Отправить команде
guard-appeal-waits = Ваше обжалование у команды
guard-appeal-waits-text = Сохраните адрес этой страницы: ответ появится здесь.
guard-appeal-undone = Это уже отменено
guard-appeal-granted = Вы можете вернуться
guard-appeal-denied = Команда отказала
guard-appeal-final = Команда отказала окончательно

## Вход

guard-verification-tab = Вход
guard-verification-lead = Кто хочет войти и почему должен посмотреть человек. Здесь никого не блокируют, и один адрес ничего не решает.
guard-verification-off = Пришедших ни о чём не спрашивают. Выберите в «Настройках», о чём спрашивать, и разместите кнопку командой /verify post.
guard-verification-waiting = Ждут вас
guard-verification-none = Никто не ждёт
guard-verification-age = Дней с создания учётной записи
guard-verification-points = Баллы
guard-verification-like = Больше всего похож на
guard-verification-no-reasons = Против человека ничего нет: он попросил, чтобы посмотрел человек, или смотрят на каждого.
guard-verification-judge-hint = Это тот же человек, на кого он похож? Ваш ответ учитывается, и двоих разных больше не спутают.
guard-verification-same = Тот же человек
guard-verification-different = Разные люди
guard-verification-let-in = Впустить
guard-verification-refuse = Не впускать
guard-verification-again = Спросить заново
guard-verification-visits = Решено, но никто не сказал, тот же ли это человек
guard-verification-visits-hint = То, что вы скажете здесь, придаёт вес числам ниже.
guard-verification-asked = Спрошены и ещё не закончили
guard-verification-who = Участник
guard-verification-stands = Где он сейчас
guard-verification-asked-at = Спрошен
guard-verification-precision = Как часто сходство было верным
guard-verification-precision-hint = Что говорили смотревшие на этом сервере, подсчитано по видам. Никто не назван.
guard-verification-precision-none = Пока никто ничего не сказал.
guard-verification-kind = Вид сходства
guard-verification-right = Тот же человек
guard-verification-percent = Верно
guard-verification-of = { $same } из { $looked }
guard-verification-few = слишком мало, чтобы судить
said-guard-let-in = Впущен.
said-guard-turned-away = Не впущен. Ему об этом сказано.
said-guard-asked-again = Его спрашивают заново.
said-guard-visit-judged = Учтено.

guard-part-entrance = Вход
guard-field-entrance-on = Пришедших спрашивают, прежде чем впустить
    .hint = Потом разместите кнопку командой /verify post. Тех, кто уже здесь, не спрашивают.
guard-field-entrance-role = Роль тех, кого впустили
    .hint = Её номер: в настройках сервера нажмите на роль правой кнопкой и выберите «Копировать ID роли». Она ниже роли сторожа и ничего не может сломать.
guard-field-entrance-channel = Канал с кнопкой
    .hint = Его номер. Туда ведут напоминания.
guard-field-entrance-work = Браузер несколько секунд работает
    .hint = Не пускает программы, которые приходят сотнями. Для этого нужна страница, на которой и смотрят на визит.
guard-field-entrance-oauth = У Discord спрашивают, какие учётные записи привязаны
    .hint = Сначала Discord спрашивает самого человека. Кто не хочет, приходит к вам.
guard-field-entrance-member-read = У Discord спрашивают и о том, кто они на этом сервере
guard-field-entrance-linked-roles = Discord сообщают, что человек прошёл проверку
    .hint = Для связанных ролей: Discord будет знать это и после того, как Lodge забудет.
guard-field-entrance-questions = Вопросы
    .hint = По одному в строке, не больше пяти, до 100 знаков. Ответы вы читаете, когда надо решить; потом они удаляются.
guard-field-entrance-manual = На каждого смотрит человек
guard-field-entrance-least-days = Наименьший возраст учётной записи в днях
guard-field-entrance-remind-hours = Через сколько часов бездействия напомнить
guard-field-entrance-reminders = Сколько раз напоминать
    .hint = От 0 до 5.
guard-field-entrance-kick-hours = Через сколько часов вывести
    .hint = Пусто: никогда. Кто ждёт вас, того не выводят. Вернуться можно.
guard-field-entrance-again-days = Через сколько дней впущенного спросить снова
    .hint = Пусто: никогда. Не больше 60. Роль остаётся, пока не кончатся напоминания.
guard-field-entrance-requests = Отвечать и на собственные заявки Discord
    .hint = Если они на сервере есть.
guard-field-entrance-outside = Службы, у которых спрашивают об адресах
    .hint = proxycheck, abuseipdb через запятую; тому, кто ведёт Lodge, нужен ключ для каждой. Они получают адрес и больше ничего. Пусто: ни одной.
guard-pick-yes = Да
guard-pick-no = Нет
guard-settings-entrance-role = Выберите роль, которую получат, иначе впускать некуда.
guard-settings-role-wrong = Впишите номер роли: в Discord нажмите на неё правой кнопкой и выберите «Копировать ID роли».
guard-settings-questions-wrong = Не больше пяти вопросов, по одному в строке, до 100 знаков.
guard-settings-words-wrong = Впишите только названные здесь слова через запятую.

summary-entrance-button = Пришедший нажимает кнопку, прежде чем его впустят.
summary-entrance-page = Пришедший проходит через страницу, которая сначала говорит, на что смотрят.
summary-entrance-oauth = У Discord спрашивают, какие учётные записи привязаны.
summary-entrance-questions = Их спрашивают словами: { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[other] { $count } вопросов
}.
summary-entrance-manual = На каждого смотрит человек из команды.
summary-entrance-least = Учётные записи моложе { $days ->
    [one] { $days } дня
   *[other] { $days } дней
} ждут, пока не подрастут.
summary-entrance-remind = Кто { $hours ->
    [one] { $hours } час
    [few] { $hours } часа
   *[other] { $hours } часов
} ничего не делает, тому напоминают, столько раз: { $count }
summary-entrance-kick = Кто не закончил через { $hours ->
    [one] { $hours } час
    [few] { $hours } часа
   *[other] { $hours } часов
}, того выводят; вернуться можно.
summary-entrance-again = Впущенного спрашивают снова через { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}.
summary-entrance-requests = Отвечают и на собственные заявки Discord.
summary-entrance-outside = Службы, которые получают адрес пришедшего: { $count }

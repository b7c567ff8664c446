# Вход в Discord: что читают пришедшие и что читает команда.

entrance-post = **Входите на { $server }.** Нажмите кнопку и сделайте, что она попросит.
entrance-post-looked-at = На что смотрят, если вы продолжите:
entrance-looks-account = Возраст вашей учётной записи, есть ли у неё картинка и были ли вы здесь раньше. Ничего из этого не хранится.
entrance-looks-address = Адрес, с которого вы пришли, и сеть вокруг него: хеши с ключом, 30 и 7 дней.
entrance-looks-browser = Какие у вас браузер и устройство, в нескольких общих словах, и файл cookie этого Lodge: хеши с ключом, { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}.
entrance-looks-links = Какие учётные записи вы привязали к Discord: их номера — хешами с ключом на 30 дней, имена не хранятся вовсе. Сначала вас спросит Discord.
entrance-looks-answers = Ваши ответы на вопросы команды, пока кто-нибудь не решит.
entrance-looks-outside = Ваш адрес, и больше ничего, показывают: { $names }.
entrance-looks-mutual = Заблокированы ли вы там, спрашивают у: { $names }. Они не узнают ни кто вы, ни что вы привязали.
entrance-post-kept = Хеши заблокированного хранятся 90 дней. Когда ключ их квартала уничтожен, никто не скажет, из чего они сделаны. Машина никого не блокирует.
entrance-post-person = Если вы этого не хотите, нажмите другую кнопку: вместо этого посмотрит человек из команды.
entrance-button = Войти
entrance-button-person = Пусть посмотрит человек
entrance-button-open = Открыть мою страницу

entrance-say-off = Сейчас здесь никого ни о чём не спрашивают.
entrance-say-raid = Сейчас приходит очень много людей сразу. Попробуйте через несколько минут.
entrance-say-in = Вы уже внутри.
entrance-say-taken = Вас впустили, а роль позже сняли. Спросите команду.
entrance-say-refused = Команда вас не впустила. Если вы считаете это ошибкой, напишите кому-нибудь из команды: вас могут спросить снова.
entrance-say-looking = На это сейчас смотрят. Подождите немного.
entrance-say-wait = Здесь учётной записи должно быть не меньше { $days ->
    [one] { $days } дня
   *[other] { $days } дней
}. Нажмите кнопку снова { $when }.
entrance-say-page = Продолжите в браузере. Ссылка только для вас и годится час; сначала там сказано, на что смотрят и зачем.
entrance-form = Вопросы команды
entrance-form-question = Вопрос { $number }

entrance-reminder = Вы пришли на { $server } и ещё не нажали кнопку или не закончили. Продолжите здесь:
entrance-sent-out = Вы не успели закончить на входе { $server }, поэтому вас вывели. Вернуться можно в любое время.
entrance-again = { $server } время от времени спрашивает своих участников снова. Нажмите кнопку ещё раз; роль пока остаётся у вас:
entrance-again-reminder = { $server } всё ещё ждёт, что вы нажмёте кнопку ещё раз. Иначе вы потеряете полученную там роль:
entrance-role-over = Вы потеряли роль, полученную на входе { $server }, потому что не нажали кнопку снова. Нажмёте — получите её обратно:
entrance-refused = Команда сервера { $server } вас не впустила. Вы не заблокированы. Если вы считаете это ошибкой, напишите кому-нибудь из команды: вас могут спросить снова.
entrance-request-link = Вы попросились на { $server }. Продолжите здесь; ссылка только для вас и годится неделю: { $link }
entrance-request-rejected = Команда вас не впустила. Вы не заблокированы и можете попроситься снова.
entrance-request-over = Вы не успели закончить, поэтому ваш запрос на вступление на { $server } отклонён. Попроситься снова можно в любое время.

entrance-staff = **{ $who } хочет войти.** Учётной записи { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}.
entrance-staff-held = Визит так похож на визит заблокированного, что человек останется снаружи, пока кто-то из вас не решит.
entrance-staff-review = Прежде чем впускать, кому-то из вас надо посмотреть.
entrance-staff-away = Человек не захотел, чтобы Discord показал привязанные учётные записи.
entrance-staff-person = Человек хочет, чтобы посмотрела не машина, а человек.
entrance-staff-failed = Lodge не смог посмотреть: что-то не удалось на нашей стороне.
entrance-staff-waiting = Людей, которые уже сутки ждут вас на входе: { $count }. Первый — с { $when }.
entrance-staff-sum = Вместе: { $points } баллов. От 4 смотрит человек, от 8 — остаётся снаружи.
entrance-staff-like = Больше всего похож на: { $who }
entrance-was-let-in = { $who }: впущен на входе.
entrance-was-refused = { $who }: не впущен на входе.
entrance-no-role = Кого-то впустили, но сторож не смог дать роль входа.
entrance-no-end = Чьё-то время на входе вышло, но сторож не смог этого исполнить.
entrance-audit = Lodge: впущен на входе
entrance-audit-over = Lodge: роль входа закончилась
entrance-rule-not-finished = Не закончил на входе вовремя
button-let-in = Впустить
button-turn-away = Не впускать
button-same = Тот же человек
button-different = Разные люди
entrance-let-in = Человек впущен. О тех, на кого он похож, больше не спросят.
entrance-turned-away = Человек не впущен, и ему об этом сказано.
entrance-judged-same = Учтено: это был тот же человек.
entrance-judged-different = Учтено: это разные люди, и их больше не спутают.

entrance-off = Вход выключен. Сначала включите его на страницах сторожа: «Настройки», «Вход»; там же выбирается роль.
entrance-posted = Кнопка на месте.
entrance-asked-again = Теперь человека спрашивают снова. Если роль у него есть, она пока останется.
entrance-told-apart = Этих двоих больше не спутают.
entrance-renewed = Хранится ещё до 90 дней и не дольше года после того, как было замечено: { $count ->
    [one] { $count } признак
    [few] { $count } признака
   *[other] { $count } признаков
}.
entrance-renewed-none = Продлевать нечего: человек не заблокирован, о нём ничего не хранится или дольше нельзя.
entrance-status = { $who }: { $stage }, с { $when }
entrance-status-none = { $who }: на входе ни о чём не спрашивают.
entrance-status-decided = Последнее решение: { $way }, { $when }
entrance-status-kept = Хранится: { $kind }, до { $when }
entrance-status-nothing = Никаких признаков о нём не хранится.
entrance-status-banned = Заблокирован: эти признаки хранятся до 90 дней, `/verify renew` продлевает срок.
entrance-stage-asked = попросили нажать кнопку
entrance-stage-working = работает браузер
entrance-stage-away = у Discord
entrance-stage-answering = перед вопросами
entrance-stage-looking = на него смотрят
entrance-stage-staff = ждёт команду
entrance-stage-in = внутри
entrance-stage-out = ушёл или выведен
entrance-stage-refused = не впущен командой
entrance-way-pass = впущен
entrance-way-review = смотрит человек
entrance-way-hold = снаружи, пока не решит человек
entrance-signal-connection = привязанные учётные записи
entrance-signal-device = cookie его браузера
entrance-signal-address = его адрес
entrance-signal-prefix = сеть вокруг него
entrance-signal-facts = вид браузера и устройства

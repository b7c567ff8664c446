kind-restore = Сервер возвращается в прежний вид

said-guard-agreed = Согласовано и сделано.
said-guard-disagreed = Это не сделано.
said-guard-waits = Это больше, чем один человек делает в одиночку: нужно согласие кого-то ещё.
said-guard-switched-on = Правило действует с этой минуты.
said-guard-watches-on = Правило наблюдает дальше и считает заново.
said-guard-switched-off = Правило выключено.
said-guard-restored = Всё возвращено.
said-guard-restored-some = Возвращено не всё: что осталось, видно ниже.
said-guard-restored-none = Возвращать было нечего.

fault-guard-own = Это ваша собственная просьба
    .hint = «Да» должен сказать кто-то другой из команды.
fault-guard-waits = Ждёт второго человека
    .hint = Это больше, чем один человек делает в одиночку. Кто-то другой из команды найдёт это в разделе «Второй человек».

## Второй человек

guard-second-tab = Второй человек
guard-second-lead = То, что больше, чем один человек делает в одиночку, ждёт здесь, пока кто-то другой из команды не скажет «да». Пока ничего из этого не сделано.
guard-second-none = Ничто не ждёт согласия
guard-second-by = Кто просит
guard-second-you = вы
guard-second-many = Скольких касается
guard-second-more = и ещё { $count }
guard-second-since = С какого времени
guard-second-yes = Да, сделать
guard-second-no = Нет
guard-second-withdraw = Отозвать

## Тень

guard-shadow-tab = В тени
guard-shadow-lead = Что сделали бы за последние дни ({ $days }) правила, которые только наблюдают. Они считают и не хранят ни сообщений, ни имён.
guard-shadow-none = Ни одно правило не наблюдает
guard-shadow-none-hint = Переведите правило в настройках в режим наблюдения и несколько дней смотрите здесь, что оно сделало бы.
guard-shadow-breaches = Сработало бы
guard-shadow-people = У скольких участников, каждый день отдельно
guard-shadow-judged = Из них позже занялась команда
guard-shadow-missed = Другие, кем занялась команда
guard-shadow-by-day = Сколько раз сработало бы, по дням
guard-shadow-day = День
guard-shadow-hint = Если наблюдать дальше, счёт начнётся с нуля.
guard-shadow-on = Включить
guard-shadow-watch = Наблюдать дальше
guard-shadow-off = Выключить
guard-step-delete = Убрано сообщений
guard-step-tell = Сказано команде
guard-step-reset-name = Снято имён
guard-step-timeout = Лишено слова
guard-step-role = Выдано ролей
guard-step-kick = Выгнано
guard-step-ban = Забанено

## Возвращение

guard-restore-tab = Вернуть
guard-restore-lead = Кто за 90 дней менял каналы, роли и права. Сначала посмотрите, что было бы возвращено, потом верните.
guard-restore-actor = Только то, что изменил этот участник
guard-restore-actor-hint = Номер участника. Пусто: весь сервер, каким он был.
guard-restore-hours = За столько последних часов
guard-restore-hours-hint = От 1 до 2160, это 90 дней.
guard-restore-hours-wrong = От 1 до 2160 часов.
guard-restore-since-wrong = Это должен быть момент в пределах последних 90 дней.
guard-restore-extra = Для всего сервера: убрать то, что появилось с тех пор
guard-restore-look = Сказать, что было бы возвращено
guard-restore-would = { $count ->
    [0] Возвращать нечего
    [one] Вернулась бы { $count } вещь
    [few] Вернулись бы { $count } вещи
   *[other] Вернулось бы { $count } вещей
 }
guard-restore-cut = Изменений больше, чем просматривается: то, что старше последних 5000, останется.
guard-restore-prove = Перед этим вы ещё раз докажете, кто вы.
guard-restore-do = Вернуть
guard-restore-left = { $count ->
    [one] { $count } вещь останется
    [few] { $count } вещи останутся
   *[other] { $count } вещей останется
 }
guard-restore-none = Ничего не менялось
guard-restore-changes = Изменения, сначала новые
guard-restore-what = Что
guard-restore-who = Кто
guard-restore-unknown = неизвестно
guard-change-role-made = Роль создана:
guard-change-role-changed = Роль изменена:
guard-change-role-gone = Роль удалена:
guard-change-channel-made = Канал создан:
guard-change-channel-changed = Канал изменён:
guard-change-channel-gone = Канал удалён:
guard-change-overwrite-made = Права заданы в канале:
guard-change-overwrite-changed = Права изменены в канале:
guard-change-overwrite-gone = Права убраны в канале:
guard-change-server-changed = Собственные настройки сервера
guard-change-member-roles-changed = Роли участника:
guard-change-ban-made = Бан:
guard-change-ban-gone = Бан снят:
guard-change-other-changed = Что-то другое:
guard-left-same = это уже так, как было
guard-left-others = с тех пор это изменил кто-то другой
guard-left-gone = этого больше нет
guard-left-since = это появилось с тех пор и остаётся
guard-left-missing = сторожу нельзя: посмотрите на обзоре, чего ему не хватает и где стоит его роль
guard-left-too-much = у этого есть права, которых нет у сторожа

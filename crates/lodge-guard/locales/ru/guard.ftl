# Что сторож говорит в Discord.

no-forbidden = У вас нет права { $permissions }.
no-missing-permission = У сторожа нет права { $permissions }. Дайте его роли это право в настройках сервера.
no-missing-channel = У сторожа нет права { $permissions } в <#{ $channel }>. Измените права канала.
no-missing-rank = Этот человек выше сторожа или наравне с ним. Поднимите роль сторожа выше.
no-missing-role-rank = Роль <@&{ $role }> выше роли сторожа. Поднимите роль сторожа над ней.
no-missing-managed = Роль <@&{ $role }> принадлежит боту или бустерам: её никто не выдаёт и не снимает.
no-rank = Этот человек выше вас или наравне с вами.
no-role-rank = Эта роль выше вашей.
no-owner = Это владелец сервера.
no-yourself = Это вы сами.
no-ourselves = Это сам сторож.
no-not-here = Этого человека нет на сервере.
no-too-long = Discord не запрещает писать дольше 28 дней.
no-channel = Такого канала здесь нет.
no-already = Так уже и есть.
no-budget = Это считается за { $weight }, а у вас на этот час осталось { $left }. Попросите другого из команды или подождите.

unclear-no-server = Команды сторожа работают только на сервере.
unclear-unknown = Discord показывает старый список команд. Обновите его с Ctrl+R и попробуйте снова.
unclear-span = Это не срок. Пишите так: `30м`, `2ч`, `7д`, `1н`.
unclear-day = Это не день. Напишите так: `2026-01-31`.
unclear-nobody = В этом списке нет ни одного номера участника.
unclear-too-many = Это больше 300 сразу. Разделите список.

refused-token = Discord больше не принимает токен бота. Тот, кто держит Lodge, должен положить новый в файл токена.
refused-permission = Discord говорит, что сторожу нельзя. Проверьте его права и достаточно ли высоко его роль.
refused-access = Сторож не видит этот канал.
refused-second-factor = Сервер требует от команды второй фактор, а у владельца приложения его нет.
refused-unknown-person = Такого человека нет или он не здесь.
refused-not-banned = Этот человек не забанен.
refused-gone = Этого уже нет.
refused-too-late = Это заняло слишком много времени: Discord больше не ждёт ответа.
refused-closed = Этот человек не принимает сообщения от сторожа.
refused-too-old = Discord не удаляет разом сообщения старше 14 дней.
refused-full = Достигнут предел самого Discord. Попробуйте завтра или сначала уберите лишнее.
refused-nobody-banned = Discord никого из них не забанил.
refused-later = Discord ещё не готов. Попробуйте через минуту.
refused-form = Discord не понял сторожа. Это ошибка Lodge.
refused-slowed = Discord сейчас спрашивают слишком часто. Попробуйте через минуту.
refused-stopped = Discord в последнее время столько отклонил, что сторож прервался на десять минут. Проверьте его права.
refused-fault = У Discord сейчас сбой. Попробуйте позже.
refused-network = Не удалось связаться с Discord. Попробуйте позже.
refused-other = Discord этого не сделал и не говорит почему.

kind-ban = Бан
kind-tempban = Временный бан
kind-softban = Выгнан, сообщения удалены
kind-unban = Бан снят
kind-kick = Выгнан
kind-timeout = Тайм-аут
kind-untimeout = Тайм-аут снят
kind-warn = Предупреждение
kind-note = Заметка
kind-quarantine = В карантине: роли сняты
kind-release = Вышел из карантина: роли возвращены
kind-role-given = Роль выдана
kind-role-taken = Роль снята
kind-nick = Ник убран
kind-voice = Перемещён в голосовом канале
kind-purge = Сообщения удалены
kind-slowmode = Медленный режим изменён
kind-lockdown = Канал закрыт
kind-unlock = Канал открыт

case-line = Дело { $number }: { $kind }
case-about = О ком: { $who }
case-where = Где: { $where }
case-by = Кем: { $who }
case-rule = По правилу: { $rule }
case-reason = Почему: { $reason }
case-when = Когда: { $when }
case-until = До: { $when }
case-undone = Отменено: { $when }
case-edited = Причину изменили. Раньше: { $reason }

answer-some = Сделано для { $done }, не сделано для { $failed }: { $why }
answer-no-case = Дела с таким номером нет. Дела хранятся 90 дней.
answer-no-cases = Ничего не найдено. Дела хранятся 90 дней.
answer-edited = У дела { $number } новая причина.
answer-undone = Дело { $number } отменено.
answer-undone-before = Дело { $number } уже было отменено.
answer-undone-partly = Дело { $number } отменено частично. Помеху можно устранить; затем отмените его ещё раз.
answer-undone-record = Об этом сказано только в записях: в Discord этого не вернуть.
answer-undone-goes-on = Возвращается одно за другим; сообщение об этом говорит, как далеко дело зашло.
put-back-ban = Могут вернуться: { $count }
put-back-timeout = Снова могут писать или молчат столько же, сколько раньше: { $count }
put-back-role-given = Роли снова сняты: { $count }
put-back-role-taken = Роли возвращены: { $count }
put-back-nick = Прозвища возвращены: { $count }
put-back-slowmode = Каналы с прежним медленным режимом: { $count }
put-back-overwrite = Каналы открыты или закрыты, как прежде: { $count }
put-back-quarantine = Роли возвращены из карантина: { $count }
left-over = Уже закончилось: { $count }
left-changed = Оставлено как есть, потому что кто-то это уже изменил: { $count }
left-gone = Не возвращено, потому что роли или канала больше нет: { $count }
left-not-here = Не возвращено, потому что их нет на сервере: { $count }
left-unknown = Как было раньше, неизвестно: ничего не возвращено.
left-why = Не возвращено: { $count }. { $why }
answer-reported = Команда посмотрит. Никто другой не узнает, что жаловались вы.
answer-reports-spent = За последний час вы пожаловались много раз. Команда сначала посмотрит на это; попробуйте позже.
answer-purged = Удалено сообщений: { $count }
answer-purged-none = Таких сообщений нет, или им больше 14 дней.
answer-privacy = Сторож хранит ваш номер Discord там, где с вами что-то сделали и где вы что-то сделали с его помощью, и роли, которые вам вернут. Не дольше 90 дней и никогда — то, что вы пишете. `/privacy export` отдаст это вам, `/privacy delete` удалит.
answer-export = Это всё, что сторож хранит о вас на всех серверах этого Lodge.
answer-deleted = То, что сторож хранил о вас, удалено на всех серверах этого Lodge. Бан с назначенным сроком держит ваш номер до этого срока, чтобы закончиться.
answer-deleted-owner = Вы владеете серверами, которые охраняет сторож. То, что вы владелец, останется, пока он их не покинет.
answer-fault = В Lodge что-то пошло не так. Ничего не потеряно; попробуйте ещё раз.
answer-not-ready = Сторож ещё не знает этот сервер. Попробуйте через минуту.

told-ban = Вас забанили на сервере { $server }.
told-tempban = Вас на время забанили на сервере { $server }.
told-softban = Вас выгнали с сервера { $server }, написанное за день удалено. Вы можете вернуться.
told-kick = Вас выгнали с сервера { $server }. Вы можете вернуться.
told-timeout = Вы некоторое время не сможете писать на сервере { $server }.
told-untimeout = Вы снова можете писать на сервере { $server }.
told-warn = Вас предупредили на сервере { $server }.

notice-raid-began = Начался набег.
notice-raid-goes-on = Набег продолжается.
notice-raid-ended = Набег закончился. Приостановленное снова работает.
notice-raid-doubt = Кто-то, возможно, участвует в набеге. Посмотрите и решите.
notice-planned-crowd = Приходят многие, как и ожидалось.
notice-nuke-stopped = Кто-то разрушал сервер и был остановлен.
notice-nuke-alarm = Сервер разрушают, и нельзя назвать, кто именно. Посмотрите немедленно.
notice-trust-spent = Тот, кому доверяют, исчерпал доверенное.
notice-no-entry = Случилось то, чего журнал аудита не объясняет.
notice-danger-granted = Кто-то получил опасное право.
notice-rule-struck = Сработало правило.
notice-second-person = Кто-то просит согласия второго человека.
notice-budget-spent = Действия на этот час исчерпаны.
cause-rule = Правило { $number }
cause-join-rate = Слишком многие пришли сразу.
cause-drip = За долгое время пришло слишком много похожих друг на друга.
cause-discord-says-raid = Discord говорит, что это набег.
cause-raid-goes-on = Набег продолжается, пришёл ещё один из них.
cause-raid-over = Никто из них больше не приходил.
cause-planned = О нём было объявлено.
cause-actor-breaker = Один человек слишком много сломал.
cause-guild-breaker = Слишком многое сломалось сразу.
cause-no-entry = Ни одна запись журнала аудита этого не объясняет.
cause-danger-granted = Выдано опасное право.
cause-returned = Кто-то похож на того, кого забанили.
cause-person = Решил кто-то из команды.
fact-joined = Пришли: { $n }
fact-within-seconds = За секунд: { $n }
fact-young = Молодых учётных записей: { $n }
fact-no-picture = Без картинки: { $n }
fact-alike-names = С похожими именами: { $n }
fact-alike-pictures = С чужой картинкой: { $n }
fact-same-invite = По одному приглашению: { $n }
fact-counted = Признаны частью: { $n }
fact-in-doubt = Под вопросом: { $n }
fact-score = Насколько похоже: { $n }
fact-acts = Действий: { $n }
fact-effects = Последствий: { $n }
fact-unexplained = Без объяснения: { $n }
fact-before = Сколько раз раньше: { $n }
fact-found = Найдено: { $n }
fact-limit = Предел: { $n }
fact-seconds = Секунд: { $n }

audit-shadow = Ничего не сделано: это правило только наблюдает.
audit-done = Сделано: { $count }
audit-failed = Не сделано: { $count }. { $why }
audit-report = Участник жалуется на { $who } в { $where }.

## Почему кто-то из команды не получил того, чего хотел
not-allowed = Ваши роли на этом сервере этого не позволяют.
not-gone = Такого больше нет.
not-before = Это уже сделал кто-то другой.
not-spent = За этот час вы сделали столько, сколько может один человек. Попросите другого из команды или подождите.
not-own = Это ваша собственная просьба: «да» должен сказать кто-то другой.

## Что отвечают кнопки, списки и формы
answer-second = Это больше, чем один человек делает в одиночку. У кого-то другого из команды есть { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[many] { $minutes } минут
}, чтобы сказать «да».
answer-refused = Не сделано.
answer-settled = Отмечено: кто-то посмотрел.
answer-judged = Решено.
answer-locked = Каналы закрыты.
answer-unlocked = Каналы снова открыты.
answer-restored = Возвращено изменений: { $count }
answer-released = Роли возвращены.
answer-menu = Меню на месте.
answer-roles = Изменено ролей: { $count }
answer-planned = До { $when } ожидается много людей: из-за одной лишь толпы дверь не закроется.
answer-planned-over = Больше никого особенного не ждём.
answer-tried = Из правил Discord, которые были бы созданы, это остановят: { $count }. Из текста ничего не сохранено.
answer-synced = Правил, которые Discord теперь применяет сам: { $count }. Остаётся сторожу: { $left }
told-appeal = Вы можете попросить о возвращении: { $link }
audit-second = { $who } просит согласия второго человека: { $kind }, сразу { $count }. Срок: { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[many] { $minutes } минут
}.
audit-restored = Вернул всё на место: { $who }. Изменений: { $count }
button-restore = Вернуть то, что изменено
button-release = Вернуть роли
button-ban = Забанить
button-lock = Закрыть все каналы
button-unlock = Открыть все каналы
button-seen = Я посмотрел
button-yes = Да, сделать
button-no = Нет
form-report = Сообщить команде
form-report-why = Что не так?

## Роль для многих
answer-mass = { $kind }, <@&{ $role }>. Участников, для которых что-то изменится: { $count }. Пока ничего не сделано. Сделать это?
answer-mass-none = Ни для кого ничего бы не изменилось.
answer-mass-many = Это было бы участников: { $count }; за один раз не больше { $most }. Сузьте выбор.
answer-mass-dangerous = С этой ролью можно что-то сломать: никто не даёт её сразу многим.
answer-mass-begun = Делается по одному; сообщение в этом канале говорит, как далеко дело зашло.
answer-mass-stopped = Остановлено. Сделанное остаётся, пока кто-нибудь не отменит дело.
mass-running = Сделано: { $done } из { $all }. Не сделано: { $failed }
mass-undoing = Возвращено: { $done } из { $all }. Оставлено как есть: { $failed }
mass-stopped = Остановлено. Сделано: { $done } из { $all }. Не сделано: { $failed }
mass-undone = Возвращено всё, что можно. Возвращено: { $done } из { $all }. Оставлено как есть: { $failed }
mass-over = Всё сделано. Сделано: { $done } из { $all }. Не сделано: { $failed }
button-stop = Остановить

## Что не работает без права
missing-audit-log = Без журнала аудита сторож не знает, кто что сделал, и не остановит того, кто разрушает сервер.
missing-bans = Никого не забанить, ни один рейд не убрать.
missing-kicks = Никого не выгнать, и враждебного бота тоже.
missing-timeouts = Никого не заставить замолчать.
missing-server = При рейде приглашения не приостановить, а рейдеров придётся банить по одному.
missing-roles = Никого не отправить в карантин, ни одной роли не выдать и не вернуть.
missing-channels = Каналы не закрыть, не замедлить и не вернуть.
missing-messages = Ни одного сообщения не убрать.
missing-names = Ни одного псевдонима не сбросить.
missing-webhooks = Вебхуки украденной учётной записи останутся.
missing-voice = Никого не переместить в голосовых каналах.
missing-view = Сторож не видит каналов.
missing-write = Сторож ничего не может сообщить команде.
missing-history = `/purge` не найдёт сообщений: написанное раньше не видно.
missing-lock = В закрытом канале всё ещё можно писать в ветках и ставить реакции под сообщениями.
missing-rank = Роль сторожа стоит слишком низко: тех, кто выше, не остановить. Поднимите её на самый верх.
missing-audit-channel = Не выбран канал, в котором сообщать команде.

## Что сообщается вместе и что считается новостью
topic-alarms = Набеги и разрушение
topic-cases = Дела
topic-automod = Правила
topic-queue = Жалобы и обжалования
topic-health = Чего не хватает сторожу
topic-members = Кто пришёл и кто ушёл
topic-roles = Роли
topic-structure = Каналы, роли и сервер
topic-deleted = Убранные сообщения
audit-gathered = **{ $topic }: { $count }**
audit-more = … и ещё: { $count }
news-joined = { $who } теперь здесь. Учётная запись создана { $when }.
news-left = { $who } больше не здесь.
news-deleted = Убрано сообщений в { $where }: { $count }
news-roles = { $by } меняет роли { $who }: { $roles }
news-server = { $by } меняет сервер.
news-channel-made = { $by } создаёт канал { $what }.
news-channel-changed = { $by } меняет канал { $what }.
news-channel-gone = { $by } удаляет канал { $what }.
news-channel-rights = { $by } меняет, кому что можно в { $what }.
news-role-made = { $by } создаёт роль { $what }.
news-role-changed = { $by } меняет роль { $what }.
news-role-gone = { $by } удаляет роль { $what }.
news-bot = { $by } приводит бота { $what }.
news-webhooks = { $by } меняет вебхуки.
news-emojis = { $by } меняет эмодзи.
audit-health = Сторожу здесь кое-чего не хватает: { $count }
audit-health-mend = Исправьте это, пригласив сторожа заново: { $link }
audit-menu-lost = Меню «{ $title }» не удалось показать заново в <#{ $channel }>. { $why } Отправьте его там ещё раз командой `/menu`.

## Что пора сделать
audit-due-soon = Обжалования и жалобы, которые ждут уже сутки: { $count }. На первую нужно ответить до { $when }.
audit-overdue = Обжалования и жалобы, на которые никто не ответил за 48 часов: { $count }. Ответьте на них сейчас.
audit-due-link = Они ждут здесь: { $link }

## Что говорят человеку о его обжаловании
told-judged-granted = Ваше обжалование на сервере { $server } удовлетворено. Вы можете вернуться.
told-judged-denied = Ваше обжалование на сервере { $server } отклонено.
told-judged-final = Ваше обжалование на сервере { $server } отклонено окончательно.
told-judged-answer = Ответ команды: { $answer }
told-judged-link = Это же написано здесь: { $link }
answer-judged-unreached = Решено. Сообщение до человека не дошло; решение он увидит по своей ссылке.

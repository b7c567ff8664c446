account-title = Учётная запись
account-profile = Профиль
account-security = Безопасность
account-tokens = Токены
account-delegates = Общий доступ
account-data = Мои данные
account-actions = Действия
account-copy = Копировать
account-copied = Скопировано
account-print = Печать
account-once = Это показывается один раз
account-keep = Оставить
account-back = Назад

profile-language = Язык
profile-zone = Часовой пояс
profile-theme = Оформление
profile-theme-auto = Как в браузере
profile-theme-light = Светлое
profile-theme-dark = Тёмное
profile-save = Сохранить
profile-choose = Выберите одно из предложенного.
profile-email-change = Изменить адрес
said-profile-saved = Сохранено.

email-title = Другой адрес электронной почты
email-lead = Ваш адрес — { $email }. С ним вы входите, и на него приходят письма.
email-new = Новый адрес электронной почты
email-hint = Будут отправлены два письма, по одному на каждый адрес. Адрес изменится, когда открыты обе ссылки.
email-go = Отправить письма
email-same = Это и так ваш адрес.
said-email-asked = Два письма в пути. Откройте ссылки из обоих.
email-confirm-title = Смена адреса электронной почты
email-confirm-lead = Отныне адрес этой учётной записи — { $email }.
email-confirm-go = Подтвердить
email-half-old = Подтверждено со старого адреса. Теперь откройте ссылку из письма на { $email }.
email-half-new = Подтверждено с адреса { $email }. Теперь откройте ссылку из письма на старый адрес.
email-taken = Ничего не изменено: учётная запись с адресом { $email } уже появилась.
email-done = Готово: адрес учётной записи — { $email }.

password-lead = Во всех других браузерах произойдёт выход.
said-password-changed = Пароль изменён, в других браузерах выполнен выход.

security-password-on = Пароль установлен.
security-password-off = Пароль не установлен.
security-password-set = Установить новый пароль
security-app = Приложение-аутентификатор
security-app-on = Включено
security-app-off = С приложением-аутентификатором одного пароля для входа мало.
security-app-add = Настроить
security-app-change = Изменить
security-codes = { $count ->
    [0] Кодов восстановления не осталось.
    [one] Остался { $count } код восстановления.
    [few] Осталось { $count } кода восстановления.
   *[many] Осталось { $count } кодов восстановления.
 }
security-sessions = Выполнен вход
security-sessions-lead = Браузеры, в которых выполнен вход. Если какой-то вам незнаком, завершите его сеанс и установите новый пароль.
security-browser = Браузер
security-since = С какого времени
security-seen = Последний раз
security-unknown = Браузер
security-this = Этот
security-end = Завершить
security-end-others = Выйти везде, кроме этого браузера
security-delete-lead = Всё ваше стирается сразу. Отменить это нельзя.
said-session-ended = В том браузере выполнен выход.
said-sessions-ended = Во всех других браузерах выполнен выход.

totp-title = Приложение-аутентификатор
totp-lead = Отсканируйте картинку приложением и введите шесть цифр, которые оно покажет.
totp-picture = QR-код с секретом для приложения
totp-by-hand = Или введите в приложение:
totp-digits = Шесть цифр
totp-go = Включить
totp-wrong = Цифры не те. Введите те, что приложение показывает сейчас.
totp-renew = Новые коды восстановления
totp-renew-lead = С новыми кодами старые перестают действовать.
totp-remove = Отключить приложение
totp-remove-lead = После этого для входа хватит одного пароля, а коды восстановления перестанут действовать.
said-totp-removed = Приложение-аутентификатор отключено.
codes-title = Коды восстановления
codes-lead = Если вы потеряете приложение, каждый из них впустит вас один раз. Храните их на бумаге или в менеджере паролей.
codes-done = Уже сохранено

tokens-lead = С токеном программа действует от вашего имени — настолько, насколько вы разрешите.
tokens-reference = Что могут программы
tokens-none = Токенов ещё нет
tokens-none-lead = Создайте токен ниже, если ваша программа будет обращаться к API.
tokens-yours = Ваши токены
tokens-label = Название
tokens-label-hint = Для чего он, вашими словами.
tokens-label-wrong = Название — одна строка от 1 до 100 знаков.
tokens-scopes = Что разрешено
tokens-scopes-wrong = Выберите хотя бы одно.
tokens-too-many = Токенов уже 50, больше создать нельзя. Удалите тот, которым не пользуется ни одна программа.
tokens-past = Укажите момент в будущем, например 2030-01-01T00:00:00Z.
tokens-outlives = Токен действует не дольше того, который его создаёт. Не указывайте срок или выберите более ранний момент.
tokens-account-read = Читать учётную запись
tokens-account-write = Изменять учётную запись
tokens-account-security = Изменять способы входа: пароль, адрес, приложение-аутентификатор, ключи доступа, привязки, сеансы и токены
tokens-account-export = Читать всё, что о вас хранится
tokens-account-delete = Удалить учётную запись со всем содержимым
tokens-domains-read = Читать домены
tokens-domains-write = Добавлять, подтверждать и удалять домены
tokens-aliases-read = Читать псевдонимы
tokens-aliases-write = Добавлять, изменять и удалять псевдонимы
tokens-comments-read = Смотреть сайты и то, что на них написано
tokens-comments-write = Добавлять, изменять и удалять сайты и страницы с комментариями
tokens-comments-moderate = Решать о комментариях и посетителях
tokens-guard-read = Читать, что сторож знает о серверах Discord
tokens-guard-write = Менять настройки и решать на серверах Discord
tokens-webhooks-read = Читать веб-хуки
tokens-webhooks-write = Добавлять, изменять и удалять веб-хуки
tokens-help-read = Читать обращения и ответы на них
tokens-help-write = Просить о помощи и делиться мнением
tokens-admin-read = Просматривать управление
tokens-admin-write = Управлять этим Lodge
tokens-until = Действует
tokens-for-good = Пока не удалён
tokens-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
 }
tokens-used = Последний раз
tokens-unused = Ещё не использован
tokens-remove = Удалить
tokens-remove-sure = Удалить этот токен? Программы, которые им пользуются, больше ничего не смогут.
tokens-new = Новый токен
tokens-make = Создать токен
tokens-made = Новый токен
tokens-made-lead = Скопируйте токен «{ $label }» сейчас. Хранится только его хеш; показать токен ещё раз никто не сможет.
said-token-removed = Токен удалён.

data-title = Всё, что Lodge знает обо мне
data-lead = Всё, что о вас хранится, в открытом виде, таблица за таблицей.
data-download = Скачать в формате JSON
data-hidden = Хранится, но не показывается: прочитавший это здесь мог бы войти.
data-elsewhere = В других местах
data-elsewhere-lead = Что может недолго храниться вне базы данных и не может быть показано здесь.

delegates-lead = Вы можете открыть другим доступ к своему домену, а другие вам — к своему. Видно только то, к чему открыт доступ.
delegates-none = Общего доступа нет
delegates-none-lead = Чтобы пригласить кого-нибудь, откройте домен.
delegates-given = К чему открыт доступ от меня
delegates-had = К чему открыли доступ мне
delegates-who = Кому
delegates-owner = Чьё
delegates-what = Что
delegates-role = Можно
delegates-state = Состояние
delegates-viewer = Смотреть
delegates-editor = Изменять
delegates-object = { $module ->
    [mail] Домен { $name }
   *[other] { $name }
 }
delegates-object-gone = То, чего больше нет
delegates-accepted = Принято
delegates-until = Приглашение до { $day }
delegates-remove = Прекратить
delegates-take-back = Отозвать
delegates-give-back = Отказаться
said-share-removed = Общего доступа больше нет.
said-invitation-taken-back = Приглашение отозвано.
said-invitation-accepted = Принято. Теперь это среди вашего.
invited-title = Приглашение
invited-lead = { $owner } приглашает вас вместе присматривать кое за чем.
invited-go = Принять
invited-first = Войдите в учётную запись с этим адресом или зарегистрируйтесь с ним и снова откройте эту ссылку.
fault-other-address = Приглашение отправлено на другой адрес
    .hint = Войдите в учётную запись с тем адресом, на который пришло письмо.

delete-title = Удалить учётную запись
delete-what = Что произойдёт
delete-all = Всё ваше стирается сразу: имя и адрес, домены, псевдонимы, токены, сеансы, обращения.
delete-mail = Почта на ваши псевдонимы с этого мгновения не принимается.
delete-backups = Резервные копии переписываются без вас; копии, сохранённые в других местах, через 14 дней открыть нельзя.
delete-never = Отменить это не может никто, даже тот, кто управляет этим Lodge.
delete-first = Сначала забрать мои данные
delete-type = Чтобы продолжить, введите ваш адрес: { $email }
delete-wrong = Это не адрес этой учётной записи.
delete-go = Удалить всё

farewell-title = До свидания
farewell-lead = Ваша учётная запись стёрта, и вы вышли.
farewell-backups = Вернуть из неё ничего нельзя.

security-passkeys = Ключи доступа
security-passkeys-lead = Ключ доступа хранится на вашем устройстве, телефоне или в менеджере паролей и впускает вас без пароля.
security-passkey-since = добавлен { $day }
security-passkey-sure = Удалить этот ключ доступа? Он больше ничего не откроет.
security-passkey-unscripted = Для ключей доступа нужны сценарии. Всё остальное работает и без них.
security-links = Другие службы
security-link-since = связано { $day }
security-link = Связать { $provider }
security-unlink = Отменить связь
said-passkey-added = Ключ доступа добавлен.
said-passkey-removed = Ключ доступа удалён.
said-provider-linked = Связано. Отныне через эту службу можно входить.
said-provider-unlinked = Связь отменена.
passkey-title = Добавить ключ доступа
passkey-lead = Браузер попросит у устройства ключ доступа. В следующий раз вы войдёте с ним: хватит пальца, лица или PIN-кода.
passkey-label = Название
passkey-label-first = Мой ключ доступа
passkey-label-hint = Чтобы отличать его от других.
passkey-go = Добавить ключ доступа
passkey-failed-new = Ключ доступа не добавлен. Попробуйте ещё раз.

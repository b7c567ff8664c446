# Комментарии под чьей-то страницей.
thread-count = { $count ->
    [0] Комментарии
    [one] { $count } комментарий
    [few] { $count } комментария
   *[many] { $count } комментариев
 }
thread-none = Пока никто ничего не написал. Ваш комментарий может стать первым.
thread-sort = Порядок
thread-best = Лучшие
thread-newest = Новые
thread-oldest = Старые
thread-discussed = Обсуждаемые
thread-next = Ещё комментарии
thread-rest = { $count ->
    [one] Ещё { $count } ответ
    [few] Ещё { $count } ответа
   *[many] Ещё { $count } ответов
 }
thread-fresh = { $count ->
    [one] { $count } новый комментарий
    [few] { $count } новых комментария
   *[many] { $count } новых комментариев
 }
thread-end = Это все комментарии.
thread-feed = Лента
thread-privacy = Что о вас хранится
thread-own = Ваши письма и данные
thread-by = Комментарии: Lodge

thread-write = Написать комментарий
thread-body = Ваш комментарий
thread-placeholder = Напишите комментарий …
thread-name = Имя
thread-email = Электронная почта (необязательно)
thread-email-hint = Никому не показывается.
thread-trap = Оставьте это поле пустым
thread-notify = Написать мне, когда кто-нибудь ответит
thread-draft = Хранить этот черновик в моём браузере до отправки
thread-draft-kept = Черновик хранится в этом браузере.
thread-draft-gone = Черновик больше не хранится.
thread-markdown = Работает Markdown: *курсив*, **жирный**, > цитата, `код`.
thread-tab-write = Текст
thread-tab-preview = Просмотр
thread-post = Отправить
thread-cancel = Отмена
thread-answering = Ответ для { $name }
thread-sign-in = Войти
thread-sign-in-first = Чтобы написать, нужно войти.
thread-sign-out = Выйти
thread-hello = Вы пишете как { $name }.
thread-expired = Вы вышли. Войдите снова, чтобы продолжить.
thread-proving = Одну минуту: ваш браузер решает маленькую задачу, которая не пускает сюда машины.
thread-failed = Не дошло. То, что вы написали, осталось здесь: попробуйте чуть позже ещё раз.
thread-closed-moderator = Здесь больше нельзя оставлять комментарии.
thread-closed-age = Эта страница старая, комментарии к ней больше не принимаются.
thread-closed-site = Сейчас на этом сайте нельзя оставлять комментарии.
thread-locked = Здесь больше нельзя оставлять комментарии.

thread-reply = Ответить
thread-up = За
thread-down = Против
thread-react = Отозваться знаком
thread-react-heart = Нравится
thread-react-thanks = Спасибо
thread-react-laugh = Смешно
thread-react-wow = Удивительно
thread-react-sad = Грустно
thread-react-think = Есть над чем подумать
thread-react-party = Это надо отметить
thread-react-rocket = Отличная мысль
thread-more = Ещё об этом комментарии
thread-link = Скопировать ссылку
thread-copied = Ссылка скопирована.
thread-report = Пожаловаться
thread-edited = изменено
thread-pinned = Закреплено
thread-held = Ждёт модератора. Видно только вам и модераторам.
thread-waiting = Ждут модератора
thread-owner = Владелец
thread-moderator = Модератор
thread-somebody = Кто-то, кого здесь больше нет
thread-gone = Этот комментарий убран.
thread-to = для { $name }
thread-to-earlier = к более раннему комментарию

thread-edit = Изменить
thread-save = Сохранить
thread-delete = Удалить
thread-delete-how = Что убрать?
thread-delete-blank = Слова. Место и ответы останутся.
thread-delete-all = Всё, как будто этого не было.
thread-keep = Оставить
thread-report-of = Пожаловаться на комментарий: { $name }
thread-report-why = Что с ним не так?
thread-report-spam = Это реклама
thread-report-abuse = Нападает на кого-то
thread-report-illegal = Нарушает закон
thread-report-private = Выдаёт личное
thread-report-other = Другое
thread-report-text = Если хотите, расскажите подробнее
thread-report-send = Пожаловаться
thread-approve = Одобрить
thread-reject = Отклонить
thread-spam = Спам
thread-stick = Закрепить
thread-unstick = Открепить
thread-lock = Закрыть страницу
thread-unlock = Открыть страницу

thread-document = Комментарии: { $title }

# Переезд из других программ и обратно.

move-tab = Переезд
move-in = Принести сюда
move-in-lead = Принесите то, что выгрузила другая программа. Сначала Lodge посмотрит на файл; ничего не изменится, пока вы не скажете.
move-file = Файл
move-file-hint = Каким его выгрузила другая программа, сжатый или нет, не больше 2 ГБ. Он лежит здесь зашифрованным, пока комментарии не принесены, и не дольше часа.
move-file-none = Выберите файл, который выгрузила другая программа.
move-file-unknown = Не видно, какая программа написала этот файл. Если это выгрузка комментариев, выберите программу.
move-file-large = В файле больше 2 ГБ. Принесите его командой: lodge comments import.
move-file-full = Сейчас приносят слишком много файлов. Попробуйте через час.
move-format = Чем написан
move-format-found = Lodge узнает сам
move-rules = Где страницы теперь
move-rules-hint = Только если адреса изменились. По правилу в строке: /blog/*=/* или old.example=blog.example.
move-rule-pair = Правило — это ОТКУДА=КУДА, по одному в строке.
move-rule-place = Правило ведёт к пути, который начинается с /, или от одного хоста к другому.
move-rule-stars = После = в правиле не больше * , чем до него.
move-unread = Файл не удалось прочитать. Отправьте его снова.
move-unread-damaged = Это не целая выгрузка этой программы. Выгрузите заново или выберите другую программу.
move-unread-long = Один комментарий в файле длиннее 8 МБ. Такую выгрузку не принять.
move-unread-large = В базе данных больше 256 МБ. Выгрузите её в другом виде.
move-unread-encoding = Файл написан не в UTF-8. Сохраните его так.
move-unread-archive = Архив повреждён, заперт или здесь не весь. Запакуйте его заново.
move-unread-newer = Файл написала более новая версия Lodge. Сначала обновите эту.
move-look = Посмотреть
move-look-again = Посмотреть снова
move-reading = Файл читается: { $program }
move-looked = Что из него выйдет: { $program }
move-broken = Файл нельзя принести: { $program }
move-would = { $comments ->
    [one] { $comments } комментарий
    [few] { $comments } комментария
   *[many] { $comments } комментариев
 } на { $pages ->
    [one] { $pages } странице
   *[many] { $pages } страницах
 }
move-would-shown = Показанных: { $count }
move-would-held = Ждут модератора: { $count }
move-would-rejected = Отклонённых: { $count }
move-would-spam = Спам: { $count }
move-would-deleted = Удалённых, от которых остаётся только место: { $count }
move-people = Людей с учётной записью: { $accounts }; комментариев гостей: { $guests }
move-with-email = Комментариев с адресом почты, который хранится запечатанным и никому не показывается: { $count }
move-between = Написаны с { $first } по { $last }
move-orphans = Комментариев, которые отвечают на то, чего нет, и будут стоять сами по себе: { $count }
move-left = Не войдёт
move-left-no-date = Без даты: { $count }.
move-left-no-page = Ни на какой странице: { $count }.
move-left-pingback = Пингбеки и трекбеки: { $count }.
move-left-unknown-page = На страницах, которых нет в файле: { $count }.
move-left-unmapped = На страницах не этого сайта: { $count }.
move-left-twice = В файле дважды: { $count }.
move-left-too-long = Длиннее, чем может быть комментарий: { $count }.
move-left-empty = В которых ничего не видно: { $count }.
move-left-first = Первые в файле: { $ids }
move-unmapped = Адреса, которые не страницы этого сайта
move-unmapped-empty = У неё нет адреса.
move-unmapped-host = { $host } — не хост этого сайта.
move-unmapped-none = Это не адрес в сети.
move-unmapped-more = Ещё комментариев по таким адресам: { $count }
move-comments = { $count ->
    [one] { $count } комментарий.
    [few] { $count } комментария.
   *[many] { $count } комментариев.
 }
move-start = Принести
move-drop = Убрать файл
move-going = Комментарии переносятся
move-undoing = Перенос отменяется
move-so-far = { $count ->
    [one] Пока { $count } комментарий.
    [few] Пока { $count } комментария.
   *[many] Пока { $count } комментариев.
 }
move-refresh = Насколько готово?
move-stop = Остановить
move-past = Прежние переносы
move-stage-running = Идёт
move-stage-done = Готово
move-stage-stopped = Прерван: отправьте файл снова, ничто не придёт дважды
move-stage-broken = Не прочитан до конца
move-stage-undoing = Отменяется
move-brought = Принесено: { $comments ->
    [one] { $comments } комментарий
    [few] { $comments } комментария
   *[many] { $comments } комментариев
 } и { $pages ->
    [one] { $pages } страница
    [few] { $pages } страницы
   *[many] { $pages } страниц
 }
move-there = Уже были здесь: { $count }
move-undo = Отменить
move-undo-ask = Отменить этот перенос?
move-undo-what = { $count ->
    [one] Уйдёт { $count } принесённый им комментарий,
    [few] Уйдут { $count } принесённых им комментария,
   *[many] Уйдут { $count } принесённых им комментариев,
 } их авторы и страницы. Написанное с тех пор останется; там, где оно отвечает на то, что уходит, остаётся пустое место.
move-out = Забрать с собой
move-out-lead = Все комментарии этого сайта: в собственном виде Lodge, где ничего не теряется, или так, как их читает другая программа.
move-out-caption = Виды выгрузки и что каждый хранит кроме имён, времени и текстов
move-out-format = Для
move-out-keeps = Хранит
move-out-file = Файл
move-out-take = Скачать
move-out-contacts = С адресами почты
move-out-contacts-hint = Посетители дали свои адреса для писем об ответах. Передавайте их только туда, где они этого ждут.
move-keeps-titles = названия страниц
move-keeps-closed = закрытые страницы
move-keeps-depth = ответы на ответы
move-keeps-accounts = кто что ещё написал
move-keeps-websites = страницы авторов
move-keeps-held = ждущие комментарии
move-keeps-rejected = отклонённые
move-keeps-spam = спам
move-keeps-edited = когда изменено
move-keeps-sticky = закреплённые комментарии
move-keeps-votes = голоса
move-keeps-reactions = реакции и прежние тексты

said-move-gone = Файла здесь больше нет. Отправьте его снова.
said-move-dropped = Файл убран.
said-move-stopped = Перенос остановлен. Отправленный снова, файл принесёт недостающее.
fault-moving = В этот сайт уже идёт перенос
    .hint = Подождите, пока он закончится, или остановите его.
fault-no-format = В таком виде комментарии не пишутся
    .hint = Выберите один из видов на странице «Переезд».

# Сколько читают страницы сайта: страница для его владельца и письмо.

analytics-title = Читатели
analytics-lead = Числа по дням, и никого за ними. Cookie не ставится, адрес не хранится; кто читает сегодня, завтра не будет узнан.
analytics-off = На этом сайте просмотры не считаются: так велят его правила.
analytics-spent = Просмотры этого месяца исчерпаны. Комментарии показываются как всегда; счёт возобновится в следующем месяце.
analytics-spans = Дни
analytics-span = { $n ->
    [one] { $n } день
    [few] { $n } дня
    [many] { $n } дней
   *[other] { $n } дня
}
analytics-total = Всего
analytics-views = Просмотры
analytics-visitors = Посетители
analytics-comments = Комментарии
analytics-used = Просмотры всех ваших сайтов за этот месяц
analytics-of = { $used } из { $most }
analytics-visitors-hint = Посетитель — это одна сеть за один день. Кто приходит в два разных дня, считается дважды.
analytics-days = По дням
analytics-day = День
analytics-csv = Скачать в CSV
analytics-pages = Самые читаемые страницы
analytics-page = Страница
analytics-referrers = Откуда приходят читатели
analytics-referrers-off = Не считается. Это включается в правилах сайта; тогда считается имя хоста, и больше ничего из адреса.
analytics-host = Сайт
analytics-nothing = За эти дни ничего не насчитано.

letter-views-spent-subject = Просмотры этого месяца исчерпаны
letter-views-spent-text = Страницы сайта { $site } и других ваших сайтов с комментариями смотрели столько раз, сколько считается для вашей учётной записи за месяц.
    Комментарии показываются и принимаются как всегда. Просмотры снова будут считаться с { $day }.
letter-views-spent-link = Посмотреть числа

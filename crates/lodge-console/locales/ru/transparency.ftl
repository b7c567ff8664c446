transparency-title = Прозрачность
transparency-lead = Что каждый вправе знать о том, как ведётся этот Lodge.
transparency-running = Что запущено
transparency-version = Версия
transparency-revision = Ревизия исходного кода
transparency-audit = Последняя сверка с реестром
transparency-audit-clean = Расхождений нет
transparency-audit-found = { $count ->
    [one] { $count } расхождение
    [few] { $count } расхождения
    [many] { $count } расхождений
   *[other] { $count } расхождения
 }
transparency-backup = Последняя резервная копия
transparency-never = Ещё нет
transparency-requests = Запросы властей
transparency-no-requests = Не зарегистрировано ни одного.
transparency-month = Месяц
transparency-asker = Кто запросил
transparency-answer = Ответ
transparency-count = Сколько
transparency-asker-court = Суд
transparency-asker-police = Полиция или прокуратура
transparency-asker-agency = Другое ведомство
transparency-asker-other = Кто-то другой
transparency-answer-open = Пока без ответа
transparency-answer-refused = Отказано
transparency-answer-nothing = Передавать было нечего
transparency-answer-handed-over = Передано то, что было
transparency-could = Что можно было бы передать
transparency-could-lead = Нельзя заставить отдать то, чего нет. Этот список читается из объявлений, которые исполняет программа.
transparency-nothing = Ничего.
transparency-never-mail = Ни сообщения, ни отправителя, ни получателя, ни времени письма: ничто из этого никогда не хранится.
transparency-read = Прочитать обо всём, что хранится.

# Кого впускают: что читает человек и что читает команда.

verify-you-pass = Вы внутри. Добро пожаловать.
verify-you-review = Сначала посмотрит кто-то из команды. Вам ничего делать не нужно: вам сообщат.
verify-you-hold = Пока войти нельзя. Решить должен кто-то из команды: последнее слово не за машиной.
verify-you-alike = Чем-то этот визит похож на визит другого человека. Так бывает в семьях, школах и общих квартирах, и команда это знает.
verify-you-appeal = Если это ошибка, скажите команде: вас могут впустить и запомнить, что вы другой человек.
verify-you-detour = Вы пришли через VPN или прокси. Здесь это разрешено.

verify-because-banned-connection = Та же привязанная учётная запись, что у заблокированного
verify-because-banned-device = Тот же браузер, что у заблокированного
verify-because-member-connection = Та же привязанная учётная запись, что у другого участника
verify-because-member-device = Тот же браузер, что у другого участника
verify-because-home-this-week = Та же домашняя сеть, что у заблокированного, в течение недели
verify-because-home-this-month = Та же домашняя сеть, что у заблокированного, в течение месяца
verify-because-home-before = Та же домашняя сеть, что у заблокированного, больше месяца назад
verify-because-address-unknown = Тот же адрес, что у заблокированного; сколько людей им пользуется, неизвестно
verify-because-address-shared = Тот же адрес, что у заблокированного; им пользуются многие
verify-because-near-and-same-facts = Та же окрестность сети и тот же вид браузера, что у заблокированного
verify-because-same-facts = Тот же вид браузера, что у заблокированного
verify-because-detour = Через VPN, прокси, Tor или арендованную машину
verify-because-young-detour = Через арендованную машину, с учётной записью этой недели
verify-because-of-today = Учётной записи меньше дня
verify-because-of-this-week = Учётной записи меньше недели
verify-because-of-this-month = Учётной записи меньше месяца
verify-because-no-picture = У учётной записи нет своей картинки
verify-because-no-connection = Нет привязанных учётных записей
verify-because-after-a-ban = В течение дня после того, как здесь кого-то заблокировали
verify-because-old = Учётной записи больше двух лет
verify-because-connected = Две или больше привязанных учётных записей
verify-because-was-here = Был здесь раньше, и ничего с этим не делали

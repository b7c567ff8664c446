feed-site = Комментарии на { $site }
feed-page = Комментарии к странице «{ $page }»
feed-answers = Ответы для { $name } на { $site }
feed-item = { $author } — «{ $page }»
feed-somebody = Кто-то

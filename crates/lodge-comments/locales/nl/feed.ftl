feed-site = Reacties op { $site }
feed-page = Reacties onder “{ $page }”
feed-answers = Antwoorden aan { $name } op { $site }
feed-item = { $author } bij “{ $page }”
feed-somebody = Iemand

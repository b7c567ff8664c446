feed-site = Comments on { $site }
feed-page = Comments under “{ $page }”
feed-answers = Answers to { $name } on { $site }
feed-item = { $author } on “{ $page }”
feed-somebody = Somebody

feed-site = { $site } yorumları
feed-page = “{ $page }” altındaki yorumlar
feed-answers = { $site }: { $name } için yanıtlar
feed-item = { $author }, “{ $page }” altında
feed-somebody = Birisi

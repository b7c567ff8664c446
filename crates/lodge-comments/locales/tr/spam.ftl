# Bir yorum alınmadığında söylenen.

embed-said-already = Bu, bugün burada zaten yazıldı.

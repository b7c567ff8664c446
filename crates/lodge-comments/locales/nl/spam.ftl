# Wat gezegd wordt waar een reactie niet wordt aangenomen.

embed-said-already = Dit is hier vandaag al geschreven.

# What is said where a comment is not taken.

embed-said-already = This was written here today already.

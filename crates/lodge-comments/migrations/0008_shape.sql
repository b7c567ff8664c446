-- The shape of a thread without its words: long threads are put in order by it.
CREATE INDEX comments_comment_shape ON comments_comment (page_id, id, parent, state, sticky, posted_at, brought);

-- How many comments of somebody are shown is counted without looking at them.
DROP INDEX comments_comment_author;
CREATE INDEX comments_comment_author ON comments_comment (author_id, state);

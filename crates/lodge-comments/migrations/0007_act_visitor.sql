ALTER TABLE comments_act ADD COLUMN visitor_id {INT} REFERENCES comments_visitor (id) ON DELETE SET NULL;

CREATE INDEX comments_act_visitor ON comments_act (visitor_id);

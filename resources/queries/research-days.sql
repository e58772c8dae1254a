-- roles: head counsellor
-- Teaching research from :from to :until in which teachers of the school took
-- part, with the theme lesson that was received there (S3).
SELECT r.held_on, r.phase, r.theme_lesson
  FROM research r
 WHERE r.withdrawn = 0 AND r.held_on >= :from AND r.held_on <= :until
 ORDER BY r.held_on, r.id

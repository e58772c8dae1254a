-- roles: head counsellor class-teacher grade-leader
-- The theme lessons that were received in teaching research from :from to
-- :until, and the phase they are for (S3): all who teach them know of them.
SELECT r.held_on, r.phase, r.theme_lesson
  FROM research r
 WHERE r.withdrawn = 0 AND r.theme_lesson IS NOT NULL AND r.held_on >= :from AND r.held_on <= :until
 ORDER BY r.held_on, r.id

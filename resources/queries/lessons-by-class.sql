-- roles: head counsellor class-teacher grade-leader
-- Lessons, class meetings and themed activities from :from to :until: a row a
-- class that was there (S3, S5, S6); whose classes are shown to whom is decided by
-- the caller.
SELECT lower (hex (c.target)), l.held_on, l.kind, l.month_theme
  FROM lesson l
  JOIN lesson_classes c ON c.record = l.uid
 WHERE l.withdrawn = 0 AND l.held_on >= :from AND l.held_on <= :until
 ORDER BY l.held_on, l.id

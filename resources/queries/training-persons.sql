-- roles: head counsellor
-- Who of the psychology teachers and the class
-- teachers of :day was trained how often from :from to :until (S1, S4): uid, name,
-- whether a psychology teacher, whether a class teacher, trainings finished. A
-- training counts once, by its list of names or by the person's own record; a
-- record that says "not completed" takes it away.
WITH
psychology AS (
  SELECT uid FROM staff WHERE withdrawn = 0 AND job IN ('psych_full', 'psych_part')
     AND (from_on IS NULL OR from_on <= :day) AND (until_on IS NULL OR until_on >= :day)
),
teaching AS (
  SELECT DISTINCT p.teacher AS uid FROM class_post p JOIN class c ON c.uid = p.class
   WHERE p.withdrawn = 0 AND c.withdrawn = 0 AND c.year = CAST (:year AS INTEGER) AND p.post IN ('class_teacher', 'acting')
     AND p.from_on <= :day AND (p.until_on IS NULL OR p.until_on >= :day)
),
finished AS (
  SELECT l.target AS person, t.uid AS training
    FROM training t JOIN training_people l ON l.record = t.uid
   WHERE t.withdrawn = 0 AND coalesce (t.until_on, t.held_on) >= :from AND coalesce (t.until_on, t.held_on) <= :until
     AND NOT EXISTS (SELECT 1 FROM training_record r WHERE r.training = t.uid AND r.person = l.target
                        AND r.withdrawn = 0 AND r.completed = 0)
  UNION
  SELECT r.person, coalesce (r.training, r.uid) FROM training_record r
   WHERE r.withdrawn = 0 AND r.completed = 1 AND r.held_on >= :from AND r.held_on <= :until
)
SELECT lower (hex (s.uid)), s.name, s.uid IN (SELECT uid FROM psychology), s.uid IN (SELECT uid FROM teaching),
       (SELECT count (DISTINCT f.training) FROM finished f WHERE f.person = s.uid)
  FROM staff s
 WHERE s.withdrawn = 0 AND (s.uid IN (SELECT uid FROM psychology) OR s.uid IN (SELECT uid FROM teaching))
 ORDER BY s.pinyin, s.id

-- roles: head counsellor
-- Training from :from to :until (S1, S2): trainings, each once however many
-- took part, and people there, each time; teaching research (S3); and since
-- :year_from persons who finished a training, and how many the plans foresee
-- for the school year :year (-1 where no plan does).
--
-- A training that stands only in people's own records is one by its name and day.
WITH
own AS (
  SELECT person, name, held_on FROM training_record
   WHERE withdrawn = 0 AND completed = 1 AND training IS NULL AND held_on >= :year_from AND held_on <= :until
),
listed AS (
  SELECT uid, coalesce (until_on, held_on) AS day FROM training
   WHERE withdrawn = 0 AND coalesce (until_on, held_on) >= :year_from AND coalesce (until_on, held_on) <= :until
),
named AS (
  SELECT l.target AS person, t.uid AS training, t.day AS day FROM listed t JOIN training_people l ON l.record = t.uid
   WHERE NOT EXISTS (SELECT 1 FROM training_record r WHERE r.training = t.uid AND r.person = l.target
                        AND r.withdrawn = 0 AND r.completed = 0)
  UNION
  SELECT r.person, t.uid, t.day FROM listed t JOIN training_record r ON r.training = t.uid
   WHERE r.withdrawn = 0 AND r.completed = 1
)
SELECT (SELECT count (*) FROM listed WHERE day >= :from) +
         (SELECT count (*) FROM (SELECT DISTINCT name, held_on FROM own WHERE held_on >= :from)),
       (SELECT count (*) FROM named WHERE day >= :from) +
         (SELECT coalesce (sum (c.persons), 0) FROM listed t JOIN training_counts c ON c.record = t.uid WHERE t.day >= :from) +
         (SELECT count (*) FROM own WHERE held_on >= :from),
       (SELECT count (*) FROM research WHERE withdrawn = 0 AND held_on >= :from AND held_on <= :until),
       (SELECT count (*) FROM (SELECT person FROM named UNION SELECT person FROM own)),
       (SELECT coalesce (sum (y.persons), -1) FROM training_plan p JOIN training_plan_years y ON y.record = p.uid
         WHERE p.withdrawn = 0 AND y.year = CAST (:year AS INTEGER))

-- roles: head counsellor
-- Group counselling from :from to :until (S14): occasions around exams and
-- students there, occasions at other times and students there.
SELECT coalesce (sum (phase IS NOT NULL), 0), coalesce (sum (iif (phase IS NOT NULL, present, 0)), 0),
       coalesce (sum (phase IS NULL), 0), coalesce (sum (iif (phase IS NULL, present, 0)), 0)
  FROM group_session
 WHERE withdrawn = 0 AND held_on >= :from AND held_on <= :until

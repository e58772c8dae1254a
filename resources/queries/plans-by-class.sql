-- roles: head counsellor class-teacher grade-leader
-- Student plans of a school year by class (S11): a row a class of :year, for the
-- children of :day: how many there are and how many of them have a plan; how many
-- stand in a register, and how many of these have a plan in full.
--
--   :year    the school year
--   :day     whose class and special groups count: those of this day
--   :until   plans that were made until then
WITH
roll AS MATERIALIZED (
  SELECT DISTINCT e.student AS student, e.class AS class,
         e.student IN (SELECT r.student FROM register r
                        WHERE r.withdrawn = 0 AND r.from_on <= :day
                          AND (r.until_on IS NULL OR r.until_on >= :day)) AS special
    FROM enrolment e
   WHERE e.withdrawn = 0 AND e.from_on <= :day AND (e.until_on IS NULL OR e.until_on >= :day)
     AND e.student NOT IN (SELECT uid FROM student WHERE withdrawn <> 0)
     AND NOT EXISTS (SELECT 1 FROM enrolment o
                      WHERE o.student = e.student AND o.withdrawn = 0 AND o.from_on <= :day
                        AND (o.until_on IS NULL OR o.until_on >= :day)
                        AND (o.from_on, o.id) > (e.from_on, e.id))
),
made AS MATERIALIZED (
  SELECT p.student AS student, p.form = 'full' AS in_full
    FROM student_plan p
   WHERE p.withdrawn = 0 AND p.year = CAST (:year AS INTEGER) AND p.made_on <= :until
)
SELECT c.uid, c.grade, c.number, count (r.student), count (m.student),
       coalesce (sum (r.special), 0), coalesce (sum (r.special AND m.in_full), 0)
  FROM class c
  LEFT JOIN roll r ON r.class = c.uid
  LEFT JOIN made m ON m.student = r.student
 WHERE c.withdrawn = 0 AND c.year = CAST (:year AS INTEGER)
 GROUP BY c.uid
 ORDER BY c.grade, c.number

-- roles: head counsellor
-- The roll of :day: classes of :year with children in them, students, boarders;
-- students in special groups, each once however many groups (S12), and those
-- of them whose every entry was checked in the school year :since or later.
WITH
roll AS MATERIALIZED (
  SELECT e.student AS student, e.class AS class,
         coalesce (e.boarding, (SELECT s.boarding FROM student s WHERE s.uid = e.student)) AS boarding
    FROM enrolment e
   WHERE e.withdrawn = 0 AND e.from_on <= :day AND (e.until_on IS NULL OR e.until_on >= :day)
     AND e.student NOT IN (SELECT uid FROM student WHERE withdrawn <> 0)
),
special AS (
  SELECT r.student AS student, min (coalesce (r.rechecked_year, 0) >= CAST (:since AS INTEGER)) AS checked
    FROM register r
   WHERE r.withdrawn = 0 AND r.from_on <= :day AND (r.until_on IS NULL OR r.until_on >= :day)
     AND r.student IN (SELECT student FROM roll)
   GROUP BY r.student
)
SELECT (SELECT count (*) FROM class c
         WHERE c.withdrawn = 0 AND c.year = :year AND c.uid IN (SELECT class FROM roll)),
       (SELECT count (DISTINCT student) FROM roll),
       (SELECT count (DISTINCT student) FROM roll WHERE boarding = 'boarder'),
       (SELECT count (*) FROM special),
       (SELECT coalesce (sum (checked), 0) FROM special)

-- roles: head counsellor class-teacher grade-leader
-- The classes of :year with children in them on :day, by grade and number, and
-- their phase.
SELECT c.uid, c.grade, c.number, c.phase
  FROM class c
 WHERE c.withdrawn = 0 AND c.year = CAST (:year AS INTEGER)
   AND EXISTS (SELECT 1 FROM enrolment e
                WHERE e.class = c.uid AND e.withdrawn = 0 AND e.from_on <= :day
                  AND (e.until_on IS NULL OR e.until_on >= :day)
                  AND e.student NOT IN (SELECT uid FROM student WHERE withdrawn <> 0))
 ORDER BY c.grade, c.number

-- roles: head counsellor class-teacher grade-leader
-- With how many children of special groups was noted how they are, by class and
-- moment of the year, from :from to :until (S11). Children, classes and registers
-- are those of :day. The first days of a term are the first days back at school.
WITH
roll AS MATERIALIZED (
  SELECT DISTINCT e.student AS student, e.class AS class
    FROM enrolment e
   WHERE e.withdrawn = 0 AND e.from_on <= :day AND (e.until_on IS NULL OR e.until_on >= :day)
     AND e.student NOT IN (SELECT uid FROM student WHERE withdrawn <> 0)
     AND e.student IN (SELECT r.student FROM register r
                        WHERE r.withdrawn = 0 AND r.from_on <= :day AND (r.until_on IS NULL OR r.until_on >= :day))
     AND NOT EXISTS (SELECT 1 FROM enrolment o
                      WHERE o.student = e.student AND o.withdrawn = 0 AND o.from_on <= :day
                        AND (o.until_on IS NULL OR o.until_on >= :day)
                        AND (o.from_on, o.id) > (e.from_on, e.id))
)
SELECT r.class, CASE n.node WHEN 'after_holiday' THEN 'term_start' ELSE n.node END, count (DISTINCT r.student)
  FROM roll r
  JOIN student_plan p ON p.student = r.student
  JOIN student_plan_node_watch n ON n.record = p.uid
 WHERE p.withdrawn = 0 AND n.seen_on >= :from AND n.seen_on <= :until
 GROUP BY 1, 2

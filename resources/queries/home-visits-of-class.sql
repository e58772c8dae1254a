-- roles: counsellor class-teacher grade-leader
-- The children of one class and the visits of their class teachers (S16); who
-- may ask about which class is decided by the caller. Parameters and the rule
-- of which visit counts as in home-visits-by-class.sql, and
--
--   :class   a class's uid as hex
--
-- With one max() in a SELECT, the columns beside it are those of the row that
-- has it: last_visit is the visit of last_on.
WITH
roll AS (
  SELECT e.student AS student FROM enrolment e
   WHERE e.class = unhex (:class) AND e.withdrawn = 0
     AND e.from_on <= :day AND (e.until_on IS NULL OR e.until_on >= :day)
),
visited AS (
  SELECT DISTINCT v.uid AS visit, v.visited_on AS visited_on, s.target AS student,
         coalesce (
           (SELECT e.id FROM enrolment e
             WHERE e.student = s.target AND e.withdrawn = 0 AND e.from_on <= v.visited_on
             ORDER BY e.from_on DESC, e.id DESC LIMIT 1),
           (SELECT e.id FROM enrolment e
             WHERE e.student = s.target AND e.withdrawn = 0 AND e.from_on > v.visited_on
               AND e.from_on <= date (v.visited_on, '+' || :days_before || ' days')
             ORDER BY e.from_on, e.id LIMIT 1)) AS enrolment
    FROM home_visit_student s
    JOIN home_visit v ON v.uid = s.record
   WHERE s.target IN (SELECT student FROM roll)
     AND v.withdrawn = 0 AND v.result = 'done'
     AND instr (:ways, ' ' || v.way || ' ') > 0
     AND v.visited_on >= date (:year_from, '-' || :days_before || ' days') AND v.visited_on <= :until
),
placed AS (
  SELECT visit, student, visited_on, class, counted_on, min (counted_on, until_on) AS post_day
    FROM (SELECT p.visit, p.student, p.visited_on, e.class, coalesce (e.until_on, '9999-12-31') AS until_on,
                 max (p.visited_on, e.from_on, CASE WHEN c.year = :year THEN :year_from ELSE '' END) AS counted_on
            FROM visited p
            JOIN enrolment e ON e.id = p.enrolment
            JOIN class c ON c.uid = e.class)
),
counted AS (
  SELECT p.student, count (*) AS in_year, sum (p.counted_on >= :from) AS in_term, max (p.visited_on) AS last_on,
         p.visit AS last_visit
    FROM placed p
   WHERE p.counted_on >= :year_from AND p.counted_on <= :until
     AND EXISTS (SELECT 1 FROM home_visit_visitors w
                   JOIN class_post t ON t.teacher = w.target
                  WHERE w.record = p.visit AND t.class = p.class AND t.withdrawn = 0
                    AND t.post IN ('class_teacher', 'deputy', 'acting')
                    AND t.from_on <= p.post_day AND (t.until_on IS NULL OR t.until_on >= p.post_day))
   GROUP BY p.student
)
SELECT r.student, coalesce (c.in_year, 0), coalesce (c.in_term, 0), c.last_on, c.last_visit
  FROM (SELECT DISTINCT student FROM roll) r
  LEFT JOIN counted c ON c.student = r.student

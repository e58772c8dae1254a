-- roles: head counsellor class-teacher grade-leader
-- Home visits of a school year by class (S16). A row a class of :year, and one
-- with grade 0 for visits to children who were then in a class of another year.
--
--   :year, :year_from   the school year and its first day
--   :day                whose class and special groups count: those of this day
--   :from, :until       the term; coverage is counted from :year_from to :until
--   :ways               the ways that count, with a space before and after each
--   :days_before        newcomers are visited in the summer before they come
--   :per_year, :special_per_term   how many visits a child is due
--
-- A visit belongs to the class in which the child was on its day; in the gap
-- between two classes to the earlier one, before the first to the first; and
-- to that class's school year, however early the class was made up.
WITH
-- MATERIALIZED where the planner would otherwise work a thing out again for
-- every column that uses it.
roll AS MATERIALIZED (
  SELECT e.student AS student, e.class AS class,
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
visited AS MATERIALIZED (
  SELECT v.uid AS visit, v.visited_on AS visited_on, s.target AS student,
         coalesce (
           (SELECT e.id FROM enrolment e
             WHERE e.student = s.target AND e.withdrawn = 0 AND e.from_on <= v.visited_on
             ORDER BY e.from_on DESC, e.id DESC LIMIT 1),
           (SELECT e.id FROM enrolment e
             WHERE e.student = s.target AND e.withdrawn = 0 AND e.from_on > v.visited_on
               AND e.from_on <= date (v.visited_on, '+' || :days_before || ' days')
             ORDER BY e.from_on, e.id LIMIT 1)) AS enrolment
    FROM home_visit v
    JOIN home_visit_student s ON s.record = v.uid
   WHERE v.withdrawn = 0 AND v.result = 'done'
     AND instr (:ways, ' ' || v.way || ' ') > 0
     AND v.visited_on >= date (:year_from, '-' || :days_before || ' days') AND v.visited_on <= :until
     AND (s.position = 0 OR NOT EXISTS (SELECT 1 FROM home_visit_student o
                                         WHERE o.record = s.record AND o.target = s.target AND o.position < s.position))
),
placed AS MATERIALIZED (
  SELECT p.visit AS visit, p.student AS student, e.class AS class, coalesce (e.until_on, '9999-12-31') AS until_on,
         max (p.visited_on, e.from_on, CASE WHEN c.year = :year THEN :year_from ELSE '' END) AS counted_on
    FROM visited p
    JOIN enrolment e ON e.id = p.enrolment
    JOIN class c ON c.uid = e.class
),
posted AS MATERIALIZED (
  SELECT visit, student, class, counted_on, min (counted_on, until_on) AS post_day
    FROM placed
   WHERE counted_on >= :year_from AND counted_on <= :until
),
counted AS MATERIALIZED (
  SELECT p.visit AS visit, p.student AS student, p.class AS class, p.post_day AS post_day,
         p.counted_on >= :from AS in_term,
         EXISTS (SELECT 1 FROM home_visit_visitors w
                   JOIN class_post t ON t.teacher = w.target
                  WHERE w.record = p.visit AND t.class = p.class AND t.withdrawn = 0
                    AND t.post IN ('class_teacher', 'deputy', 'acting')
                    AND t.from_on <= p.post_day AND (t.until_on IS NULL OR t.until_on >= p.post_day))
           AS by_class_teacher
    FROM posted p
),
per_student AS (
  SELECT student, count (*) AS in_year, sum (in_term) AS in_term
    FROM counted WHERE by_class_teacher GROUP BY student
),
coverage AS (
  SELECT r.class AS class, count (*) AS due,
         sum (coalesce (p.in_year, 0) >= CAST (:per_year AS INTEGER)) AS done,
         sum (r.special) AS special_due,
         sum (r.special AND coalesce (p.in_term, 0) >= CAST (:special_per_term AS INTEGER)) AS special_done
    FROM roll r
    LEFT JOIN per_student p ON p.student = r.student
   GROUP BY r.class
),
visits AS (
  SELECT CASE WHEN k.class IN (SELECT uid FROM class WHERE withdrawn = 0 AND year = :year) THEN k.class END AS class,
         sum (k.by_class_teacher) AS by_class_teacher,
         sum (CASE WHEN k.by_class_teacher THEN 0
              ELSE EXISTS (SELECT 1 FROM home_visit_visitors w
                             LEFT JOIN staff m ON m.uid = w.target
                            WHERE w.record = k.visit
                              AND (m.job IN ('subject_teacher', 'class_teacher')
                                   OR EXISTS (SELECT 1 FROM class_post t
                                               WHERE t.teacher = w.target AND t.withdrawn = 0
                                                 AND t.post IN ('subject', 'class_teacher', 'deputy', 'acting')
                                                 AND t.from_on <= k.post_day
                                                 AND (t.until_on IS NULL OR t.until_on >= k.post_day)))) END)
           AS by_subject_teacher,
         count (*) AS by_anybody
    FROM counted k WHERE k.in_term GROUP BY 1
)
SELECT c.grade, c.number, c.uid,
       coalesce (k.due, 0), coalesce (k.done, 0), coalesce (k.special_due, 0), coalesce (k.special_done, 0),
       coalesce (v.by_class_teacher, 0), coalesce (v.by_subject_teacher, 0), coalesce (v.by_anybody, 0)
  FROM (SELECT uid, grade, number FROM class WHERE withdrawn = 0 AND year = :year UNION ALL SELECT NULL, 0, 0) c
  LEFT JOIN coverage k ON k.class = c.uid
  LEFT JOIN visits v ON v.class IS c.uid
 ORDER BY c.grade, c.number

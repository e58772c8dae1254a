-- roles: counsellor
-- Counselling from :from to :until (S20). Visits (a person each time) and
-- persons (each once) are counted apart:
--
--   staff      a member of staff came; nothing else is known
--   group      small groups: occasions, and visits to them
--   parents    parents came without the student
--   student    all else: visits, and persons. Someone without a name counts once
--              a case, and without a case in the visits alone
WITH
held AS (
  SELECT s.uid AS uid,
         CASE WHEN s.client = 'staff' THEN 'staff'
              WHEN s.form = 'small_group' THEN 'group'
              WHEN s.client = 'guardian' OR s.form = 'guardian_talk' THEN 'parents'
              ELSE 'student' END AS category,
         coalesce (s.student, c.student) AS student,
         CASE WHEN coalesce (s.student, c.student) IS NULL THEN s.case_file END AS nameless
    FROM session s
    LEFT JOIN case_file c ON c.uid = s.case_file
   WHERE s.withdrawn = 0 AND s.held_on >= :from AND s.held_on <= :until
),
present AS (
  SELECT uid, category, student, nameless FROM held
  UNION
  SELECT h.uid, h.category, p.student, NULL
    FROM held h JOIN session_participants p ON p.record = h.uid
   WHERE p.student IS NOT NULL
),
visits AS (
  SELECT uid, category, max (1, count (student) + count (nameless)) AS persons FROM present GROUP BY uid, category
)
SELECT (SELECT coalesce (sum (persons), 0) FROM visits WHERE category = 'student'),
       (SELECT count (DISTINCT student) + count (DISTINCT nameless) FROM present WHERE category = 'student'),
       (SELECT count (*) FROM held WHERE category = 'parents'),
       (SELECT count (*) FROM held WHERE category = 'group'),
       (SELECT coalesce (sum (persons), 0) FROM visits WHERE category = 'group'),
       (SELECT count (*) FROM held WHERE category = 'staff')

-- roles: counsellor
-- Students of the focus groups (S10) on :day: of the exam grades, and those
-- concerned by a crisis event that was open from :from to :until; and with how many
-- of them there was contact from :from to :until.
--
--   :grades   the grades, :contacts the contacts that count (session, group,
--             visit, contact), each with a space before and after
WITH
focus AS (
  SELECT DISTINCT e.student AS student
    FROM class c
    CROSS JOIN enrolment e ON e.class = c.uid
   WHERE c.withdrawn = 0 AND instr (:grades, ' ' || c.grade || ' ') > 0
     AND e.withdrawn = 0 AND e.from_on <= :day AND (e.until_on IS NULL OR e.until_on >= :day)
     AND e.student NOT IN (SELECT uid FROM student WHERE withdrawn <> 0)
  UNION
  SELECT p.student
    FROM crisis_event v
    JOIN crisis_event_people p ON p.record = v.uid
    JOIN enrolment e ON e.student = p.student
   WHERE v.withdrawn = 0 AND v.found_on <= :until AND (v.closed_on IS NULL OR v.closed_on >= :from)
     AND e.withdrawn = 0 AND e.from_on <= :day AND (e.until_on IS NULL OR e.until_on >= :day)
     AND p.student NOT IN (SELECT uid FROM student WHERE withdrawn <> 0)
),
held AS (
  SELECT s.uid AS uid, coalesce (s.student, c.student) AS student
    FROM session s
    LEFT JOIN case_file c ON c.uid = s.case_file
   WHERE s.withdrawn = 0 AND s.held_on >= :from AND s.held_on <= :until
     AND instr (:contacts, CASE WHEN s.form = 'small_group' THEN ' group ' ELSE ' session ' END) > 0
),
contacted AS (
  SELECT student FROM held WHERE student IS NOT NULL
  UNION
  SELECT p.student FROM held h JOIN session_participants p ON p.record = h.uid WHERE p.student IS NOT NULL
  UNION
  SELECT t.target FROM group_session g
    JOIN group_attendance a ON a.group_session = g.uid
    JOIN group_attendance_students t ON t.record = a.uid
   WHERE g.withdrawn = 0 AND a.withdrawn = 0 AND g.held_on >= :from AND g.held_on <= :until
     AND instr (:contacts, ' group ') > 0
  UNION
  SELECT s.target FROM home_visit v JOIN home_visit_student s ON s.record = v.uid
   WHERE v.withdrawn = 0 AND v.result = 'done' AND v.visited_on >= :from AND v.visited_on <= :until
     AND instr (:contacts, ' visit ') > 0
  UNION
  SELECT f.student FROM family_contact f
   WHERE f.withdrawn = 0 AND f.contacted_on >= :from AND f.contacted_on <= :until
     AND instr (:contacts, ' contact ') > 0
)
SELECT (SELECT count (*) FROM focus),
       (SELECT count (*) FROM focus WHERE student IN (SELECT student FROM contacted))

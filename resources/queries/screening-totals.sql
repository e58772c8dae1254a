-- roles: counsellor
-- The screening of the school year :year up to :until (S7): students on the roll of
-- :day; those of them of whom there is an observation or a valid answer sheet in a
-- campaign of that year; valid sheets; void sheets without a valid one after them;
-- students who were interviewed in the second stage.
WITH
campaign AS (
  SELECT uid FROM screening_campaign WHERE withdrawn = 0 AND audience = 'students' AND year = CAST (:year AS INTEGER)
),
roll AS MATERIALIZED (
  SELECT DISTINCT e.student AS student FROM enrolment e
   WHERE e.withdrawn = 0 AND e.from_on <= :day AND (e.until_on IS NULL OR e.until_on >= :day)
     AND e.student NOT IN (SELECT uid FROM student WHERE withdrawn <> 0)
),
screened AS (
  SELECT o.student FROM screening_observation o
   WHERE o.campaign IN (SELECT uid FROM campaign) AND o.withdrawn = 0 AND o.observed_on <= :until
  UNION
  SELECT s.student FROM screening_sheet s
   WHERE s.campaign IN (SELECT uid FROM campaign) AND s.withdrawn = 0 AND s.validity = 'valid' AND s.filled_on <= :until
)
SELECT (SELECT count (*) FROM roll),
       (SELECT count (*) FROM roll WHERE student IN (SELECT student FROM screened)),
       (SELECT count (*) FROM screening_sheet s
         WHERE s.campaign IN (SELECT uid FROM campaign) AND s.withdrawn = 0 AND s.validity = 'valid' AND s.filled_on <= :until),
       (SELECT count (*) FROM screening_sheet s
         WHERE s.campaign IN (SELECT uid FROM campaign) AND s.withdrawn = 0 AND s.validity = 'void' AND s.filled_on <= :until
           AND NOT EXISTS (SELECT 1 FROM screening_sheet v WHERE v.campaign = s.campaign AND v.student = s.student
                              AND v.instrument = s.instrument AND v.validity = 'valid' AND v.withdrawn = 0)),
       (SELECT count (DISTINCT l.student) FROM screening_level l
         WHERE l.campaign IN (SELECT uid FROM campaign) AND l.withdrawn = 0 AND l.interview_on <= :until)

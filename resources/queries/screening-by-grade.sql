-- roles: counsellor
-- One campaign (:campaign, 32 hex digits) by the grades of :day: grade, children due,
-- screened, with a valid sheet, with a void sheet that waits for its retest; by
-- confirmed level: none, watch, focus, urgent; interviewed; referred from :from on.
WITH
due AS MATERIALIZED (
  SELECT DISTINCT c.grade AS grade, e.student AS student
    FROM enrolment e JOIN class c ON c.uid = e.class
   WHERE c.withdrawn = 0 AND e.withdrawn = 0 AND e.from_on <= :day AND (e.until_on IS NULL OR e.until_on >= :day)
     AND e.student NOT IN (SELECT uid FROM student WHERE withdrawn <> 0)
     AND (NOT EXISTS (SELECT 1 FROM screening_campaign_classes WHERE record = unhex (:campaign))
          OR e.class IN (SELECT target FROM screening_campaign_classes WHERE record = unhex (:campaign)))
),
observed AS MATERIALIZED (
  SELECT DISTINCT student FROM screening_observation WHERE campaign = unhex (:campaign) AND withdrawn = 0
),
answered AS MATERIALIZED (
  SELECT DISTINCT student FROM screening_sheet WHERE campaign = unhex (:campaign) AND withdrawn = 0 AND validity = 'valid'
),
spoilt AS MATERIALIZED (
  SELECT DISTINCT s.student FROM screening_sheet s
   WHERE s.campaign = unhex (:campaign) AND s.withdrawn = 0 AND s.validity = 'void'
     AND NOT EXISTS (SELECT 1 FROM screening_sheet v WHERE v.campaign = s.campaign AND v.student = s.student
                        AND v.instrument = s.instrument AND v.validity = 'valid' AND v.withdrawn = 0)
)
SELECT d.grade, count (*),
       sum (d.student IN (SELECT student FROM observed) OR d.student IN (SELECT student FROM answered)),
       sum (d.student IN (SELECT student FROM answered)),
       sum (d.student IN (SELECT student FROM spoilt)),
       sum (coalesce (l.confirmed = 'none', 0)), sum (coalesce (l.confirmed = 'watch', 0)),
       sum (coalesce (l.confirmed = 'focus', 0)), sum (coalesce (l.confirmed = 'urgent', 0)),
       sum (l.interview_on IS NOT NULL),
       sum (EXISTS (SELECT 1 FROM referral r WHERE r.student = d.student AND r.withdrawn = 0 AND r.opened_on >= :from
                       AND r.stage <> 'withdrawn'))
  FROM due d
  LEFT JOIN screening_level l ON l.campaign = unhex (:campaign) AND l.student = d.student AND l.withdrawn = 0
 GROUP BY d.grade
 ORDER BY d.grade

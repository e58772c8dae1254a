-- roles: head counsellor
-- What was taught from :from to :until (S5, S6): psychology lessons, themed class
-- meetings, themed activities for life education, each once however many
-- classes were there. Whether a theme lesson is also a lesson, and a meeting:
-- :as_lesson, :as_meeting.
SELECT coalesce (sum (kind = 'lesson' OR (kind = 'theme_lesson' AND :as_lesson = '1')), 0),
       coalesce (sum (kind = 'class_meeting' OR (kind = 'theme_lesson' AND :as_meeting = '1')), 0),
       coalesce (sum (kind = 'life_education'), 0)
  FROM lesson
 WHERE withdrawn = 0 AND held_on >= :from AND held_on <= :until

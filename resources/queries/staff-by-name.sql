-- roles: counsellor class-teacher subject-teacher
-- Which members of staff have a name: a teacher who writes down who came along
-- on a visit names colleagues, whose records only some may list.
SELECT uid FROM staff WHERE name = :name AND withdrawn = 0

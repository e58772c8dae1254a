-- roles: head counsellor
-- How many guardians of the students :students (their uids) are called by name in
-- :text: on a paper without names it says then only that it was a guardian (S22).
SELECT count (*) FROM guardian
 WHERE withdrawn = 0 AND length (name) >= 2 AND instr (:text, name) > 0 AND instr (:students, lower (hex (student))) > 0

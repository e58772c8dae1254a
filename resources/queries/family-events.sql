-- roles: head counsellor
-- What the school did for families from :from to :until: trainings of the parent
-- school and parents there (S15); parent meetings, each once however many
-- classes, and families there; reception days and parents received (S17);
-- lectures for parents, those that this school hosted, parents there (S18).
SELECT (SELECT count (*) FROM parent_training WHERE withdrawn = 0 AND held_on >= :from AND held_on <= :until),
       (SELECT coalesce (sum (participants), 0) FROM parent_training WHERE withdrawn = 0 AND held_on >= :from AND held_on <= :until),
       (SELECT count (*) FROM parent_meeting WHERE withdrawn = 0 AND held_on >= :from AND held_on <= :until),
       (SELECT coalesce (sum (attended), 0) FROM parent_meeting WHERE withdrawn = 0 AND held_on >= :from AND held_on <= :until),
       (SELECT count (*) FROM reception WHERE withdrawn = 0 AND kind = 'day' AND held_on >= :from AND held_on <= :until),
       (SELECT coalesce (sum (parents), 0) FROM reception WHERE withdrawn = 0 AND kind = 'day' AND held_on >= :from AND held_on <= :until),
       (SELECT count (*) FROM lecture WHERE withdrawn = 0 AND instr (' ' || audience || ' ', ' parents ') > 0
           AND held_on >= :from AND held_on <= :until),
       (SELECT count (*) FROM lecture WHERE withdrawn = 0 AND hosted_here = 1 AND instr (' ' || audience || ' ', ' parents ') > 0
           AND held_on >= :from AND held_on <= :until),
       (SELECT coalesce (sum (participants), 0) FROM lecture WHERE withdrawn = 0
           AND instr (' ' || audience || ' ', ' parents ') > 0 AND held_on >= :from AND held_on <= :until)

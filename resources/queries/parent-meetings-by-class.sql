-- roles: head counsellor class-teacher grade-leader
-- Parent meetings from :from to :until: a row a class whose parents were all
-- invited (S17); one for some of the parents is none of a class. Whose classes are
-- shown to whom is decided by the caller.
SELECT lower (hex (c.target)), m.held_on
  FROM parent_meeting m
  JOIN parent_meeting_classes c ON c.record = m.uid
 WHERE m.withdrawn = 0 AND m.scope <> 'group' AND m.held_on >= :from AND m.held_on <= :until
 ORDER BY m.held_on, m.id

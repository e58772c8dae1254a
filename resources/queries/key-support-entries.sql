-- roles: head counsellor
-- The entries of the ledger of key support (S8) that stood in it on a day from
-- :from to :until, with the roles of the group that somebody has, and whether
-- the entry was decided upon in :term, if only by being taken off.
SELECT k.uid, k.number_year, k.number, k.opened_on, k.closed_on, k.next_review_on,
       (SELECT group_concat (m.role, ' ') FROM key_support_members m
         WHERE m.record = k.uid AND (m.person IS NOT NULL OR m.name IS NOT NULL)),
       (k.closed_on IS NOT NULL AND k.closed_on >= :from AND k.closed_on <= :until)
       OR EXISTS (SELECT 1 FROM key_support_review r
                   WHERE r.entry = k.uid AND r.withdrawn = 0 AND r.ends_term = 1 AND r.term = :term)
  FROM key_support k
 WHERE k.withdrawn = 0 AND k.opened_on <= :until AND (k.closed_on IS NULL OR k.closed_on >= :from)
 ORDER BY k.opened_on, k.id

-- roles: head counsellor
-- Psychology teachers at work on :day: full-time, part-time, and those of both
-- who hold a certificate valid on that day (S1).
SELECT coalesce (sum (m.job = 'psych_full'), 0),
       coalesce (sum (m.job = 'psych_part'), 0),
       coalesce (sum (EXISTS (SELECT 1 FROM staff_certificates c
                               WHERE c.record = m.uid
                                 AND (c.issued_on IS NULL OR c.issued_on <= :day)
                                 AND (c.valid_until IS NULL OR c.valid_until >= :day))), 0)
  FROM staff m
 WHERE m.withdrawn = 0 AND m.job IN ('psych_full', 'psych_part')
   AND (m.from_on IS NULL OR m.from_on <= :day) AND (m.until_on IS NULL OR m.until_on >= :day)

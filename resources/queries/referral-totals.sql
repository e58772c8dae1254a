-- roles: head counsellor
-- Referrals that left the school from :from to :until (S9), one inside the
-- school not among them: how many, how many reply slips came back, how many
-- should be back by :day, and how many are waited for beyond their day.
SELECT count (*),
       coalesce (sum (reply_on IS NOT NULL), 0),
       coalesce (sum (reply_on IS NOT NULL OR reply_due <= :day), 0),
       coalesce (sum (reply_on IS NULL AND reply_due < :day AND stage IN ('sent', 'waiting')), 0)
  FROM referral
 WHERE withdrawn = 0 AND kind <> 'inside' AND sent_on >= :from AND sent_on <= :until
   AND stage NOT IN ('assessing', 'talking', 'ready', 'withdrawn')

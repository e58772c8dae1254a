-- The follow-up of a referral has a day of its own, and says how the child is.

ALTER TABLE "referral" ADD COLUMN "follow_up_on" TEXT;
ALTER TABLE "referral" ADD COLUMN "follow_up" TEXT;

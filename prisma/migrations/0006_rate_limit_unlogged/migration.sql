-- What was counted in the last minute may be lost in a crash, and need not reach the disk before anybody is answered.
ALTER TABLE "rate_limit" SET UNLOGGED;
-- A count changes in its page as long as there is room.
ALTER TABLE "rate_limit" SET (fillfactor = 50);

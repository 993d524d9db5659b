-- A word of failure that comes before our own note of the send still says by which road the message goes on.
ALTER TABLE "delivery_report" ADD COLUMN "elsewhere" TEXT;

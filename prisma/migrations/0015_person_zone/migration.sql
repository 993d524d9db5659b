-- The zone that somebody's clock shows, of the IANA database; null: the country's.
ALTER TABLE "person" ADD COLUMN     "zone" TEXT;

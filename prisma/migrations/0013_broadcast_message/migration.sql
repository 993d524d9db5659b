-- What a broadcast is about is named, and what it says is made of that; its places are pairs of state and district, as a
-- district's name may be that of another state's too. Whom it met knows the message that was sent, so that it can be taken
-- back, and what became of it counted.
-- Nothing could write one until now.
DELETE FROM "broadcast";

ALTER TABLE "broadcast" DROP COLUMN "districts",
DROP COLUMN "key",
DROP COLUMN "params",
DROP COLUMN "states",
ADD COLUMN     "about" TEXT NOT NULL,
ADD COLUMN     "day" DATE,
ADD COLUMN     "places" JSONB NOT NULL;

ALTER TABLE "broadcast_person" ADD COLUMN     "message_id" UUID;

CREATE UNIQUE INDEX "broadcast_person_message_id_key" ON "broadcast_person"("message_id");

ALTER TABLE "broadcast_person" ADD CONSTRAINT "broadcast_person_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "outbox"("id") ON DELETE SET NULL ON UPDATE CASCADE;

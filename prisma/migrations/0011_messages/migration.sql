-- One road out: what is written to people unasked is counted and held back by name, told once, and tried on one road after
-- the other; what it came to is kept until the figures of its day are.
ALTER TABLE "outbox" ADD COLUMN     "once_key" BYTEA,
ADD COLUMN     "counted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "held" TEXT,
ADD COLUMN     "tried" TEXT[] NOT NULL DEFAULT '{}',
ADD COLUMN     "template" TEXT,
ADD COLUMN     "sent_at" TIMESTAMPTZ(3);

CREATE UNIQUE INDEX "outbox_once_key_key" ON "outbox"("once_key");
CREATE INDEX "outbox_sent_at_idx" ON "outbox"("sent_at");

-- When the person was last heard of: a question of ours moves a conversation on as well, and says nothing of who has the
-- number now.
ALTER TABLE "conversation" ADD COLUMN     "heard_at" TIMESTAMPTZ(3);
UPDATE "conversation" SET "heard_at" = "updated_at";
ALTER TABLE "conversation" ALTER COLUMN "heard_at" SET NOT NULL, ALTER COLUMN "heard_at" SET DEFAULT CURRENT_TIMESTAMP;

-- By which channel a consent came, and the words of ours that it answered.
ALTER TABLE "consent" ADD COLUMN     "channel" TEXT,
ADD COLUMN     "wording" TEXT;

-- One message to many: written by one, approved by another, sent little by little. Some are drawn who are not written to.
CREATE TABLE "broadcast" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "states" TEXT[],
    "districts" TEXT[],
    "control_share" DOUBLE PRECISION NOT NULL,
    "status" TEXT NOT NULL,
    "written_by" UUID NOT NULL,
    "approved_by" UUID,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_at" TIMESTAMPTZ(3),
    "until" TIMESTAMPTZ(3) NOT NULL,
    -- The last person that was looked at: everybody is looked at once, in the order of their ids.
    "reached" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "broadcast_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "broadcast_person" (
    "broadcast_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "arm" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "broadcast_person_pkey" PRIMARY KEY ("broadcast_id","person_id")
);
CREATE INDEX "broadcast_person_person_id_idx" ON "broadcast_person"("person_id");

ALTER TABLE "broadcast_person" ADD CONSTRAINT "broadcast_person_broadcast_id_fkey" FOREIGN KEY ("broadcast_id") REFERENCES "broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "broadcast_person" ADD CONSTRAINT "broadcast_person_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

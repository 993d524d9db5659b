-- What somebody was told in a symptom check and asked to be kept. The id is that of the outbox row.
CREATE TABLE "assessment" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "payload_sealed" BYTEA NOT NULL,
    "model_version" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "assessment_person_id_at_idx" ON "assessment"("person_id", "at");

ALTER TABLE "assessment" ADD CONSTRAINT "assessment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

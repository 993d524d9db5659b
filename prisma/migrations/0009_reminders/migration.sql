-- What people wished to be reminded of. How it is planned is sealed; what is due of it soon stands in "dose".
CREATE TABLE "reminder" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "identity_id" UUID,
    "status" TEXT NOT NULL,
    "plan_sealed" BYTEA NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "planned_until" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "alerted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("id")
);

-- One dose or visit, at most one for each moment of a reminder.
CREATE TABLE "dose" (
    "id" UUID NOT NULL,
    "reminder_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "laters" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "dose_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "reminder_person_id_idx" ON "reminder"("person_id");

CREATE INDEX "reminder_status_planned_until_idx" ON "reminder"("status", "planned_until");

CREATE UNIQUE INDEX "dose_reminder_id_due_at_key" ON "dose"("reminder_id", "due_at");

CREATE INDEX "dose_status_asked_at_idx" ON "dose"("status", "asked_at");

ALTER TABLE "reminder" ADD CONSTRAINT "reminder_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "reminder" ADD CONSTRAINT "reminder_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "dose" ADD CONSTRAINT "dose_reminder_id_fkey" FOREIGN KEY ("reminder_id") REFERENCES "reminder"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An SOS becomes an incident: somebody is asked, accepts, comes, or the public number is said again. `status` is a state of
-- core/emergencies/chart.ts; what is waited for has a deadline.
ALTER TABLE "emergency" ADD COLUMN     "identity_id" UUID,
ADD COLUMN     "code" TEXT,
ADD COLUMN     "ring" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "responder_id" UUID,
ADD COLUMN     "eta_at" TIMESTAMPTZ(3),
ADD COLUMN     "deadline_at" TIMESTAMPTZ(3),
ADD COLUMN     "cancel_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "joined_id" UUID,
ADD COLUMN     "before" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "ended_at" TIMESTAMPTZ(3);

-- What was raised until now was answered with the public numbers and nothing else.
UPDATE "emergency" SET "status" = 'handed-over', "ended_at" = "raised_at";

CREATE UNIQUE INDEX "emergency_open_code" ON "emergency"("code") WHERE "ended_at" IS NULL;
CREATE INDEX "emergency_waiting" ON "emergency"("deadline_at") WHERE "ended_at" IS NULL;
CREATE INDEX "emergency_person_id_raised_at_idx" ON "emergency"("person_id", "raised_at");

-- What happened, as a chain of hashes for each emergency. It has no foreign key: the chain outlives whom it was about, and
-- names nobody.
CREATE TABLE "emergency_event" (
    "emergency_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "emergency_event_pkey" PRIMARY KEY ("emergency_id","position")
);

CREATE FUNCTION "emergency_event_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'emergency_event is only ever added to' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "emergency_event_kept" BEFORE UPDATE OR DELETE OR TRUNCATE ON "emergency_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "emergency_event_kept"();

CREATE TABLE "responder" (
    "account_id" UUID NOT NULL,
    "identity_id" UUID NOT NULL,
    "skills" TEXT[],
    "vehicle" TEXT NOT NULL,
    "radius_km" DOUBLE PRECISION NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "on_duty_until" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "responder_pkey" PRIMARY KEY ("account_id")
);
CREATE INDEX "responder_identity_id_idx" ON "responder"("identity_id");
CREATE INDEX "responder_nearest" ON "responder" USING gist (ll_to_earth("latitude", "longitude"));

CREATE TABLE "dispatch" (
    "emergency_id" UUID NOT NULL,
    "responder_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "ring" INTEGER NOT NULL,
    "km" DOUBLE PRECISION NOT NULL,
    "state" TEXT NOT NULL,
    "minutes" INTEGER,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "dispatch_pkey" PRIMARY KEY ("emergency_id","responder_id")
);
-- Nobody is sent to two emergencies, and no two to one.
CREATE UNIQUE INDEX "dispatch_one_responder" ON "dispatch"("emergency_id") WHERE "state" = 'accepted';
CREATE UNIQUE INDEX "dispatch_one_emergency" ON "dispatch"("responder_id") WHERE "state" = 'accepted';
CREATE INDEX "dispatch_responder_id_idx" ON "dispatch"("responder_id");

ALTER TABLE "emergency" ADD CONSTRAINT "emergency_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "emergency" ADD CONSTRAINT "emergency_responder_id_fkey" FOREIGN KEY ("responder_id") REFERENCES "responder"("account_id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "responder" ADD CONSTRAINT "responder_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "responder" ADD CONSTRAINT "responder_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "dispatch" ADD CONSTRAINT "dispatch_emergency_id_fkey" FOREIGN KEY ("emergency_id") REFERENCES "emergency"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "dispatch" ADD CONSTRAINT "dispatch_responder_id_fkey" FOREIGN KEY ("responder_id") REFERENCES "responder"("account_id") ON DELETE CASCADE ON UPDATE CASCADE;

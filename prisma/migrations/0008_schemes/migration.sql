-- Schemes as they are searched for, filled at start; and applications of people, with what they are for sealed.
CREATE TABLE "scheme" (
    "id" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "states" TEXT[],
    "name" TEXT NOT NULL,
    "words" tsvector NOT NULL,
    "search_keys" TEXT NOT NULL,

    CONSTRAINT "scheme_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "scheme_application" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "person_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "data_sealed" BYTEA NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "consented_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scheme_application_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "scheme_application_person_id_idx" ON "scheme_application"("person_id");

ALTER TABLE "scheme_application" ADD CONSTRAINT "scheme_application_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

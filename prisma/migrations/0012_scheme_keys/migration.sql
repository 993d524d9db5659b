-- Names of schemes by their keys, each in a row: trigrams of short keys are compared by an index, those of long lists were not.
CREATE TABLE "scheme_key" (
    "scheme_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "scheme_key_pkey" PRIMARY KEY ("scheme_id", "key")
);

ALTER TABLE "scheme_key" ADD CONSTRAINT "scheme_key_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "scheme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "scheme" DROP COLUMN "search_keys";

-- By hand, and not in schema.prisma: named in core/db/migrate.ts, so that the drift check leaves it alone.
CREATE INDEX "scheme_key_trigram" ON "scheme_key" USING gin ("key" gin_trgm_ops) WITH (fastupdate = off);

-- CreateTable
CREATE TABLE "facility_source" (
    "source" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "facility_id" TEXT,
    "list_name" TEXT NOT NULL,
    "list_date" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "ownership" TEXT NOT NULL,
    "district" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "towns" TEXT[],
    "pin" TEXT,
    "phone" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "precision_km" DOUBLE PRECISION,

    CONSTRAINT "facility_source_pkey" PRIMARY KEY ("source","source_key")
);

-- CreateIndex
CREATE INDEX "facility_source_facility_id_idx" ON "facility_source"("facility_id");

-- AddForeignKey
ALTER TABLE "facility_source" ADD CONSTRAINT "facility_source_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facility"("id") ON DELETE SET NULL ON UPDATE CASCADE;

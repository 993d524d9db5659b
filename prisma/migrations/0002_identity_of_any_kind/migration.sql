-- Some people are known by an identity of their messenger's that hides their number.
ALTER TABLE "phone_identity" RENAME TO "identity";
ALTER TABLE "identity" RENAME COLUMN "number_index" TO "address_index";
ALTER TABLE "identity" RENAME COLUMN "number_sealed" TO "address_sealed";
ALTER TABLE "identity" RENAME CONSTRAINT "phone_identity_pkey" TO "identity_pkey";
ALTER TABLE "identity" RENAME CONSTRAINT "phone_identity_person_id_fkey" TO "identity_person_id_fkey";
ALTER INDEX "phone_identity_number_index_key" RENAME TO "identity_address_index_key";
ALTER INDEX "phone_identity_person_id_idx" RENAME TO "identity_person_id_idx";

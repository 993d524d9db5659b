-- AlterTable
ALTER TABLE "delivery_report" ADD COLUMN     "cost" TEXT;

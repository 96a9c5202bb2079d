-- AlterTable
ALTER TABLE "provider_event" ADD COLUMN     "refs" JSONB NOT NULL DEFAULT '{}';

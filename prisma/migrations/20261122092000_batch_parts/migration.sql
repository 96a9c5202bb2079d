-- AlterTable
ALTER TABLE "statement_line" ADD COLUMN     "parts" JSONB NOT NULL DEFAULT '[]';

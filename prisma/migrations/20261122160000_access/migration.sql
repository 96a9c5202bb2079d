-- A person who may sees for some minutes what a colleague sees (spec 07 §5.7 view as): a mark on their own session.

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "view_as_id" UUID,
ADD COLUMN     "view_as_until" TIMESTAMPTZ(3);

ALTER TABLE session ADD CONSTRAINT session_view_as CHECK ((view_as_id IS NULL) = (view_as_until IS NULL));

-- Cash that is taken to the bank leaves a cash box, which is no bank account (PS16): `party_id` is then the branch whose box it was.
ALTER TABLE "transfer" ALTER COLUMN "source_id" DROP NOT NULL;
ALTER TABLE transfer DROP CONSTRAINT transfer_kind,
  ADD CONSTRAINT transfer_kind CHECK (kind IN ('sweep', 'cover', 'own', 'cash')),
  ADD CONSTRAINT transfer_source CHECK ((kind = 'cash') = (source_id IS NULL)),
  ADD CONSTRAINT transfer_box CHECK (kind <> 'cash' OR (party_id IS NOT NULL AND sent_on IS NOT NULL));

import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { findSetting } from "~/office/data/setting/settings.server";
import { saveSettingChange } from "~/office/data/setting/setting-changes.server";
import {
  brandImage,
  type BrandImage,
  IMAGE_SLOTS,
  imageSettingOf,
  type ImageSlot,
  misfitOf,
} from "~/office/domain/brand/brand-images";
import { accept, refuse } from "~/office/domain/outcome";

const input = z.object({ slot: z.enum(IMAGE_SLOTS), image: brandImage, fileName: z.string().max(255) });

/** A picture that was cleaned and stored stands for the firm from now on. Refusals: LETTERHEAD_PNG, ICON_SQUARE, IMAGE_SAME. */
export const placeBrandImage = defineCommand(
  { name: "brand.place_image", permission: "setting:update", input },
  async (context, { slot, image, fileName }) => {
    const misfit = misfitOf(slot, image);
    if (misfit) return refuse(misfit);
    const before = await imageIn(context, slot);
    if (before?.sha256 === image.sha256) return refuse("IMAGE_SAME");
    await saveImage(context, slot, { before, after: image, reason: fileName || "–" });
    return accept({ slot });
  },
);

export async function imageIn(
  { db, today }: Pick<CommandContext, "db" | "today">,
  slot: ImageSlot,
): Promise<BrandImage | null> {
  return brandImage
    .nullable()
    .catch(null)
    .parse(await findSetting(db, imageSettingOf(slot), today));
}

/** The word that counts, its line of history, and the event. */
export async function saveImage(
  context: CommandContext,
  slot: ImageSlot,
  { before, after, reason }: { before: BrandImage | null; after: BrandImage | null; reason: string },
): Promise<void> {
  const { db, today: from, actor } = context;
  const madeBy = { kind: actor.kind, id: actor.id };
  const key = imageSettingOf(slot);
  await saveSettingChange(db, {
    id: context.newId(),
    key,
    before,
    after,
    from,
    reason,
    madeBy,
    approvedById: null,
  });
  context.emit(
    "brand.image_changed",
    { type: "tenant", id: context.tenant.id },
    { before: { [slot]: before?.sha256 ?? null }, after: { [slot]: after?.sha256 ?? null } },
  );
}

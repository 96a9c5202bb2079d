import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { IMAGE_SLOTS } from "~/office/domain/brand/brand-images";
import { accept, refuse } from "~/office/domain/outcome";

import { imageIn, saveImage } from "./place-brand-image.server";

/** The place is empty again. The stored picture stays: mails that were sent show it still. */
export const removeBrandImage = defineCommand(
  {
    name: "brand.remove_image",
    permission: "setting:update",
    input: z.object({ slot: z.enum(IMAGE_SLOTS) }),
  },
  async (context, { slot }) => {
    const before = await imageIn(context, slot);
    if (!before) return refuse("NOT_FOUND");
    await saveImage(context, slot, { before, after: null, reason: "–" });
    return accept({ slot });
  },
);

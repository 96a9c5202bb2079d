import { z } from "zod";

// Source: spec 07 §1.2 step 3, §3.1: logo light and dark, icon, letterhead.

/** Where a firm's pictures stand. */
export const IMAGE_SLOTS = ["logo", "logo_dark", "icon", "letterhead"] as const;
export type ImageSlot = (typeof IMAGE_SLOTS)[number];

/** 1 MB */
export const IMAGE_BYTES = 1024 ** 2;

const image = z.object({
  /** hexadecimal, of the picture as it is stored */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  kind: z.enum(["png", "svg"]),
  width: z.number().positive(),
  height: z.number().positive(),
});
export const brandImage = image;
export type BrandImage = z.output<typeof image>;

export type BrandImages = Partial<Record<ImageSlot, BrandImage>>;

/** The key under which a picture stands beside the firm's settings; no setting, so no page of settings offers it. */
export function imageSettingOf(slot: ImageSlot): string {
  return `image_${slot}`;
}

/** The firm's pictures among what its facts carry. */
export function imagesOf({ settings = {} }: { settings?: Readonly<Record<string, unknown>> }): BrandImages {
  const found = IMAGE_SLOTS.map(
    (slot) => [slot, image.safeParse(settings[imageSettingOf(slot)]).data] as const,
  );
  return Object.fromEntries(found.filter(([, one]) => one !== undefined));
}

/** Its key in the firm's storage: the picture itself says where it lies, so an address never shows another one. */
export function imageKeyOf({ sha256, kind }: Pick<BrandImage, "sha256" | "kind">): string {
  return `brand/${sha256}.${kind}`;
}

/** Where a browser or a mail program finds it. */
export function imagePathOf(slug: string, { sha256, kind }: BrandImage): string {
  return `/portal/${slug}/brand/${sha256}.${kind}`;
}

/** What letters and mails show, which take PNG alone: one of their own, or the logo where it is one. */
export function letterImageOf({ letterhead, logo }: BrandImages): BrandImage | null {
  return letterhead ?? (logo?.kind === "png" ? logo : null);
}

/** Why a picture does not fit its place; null where it does. */
export function misfitOf(
  slot: ImageSlot,
  { kind, width, height }: Omit<BrandImage, "sha256">,
): string | null {
  if (slot === "letterhead" && kind !== "png") return "LETTERHEAD_PNG";
  const square = Math.max(width, height) / Math.min(width, height) <= 1.1;
  return slot === "icon" && !square ? "ICON_SQUARE" : null;
}

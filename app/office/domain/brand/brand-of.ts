import type { TenantFacts } from "~/office/domain/event/actor";
import { settingOf } from "~/office/domain/setting/setting-of";
import { SETTINGS } from "~/office/domain/setting/settings.table";

import { type BrandColours, brandColours } from "~/office/domain/colour/contrast";

import { type BrandImage, imagePathOf, imagesOf } from "./brand-images";
import { type ComplaintContact, complaintContactOf } from "./complaint-contact";

/** A picture as a page shows it. */
export interface ShownImage {
  src: string;
  type: "image/png" | "image/svg+xml";
  width: number;
  height: number;
}

/** How the firm shows itself to its customers. */
export interface Brand {
  /** in the portal */
  name: string;
  /** from whom mails come */
  sender: string;
  /** null where the firm chose none: ours */
  colours: BrandColours | null;
  logo: ShownImage | null;
  /** for dark pages; null: the other one, on a light ground */
  logoDark: ShownImage | null;
  icon: ShownImage | null;
  /** whether the portal says whose software it is */
  poweredBy: boolean;
  contact: { phone: string | null; email: string | null; address: string | null };
  footNote: string | null;
  complaints: ComplaintContact | null;
}

export function brandOf(tenant: Pick<TenantFacts, "slug" | "settings" | "country" | "displayName">): Brand {
  const orNull = (key: "contact_phone" | "contact_email" | "contact_address" | "foot_note") =>
    settingOf(tenant, key) || null;
  const colour = settingOf(tenant, "brand_colour");
  const { logo, logo_dark: logoDark, icon } = imagesOf(tenant);
  const shown = (image: BrandImage | undefined) => (image ? toShown(tenant.slug, image) : null);
  return {
    name: settingOf(tenant, "portal_name") || tenant.displayName,
    sender: settingOf(tenant, "sender_name") || tenant.displayName,
    colours: colour === SETTINGS.brand_colour.default ? null : brandColours(colour),
    logo: shown(logo),
    logoDark: shown(logoDark),
    icon: shown(icon),
    poweredBy: settingOf(tenant, "powered_by") === "shown",
    contact: {
      phone: orNull("contact_phone"),
      email: orNull("contact_email"),
      address: orNull("contact_address"),
    },
    footNote: orNull("foot_note"),
    complaints: complaintContactOf(tenant),
  };
}

function toShown(slug: string, image: BrandImage): ShownImage {
  const { kind, width, height } = image;
  return {
    src: imagePathOf(slug, image),
    type: kind === "png" ? "image/png" : "image/svg+xml",
    width,
    height,
  };
}

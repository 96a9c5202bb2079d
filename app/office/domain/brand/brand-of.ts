import type { TenantFacts } from "~/office/domain/event/actor";
import { settingOf } from "~/office/domain/setting/setting-of";
import { SETTINGS } from "~/office/domain/setting/settings.table";

import { type BrandColours, brandColours } from "~/office/domain/colour/contrast";

/** How the firm shows itself to its customers. */
export interface Brand {
  /** in the portal */
  name: string;
  /** from whom mails come */
  sender: string;
  /** null where the firm chose none: ours */
  colours: BrandColours | null;
  contact: { phone: string | null; email: string | null; address: string | null };
  footNote: string | null;
}

export function brandOf(tenant: Pick<TenantFacts, "settings" | "country" | "displayName">): Brand {
  const orNull = (key: "contact_phone" | "contact_email" | "contact_address" | "foot_note") =>
    settingOf(tenant, key) || null;
  const colour = settingOf(tenant, "brand_colour");
  return {
    name: settingOf(tenant, "portal_name") || tenant.displayName,
    sender: settingOf(tenant, "sender_name") || tenant.displayName,
    colours: colour === SETTINGS.brand_colour.default ? null : brandColours(colour),
    contact: {
      phone: orNull("contact_phone"),
      email: orNull("contact_email"),
      address: orNull("contact_address"),
    },
    footNote: orNull("foot_note"),
  };
}

import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import {
  countFormerNames,
  isNameTaken,
  saveAddressName,
} from "~/people/data/web-domain/address-names.server";
import { ADDRESS_NAME, FORMER_DAYS, isReservedName } from "~/people/domain/agency/address-name";

/** So that nobody keeps many names from others. */
const MOST_FORMER = 3;

/**
 * The firm has another name in addresses; the old one leads to it for ninety days and is nobody else's meanwhile.
 * Refusals on `slug`: SLUG_FORMAT, SLUG_SAME, SLUG_TAKEN; SLUG_TOO_OFTEN.
 */
export const changeAddressName = defineCommand(
  {
    name: "tenant.change_address_name",
    permission: "setting:update",
    input: z.object({ slug: z.string("REQUIRED").trim().toLowerCase().regex(ADDRESS_NAME, "SLUG_FORMAT") }),
  },
  async ({ db, tenant, emit }, { slug }) => {
    if (slug === tenant.slug) return refuseField("slug", "SLUG_SAME");
    if (isReservedName(slug) || (await isNameTaken(db, slug))) return refuseField("slug", "SLUG_TAKEN");
    if ((await countFormerNames(db)) >= MOST_FORMER) return refuse("SLUG_TOO_OFTEN");
    await saveAddressName(db, { before: tenant.slug, after: slug, days: FORMER_DAYS });
    emit(
      "tenant.address_name_changed",
      { type: "tenant", id: tenant.id },
      { before: { slug: tenant.slug }, after: { slug } },
    );
    return accept({ slug });
  },
);

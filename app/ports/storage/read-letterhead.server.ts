import { buffer } from "node:stream/consumers";

import { brandOf } from "~/office/domain/brand/brand-of";
import { imageKeyOf, imagesOf, letterImageOf } from "~/office/domain/brand/brand-images";
import type { TenantFacts } from "~/office/domain/event/actor";

import type { StoragePort } from "./port";

/** What stands at the head of a firm's letters. */
export interface FirmLetterhead {
  /** a PNG */
  logo: Buffer | null;
  /** of the line below, readable on white; null: plain ink */
  colour: string | null;
}

export async function readLetterhead(storage: StoragePort, tenant: TenantFacts): Promise<FirmLetterhead> {
  const image = letterImageOf(imagesOf(tenant));
  const stream = image && (await storage.get({ tenantId: tenant.id, key: imageKeyOf(image) }));
  return { logo: stream ? await buffer(stream) : null, colour: brandOf(tenant).colours?.colour ?? null };
}

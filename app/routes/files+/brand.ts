import { createHash } from "node:crypto";
import { Readable } from "node:stream";

import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { IMAGE_BYTES, IMAGE_SLOTS, imageKeyOf } from "~/office/domain/brand/brand-images";
import { flashTo } from "~/people/access/answers/flash.server";
import { requireFormToken } from "~/people/access/require-form-token.server";
import { requireStaff, type StaffAccess } from "~/people/access/require-staff.server";
import { placeBrandImage } from "~/people/commands/brand/place-brand-image.server";
import {
  type FormPart,
  fieldText,
  MalformedFormError,
  multipartParts,
} from "~/platform/http/multipart-parts.server";
import { cleanImage } from "~/platform/image/clean-image.server";
import { currentPorts } from "~/ports/current-ports.server";

const PAGE = "/settings/brand";

/** Takes a picture of the firm: what is stored is the picture made clean, never the file as it came. */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const { slot, fileName, bytes } = await readPicture(request, staff);
  const back = (code: string, what = "") =>
    redirect(`${PAGE}?${new URLSearchParams({ slot, refused: code, what }).toString()}#${slot}`, 303);
  if (!bytes) return back(fileName === "" ? "NO_FILE" : "FILE_TOO_LARGE");
  const cleaned = cleanImage(bytes);
  if (!cleaned.ok) return back(cleaned.code, cleaned.what);
  const { kind, width, height } = cleaned;
  const sha256 = createHash("sha256").update(cleaned.bytes).digest("hex");
  const { storage } = currentPorts();
  const place = { tenantId: staff.tenant.id, key: imageKeyOf({ sha256, kind }) };
  const stored = await storage.put(place, Readable.from([cleaned.bytes]), { maxBytes: 2 * IMAGE_BYTES });
  if (!stored.ok) return back("FILE_TOO_LARGE");
  const outcome = await staff.change(placeBrandImage, {
    slot,
    image: { sha256, kind, width, height },
    fileName,
  });
  if (!outcome.ok) return back(outcome.refusal.code);
  return flashTo(`${PAGE}#${slot}`, { tone: "good", key: `firm:brand.flash.${slot}` });
}

/** `bytes` is null where no file came or it is too large. */
async function readPicture(request: Request, staff: StaffAccess) {
  const fields = new Map<string, string>();
  const picture = {
    slot: IMAGE_SLOTS[0] as (typeof IMAGE_SLOTS)[number],
    fileName: "",
    bytes: null as Buffer | null,
  };
  try {
    for await (const part of multipartParts(request)) {
      if (part.fileName === null) {
        fields.set(part.name, await fieldText(part));
        continue;
      }
      requireFormToken(fields.get("csrf"), staff);
      picture.slot = IMAGE_SLOTS.find((one) => one === fields.get("slot")) ?? picture.slot;
      picture.fileName = part.fileName.slice(-255);
      picture.bytes = picture.fileName === "" ? null : await readBytes(part);
      break;
    }
    requireFormToken(fields.get("csrf"), staff);
  } catch (error) {
    if (!(error instanceof MalformedFormError)) throw error;
    throw new Response("BAD_FORM", { status: 400 });
  }
  return picture;
}

async function readBytes(part: FormPart): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of part.data) {
    size += chunk.length;
    if (size > IMAGE_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

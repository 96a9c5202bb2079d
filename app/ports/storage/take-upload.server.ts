import { Readable } from "node:stream";

import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import {
  fieldText,
  type FormPart,
  MalformedFormError,
  multipartParts,
} from "~/platform/http/multipart-parts.server";
import { newId } from "~/platform/ids/new-id";

import type { StoragePort } from "./port";

/** A file of a form as it lies in storage. */
export interface StoredUpload {
  fileName: string;
  storageKey: string;
  sha256: string;
  size: bigint;
  mime: string;
}

export interface UploadRules {
  /** the first part of the file's key in storage */
  folder: string;
  maxBytes: number;
  /** names that may be taken; any where it is left out */
  names?: RegExp;
  /** throws unless the fields so far allow a file: a forged request leaves no byte in storage */
  admit(fields: Map<string, string>): void;
}

export interface TakenUpload {
  fields: Map<string, string>;
  /** refused with NO_FILE, FILE_KIND, FILE_TOO_LARGE or EMPTY_FILE, and then nothing is kept of it */
  stored: Outcome<StoredUpload>;
  /** Takes the file out of storage again: what it was for was refused. */
  forget(): Promise<void>;
}

/** Reads a form with one file, whose bytes go to the tenant's storage as they arrive. */
export async function takeUpload(
  request: Request,
  storage: StoragePort,
  tenantId: string,
  rules: UploadRules,
): Promise<TakenUpload> {
  const fields = new Map<string, string>();
  let stored: Outcome<StoredUpload> = refuse("NO_FILE");
  const forget = async () => {
    if (stored.ok) await storage.delete({ tenantId, key: stored.value.storageKey });
  };
  try {
    for await (const part of multipartParts(request)) {
      if (part.fileName === null) {
        fields.set(part.name, await fieldText(part));
        continue;
      }
      rules.admit(fields);
      stored = await storePart(part, part.fileName, storage, tenantId, rules);
    }
    rules.admit(fields);
  } catch (error) {
    await forget();
    if (error instanceof MalformedFormError) throw new Response("BAD_FORM", { status: 400 });
    throw error;
  }
  return { fields, stored, forget };
}

async function storePart(
  part: FormPart,
  fileName: string,
  storage: StoragePort,
  tenantId: string,
  { folder, maxBytes, names }: UploadRules,
): Promise<Outcome<StoredUpload>> {
  if (fileName === "") return refuse("NO_FILE");
  if (names && !names.test(fileName)) return refuse("FILE_KIND");
  const storageKey = `${folder}/${newId()}/original`;
  const place = { tenantId, key: storageKey };
  const put = await storage.put(place, Readable.from(part.data), { maxBytes });
  if (!put.ok) return refuse("FILE_TOO_LARGE");
  const upload = { fileName: fileName.slice(-255), storageKey, sha256: put.sha256, size: BigInt(put.size) };
  if (put.size > 0) return accept({ ...upload, mime: part.contentType.slice(0, 100) });
  await storage.delete(place);
  return refuse("EMPTY_FILE");
}

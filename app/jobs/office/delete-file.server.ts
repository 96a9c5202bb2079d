import type { JobHandler } from "../job-host";

/** A file whose rows are gone or erased; deleting what is not there is fine. */
export const deleteFile: JobHandler = async (host, payload) => {
  await host.ports.storage.delete({
    tenantId: String(payload["tenantId"]),
    key: String(payload["storageKey"]),
  });
};

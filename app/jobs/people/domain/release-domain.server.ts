import { acrossTenantsServing } from "~/people/data/web-domain/web-domains.server";

import type { JobHandler } from "../../job-host";

/** Gives a name's certificate back, unless a firm is served under it again. */
export const releaseDomain: JobHandler = async (host, payload) => {
  const name = String(payload["host"]);
  if (await acrossTenantsServing(host.database, name)) return;
  if (!(await host.ports.certificates.release(name)))
    throw new Error(`the certificate of ${name} was not given back`);
};

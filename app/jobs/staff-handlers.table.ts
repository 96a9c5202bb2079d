import type { JobHandler } from "./job-host";
import { ageTenant } from "./people/age-tenant.server";
import { resetFactors } from "./people/reset-factors.server";
import { tellDenials } from "./people/tell-denials.server";

/** Jobs about the firm and its people. */
export const staffHandlers = {
  "age-tenant": ageTenant,
  "reset-factors": resetFactors,
  "tell-denials": tellDenials,
} satisfies Record<string, JobHandler>;

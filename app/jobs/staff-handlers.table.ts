import type { JobHandler } from "./job-host";
import { archiveMonth } from "./office/archive-month.server";
import { deleteFile } from "./office/delete-file.server";
import { ageTenant } from "./people/age-tenant.server";
import { checkDomain } from "./people/domain/check-domain.server";
import { releaseDomain } from "./people/domain/release-domain.server";
import { resetFactors } from "./people/reset-factors.server";
import { tellDenials } from "./people/tell-denials.server";

/** Jobs about the firm and its people. */
export const staffHandlers = {
  "age-tenant": ageTenant,
  "check-domain": checkDomain,
  "release-domain": releaseDomain,
  "archive-month": archiveMonth,
  "delete-file": deleteFile,
  "reset-factors": resetFactors,
  "tell-denials": tellDenials,
} satisfies Record<string, JobHandler>;

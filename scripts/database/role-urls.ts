import { createHmac } from "node:crypto";

/** The roles that processes log in as. */
export const LOGIN_ROLES = { app: "quittance_app", across: "quittance_across" } as const;

export interface RoleUrls {
  ownerUrl: string;
  appUrl: string;
  acrossUrl: string;
  appPassword: string;
  acrossPassword: string;
}

/**
 * Connection strings of the two login roles on the server of `ownerUrl`. Their passwords follow from a
 * secret only the owner has, so that two checkouts on one server agree and nothing has to be stored.
 */
export function roleUrls(ownerUrl: string, secret: string = new URL(ownerUrl).password): RoleUrls {
  if (!secret) throw new Error("the database URL has no password to derive the roles' passwords from");
  const passwordOf = (role: string) =>
    createHmac("sha256", secret).update(`quittance ${role}`).digest("base64url");
  const appPassword = passwordOf(LOGIN_ROLES.app);
  const acrossPassword = passwordOf(LOGIN_ROLES.across);
  return {
    ownerUrl,
    appUrl: withLogin(ownerUrl, LOGIN_ROLES.app, appPassword),
    acrossUrl: withLogin(ownerUrl, LOGIN_ROLES.across, acrossPassword),
    appPassword,
    acrossPassword,
  };
}

/** The same server and database under another login. */
export function withLogin(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = encodeURIComponent(password);
  return changed.href;
}

/** The same server and login, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

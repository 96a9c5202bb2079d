/** What the seed is given. The environment holds everything that web and worker have. */
export interface DemoContext {
  baseUrl: string;
  stripeUrl: string;
  outboxUrl: string;
  /** where names' records are told */
  namesUrl: string;
  sftp: { host: string; port: number; username: string; password: string; folder: string };
  log: (line: string) => void;
}

export interface DemoLogin {
  tenant: string;
  role: string;
  email: string;
  password: string;
  /** key of its authenticator, where the login has one */
  authenticator?: string;
}

/** One key for every authenticator of the demo, so that the outbox page can show the code of now. */
export const DEMO_AUTHENTICATOR = "NINEQUIETHERONSATDUSKNINEQUIETHE";

/** What the seed made. */
export interface DemoSeed {
  portalUrl: string;
  logins: DemoLogin[];
}

/** `.data/demo.json`. */
export interface DemoFacts extends DemoSeed {
  baseUrl: string;
  outboxUrl: string;
  namesUrl: string;
  stripeUrl: string;
  databaseUrl: string;
}

import { importSettings } from "~/people/commands/setting/import-settings.server";
import { addDays, civilDateIn, type CivilDate } from "~/office/domain/calendar-date";

import {
  DEMO_AUTHENTICATOR,
  type DemoContext,
  type DemoLogin,
  type DemoSeed,
} from "../../scripts/demo/demo-context";
import { accountsOf, beginDay, connectSftp, distribute, placeFile, playDeed } from "./collections";
import { HISTORY, PLACED } from "./history.table";
import { lengthenTrial, payForPlan } from "./billing";
import { enableCards, payByCard, refundPart } from "./money";
import { drawChart } from "./organisation";
import {
  appointOperators,
  DEMO_PASSWORD,
  type DemoFirm,
  enrol,
  type FirmPlan,
  goLiveWith,
  hire,
  openFirm,
} from "./people";
import { type Hand, openSeedHost, type SeedHost, valueOf } from "./seed-host";

const HARBOR = {
  slug: "harbor",
  displayName: "Harbor Recovery Services",
  legalName: "Harbor Recovery Services, LLC",
  timeZone: "America/New_York",
  creditor: "Meridian Portfolio Services",
  admin: { fullName: "Ada Lindqvist", email: "ada@harbor.example" },
};

const KEYSTONE = {
  slug: "keystone",
  displayName: "Keystone Collections",
  legalName: "Keystone Collections, Inc.",
  timeZone: "America/New_York",
  creditor: "Allegheny Dental Group",
  onTrial: true as const,
  admin: { fullName: "Kate Sorensen", email: "kate@keystone.example" },
};

const STAFF = [
  { fullName: "Miriam Okafor", email: "miriam@harbor.example", role: "collections_manager" },
  { fullName: "Cole Bennett", email: "cole@harbor.example", role: "collector" },
  { fullName: "Priya Nair", email: "priya@harbor.example", role: "collector" },
  { fullName: "Victor Haas", email: "victor@harbor.example", role: "viewer" },
  { fullName: "Farah Demir", email: "farah@harbor.example", role: "finance" },
  { fullName: "Anton Weiss", email: "anton@harbor.example", role: "accountant" },
  { fullName: "Tamsin Reed", email: "tamsin@harbor.example", role: "team_lead" },
  // last: who comes after her in a role that decides needs her word
  { fullName: "Celia Ortiz", email: "celia@harbor.example", role: "compliance" },
];

const PLATFORM = "platform";
const OPERATORS = [
  { fullName: "Olga Petrenko", email: "olga@quittance.example" },
  { fullName: "Otto Weiss", email: "otto@quittance.example" },
];

/** Whose roles need a second factor (spec 07 §4.2). */
const WITH_SECOND_FACTOR = ["agency_admin", "collections_manager", "finance", "accountant", "compliance"];

/** How the demo names the roles (issue 2); everything else is named as the product names it. */
const ROLE_WORDS: Record<string, string> = { collections_manager: "manager" };

/**
 * Two firms with everything made through the product's own commands, worker and stand-ins. Running it
 * again finds what an interrupted run made. Ends with both firms on the real today.
 */
export default async function seedDemo(context: DemoContext): Promise<DemoSeed> {
  const seed = await openSeedHost();
  try {
    await seedHarbor(seed, context);
    await seedKeystone(seed, context);
    for (const { tenant, email, authenticator } of logins())
      if (authenticator && tenant !== PLATFORM) await enrol(seed, email);
    const harbor = { ...HARBOR, opened: civilDateIn(HARBOR.timeZone, new Date()) };
    await goLiveWith(seed, await openFirm(seed, harbor), harbor, HARBOR_LOOK.contact_address);
    await appointOperators(seed, OPERATORS);
  } finally {
    await seed.close();
  }
  return { portalUrl: `${context.baseUrl}/portal/${HARBOR.slug}`, logins: logins() };
}

async function seedHarbor(seed: SeedHost, context: DemoContext): Promise<void> {
  const today = civilDateIn(HARBOR.timeZone, new Date());
  const first = PLACED[0]?.day ?? 0;
  const firm = await firmOn(seed, HARBOR, addDays(today, -first));
  const hands = await Promise.all(STAFF.map((person) => hire(seed, firm, person)));
  await drawChart(firm);
  context.log(`${HARBOR.displayName}: ${hands.length + 1} people`);
  await playHistory(seed, firm, hands, today);
  context.log(`${HARBOR.displayName}: ${PLACED.length} files placed, ${first} days of work`);
  seed.playing = null;
  const now = await firmOn(seed, HARBOR, today);
  await enableCards(now);
  await payForPlan(seed, now, "growth");
  const accounts = await accountsOf(now);
  const card = (ref: string, amount: string) => {
    const account = accounts.get(ref);
    if (!account) throw new Error(`${ref} was not placed`);
    return payByCard(seed, now, account, amount);
  };
  await card("IMP-60002", "890.50");
  await refundPart(now, await card("IMP-50017", "1200.00"), "200.00");
  context.log(`${HARBOR.displayName}: card payments are on`);
  await connectSftp(now, context.sftp);
  await dressUp(now);
}

const HARBOR_LOOK = {
  contact_phone: "+1 617 555 0142",
  contact_email: "help@harbor.example",
  contact_address: "12 Long Wharf, Boston, MA 02110",
  brand_colour: "#1d4e89",
  foot_note: "Harbor Recovery Services is a debt collector.",
};

/** How the firm shows itself to its customers; what an earlier run said stays. */
async function dressUp({ admin }: DemoFirm): Promise<void> {
  const told = await admin.change(importSettings, { values: HARBOR_LOOK, reason: "Set-up" });
  if (!told.ok && told.refusal.code !== "NOTHING_TO_CHANGE") valueOf(told);
}

/** The firm with its facts as they stand now: the worker reads the same. */
async function firmOn(seed: SeedHost, plan: Omit<FirmPlan, "opened">, opened: CivilDate): Promise<DemoFirm> {
  return openFirm(seed, { ...plan, opened });
}

async function playHistory(
  seed: SeedHost,
  firm: DemoFirm,
  [manager, ...others]: Hand[],
  today: CivilDate,
): Promise<void> {
  if (!manager) return;
  let accounts = await accountsOf(firm);
  for (let back = PLACED[0]?.day ?? 0; back >= 0; back -= 1) {
    const day = addDays(today, -back);
    await beginDay(seed, firm, day);
    for (const { file } of PLACED.filter((one) => one.day === back)) {
      await placeFile(seed, firm, file);
      await distribute(firm, manager);
      accounts = await accountsOf(firm);
    }
    for (const deed of HISTORY.filter((one) => one.day === back)) {
      const account = accounts.get(deed.ref);
      if (!account) throw new Error(`${deed.ref} was not placed`);
      const own = others.find((hand) => hand.actor.id === account.collectorId);
      await playDeed(deed.does === "close" || !own ? manager : own, account, day, deed);
    }
  }
}

async function seedKeystone(seed: SeedHost, context: DemoContext): Promise<void> {
  const today = civilDateIn(KEYSTONE.timeZone, new Date());
  const firm = await firmOn(seed, KEYSTONE, today);
  await placeFile(seed, firm, "keystone_dental_nov2026.csv");
  await lengthenTrial(firm);
  context.log(`${KEYSTONE.displayName}: a firm beside it, on trial`);
}

function logins(): DemoLogin[] {
  const login = (tenant: string, role: string, email: string): DemoLogin => ({
    tenant,
    role: ROLE_WORDS[role] ?? role,
    email,
    password: DEMO_PASSWORD,
    ...(WITH_SECOND_FACTOR.includes(role) ? { authenticator: DEMO_AUTHENTICATOR } : {}),
  });
  return [
    login(HARBOR.slug, "agency_admin", HARBOR.admin.email),
    ...STAFF.map(({ role, email }) => login(HARBOR.slug, role, email)),
    login(KEYSTONE.slug, "agency_admin", KEYSTONE.admin.email),
    ...OPERATORS.map(({ email }, at) => ({
      ...login(PLATFORM, at === 0 ? "operator" : "operator_two", email),
      authenticator: DEMO_AUTHENTICATOR,
    })),
  ];
}

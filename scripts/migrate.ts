import { roleUrls } from "./database/role-urls";
import { runMigrations } from "./database/run-migrations";

const HELP = `Brings the database to the newest state.

  DATABASE_URL          connection string of the tables' owner (required)
  APP_DATABASE_URL      its password becomes that of quittance_app
  ACROSS_DATABASE_URL   its password becomes that of quittance_across

Without the last two, passwords are derived from the owner's.`;

async function migrate(): Promise<void> {
  const ownerUrl = process.env.DATABASE_URL;
  if (!ownerUrl || process.argv.includes("--help")) {
    process.stdout.write(`${HELP}\n`);
    process.exitCode = ownerUrl ? 0 : 2;
    return;
  }
  const { APP_DATABASE_URL: app, ACROSS_DATABASE_URL: across } = process.env;
  const given =
    app && across ? { appPassword: passwordIn(app), acrossPassword: passwordIn(across) } : roleUrls(ownerUrl);
  const applied = await runMigrations({
    ownerUrl,
    appPassword: given.appPassword,
    acrossPassword: given.acrossPassword,
    log: (line) => process.stdout.write(`${line}\n`),
  });
  process.stdout.write(
    applied.length === 0 ? "database is up to date\n" : `applied ${applied.length} migrations\n`,
  );
}

function passwordIn(url: string): string {
  const password = decodeURIComponent(new URL(url).password);
  if (!password) throw new Error("APP_DATABASE_URL and ACROSS_DATABASE_URL must carry a password");
  return password;
}

await migrate();

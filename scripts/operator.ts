import { randomBytes } from "node:crypto";
import { text } from "node:stream/consumers";

import { checkPassword } from "~/people/domain/login/password-rules";
import { toBase32, totpAddress } from "~/people/domain/login/totp.server";
import { saveOperator } from "~/people/data/operator/operators.server";
import { hashPassword } from "~/platform/crypto/hash-password.server";
import { createDatabase } from "~/platform/db/database.server";
import { env } from "~/platform/env/env.server";

const HELP = `Makes an operator of the platform, or gives a known one a new password and authenticator.

  npm run operator -- ada@platform.example "Ada Lindqvist" < password.txt

Needs the variables that web and worker have. Prints the address of the authenticator, this once.
`;

const [email = "", fullName = ""] = process.argv.slice(2);
if (!email.includes("@") || fullName === "" || process.stdin.isTTY) {
  process.stderr.write(HELP);
  process.exit(2);
}
const typed = (await text(process.stdin)).trim();
const password = checkPassword(typed, { email, fullName, agencyName: "Quittance" });
if (!password.ok) {
  process.stderr.write(`The password is refused: ${JSON.stringify(password.refusal.fields)}\n`);
  process.exit(1);
}
const { APP_DATABASE_URL: appUrl, ACROSS_DATABASE_URL: acrossUrl, PASSWORD_PEPPER } = env();
const database = createDatabase({ appUrl, acrossUrl });
const secret = toBase32(randomBytes(20));
const passwordHash = await hashPassword(password.value, PASSWORD_PEPPER);
await saveOperator(database, { email, fullName, passwordHash, secret });
await database.close();
process.stdout.write(`${totpAddress(secret, email, "Quittance operators")}\n`);

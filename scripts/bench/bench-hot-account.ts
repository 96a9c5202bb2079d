import type { BenchWorld } from "./bench-world";
import { pgbenchPosting } from "./pgbench-posting";
import { interleave, line } from "./ratio";

const ROUNDS = 7;
const SECONDS = 4;
const CLIENTS = [4, 16];

/** One of a thousand ids, the same in every run of the script. */
const one = (variable: string, family: string) =>
  `('00000000-0000-7000-${family}-' || lpad(:${variable}::text, 12, '0'))`;

/** Everybody posts to one control account's only sub-account ÷ to a thousand of them (spec 05, measures). */
export async function benchHotAccount(world: BenchWorld): Promise<string[]> {
  const firm = await world.openFirm("hot");
  const run = (clients: number, debited: string) =>
    pgbenchPosting(world, firm, { clients, seconds: SECONDS, debited, credited: one("b", "8002") });
  // accounts come into being with their first posting: that is not what is measured
  await run(4, one("a", "8001"));
  const lines: string[] = [];
  for (const clients of CLIENTS) {
    const ratio = await interleave(
      ROUNDS,
      () => run(clients, "'00000000-0000-7000-8001-000000000000'"),
      () => run(clients, one("a", "8001")),
    );
    lines.push(line(`one hot account ÷ 1,000 accounts, ${clients} clients`, ratio, "≥ 0.7 (16)"));
  }
  return lines;
}

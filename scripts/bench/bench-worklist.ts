import { worklistCounts } from "~/collections/queries/worklist/worklist-counts.server";
import { type WorklistFilter, worklistFilter } from "~/collections/domain/worklist/worklist-filter";
import { worklistPage } from "~/collections/queries/worklist/worklist-page.server";

import type { BenchFirm, BenchWorld } from "./bench-world";
import { fillAccounts } from "./fill-accounts";
import { line, percentile, summary } from "./ratio";

const SHAPES: Record<string, object> = {
  queue: {},
  "sorted by balance": { sort: "balance", dir: "desc" },
  "sorted by due date": { sort: "due_date" },
  "by status": { status: ["NEW"] },
  "by reference": { text: "BN-777" },
  "by name": { text: "jon smith" },
};

/** p95 of a worklist page at a million accounts ÷ at ten thousand, first page and deep page. */
export async function benchWorklist(world: BenchWorld): Promise<string[]> {
  const small = await world.openFirm("worklist-small");
  const large = await world.openFirm("worklist-large");
  await fillAccounts(world.owner, small, 10_000);
  await fillAccounts(world.owner, large, 1_000_000);
  await world.owner.query("VACUUM ANALYZE account");
  await world.owner.query("VACUUM ANALYZE customer");
  const lines: string[] = [];
  for (const [name, shape] of Object.entries(SHAPES)) {
    lines.push(
      await compare(
        `worklist p95, ${name}, 1,000,000 ÷ 10,000 accounts`,
        small,
        large,
        worklistFilter.parse(shape),
      ),
    );
  }
  const counts = await ratios(
    () => large.system.read(worklistCounts, undefined),
    () => small.system.read(worklistCounts, undefined),
  );
  lines.push(line("worklist counts p95, 1,000,000 ÷ 10,000 accounts", counts, "≤ 1.3"));
  lines.push(await compareDepth(large));
  return lines;
}

async function compare(
  name: string,
  small: BenchFirm,
  large: BenchFirm,
  filter: WorklistFilter,
): Promise<string> {
  const read = (firm: BenchFirm) => () => firm.system.read(worklistPage, filter);
  return line(name, await ratios(read(large), read(small)), "≤ 1.3");
}

/** The two-hundredth page costs what the first does. */
async function compareDepth(firm: BenchFirm): Promise<string> {
  let filter = worklistFilter.parse({});
  const first = filter;
  for (let page = 0; page < 200; page += 1) {
    const { next } = await firm.system.read(
      (context, args: WorklistFilter) => worklistPage(context, args),
      filter,
    );
    filter = worklistFilter.parse({ after: next ?? undefined });
  }
  const deep = filter;
  return line(
    "worklist p95, page 200 ÷ page 1 at 1,000,000",
    await ratios(
      () => firm.system.read(worklistPage, deep),
      () => firm.system.read(worklistPage, first),
    ),
    "≤ 1.3",
  );
}

const ROUNDS = 5;
const READS = 40;

async function ratios(measured: () => Promise<unknown>, baseline: () => Promise<unknown>) {
  const values: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const p95 = async (work: () => Promise<unknown>) => {
      const times: number[] = [];
      for (let read = 0; read < READS; read += 1) {
        const started = performance.now();
        await work();
        times.push(performance.now() - started);
      }
      return percentile(times, 0.95);
    };
    const base = await p95(baseline);
    values.push((await p95(measured)) / base);
  }
  return summary(values);
}

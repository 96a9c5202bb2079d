import { benchAudit } from "./bench-audit";
import { benchClose } from "./bench-close";
import { benchEvents } from "./bench-events";
import { benchHotAccount } from "./bench-hot-account";
import { benchImport } from "./bench-import";
import { benchIsolation } from "./bench-isolation";
import { benchMatching } from "./bench-matching";
import { benchPages } from "./bench-pages";
import { benchPosting } from "./bench-posting";
import { benchRights } from "./bench-rights";
import { benchTrialBalance } from "./bench-trial-balance";
import { benchWorklist } from "./bench-worklist";
import { type BenchWorld, openBenchWorld } from "./bench-world";

const BENCHES: Record<string, (world: BenchWorld) => Promise<string[]>> = {
  isolation: benchIsolation,
  posting: benchPosting,
  hot: benchHotAccount,
  books: benchTrialBalance,
  close: benchClose,
  audit: benchAudit,
  events: benchEvents,
  import: (world) => benchImport(world, [100_000, 1_000_000]),
  worklist: benchWorklist,
  matching: benchMatching,
  pages: benchPages,
  rights: benchRights,
};

/** `npm run bench [isolation posting hot books close audit events import worklist matching pages rights]`: ratios against a baseline of the same run. */
const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(BENCHES);
const world = await openBenchWorld();
try {
  for (const name of names) {
    const bench = BENCHES[name];
    if (!bench) throw new Error(`no bench ${name}: ${Object.keys(BENCHES).join(" ")}`);
    process.stdout.write(`${name}\n`);
    for (const text of await bench(world)) process.stdout.write(`  ${text}\n`);
  }
} finally {
  await world.close();
}
process.exit(0);

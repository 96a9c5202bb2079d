/** Runs two measures in turn, so that a machine's moods meet both alike. Higher is better for both. */
export async function interleave(
  rounds: number,
  measured: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<Ratio> {
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0;
    const a = first ? await measured() : 0;
    const base = await baseline();
    const value = first ? a : await measured();
    ratios.push(value / base);
  }
  return summary(ratios);
}

export interface Ratio {
  median: number;
  low: number;
  high: number;
}

export function summary(values: number[]): Ratio {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? NaN,
    low: sorted[0] ?? NaN,
    high: sorted.at(-1) ?? NaN,
  };
}

/** "posting, 16 clients · 0.31 (0.29–0.33)": a ratio, never a bare time. */
export function line(name: string, ratio: Ratio, target: string): string {
  const digits = (value: number) => value.toFixed(value < 10 ? 2 : 1);
  return `${name.padEnd(64)} ${digits(ratio.median)}  (${digits(ratio.low)}–${digits(ratio.high)})  target ${target}`;
}

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Calls per second of `work` by `clients` workers for `ms` milliseconds. */
export async function callsPerSecond(
  clients: number,
  ms: number,
  work: (client: number) => Promise<unknown>,
): Promise<number> {
  const end = performance.now() + ms;
  const started = performance.now();
  let calls = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < end) {
        await work(client);
        calls += 1;
      }
    }),
  );
  return calls / ((performance.now() - started) / 1000);
}

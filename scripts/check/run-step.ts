import { spawn } from "node:child_process";

/** A tool with its parameters, run by this process's Node. */
export interface Step {
  name: string;
  tool: string;
  parameters: string[];
  env?: Record<string, string>;
  /** shows the tool's words as they come */
  loud?: boolean;
}

export interface StepResult {
  name: string;
  ok: boolean;
  seconds: number;
  output: string;
}

export function runStep(step: Step): Promise<StepResult> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [step.tool, ...step.parameters], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...step.env },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (step.loud) process.stdout.write(chunk);
      });
    }
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ name: step.name, ok: code === 0, seconds: (performance.now() - start) / 1000, output });
    });
  });
}

/** Runs steps a few at a time, in the given order, and tells of each as it ends. */
export async function runSteps(steps: Step[], atOnce: number): Promise<StepResult[]> {
  const results: StepResult[] = [];
  const waiting = [...steps];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await runStep(step);
      results.push(result);
      tell(result, step.loud ?? false);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

function tell({ name, ok, seconds, output }: StepResult, loud: boolean): void {
  process.stdout.write(`${ok ? "✓" : "✗"} ${name} ${seconds.toFixed(1)} s\n`);
  if (!ok && !loud) process.stdout.write(`${output.trimEnd()}\n`);
}

import { scaleLinear } from "d3-scale";

import { ChartFrame } from "./chart-frame";

export interface Share {
  label: string;
  value: number;
  /** The value as shown: "$12,300.00". */
  text: string;
  /** Its part of the whole as shown: "31%". */
  shareText: string;
  href?: string;
}

interface ShareBarProps {
  title: string;
  description: string;
  /** What is told apart, the measure, the share. */
  head: [string, string, string];
  shares: readonly Share[];
}

const WIDTH = 520;
const BAR = 36;
const ROW = 22;

/** One bar cut into its parts in their order (age bands), each part listed under it with value and share. */
export function ShareBar({ title, description, head, shares }: ShareBarProps) {
  const whole = shares.reduce((sum, share) => sum + share.value, 0);
  const x = scaleLinear([0, whole || 1], [0, WIDTH - 2]);
  const starts = shares.map((_, at) => shares.slice(0, at).reduce((sum, share) => sum + share.value, 0));
  return (
    <ChartFrame
      {...{ title, description }}
      linked={shares.some((share) => share.href)}
      width={WIDTH}
      height={BAR + 14 + shares.length * ROW}
      table={{ head, rows: shares.map((share) => [share.label, share.text, share.shareText]) }}
    >
      <rect x={0.5} y={0.5} width={WIDTH - 1} height={BAR} className="step-4 segment" />
      {shares.map((share, at) => (
        <rect
          key={share.label}
          className={`segment step-${Math.min(shares.length - 1 - at, 4)}`}
          x={x(starts[at]!) + 0.5}
          y={0.5}
          width={x(share.value)}
          height={BAR}
        />
      ))}
      {shares.map((share, at) => (
        <ShareLine
          key={share.label}
          share={share}
          step={Math.min(shares.length - 1 - at, 4)}
          y={BAR + 14 + at * ROW}
        />
      ))}
    </ChartFrame>
  );
}

function ShareLine({ share, step, y }: { share: Share; step: number; y: number }) {
  const line = (
    <>
      <rect className={`segment step-${step}`} x={0.5} y={y + 2} width={11} height={11} />
      <text x={20} y={y + 12}>
        {share.label}
      </text>
      <text className="value" x={WIDTH - 84} y={y + 12} textAnchor="end">
        {share.text}
      </text>
      <text x={WIDTH} y={y + 12} textAnchor="end">
        {share.shareText}
      </text>
    </>
  );
  return share.href ? <a href={share.href}>{line}</a> : line;
}

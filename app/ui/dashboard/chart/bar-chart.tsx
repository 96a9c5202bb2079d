import { scaleLinear } from "d3-scale";

import { ChartFrame } from "./chart-frame";

export interface Bar {
  label: string;
  /** Any non-negative measure; bars start at zero. */
  value: number;
  /** The value as it is shown at the bar's end. */
  text: string;
  href?: string;
}

interface BarChartProps {
  title: string;
  description: string;
  /** Heads of the table: what is counted, and in what. */
  head: [string, string];
  bars: readonly Bar[];
}

const WIDTH = 520;
const LABEL = 148;
const TEXT = 104;
const ROW = 30;

/** Lying bars, one per thing, its value written at its end. */
export function BarChart({ title, description, head, bars }: BarChartProps) {
  const max = Math.max(...bars.map((bar) => bar.value), 1);
  const x = scaleLinear([0, max], [0, WIDTH - LABEL - TEXT]);
  const height = bars.length * ROW + 4;
  return (
    <ChartFrame
      {...{ title, description, height }}
      linked={bars.some((bar) => bar.href)}
      width={WIDTH}
      table={{ head, rows: bars.map((bar) => [bar.label, bar.text]) }}
    >
      {bars.map((bar, at) => (
        <BarLine
          key={bar.label}
          bar={bar}
          y={at * ROW}
          length={bar.value > 0 ? Math.max(x(bar.value), 2) : 0}
        />
      ))}
      <line className="axis" x1={LABEL} x2={LABEL} y1={0} y2={height} />
    </ChartFrame>
  );
}

function BarLine({ bar, y, length }: { bar: Bar; y: number; length: number }) {
  const line = (
    <>
      <text x={LABEL - 8} y={y + 20} textAnchor="end">
        {shorten(bar.label)}
      </text>
      <rect className="bar" x={LABEL} y={y + 6} width={length} height={18} />
      <text className="value" x={LABEL + length + 6} y={y + 20}>
        {bar.text}
      </text>
    </>
  );
  return bar.href ? <a href={bar.href}>{line}</a> : line;
}

function shorten(label: string): string {
  return label.length > 17 ? `${label.slice(0, 16)}…` : label;
}

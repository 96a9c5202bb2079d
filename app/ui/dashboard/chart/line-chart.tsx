import { scaleLinear, scalePoint } from "d3-scale";
import { area, line } from "d3-shape";

import { ChartFrame } from "./chart-frame";

export interface Point {
  label: string;
  value: number;
  text: string;
}

interface LineChartProps {
  title: string;
  description: string;
  head: [string, string];
  points: readonly Point[];
  /** How a mark on the value axis is written. */
  axisText: (value: number) => string;
}

const WIDTH = 520;
const HEIGHT = 220;
const MARGIN = { top: 16, end: 12, bottom: 26, start: 64 };

/** A measure over time, from zero; the highest and the last point say their value. */
export function LineChart({ title, description, head, points, axisText }: LineChartProps) {
  const max = Math.max(...points.map((point) => point.value), 1);
  const y = scaleLinear([0, max], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4);
  const x = scalePoint(
    points.map((_, at) => at),
    [MARGIN.start, WIDTH - MARGIN.end],
  );
  const at = (index: number) => x(index) ?? MARGIN.start;
  const shape = line<Point>(
    (_, index) => at(index),
    (point) => y(point.value),
  );
  const ground = area<Point>(
    (_, index) => at(index),
    y(0),
    (point) => y(point.value),
  );
  // Without any value there is no scale to show, only the ground line.
  const ticks = points.some((point) => point.value > 0) ? y.ticks(4) : [0];
  const every = Math.max(1, Math.ceil(points.length / 6));
  return (
    <ChartFrame
      {...{ title, description }}
      width={WIDTH}
      height={HEIGHT}
      table={{ head, rows: points.map((point) => [point.label, point.text]) }}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? "axis" : "rule"}
            x1={MARGIN.start}
            x2={WIDTH - MARGIN.end}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text x={MARGIN.start - 8} y={y(tick) + 4} textAnchor="end">
            {axisText(tick)}
          </text>
        </g>
      ))}
      <path className="area" d={ground([...points]) ?? ""} />
      <path className="line" d={shape([...points]) ?? ""} />
      {points.map((point, index) =>
        index % every === 0 ? (
          <text key={point.label} x={at(index)} y={HEIGHT - 8} textAnchor="middle">
            {point.label}
          </text>
        ) : null,
      )}
      {named(points).map((index) => (
        <g key={index}>
          <circle className="dot" cx={at(index)} cy={y(points[index]!.value)} r={3.5} />
          <text
            className="value"
            x={at(index)}
            y={y(points[index]!.value) - 9}
            textAnchor={
              index > points.length * 0.8 ? "end" : index < points.length * 0.2 ? "start" : "middle"
            }
          >
            {points[index]!.text}
          </text>
        </g>
      ))}
    </ChartFrame>
  );
}

/** The highest point and the last, unless they stand so close that their texts would meet. */
function named(points: readonly Point[]): number[] {
  if (points.length === 0) return [];
  const last = points.length - 1;
  const top = points.reduce((best, point, index) => (point.value > points[best]!.value ? index : best), 0);
  if (points[top]!.value === 0) return [last];
  return last - top < points.length / 4 ? [top] : [top, last];
}

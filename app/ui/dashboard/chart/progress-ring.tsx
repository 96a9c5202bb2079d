import { arc } from "d3-shape";

interface ProgressRingProps {
  /** 0 … 1. */
  ratio: number;
  /** Written in the middle: "45%". */
  text: string;
  /** What the ring shows, as a sentence. */
  label: string;
}

/** How far along: the portal's one picture. */
export function ProgressRing({ ratio, text, label }: ProgressRingProps) {
  const share = Math.min(Math.max(ratio, 0), 1);
  const ring = arc<number>().innerRadius(58).outerRadius(70).startAngle(0);
  return (
    <span className="chart">
      <svg className="progress-ring" viewBox="-72 -72 144 144" role="img" aria-label={label}>
        <path className="step-4 segment" d={ring.endAngle(2 * Math.PI)(1) ?? ""} />
        <path className="bar" d={ring.endAngle(share * 2 * Math.PI)(1) ?? ""} />
        <text className="value big" textAnchor="middle" y={8}>
          {text}
        </text>
      </svg>
    </span>
  );
}

// What a drawing may be made of: shapes, text, paint and cut-outs. Nothing that runs, moves, links, embeds or loads.

const elements = new Set(
  `svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan style
  linearGradient radialGradient stop pattern clipPath mask marker`.split(/\s+/),
);

/** Left behind with everything in them: they draw nothing. */
const dropped = new Set(["metadata"]);

const attributes = new Set(
  `id class style href xlink:href xmlns xmlns:xlink version viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points
  dx dy rotate textLength lengthAdjust pathLength preserveAspectRatio transform gradientUnits gradientTransform spreadMethod
  patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth
  markerHeight refX refY orient offset xml:space role aria-label aria-labelledby
  clip-path clip-rule color color-interpolation display fill fill-opacity fill-rule font-family font-size font-stretch
  font-style font-variant font-weight letter-spacing word-spacing marker-end marker-mid marker-start mask opacity overflow
  paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
  stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering
  dominant-baseline alignment-baseline baseline-shift vector-effect visibility writing-mode`.split(/\s+/),
);

export const SVG_ALLOWED = { elements, dropped, attributes };

interface AccessState {
  state: "asked" | "granted" | "refused" | "ended";
  open: boolean;
}

/** How a request stands, in a word and a tone; a consent whose time is over says so. */
export function accessBadge({ state, open }: AccessState) {
  if (state === "granted" && !open) return { tone: "neutral", key: "access.state.over" } as const;
  const tones = { asked: "warn", granted: "bad", refused: "neutral", ended: "neutral" } as const;
  return { tone: tones[state], key: `access.state.${state}` as const };
}

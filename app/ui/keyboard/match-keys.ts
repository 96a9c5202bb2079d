/** One key binding: "n", "/", "?", "Enter", or a sequence "g w"; "mod+k" is Ctrl or ⌘ with K. */
export interface KeyBinding {
  keys: string;
  /** Said in the list that `?` opens. */
  label: string;
  run: () => void;
}

export interface KeyPress {
  key: string;
  mod: boolean;
  inText: boolean;
  /** The key pressed just before, when it began a sequence. */
  after: string | null;
}

/** The binding that a key press calls. Inside a text field only combinations with Ctrl or ⌘ count. */
export function matchKeys(bindings: readonly KeyBinding[], press: KeyPress): KeyBinding | null {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (press.inText && !press.mod) return null;
  const wanted = press.mod ? `mod+${key}` : press.after ? `${press.after} ${key}` : key;
  return bindings.find((binding) => binding.keys === wanted) ?? null;
}

/** True when the key could be the first half of a sequence. */
export function startsSequence(bindings: readonly KeyBinding[], key: string): boolean {
  return bindings.some((binding) => binding.keys.startsWith(`${key} `));
}

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";

import { type KeyBinding, matchKeys, startsSequence } from "./match-keys";

const SEQUENCE_MS = 1200;

interface KeyboardRegistry {
  add(bindings: KeyBinding[]): () => void;
  active: KeyBinding[];
}

const KeyboardContext = createContext<KeyboardRegistry>({ add: () => () => undefined, active: [] });

/** One listener for the page; components lend it their bindings while they are on screen. */
export function Keyboard({ children }: { children: ReactNode }) {
  const [active, setActive] = useState<KeyBinding[]>([]);
  const current = useRef(active);
  useEffect(() => {
    current.current = active;
  }, [active]);
  const add = useCallback((bindings: KeyBinding[]) => {
    // The newest come first: a page's key wins over the shell's.
    setActive((known) => [...bindings, ...known]);
    return () => setActive((known) => known.filter((binding) => !bindings.includes(binding)));
  }, []);
  useEffect(() => listen(() => current.current), []);
  const registry = useMemo(() => ({ add, active }), [add, active]);
  return <KeyboardContext.Provider value={registry}>{children}</KeyboardContext.Provider>;
}

/** Binds keys while the caller is mounted. Memoise the list: a new list rebinds. */
export function useKeys(bindings: KeyBinding[]): void {
  const { add } = useContext(KeyboardContext);
  useEffect(() => add(bindings), [add, bindings]);
}

export function useActiveKeys(): KeyBinding[] {
  return useContext(KeyboardContext).active;
}

function listen(bindings: () => KeyBinding[]): () => void {
  let after: string | null = null;
  let since = 0;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const mod = event.ctrlKey || event.metaKey;
    const inText = isTextPlace(event.target);
    const first = event.timeStamp - since < SEQUENCE_MS ? after : null;
    after = null;
    const found = matchKeys(bindings(), { key: event.key, mod, inText, after: first });
    if (found) {
      event.preventDefault();
      found.run();
    } else if (!inText && !mod && startsSequence(bindings(), event.key)) {
      after = event.key;
      since = event.timeStamp;
    }
  };
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}

/** Where letters are typed, and inside open dialogs and menus, which have keys of their own. */
function isTextPlace(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[role=dialog], [role=menu]")) return true;
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button|submit|file)$/.test(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

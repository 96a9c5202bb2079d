import { IDLE_HEADER } from "~/people/domain/login/idle-header";

const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"] as const;

/**
 * Lets every reading of our own pages say for how long nobody has touched anything, so that a page which refreshes
 * itself does not keep a forgotten session open.
 */
export function tellIdleness(view: Window & typeof globalThis): void {
  let touched = Date.now();
  const touch = () => {
    touched = Date.now();
  };
  for (const sign of SIGNS) view.addEventListener(sign, touch, { passive: true, capture: true });
  const plain = view.fetch.bind(view);
  view.fetch = (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin === view.location.origin)
      request.headers.set(IDLE_HEADER, String(Math.floor((Date.now() - touched) / 1_000)));
    return plain(request);
  };
}

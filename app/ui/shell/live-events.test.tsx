import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { LiveEvents, readEvent, useLiveEvents } from "./live-events";

class FakeSource {
  static readonly OPEN = 1;
  static last: FakeSource;
  readyState = 1;
  onmessage: ((message: { data: string }) => void) | null = null;
  close = vi.fn();
  constructor(readonly url: string) {
    FakeSource.last = this;
  }
}

beforeEach(() => vi.stubGlobal("EventSource", FakeSource));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function Listener({ onEvent }: { onEvent: (type: string) => void }) {
  useLiveEvents((event) => onEvent(event.type));
  return null;
}

it("an event of the stream reaches every listener, and a broken one nobody", () => {
  const heard = vi.fn();
  const { unmount } = render(<LiveEvents url="/stream"><Listener onEvent={heard} /></LiveEvents>); // prettier-ignore
  act(() => FakeSource.last.onmessage?.({ data: '{"type":"payment.completed","subject":null}' }));
  act(() => FakeSource.last.onmessage?.({ data: "not json" }));
  expect(heard.mock.calls).toEqual([["payment.completed"]]);
  unmount();
  expect(FakeSource.last.close).toHaveBeenCalled();
});

it("a page that opens hears of the moment before, since its data was read then, and of nothing older", () => {
  vi.useFakeTimers();
  const heard = vi.fn();
  const { rerender } = render(<LiveEvents url="/stream">{null}</LiveEvents>);
  act(() => FakeSource.last.onmessage?.({ data: '{"type":"note.added","subject":null}' }));
  act(() => void vi.advanceTimersByTime(11_000));
  act(() => FakeSource.last.onmessage?.({ data: '{"type":"import.checked","subject":null}' }));
  rerender(<LiveEvents url="/stream"><Listener onEvent={heard} /></LiveEvents>); // prettier-ignore
  expect(heard.mock.calls).toEqual([["import.checked"]]);
});

it("while the stream is down the page looks again every half minute", () => {
  vi.useFakeTimers();
  const heard = vi.fn();
  render(<LiveEvents url="/stream"><Listener onEvent={heard} /></LiveEvents>); // prettier-ignore
  act(() => void vi.advanceTimersByTime(31_000));
  expect(heard).not.toHaveBeenCalled();
  FakeSource.last.readyState = 0;
  act(() => void vi.advanceTimersByTime(30_000));
  expect(heard.mock.calls).toEqual([["poll"]]);
});

it("what is no event of ours is nothing", () => {
  expect(readEvent('{"id":1}')).toBeNull();
  expect(readEvent("[1]")).toBeNull();
});

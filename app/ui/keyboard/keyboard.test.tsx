import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useMemo } from "react";
import { afterEach, expect, it, vi } from "vitest";

import { Keyboard, useKeys } from "./keyboard";

afterEach(cleanup);

function Page({ onNote, onGo }: { onNote: () => void; onGo: () => void }) {
  useKeys(
    useMemo(
      () => [
        { keys: "n", label: "Note", run: onNote },
        { keys: "g w", label: "Worklist", run: onGo },
      ],
      [onNote, onGo],
    ),
  );
  return <input aria-label="Text" />;
}

it("a key acts on the page, and never while somebody is typing", () => {
  const note = vi.fn();
  render(<Keyboard><Page onNote={note} onGo={vi.fn()} /></Keyboard>); // prettier-ignore
  fireEvent.keyDown(document.body, { key: "n" });
  fireEvent.keyDown(screen.getByLabelText("Text"), { key: "n" });
  expect(note).toHaveBeenCalledTimes(1);
});

it("a sequence needs both of its keys", () => {
  const go = vi.fn();
  render(<Keyboard><Page onNote={vi.fn()} onGo={go} /></Keyboard>); // prettier-ignore
  fireEvent.keyDown(document.body, { key: "w" });
  expect(go).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: "g" });
  fireEvent.keyDown(document.body, { key: "w" });
  expect(go).toHaveBeenCalledTimes(1);
});

it("a page that is gone takes its keys along", () => {
  const note = vi.fn();
  const { unmount } = render(<Keyboard><Page onNote={note} onGo={vi.fn()} /></Keyboard>); // prettier-ignore
  unmount();
  fireEvent.keyDown(document.body, { key: "n" });
  expect(note).not.toHaveBeenCalled();
});

import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";

import { EnglishPage } from "../i18n/english-page";
import { FormStateProvider } from "./field-state";
import { TextField } from "./text-field";

afterEach(cleanup);

function shown(errors: string[], value?: string) {
  const field = () => ({ id: "f-name", key: undefined, value, errors });
  render(
    <EnglishPage>
      <FormStateProvider value={{ formId: "f", field }}>
        <TextField name="name" label="Name" help="As on the contract" />
      </FormStateProvider>
    </EnglishPage>,
  );
  return screen.getByLabelText<HTMLInputElement>("Name");
}

it("a field is tied to its label and its help", () => {
  const input = shown([]);
  expect(input.getAttribute("aria-describedby")).toBe("f-name-help");
  expect(input.getAttribute("aria-invalid")).toBeNull();
});

it("a refused field keeps what was typed and says what is wrong", () => {
  const input = shown(["AMOUNT_NOT_NUMBER"], "12x");
  expect(input.value).toBe("12x");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  expect(input.getAttribute("aria-describedby")).toContain("f-name-error");
  expect(document.getElementById("f-name-error")?.textContent).toBe("Write an amount like 1234.50");
});

it("a schema library's own English is never shown", () => {
  shown(["Invalid input: expected string, received undefined"]);
  expect(document.getElementById("f-name-error")?.textContent).toBe("Fill this in");
});

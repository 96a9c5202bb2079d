import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";

import { EnglishPage } from "../../i18n/english-page";
import { LineChart } from "./line-chart";

afterEach(cleanup);

const chart = (values: number[]) =>
  render(
    <EnglishPage>
      <LineChart
        title="Collected"
        description="Per day"
        head={["Day", "Collected"]}
        axisText={String}
        points={values.map((value, day) => ({ label: `Day ${day}`, value, text: `$${value}` }))}
      />
    </EnglishPage>,
  ).container;

it("every point of the picture is in the table behind it", () => {
  const cells = [...chart([5, 0, 12]).querySelectorAll("tbody td.end")].map((cell) => cell.textContent);
  expect(cells).toEqual(["$5", "$0", "$12"]);
});

it("a picture of nothing still draws, without a scale it does not have", () => {
  const box = chart([0, 0, 0]);
  expect(box.querySelectorAll(".rule")).toHaveLength(0);
  expect(box.innerHTML).not.toContain("NaN");
  expect(chart([]).innerHTML).not.toContain("NaN");
});

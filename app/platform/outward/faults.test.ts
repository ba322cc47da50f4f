import { expect, test } from "vitest";
import { OUTWARD_FAULTS, outsideCode, type OutwardFault } from "./faults.ts";

test("text that is no URL is a bad form, and every other refusal is the same one", () => {
  const faults = Object.keys(OUTWARD_FAULTS) as OutwardFault[];
  const codes = faults.map((fault) => [fault, outsideCode(fault)]);
  expect(codes).toEqual(
    faults.map((fault) => [
      fault,
      fault === "bad_url" ? "bad_form" : "import_refused",
    ]),
  );
});

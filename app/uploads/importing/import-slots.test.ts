import { expect, test } from "vitest";
import { createImportSlots } from "./import-slots.ts";

test("there is room for so many, and for so many of one person", () => {
  const slots = createImportSlots({ inAll: 3, forOne: 2 });
  const first = slots.take("pia");
  expect(first).not.toBeNull();
  expect(slots.take("pia")).not.toBeNull();
  expect(slots.take("pia")).toBeNull();
  expect(slots.take("tomas")).not.toBeNull();
  expect(slots.take("nils")).toBeNull();
  first?.();
  expect(slots.take("nils")).not.toBeNull();
});

test("a slot that is given back twice is one slot", () => {
  const slots = createImportSlots({ inAll: 2, forOne: 2 });
  const first = slots.take("pia");
  slots.take("pia");
  first?.();
  first?.();
  expect(slots.take("tomas")).not.toBeNull();
  expect(slots.take("nils")).toBeNull();
});

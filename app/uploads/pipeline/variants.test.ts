import { expect, test } from "vitest";
import { planAnimations, planStills } from "./variants.ts";

const formatsOf = (plan: ReturnType<typeof planStills>) =>
  plan.map(({ size, formats }) => [size, ...formats]);

test("a still picture gets JPEG and WebP in every size first, and AVIF later", () => {
  expect(formatsOf(planStills("first", { isAnimated: false }))).toEqual([
    ["full", "jpeg", "webp"],
    ["preview", "jpeg", "webp"],
    ["thumbnail", "jpeg", "webp"],
  ]);
  expect(formatsOf(planStills("later", { isAnimated: false }))).toEqual([
    ["full", "avif"],
    ["preview", "avif"],
    ["thumbnail", "avif"],
  ]);
});

test("an animation moves in WebP where there is room, beside a still in every size", () => {
  expect(formatsOf(planStills("first", { isAnimated: true }))).toEqual([
    ["full", "jpeg"],
    ["preview", "jpeg"],
    ["thumbnail", "jpeg", "webp"],
  ]);
  expect(planAnimations().map(({ size }) => size)).toEqual(["full", "preview"]);
});

test("the sizes stand largest first, each inside the one before", () => {
  const boxes = planStills("first", { isAnimated: false }).map(
    ({ box }) => box,
  );
  expect(boxes).toEqual([
    { width: 1600, height: 1600 },
    { width: 800, height: 600 },
    { width: 300, height: 300 },
  ]);
});

import { describe, expect, test } from "vitest";
import { LOCALES } from "#app/ui/messages/catalogue.ts";
import { submissionMessagesFor } from "../messages/submissions-catalogue.ts";
import { tellHistory } from "./submission-history.ts";
import { readSubmissionDone } from "./submission-notices.ts";
import { submissionActs, submissionState } from "./submission-states.ts";
import { roundUpKindly } from "./submissions-wait.server.ts";

const NOW = Date.parse("2026-11-18T12:00:00Z");

describe("what has become of an approved picture", () => {
  const approved = {
    status: "approved" as const,
    ...{ publishFrom: null, publishUntil: null, category: { active: true } },
  };
  test.each([
    [{}, "published"],
    [{ publishFrom: new Date(NOW) }, "published"],
    [{ publishFrom: new Date(NOW + 1) }, "resting"],
    [{ publishUntil: new Date(NOW) }, "resting"],
    [{ category: { active: false } }, "resting"],
  ])("%j: %s", (facts, state) => {
    expect(submissionState({ ...approved, ...facts }, NOW)).toBe(state);
  });
});

test("nothing can be done with what was taken down, or has no picture any more", () => {
  const nothing = { mayEdit: false, maySendAgain: false, mayWithdraw: false };
  expect(submissionActs("taken_down", { trashedAt: null })).toEqual(nothing);
  const trashedAt = new Date(NOW);
  expect(submissionActs("rejected", { trashedAt })).toEqual(nothing);
});

test("the history is in order where two things happened at once, and an edit is called one", () => {
  const createdAt = new Date(NOW);
  const decided = { reason: null, createdAt };
  const told = tellHistory([
    { kind: "flag", fromStatus: "pending", toStatus: "flagged", ...decided },
    {
      kind: "resubmit",
      fromStatus: "approved",
      toStatus: "pending",
      ...decided,
    },
  ]);
  expect(told.map(({ kind }) => kind)).toEqual(["edit", "flag"]);
});

test.each([
  [0, 1, "hour"],
  [2.1, 3, "hour"],
  [7, 8, "hour"],
  [24, 24, "hour"],
  [25, 2, "day"],
])("a wait of %s hours is rounded up to %s %ss", (hours, count, unit) => {
  expect(roundUpKindly(hours)).toEqual({ count, unit });
});

test.each([
  ["saved", "saved"],
  ["toString", null],
  ["<b>", null],
])(
  "of what an address says was done, only the known is told: %s",
  (said, told) => {
    const address = `http://localhost/submissions?done=${encodeURIComponent(said)}`;
    expect(readSubmissionDone(new Request(address))).toBe(told);
  },
);

test.each(LOCALES)(
  "in %s every reason has a rule, and every decision a sentence",
  (locale) => {
    const { reasons, history } = submissionMessagesFor(locale);
    const rules = Object.values(reasons).map(({ rule }) => rule);
    expect(new Set(rules).size).toBe(13);
    for (const say of Object.values(history))
      expect(say("")).toMatch(/^\p{Lu}[^:]*\.$/u);
    expect(history.reject("reason")).toMatch(/: reason\.$/);
  },
);

import { describe, expect, test } from "vitest";
import {
  holdsWords,
  readSubmissionsQuery,
  submissionsPath,
} from "./submissions-query.ts";

const ID = "01900000-0000-7000-8000-000000000000";
const read = (address: string) =>
  readSubmissionsQuery(new Request(`http://localhost${address}`));

describe("the address of the list", () => {
  test("leads back to the place it was made from, with words and state", () => {
    const place = { createdAt: new Date("2026-11-18T12:00:00.123Z"), id: ID };
    const path = submissionsPath(
      { q: "a & b", state: "rejected" },
      { after: place },
    );
    expect(read(path)).toEqual({ q: "a & b", state: "rejected", after: place });
    const back = submissionsPath(
      { q: "", state: undefined },
      { before: place },
    );
    expect(read(back)).toEqual({ q: "", before: place });
  });

  test.each([
    "?after=x&before=../..&state=gone",
    `?after=${"z".repeat(40)}.${ID}`,
    "?after=mi53uy6j.00000000-0000-0000-0000-00000000000g",
    `?before=mi53uy6j.${"-".repeat(36)}`,
  ])("that nobody understands is the list itself: %s", (query) => {
    const found = read(`/submissions${query}`);
    expect(found).toMatchObject({ q: "" });
    expect(found.state ?? found.after ?? found.before).toBeUndefined();
  });

  test("holds no more than a hundred characters of words, and no half ones", () => {
    expect([...read(`/submissions?q=${"🧦".repeat(200)}`).q]).toHaveLength(100);
  });
});

test.each([
  [["Über die Straße"], "uber", true],
  [["Ein Café", "Regen"], "regen cafe", true],
  [["Ein Café"], "tea", false],
  [["İstanbul"], "istanbul", true],
])("in %j, %s is found: %s", (texts, words, found) => {
  expect(holdsWords(texts, words)).toBe(found);
});

import { describe, expect, test } from "vitest";
import type { MemeStatus } from "#app/memes/lifecycle.ts";
import {
  compareObjects,
  isDifferent,
  type PictureRows,
} from "./object-differences.server.ts";

const ID = "0198c0de-0000-7000-8000-00000000cafe";
const HASH = "a".repeat(64);
const FILE = `${ID}/${HASH.slice(0, 32)}.webp`;
const ORIGINAL = `originals/${ID}`;
const HELD = `held/${FILE}`;
const MEDIA = `media/${FILE}`;
const TRASH = `trash/media/${FILE}`;
const NOTHING = { missing: [], orphans: [], misplaced: [] };

function picture(...statuses: MemeStatus[]): PictureRows {
  return {
    id: ID,
    originalKey: ORIGINAL,
    trashedAt: null,
    // The same small file at two sizes.
    variants: [
      { sha256: HASH, format: "webp" },
      { sha256: HASH, format: "webp" },
    ],
    memes: statuses.map((status) => ({ status })),
  };
}
const compare = (rows: PictureRows | null, ...files: string[]) =>
  compareObjects(rows, new Set([ORIGINAL, ...files]));

test.each<[MemeStatus[], string[]]>([
  [["pending"], [HELD]],
  [["flagged"], [HELD]],
  [["rejected"], [HELD]],
  [["withdrawn"], [HELD]],
  [["approved"], [MEDIA]],
  [["taken_down"], [TRASH]],
  [["approved", "pending"], [MEDIA]],
  [
    ["approved", "pending"],
    [MEDIA, HELD],
  ],
  [["taken_down", "pending"], [TRASH]],
  [
    ["taken_down", "pending"],
    [TRASH, HELD],
  ],
  [[], [HELD]],
])("memes that are %j have their file in %j", (statuses, files) => {
  const differences = compare(picture(...statuses), ...files);
  expect(differences).toEqual(NOTHING);
  expect(isDifferent(differences)).toBe(false);
});

test.each<[MemeStatus[], string[], string[]]>([
  [["pending"], [HELD, MEDIA], [MEDIA]],
  [["rejected"], [MEDIA], [MEDIA]],
  [["approved"], [HELD], [HELD]],
  [["approved"], [MEDIA, HELD, TRASH], [HELD, TRASH]],
  [["taken_down"], [MEDIA], [MEDIA]],
  [["taken_down", "pending"], [MEDIA, HELD], [MEDIA]],
])(
  "a file of memes that are %j and in %j is misplaced in %j",
  (statuses, files, misplaced) => {
    const differences = compare(picture(...statuses), ...files);
    expect(differences).toEqual({ ...NOTHING, misplaced });
    expect(isDifferent(differences)).toBe(true);
  },
);

describe("what is missing", () => {
  test.each<[MemeStatus[], string]>([
    [["pending"], HELD],
    [["approved"], MEDIA],
    [["taken_down"], TRASH],
    [["pending", "approved"], MEDIA],
  ])("a file of memes that are %j is expected at %s", (statuses, key) => {
    const expected = { ...NOTHING, missing: [key] };
    expect(compare(picture(...statuses))).toEqual(expected);
  });

  test("a public file, although another meme has it waiting", () => {
    const rows = picture("approved", "pending");
    expect(compare(rows, HELD)).toEqual({ ...NOTHING, missing: [MEDIA] });
  });

  test("an original", () => {
    const differences = compareObjects(picture("pending"), new Set([HELD]));
    expect(differences).toEqual({ ...NOTHING, missing: [ORIGINAL] });
  });
});

describe("what has no row", () => {
  test("a file beside the known ones", () => {
    const stray = `held/${ID}/${"b".repeat(32)}.avif`;
    const differences = compare(picture("pending"), HELD, stray);
    expect(differences).toEqual({ ...NOTHING, orphans: [stray] });
  });

  test("everything of a picture that is not there", () => {
    const orphans = [ORIGINAL, HELD];
    expect(compare(null, HELD)).toEqual({ ...NOTHING, orphans });
  });

  test("everything of a picture whose time is over", () => {
    const gone = { ...picture("taken_down"), trashedAt: new Date(0) };
    const orphans = [ORIGINAL, TRASH];
    expect(compare(gone, TRASH)).toEqual({ ...NOTHING, orphans });
    expect(compareObjects(gone, new Set())).toEqual(NOTHING);
  });
});

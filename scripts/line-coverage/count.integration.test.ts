import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformWithEsbuild } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countLines, type FileCount } from "./count.ts";

/** Run by Node as it is: the types make every line longer than what runs. */
const CAT = `export interface Cat { name: string; lives: 1 | 2 | 9 }
export function describeCat(cat: Cat): string {
  if (cat.lives === 9)
    return "new";
  return cat.lives === 1
    ? "careful"
    : "used";
}
export function neverCalled(): void {
  describeCat({ name: "Minou", lives: 2 });
}
`;
/** Run as a bundle, which says where a line came from by its map alone. */
const PAGE = `interface Props { isKind: boolean }


export function page({ isKind }: Props) {
  if (isKind)
    return "welcome";
  return "go away";
}
`;
const PROGRAM = `
import { describeCat } from "./app/cat.ts";
import { page } from "./build/server/index.js";
const [lives, isKind] = process.argv.slice(2);
describeCat({ lives: Number(lives) });
page({ isKind: isKind === "kind" });
`;

let root = "";

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "mingus-coverage-")));
  await mkdir(join(root, "app"));
  await mkdir(join(root, "build/server"), { recursive: true });
  await write("package.json", '{ "type": "module" }');
  await write("program.mjs", PROGRAM);
  await write("app/cat.ts", CAT);
  const { code, map } = await transformWithEsbuild(PAGE, "page.tsx");
  await write("build/server/index.js", code);
  const sources = ["../../app/page.tsx"];
  await write("build/server/index.js.map", JSON.stringify({ ...map, sources }));
  const files = [
    unseen("app/cat.ts", [3, 4, 5, 10]),
    unseen("app/page.tsx", [5, 6, 7]),
    unseen("app/other.ts", [1]),
  ].map((file) => [file.path, file]);
  await write("vitest.json", JSON.stringify(Object.fromEntries(files)));
});

afterAll(() => rm(root, { recursive: true, force: true }));

function write(path: string, text: string): Promise<void> {
  return writeFile(join(root, path), text);
}

/** What Vitest says of a file of which it ran nothing. */
function unseen(path: string, lines: number[]) {
  const ids = lines.map((line, id) => [id, { start: { line, column: 2 } }]);
  return {
    path: join(root, path),
    statementMap: Object.fromEntries(ids),
    s: Object.fromEntries(lines.map((_, id) => [id, 0])),
  };
}

async function run(programs: string, ...parameters: string[]): Promise<void> {
  const child = spawn(process.execPath, ["program.mjs", ...parameters], {
    cwd: root,
    env: { NODE_ENV: "test", NODE_V8_COVERAGE: join(root, programs) },
  });
  expect(await once(child, "close")).toEqual([0, null]);
}

function count(programs: string): Promise<FileCount[]> {
  const vitest = join(root, "vitest.json");
  return countLines({ root, vitest, programs: join(root, programs) });
}

const missedIn = async (programs: string) =>
  Object.fromEntries(
    (await count(programs)).map(({ path, missed }) => [path, missed]),
  );

test("without any program, what Vitest says is all", async () => {
  expect(await count("none")).toEqual([
    { path: "app/cat.ts", lines: 4, missed: [3, 4, 5, 10] },
    { path: "app/other.ts", lines: 1, missed: [1] },
    { path: "app/page.tsx", lines: 3, missed: [5, 6, 7] },
  ]);
});

test("the lines of a program count, those of the bundle where they came from", async () => {
  await run("one", "9", "kind");
  expect(await missedIn("one")).toEqual({
    "app/cat.ts": [5, 10],
    "app/other.ts": [1],
    "app/page.tsx": [7],
  });
});

test("several programs add up, and a file that one was killed over does no harm", async () => {
  await run("two", "9", "kind");
  await run("two", "1", "unkind");
  await write("two/coverage-1-killed.json", '{"result":[{"scr');
  expect(await missedIn("two")).toEqual({
    "app/cat.ts": [10],
    "app/other.ts": [1],
    "app/page.tsx": [],
  });
});

test("without its map, a bundle says nothing", async () => {
  await run("three", "9", "kind");
  await rm(join(root, "build/server/index.js.map"));
  expect((await missedIn("three"))["app/page.tsx"]).toEqual([5, 6, 7]);
});

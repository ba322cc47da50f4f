import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** Prints whether jsdom was loaded: for a plain note, then for one with markup. */
const PROGRAM = `
  const { sanitiseSourceNote } = await import("#app/memes/source-note.server.ts");
  const { registerHooks } = await import("node:module");
  const loaded = new Set();
  registerHooks({ resolve(name, context, next) { loaded.add(name); return next(name, context); } });
  await sanitiseSourceNote("plain & simple <3");
  const before = loaded.has("jsdom");
  await sanitiseSourceNote("<b>bold</b>");
  console.log(before, loaded.has("jsdom"));
`;

test("the parser is loaded by the first note with markup, not before", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--input-type=module",
    "-e",
    PROGRAM,
  ]);
  expect(stdout.trim()).toBe("false true");
});

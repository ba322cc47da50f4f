import { expect, test } from "vitest";
import { openTestLogs } from "#test/services.ts";
import { writeDownConsole } from "./library-words.server.ts";

test("what a library says is one line of the log, whatever it holds", () => {
  const log = openTestLogs();
  const said: unknown[] = [];
  const console = {
    warn: (...words: unknown[]) => void said.push(words),
    error: (...words: unknown[]) => void said.push(words),
  };
  const giveBack = writeDownConsole(log, console);
  console.warn("odd address: %s", '/\n{"event":"forged"}');
  console.error(new Error("broken"));
  giveBack();
  console.warn("to the terminal again");
  expect(log.lines).toMatchObject([
    {
      event: "library_warned",
      fields: { words: 'odd address: /\n{"event":"forged"}' },
    },
    {
      event: "library_failed",
      fields: { words: expect.stringContaining("Error: broken") as string },
    },
  ]);
  expect(said).toEqual([["to the terminal again"]]);
});

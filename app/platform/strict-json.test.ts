import { describe, expect, test } from "vitest";
import { parseStrictJson } from "./strict-json.ts";

describe("JSON that says one thing is read", () => {
  const TEXTS = [
    "null",
    "[]",
    '{"a":{"a":[{"a":1},{"a":2}]},"b":"a"}',
    '{"a":"\\"a\\":","b":"{","c":"}"}',
    '["a","a",{"a" : "a"},{"a":"__proto__"}]',
  ];
  for (const text of TEXTS)
    test(text, () => expect(parseStrictJson(text)).toEqual(JSON.parse(text)));
});

describe("JSON that could say two things is not", () => {
  const TEXTS = [
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '{"b":{"a":1},"a":1, "a"\n:2}',
    '[{"b":[{"x":1,"x":2}]}]',
    '{"__proto__":{}}',
    '{"a":{"__prot\\u006f__":1}}',
    "{",
    "",
    "{'a':1}",
  ];
  for (const text of TEXTS)
    test(text || "nothing", () =>
      expect(() => parseStrictJson(text)).toThrow(SyntaxError),
    );
});

test("thousands of brackets are read like one", () => {
  const text = "[".repeat(30_000) + "]".repeat(30_000);
  expect(parseStrictJson(text)).toHaveLength(1);
});

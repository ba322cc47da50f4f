/**
 * Writes app/accounts/common-passwords.ts from a list of passwords, the commonest first, as JSON on stdin:
 * `node scripts/common-passwords.ts <passwords.json`, the file of the npm package @zxcvbn-ts/language-common.
 */
import { writeFile } from "node:fs/promises";
import { json } from "node:stream/consumers";
import { z } from "zod";

const KEPT = 10_000;
const LINE_CHARACTERS = 118;
const PATH = "app/accounts/common-passwords.ts";
const HEADER = `// The ${KEPT.toLocaleString("en")} passwords that are chosen most, in lower case, the commonest first. Made by scripts/common-passwords.ts
// from @zxcvbn-ts/language-common 4.1.3. MIT. Copyright (c) 2012-2016 Dan Wheeler and Dropbox, Inc.; (c) 2021 @zxcvbn-ts.
`;

const list = z
  .array(z.string().regex(/^[!-~]+$/))
  .parse(await json(process.stdin));
const lines: string[] = [""];
for (const word of list.slice(0, KEPT)) {
  const last = lines.at(-1) ?? "";
  if (last.length + word.length > LINE_CHARACTERS) lines.push(word);
  else lines[lines.length - 1] = last ? `${last} ${word}` : word;
}
const text = JSON.stringify(lines, null, 2);
await writeFile(
  PATH,
  `${HEADER}const LINES = ${text};

/** All of them. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  LINES.flatMap((line) => line.split(" ")),
);
`,
);

import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { takeDownMeme } from "#app/moderation/decisions.server.ts";
import { addForbiddenTerm } from "#app/moderation/forbidden-terms.server.ts";
import { copyEmbedded } from "#test/database.ts";
import { acceptedFile } from "#test/files/read.ts";
import { makeCategory } from "#test/memes.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { keysOf } from "#test/files/taking.ts";
import { addMeme } from "./meme-add.ts";

const WORDS = ["--alt", "A sock under a lamp.", "--category", "family"];
const TERMS = [
  ["wetsock", "block"],
  ["drysock", "hold"],
] as const;

let services: TestServices;
let remove: () => Promise<void>;
beforeAll(async () => {
  const place = await copyEmbedded();
  services = await openTestServices(place);
  remove = place.remove;
  await makeCategory(services);
  for (const [term, severity] of TERMS) {
    const facts = { categoryId: null, actor: "command line" };
    await addForbiddenTerm(services, { ...facts, term, severity });
  }
});
afterAll(async () => {
  await services.close();
  await remove();
});
afterEach(() => void vi.restoreAllMocks());

/** The exit code and what is printed. */
async function add(...more: string[]): Promise<[number, string]> {
  return run([acceptedFile("photo.jpg"), ...WORDS, ...more]);
}
async function run(parameters: string[]): Promise<[number, string]> {
  const lines: unknown[] = [];
  for (const way of ["log", "error"] as const)
    vi.spyOn(console, way).mockImplementation((line) => void lines.push(line));
  const code = await addMeme(services, parameters);
  return [code, lines.join("\n")];
}
const memes = () => services.db.meme.count();

test.each(["de", "EN", "es-MX", ""])(
  "words in %j are refused: nobody would see them",
  async (locale) => {
    const [code, said] = await add("--locale", locale);
    expect([code, said]).toEqual([1, "locale: one of en, es, fr"]);
    expect(await memes()).toBe(0);
  },
);

test("more than one file is refused, and so is none", async () => {
  const why = "name one picture file that exists";
  expect(await add(acceptedFile("photo.png"))).toEqual([1, why]);
  expect(await run(WORDS)).toEqual([1, why]);
  expect(await memes()).toBe(0);
});

test.each([
  ["caption", ["--caption", "A wetsock."]],
  ["altText", ["--alt", "A wetsock under a lamp."]],
  ["tags", ["--tags", "lamp,wetsock"]],
])(
  "a term that blocks is named with its field, %s, and nothing is left",
  async (field, words) => {
    const [code, said] = await add(...words);
    expect(code).toBe(1);
    expect(said).toMatch(new RegExp(`^${field}: .*wetsock`));
    expect(await memes()).toBe(0);
    expect(await keysOf(services.storage)).toEqual([]);
  },
);

test("a file whose name says what is blocked is refused as any upload of it", async () => {
  const { DATA_DIR } = services.env;
  const path = join(DATA_DIR, "wetsock.jpg");
  await copyFile(acceptedFile("photo.jpg"), path);
  const [code, said] = await run([path, ...WORDS]);
  expect(code).toBe(1);
  expect(said).toMatch(/^fileName: .*wetsock/);
  expect(await memes()).toBe(0);
});

test("a picture is published, is here already the second time, and is not said to be once it was taken down", async () => {
  const [code, said] = await add();
  expect([code, said]).toEqual([0, expect.stringMatching(/^\S+ published$/)]);
  const [id = ""] = said.split(" ");
  expect(await add()).toEqual([0, `${id} already here`]);
  await takeDownMeme(services, id, { by: null, reason: "spam" });
  const [again, why] = await add();
  expect(again).toBe(1);
  expect(why).toContain("taken_down");
  expect(await memes()).toBe(1);
});

test("a term that asks for a look is named, and the picture is published all the same", async () => {
  const file = acceptedFile("photo.png");
  const words = ["--caption", "A drysock."];
  const [code, said] = await run([file, ...WORDS, ...words]);
  expect(code).toBe(0);
  const [first = "", second = ""] = said.split("\n");
  expect(first).toMatch(/^\S+ published$/);
  expect(second).toMatch(/^caption: .*drysock/);
  const [id = ""] = first.split(" ");
  const meme = await services.db.meme.findUniqueOrThrow({
    where: { id },
    include: { findings: true },
  });
  expect(meme.status).toBe("approved");
  expect(meme.findings).toMatchObject([{ kind: "forbidden_term" }]);
});

import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { takeDownMeme } from "#app/moderation/decisions.server.ts";
import { copyEmbedded } from "#test/database.ts";
import { acceptedFile } from "#test/files/read.ts";
import { makeCategory } from "#test/memes.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { addMeme } from "./meme-add.ts";

const WORDS = ["--alt", "A sock under a lamp.", "--category", "family"];

let services: TestServices;
let remove: () => Promise<void>;
beforeAll(async () => {
  const place = await copyEmbedded();
  services = await openTestServices(place);
  remove = place.remove;
  await makeCategory(services);
});
afterAll(async () => {
  await services.close();
  await remove();
});
afterEach(() => void vi.restoreAllMocks());

/** The exit code and what is printed. */
async function add(...more: string[]): Promise<[number, string]> {
  const lines: unknown[] = [];
  for (const way of ["log", "error"] as const)
    vi.spyOn(console, way).mockImplementation((line) => void lines.push(line));
  const file = acceptedFile("photo.jpg");
  const code = await addMeme(services, [file, ...WORDS, ...more]);
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

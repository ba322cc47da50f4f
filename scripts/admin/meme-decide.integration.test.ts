import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { CAST } from "#test/cast.ts";
import { copyEmbedded } from "#test/database.ts";
import { makeMeme } from "#test/memes.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { seedCast } from "../seed/cast.ts";
import { decideMeme } from "./meme-decide.ts";

let services: TestServices;
let remove: () => Promise<void>;
let count = 0;
beforeAll(async () => {
  const place = await copyEmbedded();
  services = await openTestServices(place);
  remove = place.remove;
  await seedCast(services);
});
afterAll(async () => {
  await services.close();
  await remove();
});
afterEach(() => void vi.restoreAllMocks());

const VERBS = [
  ["approve", "pending", "approved", []],
  ["reject", "pending", "rejected", ["--reason", "hate"]],
  ["takedown", "approved", "taken_down", ["--reason", "hate"]],
  ["restore", "taken_down", "approved", []],
] as const;
const [, , , MIRA] = CAST;

const statusOf = async (id: string) =>
  (await services.db.meme.findUniqueOrThrow({ where: { id } })).status;
const make = async (status: (typeof VERBS)[number][1]) =>
  (await makeMeme(services, `sock ${++count}`, { status })).id;
const decide = (verb: string, ...parameters: string[]) => {
  vi.spyOn(console, "log").mockReturnValue();
  return decideMeme(verb)(services, parameters);
};

test.each(VERBS)(
  "%s takes one meme: of none and of two nothing is decided",
  async (verb, from, to, why) => {
    const [id, other] = [await make(from), await make(from)];
    for (const ids of [[], [id, other], [id, ""]])
      await expect(decide(verb, ...ids, ...why)).rejects.toThrow(
        "name one meme by its id",
      );
    expect([await statusOf(id), await statusOf(other)]).toEqual([from, from]);
    expect(await decide(verb, id, ...why)).toBe(0);
    expect([await statusOf(id), await statusOf(other)]).toEqual([to, from]);
  },
);

test.each(VERBS)(
  "%s is no decision of a contributor, of nobody, or of who put the meme in",
  async (verb, from, to, why) => {
    const id = await make(from);
    const by = (email: string) => decide(verb, id, ...why, "--by", email);
    const { id: uploaderId } = await services.db.person.findUniqueOrThrow({
      where: { email: MIRA.email },
    });
    const own = (data: { uploaderId: string | null }) =>
      services.db.meme.update({ where: { id }, data });
    await own({ uploaderId });
    await expect(by("pia@example.com")).rejects.toThrow("may not decide");
    await expect(by("none@example.com")).rejects.toThrow("there is nobody");
    await expect(by(MIRA.email)).rejects.toThrow("nobody decides on their own");
    expect(await statusOf(id)).toBe(from);
    await own({ uploaderId: null });
    expect(await by(MIRA.email)).toBe(0);
    expect(await statusOf(id)).toBe(to);
    const last = { where: { memeId: id }, orderBy: { id: "desc" } } as const;
    const { byId } = await services.db.decision.findFirstOrThrow(last);
    expect(byId).toBe(uploaderId);
  },
);

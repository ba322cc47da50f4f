import { expect, test } from "vitest";
import type { RawAnswer } from "./api-answer.ts";
import type { Look } from "./first-look.ts";
import { openUploader } from "./open-uploader.ts";
import { NO_SHARED_WORDS } from "./picture-words.ts";
import { isAtRisk } from "./queue.ts";
import type { Parcel } from "./send-upload.ts";

const LIMITS = {
  ...{ bytes: 1000, pixels: 1000, side: 100 },
  ...{ frames: 10, pixelsInAllFrames: 1000 },
};
const GOOD: Look = {
  ...{ ok: true, format: "jpeg", sides: { width: 4, height: 3 }, traces: [] },
};
const ALT_TEXT = "A sock that looks for its twin.";
const TAKEN: RawAnswer = { status: 201, retryAfter: null, body: '{"id":"u1"}' };
const LOST: RawAnswer = { status: 0, retryAfter: null, body: "" };

interface SentParcel extends Parcel {
  answer: (raw: RawAnswer) => Promise<void>;
  progress: (part: number) => void;
  isCancelled: boolean;
}

/** An uploader whose server, browser and clock are the test's. */
function open({ look = GOOD }: { look?: Look } = {}) {
  const sent: SentParcel[] = [];
  const timers: { milliseconds: number; act: () => void }[] = [];
  let keys = 0;
  const uploader = openUploader(
    {
      speech: { locale: "en", limits: LIMITS },
      lookAt: (file) =>
        Promise.resolve(
          file.name.startsWith("broken")
            ? { ok: false, fault: "unreadable_image" }
            : look,
        ),
      send(parcel, progress) {
        const { promise, resolve } = Promise.withResolvers<RawAnswer>();
        const one: SentParcel = {
          ...{ ...parcel, progress, isCancelled: false },
          answer: async (raw) => {
            resolve(raw);
            await promise;
          },
        };
        sent.push(one);
        return { answer: promise, cancel: () => (one.isCancelled = true) };
      },
      previews: { make: ({ name }) => `blob:${name}`, drop: () => undefined },
      newKey: () => `key-${++keys}`,
      now: () => 0,
      after(milliseconds, act) {
        const timer = { milliseconds, act };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), 1);
      },
    },
    {
      shared: { ...NO_SHARED_WORDS, category: "family" },
      cards: [],
      nextId: 1,
    },
  );
  const phases = () => uploader.queue().cards.map(({ phase }) => phase.name);
  const choose = async (...names: string[]) => {
    const files = names.map((name) => new File([name], name));
    const twice = await uploader.add(files);
    for (const { id } of uploader.queue().cards)
      uploader.type(id, { altText: ALT_TEXT });
    return twice;
  };
  return { uploader, sent, timers, phases, choose };
}

test("two are on their way at once, and one bad file stops none", async () => {
  const { uploader, sent, phases, choose } = open();
  await choose("a", "broken", "b", "c");
  expect(phases()).toEqual(["ready", "empty", "ready", "ready"]);
  expect(uploader.send()).toBe(false);
  expect(phases()).toEqual(["sending", "empty", "sending", "queued"]);
  await sent[0]?.answer(TAKEN);
  expect(phases()).toEqual(["done", "empty", "sending", "sending"]);
  expect(uploader.queue().cards[1]?.faults.file).toMatch(/^broken: This pict/);
});

test("every try has the key of the first, another file another", async () => {
  const { uploader, sent, timers, choose, phases } = open();
  await choose("a");
  uploader.send();
  await sent[0]?.answer(LOST);
  expect(phases()).toEqual(["paused"]);
  expect(timers.map(({ milliseconds }) => milliseconds)).toEqual([1000]);
  timers[0]?.act();
  await sent[1]?.answer({ ...TAKEN, status: 200 });
  expect(sent.map(({ key }) => key)).toEqual(["key-1", "key-1"]);
  // The first try had arrived: to this person it is new.
  expect(uploader.queue().cards[0]?.phase).toEqual({
    ...{ name: "done", uploadId: "u1", isNew: true, otherWordsOf: null },
  });
  await choose("b");
  uploader.replace(2, new File(["c"], "c"));
  expect(uploader.queue().cards[1]?.key).toBe("key-3");
});

/** The meme that an earlier try has made. */
const KEPT = {
  ...{ id: "m1", caption: "", altText: ALT_TEXT, decorative: false },
  ...{ category: "family", tags: ["sock"] },
};
const here = (kept: object): RawAnswer => ({
  ...{ status: 200, retryAfter: null },
  body: JSON.stringify({ id: "u1", meme: kept }),
});

test.each(["caption", "altText", "category", "tags"] as const)(
  "words that were corrected after a try had arrived are not said to be taken: %s",
  async (field) => {
    const { uploader, sent, choose } = open();
    await choose("a");
    uploader.type(1, { tags: "Sock" });
    uploader.send();
    uploader.cancel(1);
    uploader.type(1, { [field]: "Where did the other one go?" });
    uploader.send();
    await sent[1]?.answer(here(KEPT));
    expect(uploader.queue().cards[0]?.phase).toMatchObject({
      ...{ name: "done", otherWordsOf: "m1" },
    });
  },
);

test("the same words sent again are taken, whatever the server has tidied up", async () => {
  const { uploader, sent, choose } = open();
  await choose("a");
  uploader.type(1, { caption: " one\r\ntwo ", tags: "Sock,, SOCK" });
  uploader.send();
  await sent[0]?.answer(LOST);
  uploader.retry(1);
  await sent[1]?.answer(here({ ...KEPT, caption: "one\ntwo" }));
  expect(uploader.queue().cards[0]?.phase).toMatchObject({
    ...{ name: "done", isNew: true, otherWordsOf: null },
  });
});

test("what stops one for now stops those behind it, until it goes on", async () => {
  const { uploader, sent, phases, choose } = open();
  await choose("a", "b", "c");
  uploader.send();
  await sent[0]?.answer({ status: 401, retryAfter: null, body: "" });
  expect(phases()).toEqual(["paused", "sending", "queued"]);
  await sent[1]?.answer(TAKEN);
  expect(phases()).toEqual(["paused", "done", "queued"]);
  uploader.retry(1);
  expect(phases()).toEqual(["sending", "done", "sending"]);
});

test("two that wait for the same reason go on together", async () => {
  const { uploader, sent, phases, choose } = open();
  await choose("a", "b");
  uploader.send();
  for (const one of sent.slice())
    await one.answer({ status: 429, retryAfter: "700", body: "" });
  expect(phases()).toEqual(["paused", "paused"]);
  uploader.retry(2);
  expect(phases()).toEqual(["sending", "sending"]);
});

test("a server that is busy with one may take the next", async () => {
  const { uploader, sent, timers, phases, choose } = open();
  await choose("a", "b", "c");
  uploader.send();
  await sent[0]?.answer({ status: 503, retryAfter: "5", body: "" });
  expect(phases()).toEqual(["paused", "sending", "sending"]);
  expect(timers[0]?.milliseconds).toBe(5000);
});

test("the connection comes back, and what waited for it goes on", async () => {
  const { uploader, sent, timers, phases, choose } = open();
  await choose("a");
  uploader.send();
  await sent[0]?.answer(LOST);
  uploader.reconnect();
  expect(phases()).toEqual(["sending"]);
  expect(timers).toEqual([]);
});

test("what is called back is not sent, and an answer that comes all the same changes nothing", async () => {
  const { uploader, sent, phases, choose } = open();
  await choose("a", "b", "c");
  uploader.send();
  uploader.cancel(1);
  expect(sent[0]?.isCancelled).toBe(true);
  await sent[0]?.answer(TAKEN);
  expect(phases()).toEqual(["ready", "sending", "sending"]);
  uploader.remove(2);
  expect(sent[1]?.isCancelled).toBe(true);
  expect(phases()).toEqual(["ready", "sending"]);
});

test("progress goes along, and faults of the server stand beside their fields", async () => {
  const { uploader, sent, choose } = open();
  await choose("a");
  uploader.send(1);
  sent[0]?.progress(0.5);
  expect(uploader.queue().cards[0]?.phase).toEqual({
    ...{ name: "sending", part: 0.5 },
  });
  const error = { code: "forbidden_term", fields: { caption: "flurble" } };
  const body = JSON.stringify({ error });
  await sent[0]?.answer({ status: 422, retryAfter: null, body });
  const [card] = uploader.queue().cards;
  expect(card?.faults.caption).toContain("“flurble”");
  expect(card?.words.altText).toBe(ALT_TEXT);
  uploader.type(1, { caption: "Hello" });
  expect(uploader.queue().cards[0]?.faults).toEqual({});
});

test("a file that the server refuses goes, and its words wait for the next one", async () => {
  const { uploader, sent, phases, choose } = open();
  await choose("a");
  uploader.send();
  const body = JSON.stringify({ error: { code: "unreadable_image" } });
  await sent[0]?.answer({ status: 422, retryAfter: null, body });
  expect(phases()).toEqual(["empty"]);
  expect(uploader.queue().cards[0]?.faults.file).toContain("damaged");
  await choose("b");
  expect(phases()).toEqual(["ready"]);
  expect(uploader.queue().cards[0]?.words.altText).toBe(ALT_TEXT);
});

test("the same file is added once", async () => {
  const { uploader, choose } = open();
  expect(await choose("a", "b", "a")).toEqual(["a"]);
  expect(await choose("b")).toEqual(["b"]);
  expect(uploader.queue().cards).toHaveLength(2);
});

test("what misses words is not sent, and a category from above counts for all", async () => {
  const { uploader, sent, choose } = open();
  await choose("a", "b");
  uploader.typeShared({ category: "" });
  expect(uploader.send()).toBe(false);
  const missing = uploader.queue().cards.map(({ faults }) => faults.category);
  expect(missing).toEqual(["Choose a category.", "Choose a category."]);
  uploader.typeShared({ category: "faith" });
  expect(uploader.queue().cards[0]?.faults).toEqual({});
  uploader.type(2, { category: "health" });
  expect(uploader.send()).toBe(true);
  expect(sent.map(({ words }) => words.category)).toEqual(["faith", "health"]);
});

test("only what would be lost is at risk", async () => {
  const { uploader, sent, choose } = open();
  expect(isAtRisk(uploader.queue())).toBe(false);
  await choose("a");
  expect(isAtRisk(uploader.queue())).toBe(true);
  uploader.send();
  await sent[0]?.answer(TAKEN);
  expect(isAtRisk(uploader.queue())).toBe(false);
});

import type { PauseReason } from "./api-answer.ts";
import type { PrivateTrace } from "./private-traces.ts";
import type { Sides } from "./first-look.ts";
import {
  isTyped,
  NO_WORDS,
  type PictureWords,
  type SharedWords,
} from "./picture-words.ts";

/** What may be wrong with a card: a sentence for each field. */
export type CardFaults = Partial<Record<keyof PictureWords | "file", string>>;

/** Where a card is on its way. */
export type Phase =
  /** `looking`: the browser looks at the file. `empty`: no picture. `ready`: may be sent. `queued`: has its turn soon. */
  | { name: "empty" | "looking" | "ready" | "queued" }
  /** `part` of the body that has left, 0 to 1; at 1 the server looks at it. */
  | { name: "sending"; part: number }
  /** `until`: when it goes on by itself, as Date.now() counts; null: when it is told to. */
  | { name: "paused"; why: PauseReason; until: number | null }
  /** `otherWordsOf`: the meme that keeps other words to it, from an earlier try; null: it keeps these. */
  | {
      name: "done";
      uploadId: string;
      isNew: boolean;
      otherWordsOf: string | null;
    };

/** One picture with its words. */
export interface Card {
  /** Unique on the page, and a part of its fields' ids. */
  id: number;
  /** The idempotency key: another file gets another. */
  key: string;
  file: File | null;
  /** How the browser shows it. */
  previewUrl: string | null;
  sides: Sides | null;
  traces: readonly PrivateTrace[];
  words: PictureWords;
  faults: CardFaults;
  /** What is wrong with it as a whole. */
  message: string | null;
  phase: Phase;
  /** How often it was sent without an answer that settles it. */
  tries: number;
}

export interface Queue {
  shared: SharedWords;
  cards: readonly Card[];
  /** The next card's id. */
  nextId: number;
}

/** A file that was chosen, with the key it will be sent by. */
export interface Chosen {
  file: File;
  key: string;
}

export type QueueEvent =
  | { kind: "chosen"; chosen: readonly Chosen[] }
  | { kind: "replaced"; id: number; chosen: Chosen }
  | {
      kind: "looked";
      id: number;
      key: string;
      found: Pick<Card, "previewUrl" | "sides" | "traces">;
    }
  | { kind: "unfit"; id: number; key: string; words: string }
  | { kind: "typed"; id: number; words: Partial<PictureWords> }
  | { kind: "shared"; words: Partial<SharedWords> }
  | { kind: "removed"; id: number }
  | { kind: "queued"; id: number }
  | { kind: "started"; id: number }
  | { kind: "cancelled"; id: number }
  | { kind: "progressed"; id: number; part: number }
  | { kind: "paused"; id: number; why: PauseReason; until: number | null }
  | { kind: "refused"; id: number; faults: CardFaults; message: string | null }
  | {
      kind: "taken";
      id: number;
      uploadId: string;
      isNew: boolean;
      otherWordsOf: string | null;
    };

/** What the queue is after an event. An event that comes too late changes nothing. */
export function step(queue: Queue, event: QueueEvent): Queue {
  switch (event.kind) {
    case "chosen":
      return event.chosen.reduce(place, queue);
    case "shared":
      return typeShared(queue, event.words);
    case "removed":
      return { ...queue, cards: queue.cards.filter(isNot(event.id)) };
    default:
      return change(queue, event);
  }
}

/** A file goes to words that wait for one, else it gets a card of its own. */
function place(queue: Queue, chosen: Chosen): Queue {
  const waiting = queue.cards.find(
    ({ phase, words, faults }) =>
      phase.name === "empty" && (isTyped(words) || !faults.file),
  );
  if (waiting)
    return change(queue, { kind: "replaced", id: waiting.id, chosen });
  const id = queue.nextId;
  const card = withFile(emptyCard(id), chosen);
  return { ...queue, cards: [...queue.cards, card], nextId: id + 1 };
}

/** A card for words without a picture. */
export function emptyCard(id: number): Card {
  return {
    ...{ id, key: "", file: null, previewUrl: null, sides: null, traces: [] },
    ...{ words: NO_WORDS, faults: {}, message: null, tries: 0 },
    phase: { name: "empty" },
  };
}

function withFile(card: Card, { file, key }: Chosen): Card {
  const { file: _, ...faults } = card.faults;
  return {
    ...{ ...card, file, key, faults, message: null, tries: 0 },
    ...{ previewUrl: null, sides: null, traces: [] },
    phase: { name: "looking" },
  };
}

/** A category that was missing above is not missing any more. */
function typeShared(queue: Queue, words: Partial<SharedWords>): Queue {
  const cards = queue.cards.map((card) => {
    const own = Object.keys(words) as (keyof SharedWords)[];
    const answered = own.filter((field) => !card.words[field]);
    return { ...card, faults: without(card.faults, answered) };
  });
  return { ...queue, shared: { ...queue.shared, ...words }, cards };
}

type CardEvent = Exclude<QueueEvent, { kind: "chosen" | "shared" | "removed" }>;

function change(queue: Queue, event: CardEvent): Queue {
  const move = MOVES[event.kind] as (card: Card, event: CardEvent) => Card;
  const cards = queue.cards.map((card) =>
    card.id === event.id ? move(card, event) : card,
  );
  return { ...queue, cards };
}

type EventOf<Kind extends QueueEvent["kind"]> = Extract<
  QueueEvent,
  { kind: Kind }
>;

/** What each event makes of its card. One that comes too late, in another phase or for another file, leaves it as it is. */
const MOVES: {
  [Kind in CardEvent["kind"]]: (card: Card, event: EventOf<Kind>) => Card;
} = {
  replaced: (card, { chosen }) =>
    isIn(card, "sending", "done") ? card : withFile(card, chosen),
  looked: (card, { key, found }) =>
    card.key === key ? { ...card, ...found, phase: { name: "ready" } } : card,
  unfit: (card, { key, words }) =>
    card.key === key ? takeAway(card, words) : card,
  typed: (card, { words }) => type(card, words),
  queued: (card) =>
    isIn(card, "ready", "paused")
      ? { ...card, faults: {}, message: null, phase: { name: "queued" } }
      : card,
  started: (card) => ({ ...card, phase: { name: "sending", part: 0 } }),
  progressed: (card, { part }) =>
    isIn(card, "sending")
      ? { ...card, phase: { name: "sending", part } }
      : card,
  // What was on its way may have arrived.
  cancelled: (card) =>
    isIn(card, "sending", "queued", "paused")
      ? { ...card, tries: card.tries + 1, phase: { name: "ready" } }
      : card,
  paused: (card, { why, until }) => ({
    ...{ ...card, tries: card.tries + 1 },
    phase: { name: "paused", why, until },
  }),
  refused: refuse,
  // An answer that was lost has taken it: for this person it is new.
  taken: (card, { uploadId, isNew, otherWordsOf }) => ({
    ...card,
    phase: {
      ...{ name: "done", uploadId, otherWordsOf },
      isNew: isNew || card.tries > 0,
    },
  }),
};

function isIn({ phase }: Card, ...names: Phase["name"][]): boolean {
  return names.includes(phase.name);
}

/** A file that will never be taken goes, its words stay. */
function takeAway(card: Card, words: string): Card {
  const { id, file, faults } = card;
  const name = file?.name ? `${file.name}: ` : "";
  return {
    ...{ ...emptyCard(id), words: card.words },
    faults: { ...faults, file: name + words },
  };
}

function refuse(
  card: Card,
  { faults, message }: Pick<Card, "faults" | "message">,
): Card {
  if (faults.file !== undefined)
    return { ...takeAway(card, faults.file), message };
  return { ...card, faults, message, phase: { name: "ready" } };
}

function type(card: Card, words: Partial<PictureWords>): Card {
  const typed = Object.keys(words) as (keyof PictureWords)[];
  // A picture that decorates needs no description, so none is missing.
  const answered = typed.includes("decorative")
    ? [...typed, "altText" as const]
    : typed;
  return {
    ...card,
    words: { ...card.words, ...words },
    faults: without(card.faults, answered),
  };
}

function without(
  faults: CardFaults,
  fields: readonly (keyof CardFaults)[],
): CardFaults {
  const kept = Object.entries(faults).filter(
    ([field]) => !fields.includes(field as keyof CardFaults),
  );
  return Object.fromEntries(kept);
}

function isNot(id: number) {
  return (card: Card) => card.id !== id;
}

/** Pictures on their way at the same time. */
const MOST_AT_ONCE = 2;
/** What stops one picture for these reasons would stop the next one too. */
const HOLDS_ALL: readonly PauseReason[] = [
  "offline",
  "rate_limited",
  "signed_out",
];

/** The card whose turn it is; null when none waits, enough are on their way, or there is no use in trying. */
export function nextToSend({ cards }: Queue): Card | null {
  const isHeld = cards.some(
    ({ phase }) => phase.name === "paused" && HOLDS_ALL.includes(phase.why),
  );
  const sending = cards.filter(({ phase }) => phase.name === "sending");
  if (isHeld || sending.length >= MOST_AT_ONCE) return null;
  return cards.find(({ phase }) => phase.name === "queued") ?? null;
}

/** Whether leaving the page would lose something. */
export function isAtRisk({ cards }: Queue): boolean {
  return cards.some(
    ({ file, words, phase }) =>
      phase.name !== "done" && (file !== null || isTyped(words)),
  );
}

/** How many pictures there are, and what has become of them. */
export function countCards({ cards }: Queue): {
  all: number;
  done: number;
  faulty: number;
} {
  return {
    all: cards.length,
    done: cards.filter(({ phase }) => phase.name === "done").length,
    faulty: cards.filter(
      ({ faults, message }) => message || Object.keys(faults).length > 0,
    ).length,
  };
}

import { pauseSeconds, readAnswer, type RawAnswer } from "./api-answer.ts";
import { uploadMessagesFor } from "../messages/catalogue.ts";
import { isSameFile, type Look } from "./first-look.ts";
import {
  areKept,
  findWordFaults,
  isTyped,
  wordsOf,
  type PictureWords,
  type SharedWords,
} from "./picture-words.ts";
import {
  nextToSend,
  step,
  type Card,
  type Chosen,
  type Queue,
  type QueueEvent,
} from "./queue.ts";
import type { Send, Sending } from "./send-upload.ts";
import {
  tellFileFault,
  tellRefusal,
  tellWordFaults,
  type Speech,
} from "./told-faults.ts";

export interface UploaderNeeds {
  speech: Speech;
  send: Send;
  lookAt: (file: File) => Promise<Look>;
  /** How a file can be shown, and how that is taken back. */
  previews: { make(file: File): string; drop(url: string): void };
  /** A new idempotency key. */
  newKey: () => string;
  now: () => number;
  /** Does something later. @returns what prevents it */
  after: (milliseconds: number, act: () => void) => () => void;
}

/** The pictures of a page, on their way to the server. Whoever listens is told of every change. */
export interface Uploader {
  queue(): Queue;
  subscribe(listener: () => void): () => void;
  /** @returns names of files that are here already, and so were not added */
  add(files: readonly File[]): Promise<string[]>;
  replace(id: number, file: File): void;
  type(id: number, words: Partial<PictureWords>): void;
  typeShared(words: Partial<SharedWords>): void;
  /** Sends what can be sent of these cards, or of all. @returns whether nothing was held back for its faults */
  send(id?: number): boolean;
  /** At once, whatever it waits for. */
  retry(id: number): void;
  /** What waits for the connection goes on. */
  reconnect(): void;
  cancel(id: number): void;
  remove(id: number): void;
  /** Gives back what the browser keeps for it. */
  close(): void;
}

export function openUploader(needs: UploaderNeeds, begun: Queue): Uploader {
  let queue = begun;
  const listeners = new Set<() => void>();
  const sendings = new Map<number, Sending>();
  const pauses = new Map<number, () => void>();

  function tell(event: QueueEvent): void {
    queue = step(queue, event);
    for (const listener of listeners) listener();
  }
  const find = (id: number) => queue.cards.find((card) => card.id === id);

  function tellAndLook(event: QueueEvent): void {
    const before = new Set(queue.cards.map(({ key }) => key));
    tell(event);
    for (const card of queue.cards) if (!before.has(card.key)) void look(card);
  }

  async function look({ id, key, file }: Card): Promise<void> {
    if (!file) return;
    const look = await needs.lookAt(file);
    if (find(id)?.key !== key) return;
    if (!look.ok) {
      const words = tellFileFault(needs.speech, look.fault);
      return tell({ kind: "unfit", id, key, words });
    }
    const { sides, traces } = look;
    const previewUrl = sides && needs.previews.make(file);
    tell({ kind: "looked", id, key, found: { previewUrl, sides, traces } });
  }

  async function add(files: readonly File[]): Promise<string[]> {
    const chosen: Chosen[] = [];
    const twice: string[] = [];
    for (const file of files) {
      const known = [...queue.cards, ...chosen].map((one) => one.file);
      if (await isAmong(known, file)) twice.push(file.name);
      else chosen.push({ file, key: needs.newKey() });
    }
    if (chosen.length > 0) tellAndLook({ kind: "chosen", chosen });
    return twice;
  }

  /** @returns whether it can be sent */
  function check(card: Card): boolean {
    const words = wordsOf(card.words, queue.shared);
    // Nothing is asked for around a file that was refused.
    const isBare = !card.file && !isTyped(card.words);
    const found = isBare ? {} : findWordFaults(words);
    const faults = tellWordFaults(needs.speech, { ...found });
    if (!card.file) faults.file = card.faults.file ?? noFile(needs.speech);
    if (Object.keys(faults).length === 0) return true;
    tell({ kind: "refused", id: card.id, faults, message: null });
    return false;
  }

  function pump(): void {
    for (let card = nextToSend(queue); card; card = nextToSend(queue))
      start(card);
  }

  function start({ id, key, file, words }: Card): void {
    if (!file) return;
    tell({ kind: "started", id });
    const parcel = { file, key, words: wordsOf(words, queue.shared) };
    const sending = needs.send(parcel, (part) =>
      tell({ kind: "progressed", id, part }),
    );
    sendings.set(id, sending);
    void sending.answer.then((raw) => {
      // What was cancelled meanwhile is not asked for any more.
      if (sendings.get(id) !== sending) return;
      sendings.delete(id);
      settle(id, raw, parcel.words);
      pump();
    });
  }

  function settle(id: number, raw: RawAnswer, sent: PictureWords): void {
    const answer = readAnswer(raw);
    if (answer.kind === "taken") {
      const { id: uploadId, isNew, kept } = answer;
      // An earlier try had arrived, and the words were changed since.
      const isOther = !isNew && kept !== null && !areKept(sent, kept);
      const otherWordsOf = isOther ? kept.id : null;
      return tell({ kind: "taken", id, uploadId, isNew, otherWordsOf });
    }
    if (answer.kind === "refused") {
      const told = tellRefusal(needs.speech, answer);
      if (told.faults.file) dropPreview(id);
      return tell({ kind: "refused", id, ...told });
    }
    const seconds = pauseSeconds(answer, find(id)?.tries ?? 0);
    const until = seconds === null ? null : needs.now() + seconds * 1000;
    tell({ kind: "paused", id, why: answer.why, until });
    if (seconds !== null)
      pauses.set(
        id,
        needs.after(seconds * 1000, () => retry(id)),
      );
  }

  /** What waits for the same reason goes on with it: one would hold up the other. */
  function retry(id: number): void {
    const asked = find(id)?.phase;
    if (asked?.name !== "paused") return;
    for (const { id: one, phase } of queue.cards)
      if (phase.name === "paused" && phase.why === asked.why) {
        forgetPause(one);
        tell({ kind: "queued", id: one });
      }
    pump();
  }

  function forgetPause(id: number): void {
    pauses.get(id)?.();
    pauses.delete(id);
  }

  function stop(id: number): void {
    forgetPause(id);
    const sending = sendings.get(id);
    sendings.delete(id);
    sending?.cancel();
  }

  function dropPreview(id: number): void {
    const url = find(id)?.previewUrl;
    if (url) needs.previews.drop(url);
  }

  return {
    queue: () => queue,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add,
    replace(id, file) {
      dropPreview(id);
      const chosen = { file, key: needs.newKey() };
      tellAndLook({ kind: "replaced", id, chosen });
    },
    type: (id, words) => tell({ kind: "typed", id, words }),
    typeShared: (words) => tell({ kind: "shared", words }),
    send(id) {
      const asked = queue.cards.filter(
        (card) => (id ?? card.id) === card.id && isOpen(card),
      );
      const fit = asked.filter(check);
      for (const card of fit) {
        forgetPause(card.id);
        tell({ kind: "queued", id: card.id });
      }
      pump();
      return fit.length === asked.length;
    },
    retry,
    reconnect() {
      for (const { id, phase } of queue.cards)
        if (phase.name === "paused" && phase.why === "offline") retry(id);
    },
    cancel(id) {
      stop(id);
      tell({ kind: "cancelled", id });
      pump();
    },
    remove(id) {
      stop(id);
      dropPreview(id);
      tell({ kind: "removed", id });
      pump();
    },
    close() {
      for (const { id } of queue.cards) {
        stop(id);
        dropPreview(id);
      }
    },
  };
}

function isOpen({ phase }: Card): boolean {
  return ["ready", "empty", "paused"].includes(phase.name);
}

function noFile({ locale }: Speech): string {
  return uploadMessagesFor(locale).refusals.no_file;
}

async function isAmong(
  known: readonly (File | null)[],
  file: File,
): Promise<boolean> {
  for (const one of known)
    if (one && (await isSameFile(one, file))) return true;
  return false;
}

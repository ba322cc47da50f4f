import type {
  ReceivedFile,
  ReceivedPart,
  ReceivedText,
} from "./receive-form.server.ts";

/** The texts that may be sent with a picture. Others are not looked at. */
export const TYPED_FIELDS = [
  "caption",
  "altText",
  "decorative",
  "category",
  "tags",
  "source",
  "idempotencyKey",
] as const;
export type TypedField = (typeof TYPED_FIELDS)[number];

/** What was typed, as it was typed. A field that was not sent is not there. */
export type Typed = Partial<Record<TypedField, string>>;

/** One picture of a form with what was typed to it. */
export interface Slot {
  /** Null: none was chosen. */
  file: ReceivedFile | null;
  typed: Typed;
  /** Fields that were sent twice, or not as text. */
  malformed: TypedField[];
}

/** What is said of one picture alone; the other fields hold for the pictures after it too, until they are said anew. */
const OWN_FIELDS: readonly TypedField[] = [
  "caption",
  "altText",
  "decorative",
  "idempotencyKey",
];

/** Some texts and the file that follows them. */
interface Group {
  texts: ReceivedText[];
  file: ReceivedFile | null;
}

/**
 * Tells which words belong to which picture, by the order of the form: texts stand before their file, and what stands
 * behind the last file holds for every picture that lacks it. A picture of which nothing is said takes the words of the
 * one before. So several fieldsets work as well as one field for several files, and one file in any order.
 * Fieldsets that were left empty are left out; there is always one slot at least.
 */
export function slotsOf(parts: readonly ReceivedPart[]): Slot[] {
  const groups = groupsOf(parts);
  const rest = readTexts(groups.pop()?.texts ?? []);
  const slots: Slot[] = [];
  for (const { texts, file } of groups)
    slots.push(inherit({ file, ...readTexts(texts) }, slots.at(-1)));
  const used = slots.filter(isUsed);
  const [first = { file: null, typed: {}, malformed: [] }] = slots;
  return (used.length > 0 ? used : [first]).map(({ file, ...said }) => ({
    file,
    typed: { ...rest.typed, ...said.typed },
    malformed: [...said.malformed, ...rest.malformed],
  }));
}

/** The last group has no file. A lone file may stand anywhere among its texts: they are all in its own group. */
function groupsOf(parts: readonly ReceivedPart[]): Group[] {
  const groups: Group[] = [{ texts: [], file: null }];
  for (const part of parts) {
    const last = groups.at(-1);
    if (part.kind === "text") last?.texts.push(part);
    else if (last) {
      last.file = isChosen(part) ? part : null;
      groups.push({ texts: [], file: null });
    }
  }
  const [lone, rest, more] = groups;
  if (lone && rest && !more) lone.texts.push(...rest.texts.splice(0));
  return groups;
}

/** A file field that was left empty is sent all the same, without a name and without bytes. */
function isChosen({ sentName, bytes }: ReceivedFile): boolean {
  return sentName !== undefined || bytes > 0;
}

function readTexts(texts: ReceivedText[]): Pick<Slot, "typed" | "malformed"> {
  const typed: Typed = {};
  const malformed: TypedField[] = [];
  for (const field of TYPED_FIELDS) {
    const sent = texts.filter(({ name }) => name === field);
    const [first] = sent;
    if (!first) continue;
    // Tags may be sent one by one.
    const isList = field === "tags";
    typed[field] = isList
      ? sent.map(({ value }) => value).join(", ")
      : first.value;
    const isDouble = sent.length > 1 && !isList;
    if (isDouble || sent.some(({ isWhole }) => !isWhole)) malformed.push(field);
  }
  return { typed, malformed };
}

function inherit(slot: Slot, before: Slot | undefined): Slot {
  if (!before) return slot;
  const saysOwn = OWN_FIELDS.some((field) => field in slot.typed);
  const lent = Object.entries(before.typed).filter(
    ([field]) =>
      field !== "idempotencyKey" &&
      !(saysOwn && OWN_FIELDS.includes(field as TypedField)),
  );
  return { ...slot, typed: { ...Object.fromEntries(lent), ...slot.typed } };
}

function isUsed({ file, typed }: Slot): boolean {
  const { caption = "", altText = "", decorative } = typed;
  const isTyped = (caption + altText).trim() !== "" || decorative !== undefined;
  return file !== null || isTyped;
}

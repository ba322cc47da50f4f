import type { Config, WindowLike } from "dompurify";
import { WORD_LIMITS } from "./word-limits.ts";

const EMPHASIS = ["em", "strong", "i", "b"];
const CLEAN = {
  ALLOWED_TAGS: ["a", "br", ...EMPHASIS],
  ALLOWED_ATTR: ["href"],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM: true,
} satisfies Config & { RETURN_DOM: true };
const PROTOCOLS = ["http:", "https:", "mailto:"];
const REL = "nofollow ugc noopener";
const MAX_LINK_CHARACTERS = 500;
/** Nothing longer is parsed. UTF-16 units: no note within the limit has more. */
const MAX_PARSED_UNITS = 2 * WORD_LIMITS.sourceCharacters;
/** What opens a tag or a comment in HTML: "I <3 AT&T" does not. */
const MARKUP = /<[a-z/!?]/i;

/**
 * The HTML of a source note, to be kept and shown as it is: text, em, strong, i, b, br and links to http, https and
 * mailto. Of everything else the text stays, except for scripts and the like. Plain text is escaped as it is: an
 * address with "&copy=2" in it stays that address. What is beyond the limit of a note is taken for plain text.
 *
 * It is sanitised when it is written, not when it is shown: once and not at each view, every page and export gets the
 * same bytes, what is reviewed is what is published, and the parser, which is large, is loaded only by a process that
 * is sent markup. A stricter rule later needs a pass over the rows. To edit a note, start from `typedSourceNote`.
 */
export async function sanitiseSourceNote(typed: string): Promise<string> {
  const text = typed.toWellFormed().replaceAll("\0", "");
  if (!MARKUP.test(text) || text.length > MAX_PARSED_UNITS)
    return escaped(text);
  const [{ JSDOM }, { default: createPurify }] = await Promise.all([
    import("jsdom"),
    import("dompurify"),
  ]);
  const { window } = new JSDOM("");
  try {
    const purify = createPurify(window as unknown as WindowLike);
    return written(purify.sanitize(text, CLEAN));
  } finally {
    window.close();
  }
}

/** What a sanitised note says, without its markup: for plain text, for the forbidden terms, and for counting. */
export function sourceNoteText(sanitised: string): string {
  return unescaped(
    sanitised.replace(/<br>/g, "\n").replace(/<\/?\w[^<>]*>/g, ""),
  );
}

/** What a form shows for editing: the note without what was added to it; as typed when it has no markup. */
export function typedSourceNote(sanitised: string): string {
  if (!sanitised.includes("<")) return unescaped(sanitised);
  return sanitised.replaceAll(` rel="${REL}"`, "");
}

/** Spelled by ourselves: whatever a sanitiser might miss, there is no way to write it here. */
function written(node: Node): string {
  if (node.nodeName === "#text") return escaped(node.nodeValue ?? "");
  const inner = [...node.childNodes].map(written).join("");
  const tag = node.nodeName.toLowerCase();
  if (tag === "br") return "<br>";
  if (tag === "a") return link(node as Element, inner);
  return EMPHASIS.includes(tag) ? `<${tag}>${inner}</${tag}>` : inner;
}

function link(element: Element, inner: string): string {
  const href = safeLink(element.getAttribute("href"));
  if (href === null || inner.trim() === "") return inner;
  return `<a href="${escaped(href)}" rel="${REL}">${inner}</a>`;
}

/** As the browser would read it, so that nothing hides in spelling; an address with a name before @ only looks like another's. */
function safeLink(href: string | null): string | null {
  const url = URL.parse(href ?? "");
  if (!url || !PROTOCOLS.includes(url.protocol)) return null;
  if (url.username !== "" || url.password !== "") return null;
  const link = url.href.replace(
    /[<>"'`\\]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return link.length <= MAX_LINK_CHARACTERS ? link : null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\u00a0": "&nbsp;",
};
const SIGNS = new Map(
  Object.entries(ENTITIES).map(([sign, entity]) => [entity, sign]),
);

/** As an HTML serialiser escapes text, so that a note reads the same whether it was parsed or not. */
function escaped(text: string): string {
  return text.replace(/[&<>\u00a0]/g, (sign) => ENTITIES[sign] ?? sign);
}

function unescaped(html: string): string {
  return html.replace(/&\w+;/g, (entity) => SIGNS.get(entity) ?? entity);
}

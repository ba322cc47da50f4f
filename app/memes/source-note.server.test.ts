import fc from "fast-check";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import {
  sanitiseSourceNote,
  sourceNoteText,
  typedSourceNote,
} from "./source-note.server.ts";

const REL = 'rel="nofollow ugc noopener"';
/** Everything that a note can be made of. */
const NOTE = new RegExp(
  `^(?:[^<>&]|&(?:amp|lt|gt|nbsp);|</?(?:em|strong|i|b|a)>|<br>|<a href="(?:https?://|mailto:)(?:[^<>"&'\\s]|&amp;)*" ${REL}>)*$`,
);
const RUNS = { numRuns: 150, seed: 20_261_120 };

/** What a browser would make of it. */
function elementsOf(html: string): string[] {
  const { document } = new JSDOM(`<!doctype html><p>${html}</p>`).window;
  return [...document.querySelectorAll("p *")].map(
    ({ localName }) => localName,
  );
}

test("links and emphasis stay, and a link says what it is", async () => {
  const typed =
    'From <a href="https://example.com/a?b=1&amp;c=2" target="_blank" onclick="x()">the <em>attic</em></a>,<br><b>mine</b>';
  expect(await sanitiseSourceNote(typed)).toBe(
    `From <a href="https://example.com/a?b=1&amp;c=2" ${REL}>the <em>attic</em></a>,<br><b>mine</b>`,
  );
});

test.each([
  ["Drawn at home", "Drawn at home"],
  ["I <3 AT&T, 1 > 0", "I &lt;3 AT&amp;T, 1 &gt; 0"],
  ["https://example.com/?a=1&copy=2", "https://example.com/?a=1&amp;copy=2"],
  ["&lt;b&gt;", "&amp;lt;b&amp;gt;"],
  ["\u202e \u200b ñ 🦔\n田", "\u202e \u200b ñ 🦔\n田"],
  ["half a pair \ud83d", "half a pair \ufffd"],
])("plain text stays what it is: %j", async (typed, kept) => {
  expect(await sanitiseSourceNote(typed)).toBe(kept);
});

describe("a payload leaves nothing but text, links and emphasis:", () => {
  test.each([
    // Scripts, handlers and styles.
    "<script>alert(1)</script>mine",
    "<SCRIPT/x>alert(1)//<b>mine",
    "<b onmouseover=alert(1) style=position:fixed>mine</b>",
    "<br onload=alert(1)/ id=x name=y class=z>mine",
    "<a href='https://example.com' id=location name=cookie ping=https://example.org>mine</a>",
    "<img src=x onerror=alert(1)>mine",
    "<style>*{background:url(//example.com)}</style>mine",
    "<link rel=stylesheet href=//example.com><meta http-equiv=refresh content=0>mine",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>mine",
    "<base href=//example.com/><object data=x><embed src=x>mine",
    "<input autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>mine",
    "<details open ontoggle=alert(1)>mine",
    // javascript: and its relatives.
    "<a href=javascript:alert(1)>mine</a>",
    "<a href='JaVa&Tab;Sc&NewLine;ript&colon;alert(1)'>mine</a>",
    "<a href='\u0001 java\tscript:alert(1)'>mine</a>",
    "<a href='&#x6A;&#97;vascript&#0000058;alert(1)'>mine</a>",
    "<a href=data:text/html;base64,PHNjcmlwdD4=>mine</a>",
    "<a href=vbscript:x>mine</a><a href=blob:https://example.com/x>b</a>",
    "<a href=//example.com>mine</a><a href=/relative>r</a><a href=\\\\example.com>u</a>",
    "<a href='https://bank.example@example.com'>mine</a>",
    "<a href='https://example.com/\"onclick=alert(1)//'>mine</a>",
    "<a href='mailto:a@example.com?subject=<b>\"&apos;'>mine</a>",
    // One parser's text is another's element.
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>mine",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>mine",
    "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id='</style><img src onerror=alert(1)>'>mine",
    "<svg><annotation-xml><foreignobject><style><!--</style><p id='--><img src=x onerror=alert(1)>'>mine",
    "<math><annotation-xml encoding='text/html'><p><b onclick=alert(1)>mine",
    "<svg><a xlink:href=javascript:alert(1)><text>mine</text></a></svg>",
    "<svg><animate xlink:href=#x attributeName=href values=javascript:alert(1) /><a id=x>mine</a></svg>",
    "<svg><![CDATA[><img src=x onerror=alert(1)>]]></svg>mine",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>mine",
    "<noembed><b title='</noembed><img src=x onerror=alert(1)>'>mine",
    "<xmp><b title='</xmp><img src=x onerror=alert(1)>'>mine",
    "<title><b title='</title><img src=x onerror=alert(1)>'>mine",
    "<textarea></textarea><img src=x onerror=alert(1)>mine",
    "<select><template><style><!--</style><a rel='--></style></select><img src=x onerror=alert(1)>'>mine",
    "<template><script>alert(1)</script><b>x</b></template>mine",
    "<template shadowrootmode=open><b onclick=alert(1)>x</b></template>mine",
    "<table><b><tr><td><a href=javascript:alert(1)>mine",
    "<plaintext><b onclick=alert(1)>mine",
    // Comments, and what is never closed.
    "<!--><img src=x onerror=alert(1)>-->mine",
    "<!-- --!><img src=x onerror=alert(1)>mine",
    "<?xml <img src=x onerror=alert(1)>?>mine",
    "<![endif]><b onclick=alert(1)>mine",
    "<b <b onclick=alert(1) a='>mine",
    "<a href='https://example.com' title='mine",
    "<b><i><em>mine",
    "</p></div></body></html><b>mine",
    "<form><form id=x><b>mine</form>",
    "<b is=x-element slot=y part=z>mine</b><x-element>x</x-element>",
    "<b\u0000 on\u0000click=alert(1)>mi\u0000ne</b>",
    "<<b>>mine<</b>>",
  ])("%s", async (payload) => {
    const note = await sanitiseSourceNote(payload);
    expect(note).toMatch(NOTE);
    for (const name of elementsOf(note))
      expect(["a", "em", "strong", "i", "b", "br"]).toContain(name);
    expect(await sanitiseSourceNote(typedSourceNote(note))).toBe(note);
  });
});

test("whatever is made of pieces of markup, the note holds nothing else", async () => {
  const piece = fc.constantFrom(
    ..."<,>,/,&,',\",=, ,<b>,</b>,<i,<a href=,https://example.com,javascript:,<svg>,</svg>,<math>,<mtext>,<style>,</style>,<!--,-->,<p>,<table>,<td>,<form>,<template>,</template>,<noscript>,onclick=x,&lt;,&#60;,mine".split(
      ",",
    ),
  );
  const markup = fc.array(piece, { maxLength: 25 }).map((all) => all.join(""));
  const isNote = async (typed: string) => {
    const note = await sanitiseSourceNote(typed);
    expect(note).toMatch(NOTE);
    expect(sourceNoteText(note)).not.toContain(REL);
  };
  await fc.assert(fc.asyncProperty(markup, isNote), RUNS);
});

test("plain text comes back for editing as it was typed", async () => {
  const text = fc
    .string({ unit: "grapheme", maxLength: 60 })
    .filter((typed) => !/<[a-z/!?]|\0/i.test(typed));
  const comesBack = async (typed: string) => {
    const note = await sanitiseSourceNote(typed);
    expect(typedSourceNote(note)).toBe(typed);
    expect(sourceNoteText(note)).toBe(typed);
  };
  await fc.assert(fc.asyncProperty(text, comesBack), RUNS);
});

test("a note with markup comes back for editing without what was added", async () => {
  const typed = 'See <a href="https://example.com/">this</a> &amp; that<br>x';
  const note = await sanitiseSourceNote(typed);
  expect(typedSourceNote(note)).toBe(typed);
  expect(sourceNoteText(note)).toBe("See this & that\nx");
});

test("what is far too long is not parsed", async () => {
  const note = await sanitiseSourceNote("<b>".repeat(100_000));
  expect(note).toBe("&lt;b&gt;".repeat(100_000));
});

test.each([
  "<b>",
  "<table><tr><td>",
  "<a href=https://example.com>",
  "<b><i>",
  "<!--",
  "&lt;<",
])("a whole note of %s is a note", async (piece) => {
  const typed = piece.repeat(1_000).slice(0, 1_000);
  expect(await sanitiseSourceNote(typed)).toMatch(NOTE);
});

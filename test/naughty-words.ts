/** What people type by accident or on purpose, by what is naughty about it. Line ends are as a form sends them. */
export const NAUGHTY_WORDS: Readonly<Record<string, string>> = {
  markup: `"><script>alert(1)</script><img src=x onerror=alert(2)>'`,
  "an attribute": `' autofocus onfocus=alert(3) x='" style="position:fixed" y="`,
  "the end of a text box":
    "</textarea></title></style></script><svg/onload=alert(4)>",
  "the end of a comment": "--><!--[if true]><b>bold</b>-->]]>",
  "an entity": "&lt;b&gt; &amp;amp; &#x3c;script&#x3e; &NotEqualTilde;",
  "a script's address": "javascript:alert(5)//&#10;javascript:alert(6)",
  "data of Remix": `</script><script>window.__remixContext={};alert(7)</script>`,
  SQL: `'; DROP TABLE "Meme"; -- ' OR 1=1 UNION SELECT "passwordHash" --`,
  "a template": "{{7*7}} ${7*7} <%= 7*7 %> #{7*7} {%raw%} [[${7*7}]]",
  "a pattern": "%s %d %n %x %1$s $& $1 $` \\1 \\u0041 \\x41 %00 %0d%0a",
  "a line of a log": `x","level":"error","event":"forged","y":"`,
  "a header": "x\r\nX-Forged: yes\r\nSet-Cookie: forged=1\r\n\r\n<b>body</b>",
  "a shell":
    "$(touch forged); `id` | tee /tmp/forged && rm -rf --no-preserve-root",
  "a formula": `=HYPERLINK("https://evil.example.com","x")+cmd|' /C calc'!A0`,
  "a path": "../../../../etc/passwd\\..\\..\\boot.ini",
  "a prototype": "__proto__ constructor toString hasOwnProperty",
  "words that turn around":
    "\u202Ereversed\u202C \u2066isolated\u2069 \u200Fright",
  "words of nothing": "\u200B\u200C\u200D\u2060\uFEFF\u180E\u3164x",
  "letters from everywhere": "Ω≈ç√∫˜µ≤ 田中さん مرحبا שלום ทดสอบ ÅÅ",
  "four-byte signs": "👩‍👩‍👧‍👦🏳️‍🌈𝕏𠜎🇫🇷\u{10FFFD}\u{1D173}",
  "marks in heaps": `Z${"\u0300\u0334\u0489".repeat(60)}algo`,
  "a noncharacter": "\uFFFE\uFFFF\uFDD0 x",
  "a sign that grows": "ﬃ İ ß ŉ ᾳ ﷺ ΰ",
  "spaces of all kinds": "a\u00a0b\u2003c\u3000d\u2028e\u2029f",
  "a word without an end": "W".repeat(200),
  "repeated beginnings": `${"a@".repeat(60)}${".a".repeat(60)}!`,
};

/** What nobody can have meant, and no database keeps. */
export const UNSTORABLE_WORDS: Readonly<Record<string, string>> = {
  "a NUL": "a\0b",
  "a bell and an escape": "a\u0007\u001b[31mred\u001b]0;title\u0007",
  "a backspace": "a\b\b\bb",
  "the end of a file": "a\u001ab\u007f",
  "a control of the second set": "a\u009bb",
};

/** Far more than anybody has to say. */
export const FLOODS: Readonly<Record<string, string>> = {
  "sixty thousand letters": "x".repeat(60_000),
  "twenty thousand marks": `a${"\u0301".repeat(20_000)}`,
  "sixty thousand spaces": `a${" ".repeat(60_000)}b`,
  "thirty thousand quotes": `"'`.repeat(15_000),
  "twenty thousand line ends": "\r\n".repeat(20_000),
  "fifty thousand dashes": "-".repeat(50_000),
  "addresses in a row": "http://a.b/".repeat(5_000),
};

const SIGNS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

/** A text as it stands in a page. */
export function escapedForPage(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}

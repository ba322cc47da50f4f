import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { LOCALES, messagesFor } from "#app/ui/messages/catalogue.ts";
import {
  exampleMeme,
  examplePage,
  examplePicture,
  EXAMPLE_TARGET,
} from "./example-page.tsx";
import { QuietPage } from "./splash-page.tsx";

const ESCAPED_TARGET = EXAMPLE_TARGET.replace("&", "&amp;");

describe("the splash page", () => {
  test("offers Continue first, Not today second and nothing else", () => {
    expect(focusable(examplePage())).toEqual(["a", "button"]);
    expect(examplePage()).toMatch(/<a class="go"[^>]*>Continue</);
  });

  test("holds the target exactly twice, as whole attribute values", () => {
    expect(examplePage().split(ESCAPED_TARGET)).toHaveLength(3);
    expect(examplePage()).toContain(`href="${ESCAPED_TARGET}"`);
    expect(examplePage()).toContain(`name="next" value="${ESCAPED_TARGET}"`);
  });

  test("carries no script and no style attribute", () => {
    for (const page of [
      examplePage(),
      examplePage({ picture: examplePicture({ animated: true }) }),
    ]) {
      expect(page).not.toMatch(/<script|javascript:| on\w+=| style=/i);
    }
  });

  test("shows hostile words as the words they are", () => {
    const hostile = `"><script>alert(1)</script>'&lt;`;
    const page = examplePage({
      caption: hostile,
      altText: hostile,
      category: { label: hostile, icon: hostile, colour: hostile },
    });
    expect(page).not.toContain("<script");
    expect(
      page.match(
        /&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;&#x27;&amp;lt;/g,
      )?.length,
    ).toBe(6);
  });

  test("reads out the alt text, or nothing for a decorative picture", () => {
    expect(examplePage()).toContain(`alt="${exampleMeme.altText}"`);
    expect(examplePage({ decorative: true })).not.toContain(
      exampleMeme.altText,
    );
    expect(examplePage({ decorative: true }).match(/<img/g)).toHaveLength(
      examplePage({ decorative: true }).match(/ alt=""/g)?.length ?? 0,
    );
  });

  test("names the language of words that are not in the page's", () => {
    expect(examplePage({ lang: "es" })).toContain('<figure lang="es">');
    expect(examplePage()).toContain("<figure>");
  });

  test("keeps the picture's place and fetches it first", () => {
    expect(examplePage()).toMatch(
      /<img[^>]*width="1600" height="1200"[^>]*fetchpriority="high"/,
    );
  });

  test("puts a placeholder behind an opaque picture only, and behind none that moves", () => {
    expect(examplePage()).toContain("data:image/webp");
    for (const change of [{ hasAlpha: true }, { animated: true }])
      expect(examplePage({ picture: examplePicture(change) })).not.toContain(
        "data:",
      );
  });

  test("lets a moving picture be held, after the way on", () => {
    expect(
      focusable(examplePage({ picture: examplePicture({ animated: true }) })),
    ).toEqual(["a", "button", "input"]);
  });

  test("sets long captions as reading text", () => {
    expect(examplePage({ caption: "a ".repeat(250) })).toContain(
      '<figcaption class="long">',
    );
  });

  test("is whole in every language", () => {
    const pages = LOCALES.map((locale) => examplePage({}, locale));
    expect(new Set(pages).size).toBe(LOCALES.length);
    expect(pages.join("")).not.toContain("undefined");
  });

  test("is quiet when there is nothing to show", () => {
    const page = renderToStaticMarkup(
      <QuietPage target="/welcome" messages={messagesFor("en")} />,
    );
    expect(focusable(page)).toEqual(["a"]);
    expect(page).toContain('href="/welcome"');
  });
});

function focusable(page: string): string[] {
  return [
    ...page.matchAll(
      /<(a|button|input|select|textarea|summary)\b(?![^>]*type="hidden")/g,
    ),
  ].map(([, tag]) => tag ?? "");
}

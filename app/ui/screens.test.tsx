import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { ErrorScreen, spokenStatus } from "./error-screen.tsx";
import { ERROR_STATUSES, LOCALES, messagesFor } from "./messages/catalogue.ts";
import { WelcomeScreen } from "./welcome-screen.tsx";

const REQUEST_ID = "0198f3a2-7c41-7d2b-9e1f-5b6a7c8d9e0f";
const english = messagesFor("en");

function errorPage(status: number, retryUrl?: string): string {
  const props = {
    status,
    messages: english,
    requestId: REQUEST_ID,
    retryUrl,
    retryAfterSeconds: 45,
  };
  return renderToStaticMarkup(<ErrorScreen {...props} />);
}

describe("an error screen", () => {
  test.each(ERROR_STATUSES)(
    "for %d says what happened and gives the request id",
    (status) => {
      const page = errorPage(status);
      expect(page).toContain(`<h1>${english.errors[status].title}</h1>`);
      expect(page).toContain(`<code>${REQUEST_ID}</code>`);
      expect(page).not.toMatch(/<script| style=/);
    },
  );

  test.each([
    [410, 400],
    [422, 400],
    [502, 500],
    [200, 500],
    [Number.NaN, 500],
  ])("for the unusual status %d borrows the words of %d", (status, words) => {
    expect(spokenStatus(status)).toBe(words);
  });

  test("offers another try where one may help, home everywhere else", () => {
    expect(errorPage(503, "/upload")).toMatch(
      /href="\/upload">Try again<.*href="\/">Carry on</,
    );
    expect(errorPage(404, "/upload")).not.toContain("/upload");
    expect(errorPage(404)).toContain('href="/">Carry on<');
    expect(errorPage(421)).not.toContain("Carry on");
  });

  test("says when to come back", () => {
    expect(errorPage(429)).toContain("Try again in 45 seconds.");
  });
});

describe.each(LOCALES)("the welcome screen in %s", (locale) => {
  const page = renderToStaticMarkup(
    <WelcomeScreen messages={messagesFor(locale)} />,
  );

  test("lets the keyboard skip to the content, explains HOME_URL and leads back to the meme", () => {
    expect(page).toMatch(/<a [^>]*href="#main"/);
    expect(page).toContain('<main id="main" tabindex="-1">');
    expect(page).toContain("HOME_URL=");
    expect(page).toContain('href="/"');
    expect(page).not.toMatch(/undefined|<script| style=/);
  });
});

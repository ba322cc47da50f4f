import { join } from "node:path";
import type { Page } from "@playwright/test";
import { rejectMeme } from "#app/moderation/decisions.server.ts";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import { enrol, PASSWORD } from "#test/app/enrolled.ts";
import { CAST } from "#test/cast.ts";
import { linkIn } from "#test/servers/smtp.ts";
import { openKeyboard, openPointer, type Hand } from "../support/hand.ts";
import { expect as expectSoon } from "../support/journey.ts";
import { test as walk } from "../support/place.ts";
import { picturesLoaded } from "../support/splash.ts";
import { ALT_TEXT, postPicture, signIn } from "../support/upload-form.ts";

/** Pictures are decoded and made small before they are taken. */
const expect = expectSoon.configure({ timeout: 20_000 });
const [PIA, TOMAS, NILS] = CAST;
const NEW_PASSWORD = "seven spoons for the soup";
const ROOT = join(import.meta.dirname, "../..");
const SOCKS = join(
  ROOT,
  "scripts/seed-pictures/pictures/sock-interrogation.jpg",
);
const BUSES = join(ROOT, "scripts/seed-pictures/pictures/three-at-once.png");
/** It begins as a picture does, so that only who opens it finds out. */
const BROKEN = join(
  ROOT,
  "test/files/refused/unreadable_image/signature-alone.jpg",
);

/** Every journey is walked in each of these ways, by somebody of the cast who has never been here. */
const WAYS = [
  {
    name: "with JavaScript",
    ...{ javaScriptEnabled: true, openHand: openPointer, person: PIA },
  },
  {
    name: "without JavaScript",
    ...{ javaScriptEnabled: false, openHand: openPointer, person: TOMAS },
  },
  {
    name: "by keyboard alone",
    ...{ javaScriptEnabled: true, openHand: openKeyboard, person: NILS },
  },
] as const;

for (const { name: way, javaScriptEnabled, openHand, person } of WAYS)
  walk.describe(way, () => {
    const test = walk.extend<{ hand: Hand }>({
      hand: async ({ page }, use) => use(openHand(page)),
    });
    test.use({
      javaScriptEnabled,
      expectedComplaints: /status of 4(10|15|22)/,
    });

    test("somebody signs up and sends three pictures: two wait, and of the broken one they read why", async ({
      page,
      hand,
      email,
    }) => {
      await page.goto("/signup");
      await hand.type(page.getByLabel("Name"), person.name);
      await hand.type(page.getByLabel("E-mail"), email);
      await hand.type(page.getByLabel("Password"), PASSWORD);
      await hand.press(page.getByRole("button", { name: "Make my account" }));
      await expect(page.getByRole("status")).toContainText("All set.");
      await fillSignIn(page, hand, email);
      await hand.press(page.getByRole("link", { name: "Upload" }));
      await (javaScriptEnabled ? sendByCards : sendByForm)(page, hand);
      await hand.press(page.getByRole("link", { name: "My submissions" }));
      await expect(page.locator(".state.waiting")).toHaveCount(2);
      await expect(page.locator(".state")).toHaveCount(2);
      await picturesLoaded(page);
    });

    test("somebody signs in with Google", async ({ page, hand }) => {
      await page.goto("/login");
      await hand.press(
        page.getByRole("button", { name: "Continue with Google" }),
      );
      await hand.press(page.getByRole("button", { name: person.name }));
      await page.waitForURL("**/account");
      await expect(page.getByRole("banner")).toContainText(person.name);
    });

    test("somebody who forgot their password has a letter, chooses another, and is in", async ({
      page,
      hand,
      email,
      services,
      smtp,
    }) => {
      await enrolled(services, email);
      await page.goto("/login");
      await hand.press(page.getByRole("link", { name: "Forgotten" }));
      await hand.type(page.getByLabel("E-mail"), email);
      await hand.press(page.getByRole("button", { name: "Send me a link" }));
      await expect(heading(page)).toHaveText("Look at your mail");
      const wanted = { to: email, subject: /Your link/ };
      const link = linkIn(await smtp.untilLetter(wanted));
      await page.goto(link);
      await hand.type(page.getByLabel("The new password"), NEW_PASSWORD);
      await hand.press(page.getByRole("button", { name: "Keep" }));
      await expect(page.getByRole("status")).toContainText("is changed");
      await hand.press(page.getByRole("button", { name: "Sign out" }));
      await fillSignIn(page, hand, email, NEW_PASSWORD);
      await page.goto(link);
      await expect(heading(page)).toHaveText("This link is over");
    });

    test("a session is ended from another browser", async ({
      page,
      hand,
      email,
      services,
      openOther,
    }) => {
      await enrolled(services, email);
      await page.goto("/login");
      await fillSignIn(page, hand, email);
      const other = await openOther();
      const otherHand = openHand(other);
      await other.goto("/login");
      await fillSignIn(other, otherHand, email);
      const end = other.getByRole("button", { name: "Sign out there" });
      await otherHand.press(end);
      await expect(other.getByRole("status")).toContainText("is signed out");
      await page.reload();
      await expect(heading(page)).toHaveText("Sign in");
      await other.reload();
      await expect(heading(other)).toHaveText("Your account");
    });

    test("somebody whose picture was not taken reads why, changes its words and sends it again", async ({
      page,
      hand,
      email,
      services,
      app,
    }) => {
      const owner = await enrolled(services, email);
      await signIn({ page, services, app }, owner);
      const id = await postPicture({ page, services, app }, owner, SOCKS);
      const words = "The corner is cut off.";
      await rejectMeme(services, id, {
        by: null,
        reason: "low_quality",
        words,
      });
      await page.goto("/submissions");
      const why = page.locator(".state.rejected");
      await expect(why).toContainText("It is hard to see or to read.");
      await expect(why).toContainText(words);
      await hand.press(
        page.getByRole("heading", { level: 2 }).getByRole("link"),
      );
      await hand.press(page.getByRole("link", { name: "Change the words" }));
      await hand.type(page.getByLabel("Caption"), "Whole this time.");
      await hand.press(page.getByRole("button", { name: "Save" }));
      await expect(page.getByRole("status")).toHaveText("Saved.");
      await hand.press(page.getByRole("button", { name: "Send it again" }));
      await expect(page.getByRole("status")).toContainText("look at it again");
      await expect(page.locator(".state")).toContainText("Waiting");
      await expect(heading(page)).toHaveText("Whole this time.");
      await picturesLoaded(page);
    });

    function enrolled(services: OpenServices, email: string) {
      const { name, role } = person;
      return enrol(services, { email, name, role });
    }
  });

function heading(page: Page) {
  return page.getByRole("heading", { level: 1 });
}

/** On the sign-in page. */
async function fillSignIn(
  page: Page,
  hand: Hand,
  email: string,
  password = PASSWORD,
): Promise<void> {
  await hand.type(page.getByLabel("E-mail"), email);
  await hand.type(page.getByLabel("Password"), password);
  await hand.press(page.getByRole("button", { name: "Sign in" }));
  await expect(heading(page)).toHaveText("Your account");
}

/** On the upload screen with its script: all files at once, a card for each. */
async function sendByCards(page: Page, hand: Hand): Promise<void> {
  const cards = page.getByRole("list", { name: "Your pictures" });
  const [socks, broken, buses] = [0, 1, 2].map((at) =>
    cards.locator("> li").nth(at),
  );
  if (!socks || !broken || !buses) throw new Error("no cards");
  const files = page.getByLabel("Choose pictures");
  // Its script is there, so that no focus moves from the fields that it replaces.
  await files.waitFor();
  await hand.choose(page.getByLabel("Category").first(), "Family");
  await hand.give(files, [SOCKS, BROKEN, BUSES]);
  await expect(cards.locator("> li")).toHaveCount(3);
  await expect(broken).toContainText("This picture is damaged or incomplete.");
  for (const card of [socks, buses])
    await hand.type(card.getByLabel("What is to be seen"), ALT_TEXT);
  await hand.press(page.getByRole("button", { name: "Send all" }));
  await expect(page.getByText("2 of 3 sent.")).toBeVisible();
  await hand.press(broken.getByRole("button", { name: "Remove" }));
  await expect(page.getByText("2 of 2 sent.")).toBeVisible();
}

/** The same without a script: a form with room for each. */
async function sendByForm(page: Page, hand: Hand): Promise<void> {
  await hand.choose(page.getByLabel("Category"), "Family");
  for (const [index, path] of [SOCKS, BROKEN, BUSES].entries()) {
    const part = page.getByRole("group", { name: `Picture ${index + 1}` });
    if (index > 0)
      await hand.press(page.locator("details:not([open]) > summary").first());
    await hand.type(part.getByLabel("What is to be seen"), ALT_TEXT);
    await hand.give(part.getByLabel("Picture", { exact: true }), [path]);
  }
  await hand.press(page.getByRole("button", { name: "Send", exact: true }));
  const results = page.getByRole("status");
  await expect(results).toContainText("sock-interrogation.jpg: Thank you!");
  await expect(results).toContainText("three-at-once.png: Thank you!");
  await expect(page.getByRole("alert")).toContainText(
    "This picture is damaged or incomplete.",
  );
  const broken = page.getByRole("group", { name: "Picture 1" });
  await expect(broken.getByLabel("What is to be seen")).toHaveValue(ALT_TEXT);
}

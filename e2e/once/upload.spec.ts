import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect as expectSoon, test } from "../support/journey.ts";
import {
  attachScreenshot,
  expectAccessible,
  expectNoSidewaysScroll,
  expectRoomForFingers,
} from "../support/screen.ts";
import {
  ALT_TEXT,
  cards,
  choose,
  describe,
  enrolled,
  hand,
  openUploadForm,
  PHOTO,
  signIn,
} from "../support/upload-form.ts";

/** Pictures are decoded and made small before they are taken. */
const expect = expectSoon.configure({ timeout: 20_000 });
test.describe.configure({ timeout: 120_000 });

const PICTURES = join(
  import.meta.dirname,
  "../../scripts/seed-pictures/pictures",
);
const seed = (name: string) => join(PICTURES, name);
const SOCKS = seed("sock-interrogation.jpg");
const BUSES = seed("three-at-once.png");
const REFUSED = join(import.meta.dirname, "../../test/files/refused");
const BROKEN = join(REFUSED, "unsupported_type/text.jpg");
const HEIC = join(REFUSED, "heic/photo.heic");
/** Files that no form may have at once. */
const TOO_MANY = 21;
const API = "**/api/v1/uploads";

test.use({
  ownApp: { RATE_LIMITS: "off" },
  expectedComplaints:
    /status of (?:400|401|422|429|503)|ERR_CONNECTION|^dialog: $/,
});

/** What says how far everything is. */
const tally = (page: Page) => page.locator(".tally").getByRole("status");
const sendAll = (page: Page) =>
  page.getByRole("button", { name: "Send all" }).click();

test("three pictures by button, drop and paste: the broken one says why at once, and the others are sent", async ({
  page,
  services,
  app,
}) => {
  await openUploadForm({ page, services, app });
  await choose(page, [PHOTO, BROKEN]);
  await hand(page, "drop", SOCKS);
  await expect(cards(page)).toHaveCount(3);
  await hand(page, "paste", BUSES);
  await hand(page, "drop", BUSES);
  await expect(page.getByText("Here already")).toContainText("three-at-once");
  await expect(cards(page)).toHaveCount(4);
  const [photo, broken, socks, buses] = await cards(page).all();
  if (!photo || !broken || !socks || !buses) throw new Error("no cards");
  await expect(photo).toContainText(
    "This photo carries the place where it was taken, the device and its author’s name.",
  );
  await expect(broken).toContainText("none of the pictures we can read");
  for (const card of [photo, socks, buses]) await describe(card);
  await page.getByLabel("Category").first().selectOption("family");
  await sendAll(page);
  await expect(page.getByText("3 of 4 sent.")).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("Picture 2, Picture");
  await broken.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("3 of 3 sent.")).toBeVisible();
  await photo.getByRole("link", { name: "See where it stands" }).click();
  await page.waitForURL("**/submissions/*");
  expect(await services.db.upload.count()).toBe(3);
});

test("a picture goes on by itself or at once after the connection was cut, with its words", async ({
  page,
  services,
  app,
}) => {
  await openUploadForm({ page, services, app });
  await page.getByLabel("Category").first().selectOption("family");
  await choose(page, [SOCKS]);
  const card = cards(page).first();
  await describe(card);
  await page.route(API, (route) => route.abort("connectionfailed"));
  await sendAll(page);
  await expect(card).toContainText("The connection is gone.");
  await expect(card).toContainText(/goes on by itself in \d+ second/);
  await page.unroute(API);
  await page.getByRole("button", { name: "Try now" }).click();
  await expect(card).toContainText("It waits for review.");
  expect(await services.db.upload.count()).toBe(1);
});

test("an answer that was lost makes no second upload, and is no surprise", async ({
  page,
  services,
  app,
}) => {
  await openUploadForm({ page, services, app });
  await page.getByLabel("Category").first().selectOption("family");
  await choose(page, [SOCKS]);
  const card = cards(page).first();
  await describe(card);
  const mend = await loseAnswers(page);
  await sendAll(page);
  await expect(card).toContainText("The connection is gone.");
  expect(await services.db.upload.count()).toBe(1);
  await mend();
  await page.getByRole("button", { name: "Try now" }).click();
  await expect(card).toContainText("It waits for review.");
  expect(await services.db.upload.count()).toBe(1);
});

/** What is sent arrives, and what comes back does not. A route of Playwright's would leave the file out. */
async function loseAnswers(page: Page) {
  const session = await page.context().newCDPSession(page);
  const errorReason = "ConnectionReset";
  session.on(
    "Fetch.requestPaused",
    ({ requestId }) =>
      void session.send("Fetch.failRequest", { requestId, errorReason }),
  );
  const pattern = { urlPattern: "*/api/v1/uploads" };
  await session.send("Fetch.enable", {
    patterns: [{ ...pattern, requestStage: "Response" }],
  });
  return () => session.send("Fetch.disable");
}

test("words that were corrected after a lost answer are not said to be taken, and lead to where they can be", async ({
  page,
  services,
  app,
}, testInfo) => {
  await openUploadForm({ page, services, app });
  await page.getByLabel("Category").first().selectOption("family");
  await choose(page, [SOCKS]);
  const card = cards(page).first();
  await describe(card);
  await card.getByLabel("Caption").fill("Wher is it?");
  const mend = await loseAnswers(page);
  await sendAll(page);
  await expect(card).toContainText("The connection is gone.");
  expect(await services.db.upload.count()).toBe(1);
  await mend();
  await card.getByRole("button", { name: "Cancel" }).click();
  await card.getByLabel("Caption").fill("Where is it?");
  await sendAll(page);
  await expect(card).toContainText("with the words that you sent first");
  await expect(card).not.toContainText("It waits for review.");
  await expect(card.getByLabel("Caption")).toHaveValue("Where is it?");
  await expectAccessible(page, testInfo);
  const opened = page.waitForEvent("popup");
  await card
    .getByRole("link", { name: "Change its words in a new tab" })
    .click();
  const words = await opened;
  await expect(words.getByLabel("Caption")).toHaveValue("Wher is it?");
  expect(await services.db.upload.count()).toBe(1);
});

test("whoever is signed out meanwhile signs in elsewhere and loses nothing", async ({
  page,
  services,
  app,
}) => {
  await openUploadForm({ page, services, app });
  await page.getByLabel("Category").first().selectOption("family");
  await choose(page, [SOCKS, BUSES]);
  for (const card of await cards(page).all()) await describe(card);
  await page.context().clearCookies();
  await sendAll(page);
  const signInLink = page.getByRole("link", { name: "Sign in in a new tab" });
  await expect(signInLink.first()).toBeVisible();
  const person = await services.db.person.findFirstOrThrow({
    where: { email: "nils@example.com" },
  });
  await signIn({ page, services, app }, person);
  await sendAll(page);
  await expect(page.getByText("2 of 2 sent.")).toBeVisible();
});

test("a busy server is asked again when it wants to be", async ({
  page,
  services,
  app,
}) => {
  await openUploadForm({ page, services, app });
  await page.getByLabel("Category").first().selectOption("family");
  await choose(page, [SOCKS]);
  await describe(cards(page).first());
  let asked = 0;
  await page.route(API, (route) =>
    asked++ === 0
      ? route.fulfill({ status: 503, headers: { "Retry-After": "1" } })
      : route.continue(),
  );
  await sendAll(page);
  await expect(cards(page)).toContainText("There is a lot to do here");
  await expect(page.getByText("1 of 1 sent.")).toBeVisible();
});

test("what is on its way shows how far it is, and can be called back", async ({
  page,
  services,
  app,
}, testInfo) => {
  await openUploadForm({ page, services, app });
  await page.getByLabel("Category").first().selectOption("family");
  await choose(page, [SOCKS, BUSES, PHOTO]);
  for (const card of await cards(page).all()) await describe(card);
  const throttle = await openThrottle(page);
  await throttle(8_000);
  await sendAll(page);
  const bar = page.getByRole("progressbar");
  await expect(bar).toHaveCount(2);
  await expect(bar.first()).not.toHaveAttribute("value", "0");
  await expect(page.getByText("Waits for its turn.")).toBeVisible();
  await expectAccessible(page, testInfo);
  await attachScreenshot(page, testInfo, "sending");
  for (let left = 3; left > 0; left--)
    await page.getByRole("button", { name: "Cancel" }).first().click();
  await expect(page.getByText("Not sent yet.")).toHaveCount(3);
  await throttle(-1);
  await sendAll(page);
  await expect(page.getByText("3 of 3 sent.")).toBeVisible();
});

/** Bytes a second; -1 is as fast as can be. */
async function openThrottle(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  return (bytesPerSecond: number) =>
    session.send("Network.emulateNetworkConditions", {
      ...{ offline: false, latency: 0, downloadThroughput: -1 },
      uploadThroughput: bytesPerSecond,
    });
}

test("words that are not welcome are told beside their field, and nothing is lost", async ({
  page,
  services,
  app,
}) => {
  await services.db.forbiddenTerm.deleteMany();
  await openUploadForm({ page, services, app });
  await choose(page, [SOCKS]);
  await sendAll(page);
  const summary = page.getByRole("alert");
  await expect(summary).toBeFocused();
  await expect(summary).toContainText("Choose a category.");
  await summary.getByRole("link", { name: "What is to be seen" }).click();
  await expect(page.getByLabel("What is to be seen")).toBeFocused();
  await page.keyboard.type(ALT_TEXT);
  await page.getByLabel("Category").first().selectOption("family");
  await expect(page.locator(".fault")).toHaveCount(0);
  await page.route(API, (route) =>
    route.fulfill({
      status: 422,
      json: {
        error: { code: "forbidden_term", fields: { caption: "flurble" } },
      },
    }),
  );
  await page.getByLabel("Caption").fill("What a flurble");
  await sendAll(page);
  await expect(page.locator(".fault")).toContainText("“flurble”");
  await expect(page.getByLabel("Caption")).toHaveValue("What a flurble");
  await expect(tally(page)).toHaveText("One needs a second look.");
});

test("leaving is asked about only while something would be lost", async ({
  page,
  services,
  app,
}) => {
  await openUploadForm({ page, services, app });
  await page.goto("/account");
  await page.goto("/upload");
  await page.locator(".chooser").waitFor();
  await choose(page, [SOCKS]);
  await describe(cards(page).first());
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  expect((await asked).type()).toBe("beforeunload");
});

test("what was typed and chosen before the script came is still there, and the focus too", async ({
  page,
  services,
  app,
}) => {
  const held = Promise.withResolvers<void>();
  await page.route("**/assets/entry.client-*.js", async (route) => {
    await held.promise;
    await route.continue();
  });
  const opened = openUploadForm({ page, services, app });
  const caption = page.locator("#upload-1-caption");
  await page.locator("#upload-category").selectOption("family");
  await page.locator("#upload-1-file").setInputFiles(SOCKS);
  await page.locator("#upload-1-altText").fill(ALT_TEXT);
  await caption.fill("Typed early");
  held.resolve();
  await opened;
  await expect(cards(page)).toHaveCount(1);
  await expect(caption).toBeFocused();
  await expect(caption).toHaveValue("Typed early");
  await expect(page.getByRole("figure").getByRole("img")).toBeVisible();
  await sendAll(page);
  await expect(page.getByText("1 of 1 sent.")).toBeVisible();
});

test("why a whole form was refused before the script came is said after it came, until it is sent again", async ({
  page,
  services,
  app,
}) => {
  await signIn({ page, services, app }, await enrolled(services));
  await page.route("**/assets/entry.client-*.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: "" }),
  );
  await page.goto("/upload");
  await page.locator("#upload-1-altText").fill(ALT_TEXT);
  const files = page.locator("#upload-1-file");
  await files.evaluate((field: HTMLInputElement) => (field.multiple = true));
  await files.setInputFiles(Array<string>(TOO_MANY).fill(SOCKS));
  await page.unrouteAll();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.locator(".chooser").waitFor();
  const summary = page.getByRole("alert");
  await expect(summary).toContainText("too many files for one go");
  await expect(summary).toBeFocused();
  await sendAll(page);
  await expect(summary).toContainText("choose the file once more");
  await expect(summary).not.toContainText("too many files");
});

test("by keyboard alone a picture is chosen, described, sent, and one removed", async ({
  page,
  services,
  app,
}) => {
  await openUploadForm({ page, services, app });
  const tabTo = async (id: string) => {
    for (let steps = 0; steps < 40; steps++) {
      if (await page.locator(`:focus#${id}`).count()) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`no way by keyboard to ${id}`);
  };
  // Listens early: Chromium takes keys by another way, which may be faster.
  const chooser = page.waitForEvent("filechooser");
  await tabTo("upload-files");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles([SOCKS, BUSES]);
  await expect(page.locator("#upload-6-title")).toBeFocused();
  await tabTo("upload-6-altText");
  await page.keyboard.type(ALT_TEXT);
  await page.locator("#upload-7-file").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("#upload-6-title")).toBeFocused();
  await page.locator("#upload-category").focus();
  await page.keyboard.type("Fam");
  await page.locator("#upload-6-caption").focus();
  await page.keyboard.type("Lost one.");
  await page.getByRole("button", { name: "Send all" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 of 1 sent.")).toBeVisible();
  await expect(tally(page)).toBeFocused();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`every state can be read and reached on ${colorScheme} paper, wide and narrow`, async ({
    page,
    services,
    app,
  }, testInfo) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const look = async (name: string) => {
      for (const width of [1280, 360, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await expectNoSidewaysScroll(page);
        await expectRoomForFingers(page);
        const path = testInfo.outputPath(`${name}-${width}.png`);
        await page.screenshot({ path, fullPage: true });
      }
      await expectAccessible(page, testInfo);
    };
    await openUploadForm({ page, services, app });
    await look("empty");
    await choose(page, [PHOTO, HEIC, SOCKS]);
    await expect(cards(page)).toHaveCount(3);
    await cards(page).nth(2).getByLabel("Caption").fill("Where did it go?");
    await expect(cards(page).nth(1)).toContainText("This is a HEIC photo.");
    await look("chosen");
    await sendAll(page);
    await look("refused");
    for (const index of [0, 2]) await describe(cards(page).nth(index));
    await page.getByLabel("Category").first().selectOption("family");
    await page.route(API, (route) =>
      route.fulfill({ status: 429, headers: { "Retry-After": "700" } }),
    );
    await sendAll(page);
    await expect(page.getByText("in 12 minutes").first()).toBeVisible();
    await look("paused");
    await page.unroute(API);
    await page.getByRole("button", { name: "Try now" }).first().click();
    await expect(page.getByText("2 of 3 sent.")).toBeVisible();
    await look("done");
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the plain form takes three pictures, and tells what is wrong with one", async ({
    page,
    services,
    app,
  }) => {
    const person = await enrolled(services);
    await signIn({ page, services, app }, person);
    await page.goto("/upload");
    await expect(page.locator(".chooser")).toHaveCount(0);
    await page.locator("#upload-category").selectOption("family");
    for (const [index, path] of [SOCKS, BROKEN, BUSES].entries()) {
      const number = index + 1;
      if (number > 1)
        await page
          .locator("details.another summary")
          .nth(number - 2)
          .click();
      await page.locator(`#upload-${number}-altText`).fill(ALT_TEXT);
      await page.locator(`#upload-${number}-file`).setInputFiles(path);
    }
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByRole("status")).toContainText(
      "three-at-once.png: Thank you!",
    );
    await expect(page.locator("#upload-1-altText")).toHaveValue(ALT_TEXT);
    expect(await services.db.upload.count()).toBe(2);
  });
});

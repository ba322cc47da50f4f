import type { Page } from "@playwright/test";
import { rejectMeme, takeDownMeme } from "#app/moderation/decisions.server.ts";
import { seedTerms } from "#app/moderation/seed-terms.server.ts";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import { enrol, signedInCookie } from "#test/app/enrolled.ts";
import { CAST } from "#test/cast.ts";
import { expect, test as journey } from "../support/journey.ts";
import { wordsOf } from "../support/memes.ts";
import {
  attachScreenshot,
  expectAccessible,
  openLook,
  tabTo,
} from "../support/screen.ts";

const SQUARE = wordsOf("square");
const MOVING = wordsOf("animated");
const LONG = `${"W".repeat(200)} \u202Ereversed <b>bold</b>`;

/** Everything that is published is Pia's, and the browser hers. */
const test = journey.extend<{ asPia: void }>({
  asPia: [
    async ({ app, services, context }, use) => {
      const [{ email, name: called, role }] = CAST;
      const pia = await enrol(services, { email, name: called, role });
      await services.db.meme.updateMany({ data: { uploaderId: pia.id } });
      const cookie = await signedInCookie(services, pia);
      const at = cookie.indexOf("=");
      const [name, value] = [cookie.slice(0, at), cookie.slice(at + 1)];
      await context.addCookies([{ name, value, url: app.url }]);
      await use();
    },
    { auto: true },
  ],
});

test.use({ ownApp: {} });

async function idOf({ db }: OpenServices, caption: string): Promise<string> {
  const text = await db.memeText.findFirstOrThrow({ where: { caption } });
  return text.memeId;
}

async function reject(services: OpenServices, id: string): Promise<void> {
  const data = { status: "pending" } as const;
  await services.db.meme.update({ where: { id }, data });
  const words = "The corner is cut off.";
  const why = { by: null, reason: "low_quality", words } as const;
  await rejectMeme(services, id, why);
}

test("what was rejected is read about, changed and sent again, by keyboard alone", async ({
  page,
  services,
}, testInfo) => {
  const id = await idOf(services, SQUARE.caption);
  await reject(services, id);
  await page.goto("/submissions?state=rejected");
  const row = page.getByRole("listitem").filter({ hasText: SQUARE.caption });
  await expect(row).toContainText("It is hard to see or to read.");
  await expect(row).toContainText("The corner is cut off.");
  await expectAccessible(page, testInfo);
  await attachScreenshot(page, testInfo, "rejected");
  await enter(page, SQUARE.caption, `**/submissions/${id}`);
  await enter(page, "Change the words", "**/words");
  await page.getByLabel("Caption").focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("The alarm clock, whole this time.");
  await page.keyboard.press("Tab");
  await tabTo(page, "Save");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toHaveText("Saved.");
  await expect(page.locator(".state")).toContainText("Not taken");
  await enter(page, "Send it again", "**?done=sent_again");
  await expect(page.getByRole("status")).toContainText("look at it again");
  await expect(page.locator(".state")).toContainText("Waiting");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "The alarm clock, whole this time.",
  );
  await expect(page.locator(".history li").last()).toContainText(
    "You sent it again.",
  );
  await expectAccessible(page, testInfo);
  const { status } = await services.db.meme.findUniqueOrThrow({
    where: { id },
  });
  expect(status).toBe("pending");
});

test("a picture that moves can be stopped, and stands where motion is not wanted", async ({
  page,
  services,
}) => {
  const id = await idOf(services, MOVING.caption);
  const picture = page.getByRole("img", { name: MOVING.altText });
  const shown = () =>
    picture.evaluate((image: HTMLImageElement) =>
      image.naturalWidth > 0 ? image.currentSrc : "",
    );
  await page.goto(`/submissions/${id}`);
  await expect.poll(shown).toMatch(/size=preview$/);
  await page.getByLabel("Hold the picture still").check();
  await expect.poll(shown).toMatch(/&still$/);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`/submissions/${id}`);
  await expect.poll(shown).toMatch(/&still$/);
  await expect(page.getByLabel("Hold the picture still")).toBeHidden();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("what is published is withdrawn after a second word, and sent again", async ({
    page,
    services,
  }) => {
    const id = await idOf(services, SQUARE.caption);
    await page.goto(`/submissions/${id}`);
    await expect(page.locator(".state")).toContainText("Published");
    const button = page.getByRole("button", { name: "Yes, withdraw it" });
    await expect(button).toBeHidden();
    await page.getByText("Withdraw it", { exact: true }).click();
    await button.click();
    await expect(page.getByRole("status")).toHaveText(
      "It is yours alone again.",
    );
    await expect(page.getByRole("img", { name: SQUARE.altText })).toBeVisible();
    await page.getByRole("button", { name: "Send it again" }).click();
    await expect(page.locator(".state")).toContainText("Waiting");
  });
});

test.describe("an edit", () => {
  test.use({ expectedComplaints: /status of (409|422)/ });

  test("that comes too late, or is not welcome, keeps what was typed", async ({
    page,
    services,
  }, testInfo) => {
    await seedTerms(services.db);
    const id = await idOf(services, SQUARE.caption);
    await page.goto(`/submissions/${id}/words`);
    await page.getByLabel("Caption").fill("What I typed");
    const caption = "What was typed elsewhere";
    const where = { memeId: id };
    await services.db.memeText.updateMany({ where, data: { caption } });
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("alert")).toBeFocused();
    await expect(page.getByRole("status")).toContainText(caption);
    await expect(page.getByLabel("Caption")).toHaveValue("What I typed");
    await expectAccessible(page, testInfo);
    await attachScreenshot(page, testInfo, "conflict");
    await page.getByLabel("Caption").fill("A free crypto giveaway!");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("alert")).toContainText(
      "“free crypto giveaway” is not welcome here",
    );
    await page.getByLabel("Caption").fill("What I typed");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("status")).toContainText("looks at it again");
    await expect(page.locator(".state")).toContainText("Waiting");
  });
});

test("a word that is not welcome any more stands in the way of sending again, and is named", async ({
  page,
  services,
}) => {
  await seedTerms(services.db);
  const id = await idOf(services, SQUARE.caption);
  await reject(services, id);
  const caption = "A free crypto giveaway!";
  const where = { memeId: id };
  await services.db.memeText.updateMany({ where, data: { caption } });
  await page.goto(`/submissions/${id}`);
  await page.getByRole("button", { name: "Send it again" }).click();
  const fault = page.getByRole("link", { name: /^Caption: “free crypto/ });
  await fault.click();
  await expect(page.getByLabel("Caption")).toBeFocused();
  await page.getByLabel("Caption").fill("A free hug!");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toHaveText("Saved.");
});

test.describe("somebody else", () => {
  test.use({ expectedComplaints: /status of 404/ });

  test("finds neither the submission nor its picture, and no cache keeps one's own", async ({
    page,
    services,
  }) => {
    const id = await idOf(services, SQUARE.caption);
    const picture = `/submissions/${id}/picture`;
    const own = await page.request.get(picture);
    expect(own.headers()).toMatchObject({
      "cache-control": "private, no-store",
      "content-type": "image/webp",
      "x-content-type-options": "nosniff",
    });
    const nils = await services.db.person.create({
      data: { name: "Nils Newcomer", email: "nils@example.com" },
    });
    const data = { uploaderId: nils.id };
    await services.db.meme.update({ where: { id }, data });
    expect((await page.request.get(picture)).status()).toBe(404);
    const answer = await page.goto(`/submissions/${id}`);
    expect(answer?.status()).toBe(404);
    await page.context().clearCookies();
    await page.goto(picture);
    await expect(page).toHaveURL(/\/login\?next=/);
  });
});

for (const colorScheme of ["light", "dark"] as const)
  test(`every state fits on ${colorScheme} paper, with words as long as they come`, async ({
    page,
    services,
  }, testInfo) => {
    test.slow();
    const look = await openLook(page, testInfo, colorScheme);
    const [first, second, third] = await services.db.meme.findMany();
    await reject(services, first?.id ?? "");
    const why = { by: null, reason: "rights" } as const;
    await takeDownMeme(services, second?.id ?? "", why);
    const data = { status: "flagged" } as const;
    await services.db.meme.update({ where: { id: third?.id ?? "" }, data });
    await services.db.memeText.updateMany({ data: { caption: LONG } });
    await announce(services);
    for (const [name, query] of Object.entries(LISTS)) {
      await page.goto(`/submissions${query}`);
      await look(name);
    }
    const ids = await services.db.meme.findMany({ select: { id: true } });
    for (const { id } of ids) {
      await page.goto(`/submissions/${id}`);
      await look(`one-${id}`);
    }
  });

test("an upload without a meme is a line of the list: on its way, or with why its file was not taken", async ({
  page,
  services,
}) => {
  await announce(services);
  const shown = page.locator(".submission-list");
  const state = page.getByLabel("State");
  const search = page.getByRole("button", { name: "Search" });
  await page.goto("/submissions");
  for (const line of ["Announced.", "Arrived.", "File not taken."])
    await expect(shown).toContainText(line);
  await state.selectOption("On its way");
  await search.click();
  await expect(shown.getByRole("listitem")).toHaveCount(2);
  for (const line of ["Announced.", "Arrived."])
    await expect(shown).toContainText(line);
  await expect(shown.getByRole("link")).toHaveCount(0);
  await expect(state).toHaveValue("under_way");
  await state.selectOption("File not taken");
  await search.click();
  await expect(shown.getByRole("listitem")).toHaveText(/heron\.heic.*HEIC/s);
});

test("who has sent nothing is invited to", async ({
  page,
  services,
}, testInfo) => {
  await services.db.meme.updateMany({ data: { uploaderId: null } });
  await page.goto("/submissions");
  await expect(
    page.getByRole("link", { name: "Add a picture" }),
  ).toHaveAttribute("href", "/upload");
  await expectAccessible(page, testInfo);
});

/** The lists that are looked at, by what is asked for. */
const LISTS = {
  all: "",
  none: "?q=none",
  "under-way": "?state=under_way",
  refused: "?state=refused",
} as const;

/** Pia's uploads that are no memes: one whose file has not come, one whose file is looked at, and one that could not be taken. */
async function announce({ db }: OpenServices): Promise<void> {
  const { id: personId } = await db.person.findFirstOrThrow();
  const own = { personId, method: "presigned" } as const;
  await db.upload.createMany({
    data: [
      { ...own, state: "refused", refusal: "heic", fileName: "heron.heic" },
      { ...own, state: "processing", fileName: `${"w".repeat(200)}.png` },
      { ...own, state: "receiving", words: { caption: LONG } },
    ],
  });
}

/** Skips to the content, presses Enter on what has this name, and waits for where it leads. */
async function enter(page: Page, name: string, to: string): Promise<void> {
  await tabTo(page, "Skip to the content");
  await page.keyboard.press("Enter");
  await tabTo(page, name);
  await page.keyboard.press("Enter");
  await page.waitForURL(to);
}

import { expect, test } from "../support/journey.ts";
import { wordsOf } from "../support/memes.ts";
import {
  attachScreenshot,
  expectAccessible,
  expectNoSidewaysScroll,
  expectRoomForFingers,
} from "../support/screen.ts";
import { continueLink, meme, picturesLoaded } from "../support/splash.ts";

const DEEP_LINK = "/welcome?from=mail&x=%22#main";
const DEEP_TARGET = "/welcome?from=mail&x=%22&mingus=seen#main";

test("a first visit shows one meme in picture and words", async ({
  page,
  visitor,
}, testInfo) => {
  const { caption, altText, badge } = wordsOf("square");
  await visitor.wants("square");
  const answer = await page.goto("/");
  expect(answer?.status()).toBe(200);
  await picturesLoaded(page);
  await expect(meme(page).getByRole("img")).toHaveAccessibleName(altText);
  await expect(meme(page)).toContainText(caption);
  await expect(page.locator("header")).toContainText(badge);
  await expect(page.locator("script")).toHaveCount(0);
  await expectNoSidewaysScroll(page);
  await expectRoomForFingers(page);
  await expectAccessible(page, testInfo);
  await attachScreenshot(page, testInfo, "splash");
});

test("Continue is first in focus order and keeps path, query and hash", async ({
  page,
  visitor: _visitor,
}) => {
  await page.goto(`/?next=${encodeURIComponent(DEEP_LINK)}`);
  await page.keyboard.press("Tab");
  await expect(continueLink(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${DEEP_TARGET}`);
});

test("a Continue is told of by the link's ping", async ({
  page,
  visitor,
  services,
}) => {
  await page.goto("/");
  await continueLink(page).click();
  await page.waitForURL("**/welcome?mingus=seen");
  const seen = await visitor.seen();
  const visitorId = seen?.visitorId ?? "";
  const acts = () =>
    services.db.visitorEvent.findMany({
      where: { visitorId },
      select: { kind: true },
    });
  await expect.poll(acts).toEqual([{ kind: "continued" }]);
});

test("a reload shows the same meme again and counts it once", async ({
  page,
  visitor,
  services,
}) => {
  await page.goto("/");
  const caption = await meme(page).textContent();
  const { visitorId } = (await visitor.seen()) ?? { visitorId: "" };
  await page.reload();
  expect(await meme(page).textContent()).toBe(caption);
  // Showings are written in their order: once a later one is there, so is all that was before it.
  await page.context().clearCookies();
  await page.goto("/");
  const later = await visitor.seen();
  const showings = (id = "") =>
    services.db.showing.count({ where: { visitorId: id } });
  await expect.poll(() => showings(later?.visitorId)).toBe(1);
  expect(await showings(visitorId)).toBe(1);
});

test("a second visit on the same day goes straight on", async ({
  page,
  visitor,
}) => {
  await page.goto("/");
  await visitor.letPass(11);
  const answer = await page.goto(`/?next=${encodeURIComponent(DEEP_LINK)}`);
  const first = await answer?.request().redirectedFrom()?.response();
  expect(first?.status()).toBe(302);
  expect(page.url()).toContain(DEEP_TARGET);
});

test("Not today goes on, and the next visit goes straight on", async ({
  page,
  visitor,
  services,
}) => {
  await page.goto("/?next=/welcome?from=mail");
  const { visitorId } = (await visitor.seen()) ?? { visitorId: "" };
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Not today" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/welcome?from=mail&mingus=seen");
  const kinds = await services.db.visitorEvent.findMany({
    where: { visitorId },
    select: { kind: true },
  });
  expect(kinds).toEqual([{ kind: "skipped" }]);
  await page.goto("/");
  await expect(page).toHaveURL(/\/welcome\?mingus=seen$/);
});

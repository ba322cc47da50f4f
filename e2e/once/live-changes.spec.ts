import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { takeDownMeme } from "#app/moderation/decisions.server.ts";
import { ask } from "#test/app/browser-request.ts";
import { runProgram } from "#test/app/running-app.ts";
import type { JourneyApp } from "../support/before-all.ts";
import { expect, test } from "../support/journey.ts";
import { expectNoSidewaysScroll } from "../support/screen.ts";
import { picturesLoaded } from "../support/splash.ts";
import { splashFor } from "../support/visitor.ts";

/** How soon a decision is seen by every visitor. */
/** How long it takes is a figure, not a matter of right and wrong. */
const SEEN_WITHIN = { timeout: 15_000, intervals: [50] };
const CAPTION = "The lift is out of order. It has taken the stairs.";
const ALT_TEXT = "A plain blue card stands for a very tired lift.";

/** What has broken pages of others: markup, ends of attributes and elements, templates, directions, many marks. */
const NAUGHTY = [
  `"><script>alert(1)</script><img src=x onerror=alert(2)>' autofocus onfocus=alert(3) x='`,
  `</figcaption></title></style><iframe srcdoc="<script>parent.alert(4)</script>"> {{constructor.constructor('alert(5)')()}} \${alert(6)} <%= alert(7) %> &lt;b&gt; &#x3C;`,
  `\u202Ereversed\u202C zero\u200Bwidth Z̸̧̛͓a̵l̷g̶o̴ 👩‍👩‍👧‍👦 ﷽ ${"W".repeat(120)}`,
];

test.use({ ownApp: {} });

test("what an operator adds is on the page by itself, and what is taken down gone as soon", async ({
  app,
  services,
}) => {
  const page = () => splashFor(app, "housing");
  await withPictures(1, ([picture = ""]) =>
    addFromCommandLine(app, picture, { caption: CAPTION, altText: ALT_TEXT }),
  );
  await expect.poll(page, SEEN_WITHIN).toContain(CAPTION);
  const [address = ""] = /\/media\/[\w/-]+\.jpg/.exec(await page()) ?? [];
  const picture = async () => (await ask(app, address)).status;
  expect(await picture()).toBe(200);
  const { memeId } = await services.db.memeText.findFirstOrThrow({
    where: { caption: CAPTION },
  });
  // Somebody asks for the picture all the while it is taken away.
  const gone = expect
    .poll(picture, { timeout: 15_000, intervals: [5] })
    .toBe(404);
  await takeDownMeme(services, memeId, { by: null, reason: "rights" });
  await expect.poll(page, SEEN_WITHIN).not.toContain(CAPTION);
  await expect.poll(picture, SEEN_WITHIN).toBe(404);
  await gone;
});

test("naughty words are shown as words", async ({ app, page, visitor }) => {
  await withPictures(NAUGHTY.length, async (pictures) => {
    for (const [index, words] of NAUGHTY.entries()) {
      const said = { caption: words, altText: words };
      await addFromCommandLine(app, pictures[index] ?? "", said);
    }
  });
  await expect
    .poll(() => splashFor(app, "housing"), SEEN_WITHIN)
    .toContain("reversed");
  await page.setViewportSize({ width: 320, height: 568 });
  await visitor.prefers({ categories: ["housing"], frequency: "every_visit" });
  const shown: string[] = [];
  while (shown.length < NAUGHTY.length) {
    await page.goto("/");
    const words = (await page.locator("figcaption").textContent()) ?? "";
    shown.push(words);
    await picturesLoaded(page);
    await expect(page.getByRole("img", { name: words })).toBeVisible();
    await expect(page.locator("script, iframe, figure svg")).toHaveCount(0);
    await expectNoSidewaysScroll(page);
    await visitor.letPass(11);
  }
  expect(shown.toSorted()).toEqual(NAUGHTY.toSorted());
});

/** `admin meme add` beside the running app. */
async function addFromCommandLine(
  { dataDir }: JourneyApp,
  picture: string,
  { caption, altText }: { caption: string; altText: string },
): Promise<void> {
  const parameters = ["meme", "add", picture, "--category", "housing"];
  const words = ["--caption", caption, "--alt", altText];
  const command = runProgram("scripts/admin.ts", [...parameters, ...words], {
    DATA_DIR: dataDir,
  });
  expect(await command.ended(), command.output()).toMatchObject({ code: 0 });
}

/** Plain cards, each in a colour of its own, that are gone afterwards. */
async function withPictures(
  count: number,
  use: (paths: string[]) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "mingus-cards-"));
  const paths = Array.from({ length: count }, (_, index) =>
    join(folder, `card-${index}.png`),
  );
  for (const [index, path] of paths.entries()) {
    const background = { r: 40 + 40 * index, g: 120, b: 200 };
    const create = {
      width: 640,
      height: 480,
      channels: 3,
      background,
    } as const;
    await sharp({ create }).png().toFile(path);
  }
  await use(paths).finally(() => rm(folder, { recursive: true, force: true }));
}

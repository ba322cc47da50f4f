import { enrol, signedInCookie } from "#test/app/enrolled.ts";
import { CAST } from "#test/cast.ts";
import { NAUGHTY_WORDS } from "#test/naughty-words.ts";
import { expect, test } from "../support/journey.ts";
import { wordsOf } from "../support/memes.ts";

test.use({ ownApp: {} });
test.setTimeout(180_000);

/** That no dialog opens and no policy is broken is watched in every journey. */
test("whatever words people use, every screen of theirs shows them as words", async ({
  app,
  context,
  page,
  services,
}) => {
  const { db } = services;
  const [{ email, name: called, role }] = CAST;
  const pia = await enrol(services, { email, name: called, role });
  const cookie = await signedInCookie(services, pia);
  const at = cookie.indexOf("=");
  const [name, value] = [cookie.slice(0, at), cookie.slice(at + 1)];
  await context.addCookies([{ name, value, url: app.url }]);
  await db.meme.updateMany({ data: { uploaderId: pia.id } });
  const { caption } = wordsOf("square");
  const { memeId } = await db.memeText.findFirstOrThrow({ where: { caption } });
  for (const words of Object.values(NAUGHTY_WORDS)) {
    const said = words.replaceAll("\r\n", "\n");
    await db.memeText.updateMany({
      where: { memeId },
      data: { caption: said },
    });
    const oneLine = said.replace(/\s+/g, " ").slice(0, 80);
    await db.person.update({ where: { id: pia.id }, data: { name: oneLine } });
    await page.goto(`/submissions/${memeId}/words`);
    await expect(page.getByLabel("Caption")).toHaveValue(said);
    for (const path of ["/submissions", `/submissions/${memeId}`, "/account"]) {
      await page.goto(path);
      const shown = await page.locator("main").textContent();
      expect(shown).toContain(path === "/account" ? oneLine : said);
      await expect(page.locator("main script, main iframe")).toHaveCount(0);
    }
  }
});

import { expect, test } from "../support/journey.ts";
import { wordsOf } from "../support/memes.ts";
import {
  attachScreenshot,
  expectAccessible,
  expectNoSidewaysScroll,
} from "../support/screen.ts";
import { continueLink, meme, picturesLoaded } from "../support/splash.ts";

const SPOKEN = [
  { locale: "es-CO", spoken: "es", goOn: "Continuar", notToday: "Hoy no" },
  {
    locale: "fr-CA",
    spoken: "fr",
    goOn: "Continuer",
    notToday: "Pas aujourd’hui",
  },
  { locale: "de-DE", spoken: "en", goOn: "Continue", notToday: "Not today" },
] as const;

for (const { locale, spoken, goOn, notToday } of SPOKEN) {
  test.describe(`a visitor whose browser asks for ${locale}`, () => {
    test.use({ locale });

    test(`is greeted in ${spoken} on every screen`, async ({
      page,
      visitor,
    }, testInfo) => {
      const { caption, altText, badge } = wordsOf("portrait", spoken);
      await visitor.wants("portrait");
      await page.goto("/");
      await picturesLoaded(page);
      await expect(page.locator("html")).toHaveAttribute("lang", spoken);
      await expect(meme(page)).toContainText(caption);
      await expect(meme(page).getByRole("img")).toHaveAccessibleName(altText);
      await expect(page.locator("header")).toContainText(badge);
      await expect(page.getByRole("button", { name: notToday })).toBeVisible();
      await expectAccessible(page, testInfo);
      await expectNoSidewaysScroll(page);
      await attachScreenshot(page, testInfo, `splash-${spoken}`);
      await continueLink(page, goOn).click();
      await page.waitForURL("**/welcome?mingus=seen");
      await expect(page.locator("html")).toHaveAttribute("lang", spoken);
      await attachScreenshot(page, testInfo, `welcome-${spoken}`);
    });
  });
}

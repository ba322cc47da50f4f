import type { Page } from "@playwright/test";
import { enrol } from "#test/app/enrolled.ts";
import { LIMITS } from "#app/platform/rate-limits.server.ts";
import { expect } from "../support/journey.ts";
import { test } from "../support/place.ts";
import { openLook } from "../support/screen.ts";
import {
  ALT_TEXT,
  PHOTO,
  postPicture,
  signIn,
} from "../support/upload-form.ts";

const CAPTION = "Where is the other one?";

test.use({ expectedComplaints: /status of 4(01|09|29)/ });

/** Leaves the forms as they are without a script. */
async function withoutScripts(page: Page): Promise<void> {
  const nothing = { contentType: "text/javascript", body: "" };
  await page.route("**/assets/**/*.js", (route) => route.fulfill(nothing));
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`who tries too many passwords is told to wait, and keeps the address, on ${colorScheme} paper`, async ({
    page,
    email,
  }, testInfo) => {
    const look = await openLook(page, testInfo, colorScheme);
    await page.goto("/login");
    for (let tries = 0; tries <= LIMITS.sign_in.limit; tries++) {
      await page.getByLabel("E-mail").fill(email);
      await page.getByLabel("Password").fill(`a likely hat ${tries}`);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("alert")).toBeVisible();
    }
    await expect(page.getByRole("alert")).toContainText("Too many");
    await expect(page.getByLabel("E-mail")).toHaveValue(email);
    await look("sign-in-limit");
  });

  test(`what was typed to one picture too many is still there, on ${colorScheme} paper`, async ({
    page,
    email,
    services,
    app,
  }, testInfo) => {
    const nils = await enrol(services, {
      ...{ email, name: "Nils Newcomer" },
      role: "contributor",
    });
    const here = { page, services, app };
    await signIn(here, nils);
    for (let count = 0; count < LIMITS.upload.limit; count++)
      await page.request.post(`${app.url}/upload`, {
        headers: { Origin: app.url },
        multipart: { category: "family", altText: ALT_TEXT },
      });
    const look = await openLook(page, testInfo, colorScheme);
    await withoutScripts(page);
    await page.goto("/upload");
    await page.getByLabel("Category").selectOption("family");
    await page.getByLabel("Caption").first().fill(CAPTION);
    await page.getByLabel("What is to be seen").first().fill(ALT_TEXT);
    await page
      .getByLabel("Picture", { exact: true })
      .first()
      .setInputFiles(PHOTO);
    await page.getByRole("button", { name: /^Send/ }).click();
    await expect(page.getByLabel("Caption").first()).toHaveValue(CAPTION);
    await expect(page.getByRole("alert").first()).toBeVisible();
    await look("upload-limit");
  });

  test(`words to a picture that was taken down meanwhile come back to be copied, on ${colorScheme} paper`, async ({
    page,
    email,
    services,
    app,
  }, testInfo) => {
    const mira = await enrol(services, {
      ...{ email, name: "Mira Meridian" },
      role: "contributor",
    });
    const here = { page, services, app };
    await signIn(here, mira);
    const id = await postPicture(here, mira, PHOTO);
    const look = await openLook(page, testInfo, colorScheme);
    await page.goto(`/submissions/${id}/words`);
    await page.getByLabel("Caption").fill(CAPTION);
    const data = { status: "taken_down" } as const;
    await services.db.meme.update({ where: { id }, data });
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("main")).toContainText(CAPTION);
    await look("closed-edit");
  });
}

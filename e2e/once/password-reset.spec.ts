import type { Page } from "@playwright/test";
import { makeLink } from "#app/accounts/recovery/one-time-links.server.ts";
import { enrol } from "#test/app/enrolled.ts";
import { linkIn, startSmtp, type SmtpServer } from "#test/servers/smtp.ts";
import { expect, test as journey } from "../support/journey.ts";
import { pressOn, typeInto } from "../support/keyboard.ts";
import { openLook } from "../support/screen.ts";

const EMAIL = "pia.p@example.com";
const NEW_PASSWORD = "seven spoons for the soup";

/** A mail server of the test's own, which its app sends to. */
const test = journey.extend<{ smtp: SmtpServer }>({
  smtp: async ({}, use) => {
    const smtp = await startSmtp({ security: "none" });
    await use(smtp);
    await smtp.stop();
  },
  ownApp: async ({ smtp }, use) =>
    use({
      RATE_LIMITS: "off",
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    }),
  ownRole: "all",
  expectedComplaints: /status of 4(00|10)/,
});

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** By keyboard alone, from the sign-in page. @returns the link in the letter */
async function askForLink(page: Page, smtp: SmtpServer): Promise<string> {
  await page.goto("/login");
  await pressOn(page, "Forgotten your password?");
  await typeInto(page, "E-mail", EMAIL);
  await pressOn(page, "Send me a link");
  await expect(heading(page)).toHaveText("Look at your mail");
  const wanted = { to: EMAIL, subject: /Your link/ };
  return linkIn(await smtp.untilLetter(wanted));
}

for (const javaScriptEnabled of [true, false])
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("somebody who forgot their password has a letter, chooses another by keyboard, and is in", async ({
      page,
      services,
      smtp,
    }) => {
      await enrol(services, {
        ...{ email: EMAIL, name: "Pia Paintbrush" },
        role: "contributor",
      });
      const link = await askForLink(page, smtp);
      await page.goto(link);
      await typeInto(page, "The new password", "short");
      await pressOn(page, "Keep this password");
      await expect(page.getByRole("alert")).toBeFocused();
      // The summary's link leads to the field.
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await expect(page.getByLabel("The new password")).toBeFocused();
      await typeInto(page, "The new password", NEW_PASSWORD);
      await pressOn(page, "Keep this password");
      await expect(page.getByRole("status")).toContainText("is changed");
      await page.goto(link);
      await expect(heading(page)).toHaveText("This link is over");
      await pressOn(page, "Ask for a new link");
      await expect(heading(page)).toHaveText("A new password");
    });
  });

for (const colorScheme of ["light", "dark"] as const)
  test(`every screen on the way can be read and reached on ${colorScheme} paper`, async ({
    page,
    app,
    services,
    smtp,
  }, testInfo) => {
    const look = await openLook(page, testInfo, colorScheme);
    const at = { now: Date.now(), baseUrl: app.url };
    const setup = await services.db.$transaction((tx) =>
      makeLink(tx, at, { purpose: "setup", personId: null }),
    );
    await page.goto(setup);
    await look("setup");
    await page.goto("/setup");
    await look("setup-over");
    await enrol(services, {
      ...{ email: EMAIL, name: "Pia Paintbrush" },
      role: "contributor",
    });
    await page.goto("/password/reset");
    await look("reset");
    const link = await askForLink(page, smtp);
    await look("asked");
    await page.goto(link);
    await look("renewal");
    await typeInto(page, "The new password", NEW_PASSWORD);
    await pressOn(page, "Keep this password");
    await look("account");
    await page.goto("/account/deletion");
    await pressOn(page, "Delete my account");
    await look("deletion-refused");
  });

import type { Page } from "@playwright/test";
import { enrol, PASSWORD } from "#test/app/enrolled.ts";
import { CAST } from "#test/cast.ts";
import { startOidc } from "#test/servers/oidc.ts";
import { openKeyboard } from "../support/hand.ts";
import { expect, test } from "../support/journey.ts";
import { openLook } from "../support/screen.ts";
import { signIn } from "../support/upload-form.ts";

const [{ email, name: PIA }] = CAST;
const NILS = "Nils Newcomer";

// The browser says of each refusal that it came with a status of 403.
test.use({
  ownApp: async ({}, use) => {
    const oidc = await startOidc({
      [NILS]: { email: "nils@example.com", email_verified: true, name: NILS },
    });
    await use({ RATE_LIMITS: "off", ...oidc.env });
    await oidc.stop();
  },
  expectedComplaints: /status of 403/,
});

/** Pia has a password, and her browser is hers. */
async function begin(here: Parameters<typeof signIn>[0]): Promise<void> {
  const person = { email, name: PIA, role: "contributor" } as const;
  await signIn(here, await enrol(here.services, person));
  await here.page.goto("/account");
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const button = (page: Page, name: string) => page.getByRole("button", { name });

for (const colorScheme of ["light", "dark"] as const)
  test(`somebody who says no at Google is told so and may try again, on ${colorScheme} paper`, async ({
    page,
  }, testInfo) => {
    const look = await openLook(page, testInfo, colorScheme);
    await page.goto("/login?next=%2Fwelcome");
    await button(page, "Continue with Google").click();
    await button(page, "Nobody").click();
    await expect(heading(page)).toHaveText("You are not signed in");
    await look("refused");
    await button(page, "Continue with Google").click();
    await button(page, NILS).click();
    await page.waitForURL("**/welcome");
  });

for (const javaScriptEnabled of [true, false])
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("somebody connects Google by keyboard alone after their password, signs in by it, and disconnects it", async ({
      page,
      services,
      app,
    }) => {
      await begin({ page, services, app });
      const hand = openKeyboard(page);
      const connect = page.getByRole("link", { name: "Connect Google" });
      await hand.press(connect);
      const password = page.getByLabel("Your password");
      await hand.type(password, "three odd socks");
      await hand.press(button(page, "Connect Google"));
      await expect(page.getByRole("alert")).toBeFocused();
      await expect(password).toHaveValue("");
      await hand.type(password, PASSWORD);
      await hand.press(button(page, "Connect Google"));
      await hand.press(button(page, "Nobody"));
      await expect(heading(page)).toHaveText("Google is not connected");
      await hand.press(connect);
      await hand.type(password, PASSWORD);
      await hand.press(button(page, "Connect Google"));
      await hand.press(button(page, NILS));
      await expect(page.getByRole("status")).toContainText(
        "Google is connected",
      );
      await hand.press(button(page, "Sign out"));
      await expect(page.getByRole("status")).toContainText("signed out");
      await hand.press(button(page, "Continue with Google"));
      await expect(page.getByRole("banner")).toContainText(PIA);
      await hand.press(button(page, "Disconnect Google"));
      await expect(page.getByRole("status")).toHaveText(
        "Google is disconnected.",
      );
      await expect(connect).toBeVisible();
    });
  });

for (const colorScheme of ["light", "dark"] as const)
  test(`every screen on the way to a connection can be read and reached on ${colorScheme} paper`, async ({
    page,
    services,
    app,
  }, testInfo) => {
    await begin({ page, services, app });
    const look = await openLook(page, testInfo, colorScheme);
    await look("account");
    await page.getByRole("link", { name: "Connect Google" }).click();
    await look("connection");
    await button(page, "Connect Google").click();
    await expect(page.getByRole("alert")).toBeFocused();
    await look("connection-refused");
    await page.getByLabel("Your password").fill(PASSWORD);
    await button(page, "Connect Google").click();
    await button(page, "Nobody").click();
    await expect(heading(page)).toHaveText("Google is not connected");
    await look("not-connected");
    await page.goto("/account/google/connection");
    await page.getByLabel("Your password").fill(PASSWORD);
    await button(page, "Connect Google").click();
    await button(page, NILS).click();
    await expect(page.getByRole("status")).toContainText("Google is connected");
    await look("connected");
  });

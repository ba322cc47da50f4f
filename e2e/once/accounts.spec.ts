import type { Page } from "@playwright/test";
import { expect, test } from "../support/journey.ts";
import { pressOn, typeInto } from "../support/keyboard.ts";
import {
  attachScreenshot,
  expectAccessible,
  openLook,
} from "../support/screen.ts";

const EMAIL = "pia.p@example.com";
const PASSWORD = "four odd socks and a hat";
const OTHER_PASSWORD = "seven spoons for the soup";

// Journeys sign in more often than one address may.
test.use({
  ownApp: { RATE_LIMITS: "off" },
  expectedComplaints: /status of 40[013]/,
});

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function signUp(page: Page): Promise<void> {
  await page.goto("/signup");
  await typeInto(page, "Name", "Pia Paintbrush");
  await typeInto(page, "E-mail", EMAIL);
  await typeInto(page, "Password", PASSWORD);
  await pressOn(page, "Make my account");
  await expect(page.getByRole("status")).toContainText("All set.");
}

async function signIn(page: Page, password = PASSWORD): Promise<void> {
  await typeInto(page, "E-mail", EMAIL);
  await typeInto(page, "Password", password);
  await pressOn(page, "Sign in");
}

/** Everything here is done by keyboard alone. */
for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("somebody new signs up, mistypes the password, signs in, and out again", async ({
      page,
    }) => {
      await signUp(page);
      await signIn(page, "three odd socks");
      const summary = page.getByRole("alert");
      await expect(summary).toBeFocused();
      await expect(summary).toContainText("do not go together");
      await expect(page.getByLabel("E-mail")).toHaveValue(EMAIL);
      await expect(page.getByLabel("Password")).toHaveValue("");
      await signIn(page);
      await expect(heading(page)).toHaveText("Your account");
      await expect(page.getByRole("banner")).toContainText("Pia Paintbrush");
      await pressOn(page, "Sign out");
      await expect(page.getByRole("status")).toContainText("signed out");
      await page.goto("/account");
      await expect(heading(page)).toHaveText("Sign in");
    });

    test("a form that is refused says where, leads there and keeps what was typed", async ({
      page,
    }) => {
      await page.goto("/signup");
      await typeInto(page, "Name", "Pia Paintbrush");
      await typeInto(page, "E-mail", "pia.p");
      await typeInto(page, "Password", "password1234");
      await pressOn(page, "Make my account");
      await expect(page.getByRole("alert")).toBeFocused();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await expect(page.getByLabel("E-mail")).toBeFocused();
      await expect(page.getByLabel("E-mail")).toHaveValue("pia.p");
      await expect(page.getByLabel("Name")).toHaveValue("Pia Paintbrush");
    });

    test("a form that is refused takes the focus after the way past the head of the page, too", async ({
      page,
    }) => {
      await signUp(page);
      await signIn(page);
      await page.goto("/account/profile#main");
      await typeInto(page, "Name", " ");
      await pressOn(page, "Save");
      await expect(page.getByRole("alert")).toBeFocused();
      await expect(page.getByRole("alert")).toContainText("fill this in");
    });

    test("a new password ends all sessions in other browsers", async ({
      page,
      app,
      browser,
    }) => {
      await signUp(page);
      await signIn(page);
      const otherContext = await browser.newContext({
        baseURL: app.url,
        javaScriptEnabled,
        locale: "en",
      });
      const other = await otherContext.newPage();
      await other.goto("/login");
      await signIn(other);
      await expect(heading(other)).toHaveText("Your account");
      await page.goto("/password");
      await typeInto(page, "The password you have", PASSWORD);
      await typeInto(page, "The new password", OTHER_PASSWORD);
      await pressOn(page, "Change it");
      await expect(page.getByRole("status")).toContainText("is changed");
      await other.goto("/account");
      await expect(heading(other)).toHaveText("Sign in");
      await otherContext.close();
    });
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`every screen can be read and reached on ${colorScheme} paper, wide and narrow`, async ({
    page,
  }, testInfo) => {
    const look = await openLook(page, testInfo, colorScheme);
    await page.goto("/signup");
    await pressOn(page, "Make my account");
    await look("sign-up-refused");
    await signUp(page);
    await look("sign-in");
    await signIn(page);
    await look("account");
    for (const path of ["/account/profile", "/password"]) {
      await page.goto(path);
      await look(path.replaceAll("/", "-").slice(1));
    }
  });
}

test("under forced colours fields, faults and the way on have their borders", async ({
  page,
}, testInfo) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/signup");
  await pressOn(page, "Make my account");
  const border = (name: string) =>
    page
      .locator(name)
      .first()
      .evaluate((part) => getComputedStyle(part).borderLeftWidth);
  expect(await border("input[type=email]")).toBe("2px");
  expect(await border(".faulty")).toBe("5px");
  await expectAccessible(page, testInfo);
  await attachScreenshot(page, testInfo, "forced-colours");
});

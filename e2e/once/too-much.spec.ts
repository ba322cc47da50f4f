import { expect, test } from "../support/journey.ts";
import { openLook } from "../support/screen.ts";

/** Twice as much as any form needs. */
const NOVEL = "It was a dark and stormy night. ".repeat(16 * 1024);

test.use({ expectedComplaints: /status of 413/ });

for (const colorScheme of ["light", "dark"] as const)
  test(`who pastes a novel into a field is told that it was too much, on ${colorScheme} paper`, async ({
    page,
  }, testInfo) => {
    const look = await openLook(page, testInfo, colorScheme);
    await page.goto("/signup");
    await page.getByLabel("Name").evaluate((field, words) => {
      (field as HTMLInputElement).value = words;
    }, NOVEL);
    await page.getByRole("button", { name: "Make my account" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "That was too much",
    );
    await look("too-much");
    await page.getByRole("link", { name: "Carry on" }).click();
    await expect(page.getByRole("figure")).toBeVisible();
  });

import type { Page } from "@playwright/test";

/** More than any page has to step through. */
const MOST_STEPS = 30;

/** Steps with Tab to the field with this label, and types into it what replaces its text. */
export async function typeInto(
  page: Page,
  label: string,
  text: string,
): Promise<void> {
  await stepTo(page, label);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

/** Steps with Tab to a link or button whose words begin like this, and presses Enter. */
export async function pressOn(page: Page, words: string): Promise<void> {
  await stepTo(page, words);
  const isNext = page.waitForEvent("domcontentloaded");
  await page.keyboard.press("Enter");
  await isNext;
}

/** Throws when nothing that the keyboard can reach is called so. */
async function stepTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    if ((await focusedName(page)).startsWith(name)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way by keyboard to "${name}"`);
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const label = (focused as HTMLInputElement | null)?.labels?.[0];
    const isWhole = !focused || focused === document.body;
    return isWhole ? "" : ((label ?? focused).textContent ?? "").trim();
  });
}

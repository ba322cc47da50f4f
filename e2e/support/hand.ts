import type { Locator, Page } from "@playwright/test";

/** More than any page has to step through. */
const MOST_STEPS = 60;

/** How somebody uses a page. */
export interface Hand {
  /** Replaces what stands in a field. */
  type(field: Locator, text: string): Promise<void>;
  /** Takes the option that begins with these words from a list. */
  choose(list: Locator, words: string): Promise<void>;
  /** Gives files to a field for them, through the browser's own window. */
  give(field: Locator, paths: string[]): Promise<void>;
  /** A link, a button or what unfolds. */
  press(control: Locator): Promise<void>;
}

/** Points and presses. */
export function openPointer(page: Page): Hand {
  return {
    type: (field, text) => field.fill(text),
    async choose(list, words) {
      const option = list.locator("option", { hasText: words });
      await list.selectOption({ label: (await option.innerText()).trim() });
    },
    async give(field, paths) {
      const asked = page.waitForEvent("filechooser");
      await field.click();
      await (await asked).setFiles(paths);
    },
    press: (control) => control.click(),
  };
}

/** Steps with Tab and presses keys, and nothing else. */
export function openKeyboard(page: Page): Hand {
  const { keyboard } = page;
  async function reach(control: Locator): Promise<void> {
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      if (await control.evaluate(isFocused)) return;
      await keyboard.press("Tab");
    }
    throw new Error(`no way by keyboard to ${String(control)}`);
  }
  return {
    async type(field, text) {
      await reach(field);
      await keyboard.press("ControlOrMeta+a");
      await keyboard.type(text);
    },
    async choose(list, words) {
      await reach(list);
      await keyboard.type(words);
    },
    async give(field, paths) {
      // Listens early: Chromium takes keys by another way, which may be faster.
      const asked = page.waitForEvent("filechooser");
      await reach(field);
      await keyboard.press("Enter");
      await (await asked).setFiles(paths);
    },
    async press(control) {
      await reach(control);
      await keyboard.press("Enter");
    },
  };
}

function isFocused(element: Element): boolean {
  return element === element.ownerDocument.activeElement;
}

import type { ReactElement } from "react";
import type { Locale, Messages } from "./messages/catalogue.ts";

/** What a route tells the root about its screen, through Remix's `handle` export. */
export interface ScreenHandle {
  /** The whole inside of `<head>`, for a screen that brings its own. */
  head?: (facts: { messages: Messages }) => ReactElement;
  /**
   * The tab's title, for every other screen. By its locale, a feature finds words of its own; `loaded` is what the route's
   * loader gave, undefined when it gave nothing.
   */
  title?: (messages: Messages, locale: Locale, loaded: unknown) => string;
  /** True for screens that take React to the browser; all others ship no script. */
  hydrates?: boolean;
}

import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { PoolMeme } from "./pool.server.ts";
import { shownIn, type SplashFacts } from "./load-pool.server.ts";
import { preparePage, type SplicedPage } from "./spliced-page.server.ts";
import type { ShownMeme } from "#app/memes/picture-facts.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import type { SplashLayout } from "./splash-page.tsx";

/** Stands in a rendered page wherever a visitor's target will. No address can hold it. */
const TARGET_MARK = "mingus-target-mark";
const PAGES_MAX_BYTES = 64 * 1024 * 1024;

/** What the splash route renders: a meme, or nothing for the quiet page. Nothing in it is about a visitor. */
export interface SplashScreen {
  shown: { id: string; meme: ShownMeme } | null;
  target: string;
  layout: SplashLayout;
  cdnBase?: string;
}

/** Remix's own rendering of the splash route. */
export type RenderSplash = (
  screen: SplashScreen,
  locale: Locale,
) => Promise<string>;

export interface KeptPage extends SplicedPage {
  /** The page's security headers, names and values in turn. */
  headers: readonly string[];
}

export interface SplashPages {
  /** At once when it is kept. */
  find(
    meme: PoolMeme<SplashFacts> | null,
    locale: Locale,
    memeLocale: string,
  ): KeptPage | undefined;
  /** Renders it, keeps it. Several calls for the same page render once. */
  render(
    meme: PoolMeme<SplashFacts> | null,
    locale: Locale,
    memeLocale: string,
  ): Promise<KeptPage>;
}

/** Rendered pages, compressed, by meme, version, and the languages of page and words. */
export function openSplashPages(options: {
  render: RenderSplash;
  cdnBase: string | undefined;
  /** Security headers for CSP sources of style elements, such as `'sha256-…'`. */
  headersFor: (styleSources: readonly string[]) => readonly string[];
}): SplashPages {
  const layout: SplashLayout = "poster";
  const kept = new LRUCache<string, KeptPage>({
    maxSize: PAGES_MAX_BYTES,
    sizeCalculation: (page) => page.size,
  });
  const rendering = new Map<string, Promise<KeptPage>>();

  async function renderAnew(
    meme: PoolMeme<SplashFacts> | null,
    locale: Locale,
    memeLocale: string,
  ) {
    const shown = meme && {
      id: meme.id,
      meme: shownIn(meme.page, memeLocale, locale),
    };
    const cdn = options.cdnBase ? { cdnBase: options.cdnBase } : {};
    const html = await options.render(
      { shown, target: TARGET_MARK, layout, ...cdn },
      locale,
    );
    return {
      ...preparePage(html, TARGET_MARK),
      headers: options.headersFor(styleSources(html)),
    };
  }

  return {
    find: (meme, locale, memeLocale) =>
      kept.get(keyOf(meme, locale, memeLocale)),
    render(meme, locale, memeLocale) {
      const key = keyOf(meme, locale, memeLocale);
      const begun = rendering.get(key);
      if (begun) return begun;
      const work = renderAnew(meme, locale, memeLocale)
        .then((page) => {
          kept.set(key, page);
          return page;
        })
        .finally(() => rendering.delete(key));
      rendering.set(key, work);
      return work;
    },
  };
}

function keyOf(
  meme: PoolMeme<SplashFacts> | null,
  locale: Locale,
  memeLocale: string,
): string {
  return meme
    ? `${meme.number}.${meme.version}.${meme.page.category.stamp}.${locale}.${memeLocale}`
    : `quiet.${locale}`;
}

function styleSources(html: string): string[] {
  return [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(
    ([, text = ""]) =>
      `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
  );
}

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { renderToStaticMarkup } from "react-dom/server";
import { preprocessCSS, resolveConfig, transformWithEsbuild } from "vite";
import { expect, test } from "vitest";
import { messagesFor } from "#app/ui/messages/catalogue.ts";
import { examplePage, examplePicture } from "./example-page.tsx";
import { SplashHead } from "./splash-head.tsx";

const HEAVIEST_PAGE_BYTES = 4096;

test.each([false, true])(
  "the page with its styles stays light, moving: %s",
  async (animated) => {
    const styles = await builtStyles();
    const head = renderToStaticMarkup(
      <SplashHead styles={styles} messages={messagesFor("fr")} />,
    );
    const page = `<!doctype html><html lang="fr"><head>${head}</head><body>${examplePage({ picture: examplePicture({ animated }) }, "fr")}</body></html>`;
    expect(styles).toContain(".poster");
    expect(styles).not.toContain("@import");
    expect(gzipSync(page).byteLength).toBeLessThanOrEqual(HEAVIEST_PAGE_BYTES);
  },
);

async function builtStyles(): Promise<string> {
  const file = fileURLToPath(
    new URL("../ui/styles/splash.css", import.meta.url),
  );
  const config = await resolveConfig({ configFile: false }, "build");
  const { code } = await preprocessCSS(
    readFileSync(file, "utf8"),
    file,
    config,
  );
  const built = await transformWithEsbuild(code, file, {
    loader: "css",
    minify: true,
    target: "esnext",
  });
  return built.code.trim();
}

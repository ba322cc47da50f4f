import type { EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { text } from "node:stream/consumers";
import { PassThrough } from "node:stream";
import type { ContextType } from "react";
import { renderToPipeableStream, renderToString } from "react-dom/server";
import { AnswerFacts } from "#app/ui/answer-facts.ts";
import { NonceContext } from "#app/ui/nonce.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";

/** Whether React goes to the browser with this screen. */
export function hydrates({
  routeModules,
  staticHandlerContext: { matches, errors },
}: EntryContext): boolean {
  if (errors) return false;
  return matches.some(({ route }) => {
    const handle = routeModules[route.id]?.handle as ScreenHandle | undefined;
    return handle?.hydrates === true;
  });
}

type Facts = ContextType<typeof AnswerFacts>;

/** The HTML of a screen without scripts. */
export function renderStill(
  context: EntryContext,
  url: string,
  facts: Facts,
): string {
  return renderToString(
    <AnswerFacts.Provider value={facts}>
      <RemixServer context={context} url={url} />
    </AnswerFacts.Provider>,
  );
}

/**
 * The HTML of a screen that React takes over in the browser, with what its loaders gave.
 * Rendered whole before it is sent, so a failure can still become an error page.
 */
export async function renderHydrated(
  context: EntryContext,
  url: string,
  nonce: string,
): Promise<string> {
  const body = new PassThrough();
  await new Promise<void>((resolve, reject) => {
    const { pipe } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={context} url={url} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady() {
          pipe(body);
          resolve();
        },
        onShellError: reject,
      },
    );
  });
  return text(body);
}

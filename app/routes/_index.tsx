import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SplashHead } from "#app/splash/splash-head.tsx";
import { QuietPage, SplashPage } from "#app/splash/splash-page.tsx";
import { messagesFor } from "#app/ui/messages/catalogue.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";
import styles from "#app/ui/styles/splash.css?inline";

export const handle: ScreenHandle = {
  head: ({ messages }) => <SplashHead styles={styles} messages={messages} />,
};

/** The page as it is kept for everybody; who sees it, and where it leads, is added to the kept copy. */
export function loader({ context }: LoaderFunctionArgs) {
  if (!context.splash) throw new Response(null, { status: 404 });
  return { ...context.splash, locale: context.locale };
}

export default function Splash() {
  const { shown, target, layout, locale, cdnBase } =
    useLoaderData<typeof loader>();
  const messages = messagesFor(locale);
  if (!shown) return <QuietPage target={target} messages={messages} />;
  const ping = `/continuations?meme=${shown.id}`;
  return (
    <SplashPage
      meme={shown.meme}
      memeId={shown.id}
      target={target}
      ping={ping}
      cdnBase={cdnBase}
      layout={layout}
      messages={messages}
    />
  );
}

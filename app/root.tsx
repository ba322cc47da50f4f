import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { useContext, type ReactNode } from "react";
import { AnswerFacts } from "#app/ui/answer-facts.ts";
import { ErrorScreen, spokenStatus } from "#app/ui/error-screen.tsx";
import { HeadBasics } from "#app/ui/head-basics.tsx";
import { messagesFor } from "#app/ui/messages/catalogue.ts";
import { NonceContext } from "#app/ui/nonce.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";
import { SignedIn } from "#app/ui/signed-in.ts";
import screenStyles from "#app/ui/styles/screens.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: screenStyles },
];

export function loader({ context }: LoaderFunctionArgs) {
  const { locale, requestId, actor } = context;
  const person = actor?.via === "session" ? { name: actor.name } : null;
  return { locale, requestId, person };
}

/** The page around every screen, error pages included. */
export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const error = useRouteError();
  const matches = useMatches().map(({ handle, data: loaded }) => ({
    handle: (handle ?? {}) as ScreenHandle,
    loaded,
  }));
  const handles = matches.map(({ handle }) => handle);
  const titled = matches.find(({ handle }) => handle.title);
  const nonce = useContext(NonceContext);
  const facts = useContext(AnswerFacts);
  const locale = data?.locale ?? facts?.locale ?? "en";
  const messages = messagesFor(locale);
  const own = error ? undefined : handles.find((handle) => handle.head)?.head;
  const title = error
    ? messages.errors[spokenStatus(statusOf(error))].title
    : titled?.handle.title?.(messages, locale, titled.loaded);
  const hydrates = !error && handles.some((handle) => handle.hydrates);
  return (
    <html lang={locale}>
      <head>
        {own ? (
          own({ messages })
        ) : (
          <>
            <HeadBasics title={title ? `${title} · Mingus` : "Mingus"} />
            <Links />
          </>
        )}
      </head>
      <body>
        <SignedIn.Provider value={data?.person}>{children}</SignedIn.Provider>
        {hydrates && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const data = useRouteLoaderData<typeof loader>("root");
  const facts = useContext(AnswerFacts);
  return (
    <ErrorScreen
      status={statusOf(useRouteError())}
      messages={messagesFor(data?.locale ?? facts?.locale ?? "en")}
      requestId={data?.requestId ?? facts?.requestId}
    />
  );
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}

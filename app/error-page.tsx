import { renderToStaticMarkup } from "react-dom/server";
import type { ErrorPage } from "#app/platform/refusals.server.ts";
import { ErrorScreen, spokenStatus } from "#app/ui/error-screen.tsx";
import { HeadBasics } from "#app/ui/head-basics.tsx";
import { messagesFor } from "#app/ui/messages/catalogue.ts";
import { negotiateLocale } from "#app/ui/messages/negotiation.ts";
import screenStyles from "#app/ui/styles/screens.css?url";

/** The same error screen as Remix shows, for refusals that are decided ahead of it. */
export const errorPage: ErrorPage = ({
  status,
  requestId,
  acceptLanguage,
  retryAfterSeconds,
}) => {
  const locale = negotiateLocale(acceptLanguage);
  const messages = messagesFor(locale);
  const { title } = messages.errors[spokenStatus(status)];
  const wait = retryAfterSeconds ? { retryAfterSeconds } : {};
  const html = renderToStaticMarkup(
    <html lang={locale}>
      <head>
        <HeadBasics title={`${title} · Mingus`} />
        <link rel="stylesheet" href={screenStyles} />
      </head>
      <body>
        <ErrorScreen {...{ status, messages, requestId }} {...wait} />
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
};

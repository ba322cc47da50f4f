import { renderToStaticMarkup } from "react-dom/server";
import type { Env } from "#app/platform/env.server.ts";
import type { ErrorPage } from "#app/platform/refusals.server.ts";
import { createVisitorCookie } from "#app/splash/visitor-cookie.server.ts";
import { ErrorScreen, spokenStatus } from "#app/ui/error-screen.tsx";
import { HeadBasics } from "#app/ui/head-basics.tsx";
import { messagesFor } from "#app/ui/messages/catalogue.ts";
import { negotiateLocale } from "#app/ui/messages/negotiation.ts";
import screenStyles from "#app/ui/styles/screens.css?url";

/**
 * The same error screen as Remix shows, for refusals that are decided ahead of it: before anybody knows who asks, but in
 * the language that they have chosen in this browser.
 */
export function createErrorPage({
  SESSION_SECRETS: secrets,
  BASE_URL: baseUrl,
}: Pick<Env, "SESSION_SECRETS" | "BASE_URL">): ErrorPage {
  const visitorCookie = createVisitorCookie({ secrets, baseUrl });
  return ({ status, requestId, headers, retryAfterSeconds }) => {
    const visitor = visitorCookie.read(headers.cookie);
    const { "accept-language": acceptLanguage } = headers;
    const chosen = visitor?.preferences.language;
    const locale = negotiateLocale(acceptLanguage, chosen);
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
}

import type { IncomingMessage } from "node:http";
import type { Actor } from "#app/accounts/actor.ts";
import type { Features } from "#app/features.server.ts";
import type { RequestOrigin } from "#app/platform/client-address.server.ts";
import { logsOfRequest } from "#app/platform/logs-of-request.server.ts";
import type { Refusal } from "#app/platform/refusals.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { SplashScreen } from "#app/splash/pages.server.ts";
import type { Intake } from "#app/uploads/receiving/receive.server.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { negotiateLocale } from "#app/ui/messages/negotiation.ts";

interface ContextFacts extends Services {
  requestId: string;
  /** Where the request comes from, as limits count it. */
  address: string;
  locale: Locale;
  /** Who makes the request; null: a visitor without a name. */
  actor: Actor | null;
  /** Lets this answer carry scripts. @returns the nonce they need */
  allowScripts: () => string;
  /** What is answered in place of a failure, once the route has ended in one or in the refusal's own status. */
  refuseWith: (refusal: Refusal) => void;
  /** The upload that was taken before the route was asked; none came, or from nobody who may send one. */
  intake?: Intake | undefined;
  features: Features;
  /** Only when the splash page is rendered to be kept; nobody outside can ask for that. */
  splash?: SplashScreen;
}

/** What every loader and action is handed. Mapped, because Remix wants a type that is open to other names. */
export type LoadContext = { [Name in keyof ContextFacts]: ContextFacts[Name] };

declare module "@remix-run/node" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is the only way to add to one
  interface AppLoadContext extends ContextFacts {}
}

/** The context of one request from outside. */
export function loadContext(
  services: Services,
  features: Features,
  request: Pick<IncomingMessage, "headers"> & Partial<RequestOrigin>,
  own: Pick<
    ContextFacts,
    "requestId" | "actor" | "allowScripts" | "refuseWith" | "intake"
  >,
): LoadContext {
  const { headers, socket = {} } = request;
  const { preferences } = features.visitors.read(headers).state;
  const address = features.accounts.addressOf({ headers, socket });
  const locale = negotiateLocale(
    headers["accept-language"],
    own.actor?.locale ?? preferences.language,
  );
  const log = logsOfRequest(services.log, own.requestId);
  return { ...services, log, features, locale, address, ...own };
}

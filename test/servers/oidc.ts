import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { exportJWK, generateKeyPair } from "jose";
import Provider, { interactionPolicy, type Configuration } from "oidc-provider";

export const OIDC_CLIENT = { id: "mingus", secret: "a secret between two" };

/** Longer than any test, in seconds. */
const LIFETIME_S = 3600;

/** What an issuer tells of somebody, by their name there. */
export type OidcPeople = Readonly<Record<string, Record<string, unknown>>>;

/** A real OpenID provider in this process. */
export interface OidcServer {
  issuer: string;
  /** What the app needs to know of it. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

/**
 * Starts `oidc-provider` with a page of its own that asks who somebody is: one button for each of the people, one to
 * say no. Whoever has said it once is asked no more in the same browser.
 */
export async function startOidc(people: OidcPeople): Promise<OidcServer> {
  let listener: RequestListener = (_, response) => void response.end();
  const server = createServer((...exchange) => listener(...exchange));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, await configuration(people));
  const answer = provider.callback();
  listener = (request, response) => {
    const isQuestion = request.url?.startsWith("/who/") ?? false;
    if (!isQuestion) return void answer(request, response);
    void askWho(provider, people, { request, response });
  };
  return {
    issuer,
    env: {
      GOOGLE_ISSUER: issuer,
      GOOGLE_CLIENT_ID: OIDC_CLIENT.id,
      GOOGLE_CLIENT_SECRET: OIDC_CLIENT.secret,
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function configuration(people: OidcPeople): Promise<Configuration> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const policy = interactionPolicy.base();
  policy.remove("consent");
  const key = { ...(await exportJWK(privateKey)), kid: "a", use: "sig" };
  return {
    clients: [
      {
        client_id: OIDC_CLIENT.id,
        client_secret: OIDC_CLIENT.secret,
        token_endpoint_auth_method: "client_secret_post",
        // Of a native client the port may be any, as the app's is not known before it starts.
        application_type: "native",
        redirect_uris: ["http://localhost/login/google/callback"],
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ["a key that signs cookies"] },
    claims: { email: ["email", "email_verified"], profile: ["name"] },
    // As Google does: the address stands in the ID token.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { policy, url: (_, { uid }) => `/who/${uid}` },
    // Named, so that the provider does not warn of its defaults.
    ttl: {
      Interaction: LIFETIME_S,
      Grant: LIFETIME_S,
      Session: LIFETIME_S,
      AccessToken: LIFETIME_S,
      IdToken: LIFETIME_S,
    },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, ...people[id] }),
    }),
    // Nobody is asked a second question about what the app may know.
    async loadExistingGrant({ oidc: { provider, client, session, params } }) {
      const grant = new provider.Grant({
        ...(client ? { clientId: client.clientId } : {}),
        ...(session?.accountId ? { accountId: session.accountId } : {}),
      });
      grant.addOIDCScope(String(params?.["scope"]));
      await grant.save();
      return grant;
    },
  };
}

async function askWho(
  provider: Provider,
  people: OidcPeople,
  exchange: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const { request, response } = exchange;
  if (request.method !== "POST") {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    return void response.end(question(Object.keys(people)));
  }
  const accountId = new URLSearchParams(await text(request)).get("who");
  const result = accountId
    ? { login: { accountId } }
    : { error: "access_denied", error_description: "<b>said no</b>" };
  await provider.interactionFinished(request, response, result);
}

function question(names: string[]): string {
  const buttons = names.map(
    (name) => `<button name="who" value="${name}">${name}</button>`,
  );
  return `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Who are you?</title><h1>Who are you?</h1>
<form method="post">${buttons.join("")}<button name="who" value="">Nobody</button></form></html>`;
}

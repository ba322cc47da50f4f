import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWTPayload,
} from "jose";
import { OIDC_CLIENT } from "./oidc.ts";

type Answer = (response: ServerResponse) => unknown;

/** An issuer that does what a test wants, with keys of its own. */
export interface HostileIssuer {
  issuer: string;
  env: Record<string, string>;
  /** What each address answers: `metadata`, `keys`, and `token`. A test may put others in their place. */
  answers: Record<"metadata" | "keys" | "token", Answer>;
  /** How often each was asked. */
  asked: Record<"metadata" | "keys" | "token", number>;
  /** The forms sent for tokens. */
  forms: URLSearchParams[];
  keys: { own: CryptoKey; foreign: CryptoKey };
  /** Makes the next answers for tokens carry this ID token. */
  give(idToken: string): void;
  /** As it was at first. */
  behave(): void;
  stop(): Promise<void>;
}

const PATHS = {
  "/.well-known/openid-configuration": "metadata",
  "/keys": "keys",
  "/token": "token",
} as const;

export async function startHostileIssuer(): Promise<HostileIssuer> {
  const [own, foreign] = await Promise.all([
    generateKeyPair("RS256"),
    generateKeyPair("RS256"),
  ]);
  const published = { ...(await exportJWK(own.publicKey)), kid: "own" };
  const forms: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    const name = Object.hasOwn(PATHS, path)
      ? PATHS[path as keyof typeof PATHS]
      : null;
    if (!name) return void response.writeHead(404).end();
    hostile.asked[name] += 1;
    void text(request).then((form) => {
      if (name === "token") forms.push(new URLSearchParams(form));
      hostile.answers[name](response);
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const hostile: HostileIssuer = {
    issuer,
    env: {
      GOOGLE_ISSUER: issuer,
      GOOGLE_CLIENT_ID: OIDC_CLIENT.id,
      GOOGLE_CLIENT_SECRET: OIDC_CLIENT.secret,
    },
    answers: honest({ issuer, keys: [published] }),
    asked: { metadata: 0, keys: 0, token: 0 },
    forms,
    keys: { own: own.privateKey, foreign: foreign.privateKey },
    give(idToken) {
      hostile.answers.token = json({
        ...{ access_token: "access", token_type: "Bearer", expires_in: 60 },
        id_token: idToken,
      });
    },
    behave() {
      hostile.answers = honest({ issuer, keys: [published] });
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return hostile;
}

function honest({ issuer, keys }: { issuer: string; keys: object[] }) {
  return {
    metadata: json({
      ...{ issuer, authorization_endpoint: `${issuer}/authorize` },
      ...{ token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys` },
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256", "none", "HS256"],
    }),
    keys: json({ keys }),
    token: json({ error: "invalid_grant" }, 400),
  };
}

/** Answers with JSON. */
export function json(body: unknown, status = 200): Answer {
  return (response) =>
    response
      .writeHead(status, { "Content-Type": "application/json" })
      .end(JSON.stringify(body));
}

/** Never answers. */
export const silence: Answer = () => undefined;

/** Hangs up. */
export const hangUp: Answer = (response) => response.destroy();

/** Answers with more than anybody should read, and does not come to an end. */
export const endless: Answer = (response) => {
  response.writeHead(200, { "Content-Type": "application/json" });
  response.on("error", () => undefined);
  const more = () => {
    while (!response.destroyed && response.write(" ".repeat(65_536)));
  };
  response.on("drain", more);
  more();
};

/** A token as an honest issuer would sign it. */
export function signToken(
  { own }: { own: CryptoKey },
  claims: JWTPayload,
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", kid: "own" })
    .sign(own);
}

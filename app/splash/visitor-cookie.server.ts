import {
  clearCookie,
  cookieKind,
  readCookie,
  setCookie,
} from "#app/platform/cookies.ts";
import { createSigner } from "#app/platform/signed-value.server.ts";
import {
  packVisitor,
  unpackVisitor,
  type Visitor,
} from "./packed-visitor.server.ts";

// A new field needs no new purpose: it is missing in older cookies and takes its default. A changed meaning does,
// and code that still reads the old purpose: nobody's opt-out may be lost.
const PURPOSE = "visitor 1";

/** The id-and-preferences cookie: written by acts alone, so that no showing can undo what a visitor asked for. */
export interface VisitorCookie {
  name: string;
  /** Null when the cookie is missing or not of our making. */
  read(cookieHeader: string | undefined): Visitor | null;
  /** A `Set-Cookie` value; the preferences must have passed `preferencesSchema`. */
  write(visitor: Visitor): string;
  /** A `Set-Cookie` value that forgets it. */
  clear(): string;
}

export function createVisitorCookie({
  secrets,
  baseUrl,
}: {
  secrets: readonly string[];
  baseUrl: string;
}): VisitorCookie {
  const signer = createSigner(secrets, PURPOSE);
  const kind = cookieKind("mingus_visitor", baseUrl);
  return {
    name: kind.name,
    read(cookieHeader) {
      const signed = readCookie(cookieHeader, kind.name);
      const payload = signed && signer.verify(signed);
      return payload ? unpackVisitor(payload) : null;
    },
    write: (visitor) => setCookie(kind, signer.sign(packVisitor(visitor))),
    clear: () => clearCookie(kind),
  };
}

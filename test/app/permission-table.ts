import type { Permission } from "#app/accounts/permissions.ts";

/** Who may use an address. `person`: whoever is signed in. `nobody`: the method is answered with 405. */
export type Who = "anybody" | "person" | "nobody" | Permission;

export interface Access {
  /** An address of the route, whether or not there is such a thing. */
  path: string;
  /** For its loader. */
  GET?: Who;
  /** For its action, by the methods that it takes. */
  POST?: Who;
  DELETE?: Who;
}

const NO_ID = "01a1f95e-e80e-75bf-adcc-fbc80e31f8ad";

/** Every route with a loader or an action, by its file. A new route needs a row here; the walk through all of them says so. */
export const ACCESS: Readonly<Record<string, Access>> = {
  root: { path: "/welcome", GET: "anybody" },
  "routes/$": { path: "/no-such-page", GET: "anybody", POST: "anybody" },
  "routes/_index": { path: "/?index", GET: "anybody" },
  "routes/account._index": { path: "/account", GET: "person" },
  "routes/account.deletion": {
    ...{ path: "/account/deletion", GET: "person", POST: "person" },
  },
  "routes/account.export": { path: "/account/export", GET: "person" },
  // Anybody else is sent away first; who is signed in finds it where Google is set up.
  "routes/account.google.connection": {
    path: "/account/google/connection",
    ...{ GET: "person", POST: "person" },
  },
  "routes/account.google.disconnection": {
    path: "/account/google/disconnection",
    ...{ GET: "nobody", POST: "person" },
  },
  "routes/account.profile": {
    ...{ path: "/account/profile", GET: "person", POST: "person" },
  },
  "routes/account.programs.$familyId.revocation": {
    path: `/account/programs/${NO_ID}/revocation`,
    ...{ GET: "nobody", POST: "person" },
  },
  "routes/account.sessions.$sessionId.revocation": {
    path: `/account/sessions/${NO_ID}/revocation`,
    ...{ GET: "nobody", POST: "person" },
  },
  "routes/account.sessions.revocation": {
    path: "/account/sessions/revocation",
    ...{ GET: "nobody", POST: "person" },
  },
  "routes/account.tokens": {
    ...{ path: "/account/tokens", GET: "person", POST: "person" },
  },
  "routes/account.tokens_.$tokenId.revocation": {
    path: `/account/tokens/${NO_ID}/revocation`,
    ...{ GET: "nobody", POST: "person" },
  },
  "routes/api.$": {
    ...{ path: "/api/nothing-here", GET: "anybody", POST: "anybody" },
  },
  "routes/api.v1.sessions": {
    path: "/api/v1/sessions",
    ...{ GET: "nobody", POST: "anybody" },
  },
  "routes/api.v1.sessions.refresh": {
    path: "/api/v1/sessions/refresh",
    ...{ GET: "nobody", POST: "anybody", DELETE: "nobody" },
  },
  "routes/api.v1.submissions.$id": {
    path: `/api/v1/submissions/${NO_ID}`,
    ...{ GET: "upload", POST: "nobody" },
  },
  "routes/api.v1.uploads": {
    path: "/api/v1/uploads",
    ...{ GET: "nobody", POST: "upload" },
  },
  "routes/api.v1.uploads.$id.complete": {
    path: `/api/v1/uploads/${NO_ID}/complete`,
    ...{ GET: "nobody", POST: "upload" },
  },
  "routes/api.v1.uploads.import": {
    path: "/api/v1/uploads/import",
    ...{ GET: "nobody", POST: "upload" },
  },
  "routes/api.v1.uploads.presign": {
    path: "/api/v1/uploads/presign",
    ...{ GET: "nobody", POST: "upload" },
  },
  "routes/continuations": {
    ...{ path: "/continuations", GET: "nobody", POST: "anybody" },
  },
  "routes/login": { path: "/login", GET: "anybody", POST: "anybody" },
  "routes/login_.google": {
    ...{ path: "/login/google", GET: "anybody", POST: "anybody" },
  },
  "routes/login_.google_.callback": {
    ...{ path: "/login/google/callback", GET: "anybody" },
  },
  "routes/logout": { path: "/logout", GET: "nobody", POST: "anybody" },
  "routes/password": { path: "/password", GET: "anybody", POST: "person" },
  "routes/password_.renewal": {
    ...{ path: "/password/renewal", GET: "anybody", POST: "anybody" },
  },
  "routes/password_.reset": {
    ...{ path: "/password/reset", GET: "anybody", POST: "anybody" },
  },
  "routes/setup": { path: "/setup", GET: "anybody", POST: "anybody" },
  "routes/signup": { path: "/signup", GET: "anybody", POST: "anybody" },
  "routes/skips": { path: "/skips", GET: "nobody", POST: "anybody" },
  "routes/submissions._index": { path: "/submissions?index", GET: "upload" },
  "routes/submissions.$id._index": {
    path: `/submissions/${NO_ID}?index`,
    GET: "upload",
  },
  "routes/submissions.$id.neighbours.$assetId.difference": {
    path: `/submissions/${NO_ID}/neighbours/${NO_ID}/difference`,
    ...{ GET: "nobody", POST: "upload" },
  },
  "routes/submissions.$id.picture": {
    path: `/submissions/${NO_ID}/picture`,
    ...{ GET: "upload", POST: "nobody" },
  },
  "routes/submissions.$id.resubmission": {
    path: `/submissions/${NO_ID}/resubmission`,
    ...{ GET: "nobody", POST: "upload" },
  },
  "routes/submissions.$id.withdrawal": {
    path: `/submissions/${NO_ID}/withdrawal`,
    ...{ GET: "nobody", POST: "upload" },
  },
  "routes/submissions.$id.words": {
    path: `/submissions/${NO_ID}/words`,
    ...{ GET: "upload", POST: "upload" },
  },
  "routes/upload": { path: "/upload", GET: "upload", POST: "upload" },
  "routes/upload_.imports": {
    ...{ path: "/upload/imports", GET: "upload", POST: "upload" },
  },
  "routes/welcome": { path: "/welcome", GET: "anybody" },
};

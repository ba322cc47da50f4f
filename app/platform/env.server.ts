import { z } from "zod";
import { isProxyEntry } from "./client-address.server.ts";
import { isLoopback } from "./loopback.ts";
import { defaultDecoders } from "./machine-memory.server.ts";
import { similarNames } from "./similar-names.ts";
import { readSmtpUrl } from "./smtp-url.ts";
import { isTimeZone } from "./time-zones.ts";

const MEBIBYTE = 1024 * 1024;

const text = z.string().trim().min(1);
const count = (fallback: number, min = 1, max = 1_000_000_000) =>
  z.coerce.number().int().min(min).max(max).default(fallback);
const list = z
  .string()
  .default("")
  .transform((value) => value.split(",").map((part) => part.trim()))
  .transform((parts) => parts.filter((part) => part !== ""));
const secrets = list.refine(
  (values) => values.every((value) => value.length >= 32),
  "each secret needs at least 32 characters",
);
const httpUrl = z.url({ protocol: /^https?$/ });
// Paths that begin with a slash are put behind it.
const baseUrl = httpUrl.transform((url) => url.replace(/\/+$/, ""));
const origins = list
  .refine(
    // A host with a port alone is read as an address too, of a scheme that nobody has.
    (values) => values.every((value) => httpUrl.safeParse(value).success),
    "a comma-separated list of origins, such as https://example.com",
  )
  .transform((values) => values.map((value) => new URL(value).origin));
const flag = z.stringbool().default(false);
const percentage = count(100, 0, 100);

/** Whoever can change what an issuer says signs in as anybody. */
function isSafeIssuer(issuer: string): boolean {
  const url = URL.parse(issuer);
  return url?.protocol === "https:" || isLoopback(url?.hostname ?? "");
}

/** What is wrong between two variables is told together with what is wrong in one. */
const EVEN_AFTER_FAULTS = { when: () => true };

/**
 * Every variable Mingus reads, with its default. Sizes are bytes or pixels, times seconds.
 * `.env.example` is tested against this table.
 */
export const environmentSchema = z
  .object({
    NODE_ENV: z
      .enum(["production", "development", "test"])
      .default("production"),
    APP_ENV: z.enum(["local", "staging", "production"]).default("local"),
    PORT: count(3000, 0, 65_535),
    HOST: text.default("127.0.0.1"),
    BASE_URL: baseUrl.optional(),
    HOME_URL: z
      .union([
        httpUrl,
        z.string().regex(/^\/(?![/\\])/, "an absolute URL or a path"),
      ])
      .default("/welcome"),
    ALLOW_EMBEDDED: flag,
    METRICS_PORT: count(0, 0, 65_535),
    METRICS_TOKEN: text.optional(),
    SITE_TIME_ZONE: text
      .default("UTC")
      .refine(isTimeZone, "an IANA time zone, such as Europe/Madrid"),
    ALLOWED_NEXT_ORIGINS: origins,
    ALLOWED_EMBED_ORIGINS: origins,
    TRUSTED_PROXIES: list.refine(
      (values) => values.every(isProxyEntry),
      "addresses, ranges such as 10.0.0.0/8, loopback, private or fly",
    ),
    SESSION_SECRETS: secrets,
    ENCRYPTION_KEYS: secrets,
    JWT_SECRETS: secrets,
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    DATABASE_POOL: count(10, 1, 500),
    DATA_DIR: text.default("data"),
    TMP_DIR: text.optional(),
    REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
    S3_BUCKET: text.optional(),
    S3_REGION: text.default("us-east-1"),
    S3_ENDPOINT: httpUrl.optional(),
    S3_FORCE_PATH_STYLE: flag,
    AWS_ACCESS_KEY_ID: text.optional(),
    AWS_SECRET_ACCESS_KEY: text.optional(),
    CDN_BASE_URL: baseUrl.optional(),
    CLOUDFRONT_DISTRIBUTION_ID: text.optional(),
    GOOGLE_CLIENT_ID: text.optional(),
    GOOGLE_CLIENT_SECRET: text.optional(),
    GOOGLE_ISSUER: httpUrl
      .default("https://accounts.google.com")
      .refine(isSafeIssuer, "https, or http on this machine itself"),
    SMTP_URL: text
      .refine(
        (url) => readSmtpUrl(url) !== null,
        "smtp://user:password@host:port or smtps://..., with ?from=address if need be",
      )
      .optional(),
    SENTRY_DSN: httpUrl.optional(),
    SPLASH_MODULE: z.enum(["on", "off"]).default("on"),
    SPLASH_AUTO_CONTINUE_SECONDS: count(0, 0, 120),
    LOG_LEVEL: z.enum(["error", "warn", "info", "debug"]).default("info"),
    LOG_DIR: text.optional(),
    ALERT_WEBHOOK_URL: httpUrl.optional(),
    MAX_IMAGE_BYTES: count(10 * MEBIBYTE),
    MAX_IMAGE_PIXELS: count(50_000_000),
    MAX_IMAGE_SIDE: count(16_384, 1, 16_384),
    MAX_IMAGE_FRAMES: count(300),
    DECODE_CONCURRENCY: count(defaultDecoders(), 1, 64),
    DECODE_QUEUE: count(50, 0, 10_000),
    JOB_LEASE_SECONDS: count(10, 10, 3600),
    SWEEP_SECONDS: count(60, 1, 86_400),
    RATE_LIMITS: z.enum(["on", "off"]).default("on"),
    FEATURE_UPLOADS: percentage,
    FEATURE_IMPORT: percentage,
    FEATURE_EMBED: percentage,
    FEATURE_REACTIONS: percentage,
    FEATURE_RECOMMENDATIONS: percentage,
  })
  .superRefine((env, context) => {
    const fault = (name: string, message: string) =>
      context.addIssue({ code: "custom", path: [name], message });
    const deployed = env.APP_ENV !== "local";
    if (deployed && !env.ALLOW_EMBEDDED && !env.DATABASE_URL) {
      fault(
        "DATABASE_URL",
        "is required, or ALLOW_EMBEDDED=1 to keep everything on this disk",
      );
    }
    if (deployed && !env.ALLOW_EMBEDDED && !env.S3_BUCKET) {
      fault(
        "S3_BUCKET",
        "is required, or ALLOW_EMBEDDED=1 to keep everything on this disk",
      );
    }
    if (env.APP_ENV === "production" && !env.BASE_URL) {
      fault(
        "BASE_URL",
        "is required: the address visitors use, such as https://memes.example.com",
      );
    }
    if (env.DATABASE_URL) {
      for (const name of [
        "SESSION_SECRETS",
        "ENCRYPTION_KEYS",
        "JWT_SECRETS",
      ] as const) {
        if (env[name].length > 0) continue;
        fault(
          name,
          "is required when DATABASE_URL is set: comma-separated, at least 32 characters each",
        );
      }
    }
    if (env.GOOGLE_CLIENT_ID && !env.GOOGLE_CLIENT_SECRET) {
      fault("GOOGLE_CLIENT_SECRET", "is required beside GOOGLE_CLIENT_ID");
    }
    if (
      env.S3_BUCKET &&
      Boolean(env.AWS_ACCESS_KEY_ID) !== Boolean(env.AWS_SECRET_ACCESS_KEY)
    ) {
      fault(
        "AWS_SECRET_ACCESS_KEY",
        "and AWS_ACCESS_KEY_ID are set together, or neither",
      );
    }
  }, EVEN_AFTER_FAULTS)
  .transform((env) => ({
    ...env,
    BASE_URL: env.BASE_URL ?? `http://localhost:${env.PORT}`,
    TMP_DIR: env.TMP_DIR ?? `${env.DATA_DIR}/tmp`,
  }));

/** The parsed environment. */
export type Env = Readonly<z.output<typeof environmentSchema>>;

export type EnvironmentReport =
  | { ok: true; env: Env; warnings: string[] }
  | { ok: false; faults: string[]; warnings: string[] };

/**
 * Reads the environment once. Every fault is listed by the name of its variable;
 * a name that is one slip away from a known one gives a warning.
 */
export function parseEnvironment(
  source: Record<string, string | undefined>,
): EnvironmentReport {
  const set = Object.fromEntries(
    Object.entries(source).filter(
      ([, value]) => value !== undefined && value.trim() !== "",
    ),
  );
  const warnings = similarNames(Object.keys(set), environmentNames);
  const parsed = environmentSchema.safeParse(set);
  if (parsed.success) return { ok: true, env: parsed.data, warnings };
  const faults = parsed.error.issues.map(
    (issue) => `${issue.path.join(".")}: ${issue.message}`,
  );
  return { ok: false, faults, warnings };
}

/** The names of all variables in the schema. */
export const environmentNames: readonly string[] = Object.keys(
  environmentSchema.in.shape,
);

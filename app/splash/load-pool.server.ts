import { hash } from "node:crypto";
import type pg from "pg";
import type {
  PictureFacts,
  PictureVariant,
  ShownMeme,
} from "#app/memes/picture-facts.ts";
import { mediaUrl } from "#app/memes/picture-areas.server.ts";
import {
  buildPool,
  type PoolCategory,
  type PoolRow,
  type PublishedPool,
} from "./pool.server.ts";

/** Memes kept in memory per category, best first. A visitor sees at most one a day and forgets after thirty. */
const MEMES_PER_CATEGORY = 2_000;

/** What the page shows of a meme, in every language it has. */
export interface SplashFacts {
  texts: Record<string, { caption: string; altText: string }>;
  category: {
    labels: Record<string, string>;
    icon: string;
    colour: string;
    /** Changes with any of these: pages are kept under it. */
    stamp: string;
  };
  decorative: boolean;
  picture: PictureFacts;
}

export type SplashPool = PublishedPool<SplashFacts>;

/** Reads all that is published, at most the best few thousand of each category, and indexes it. */
export async function loadPool(
  sql: Pick<pg.Pool, "query">,
  { version, at }: { version: number; at: number },
): Promise<SplashPool> {
  const categories = await sql.query<CategoryRecord>(CATEGORIES_SQL);
  const bySlug = new Map(
    categories.rows.map((category) => [category.slug, category]),
  );
  const memes = await sql.query<MemeRecord>(MEMES_SQL, [
    new Date(at),
    MEMES_PER_CATEGORY,
  ]);
  const rows = memes.rows.flatMap((meme) => {
    const category = bySlug.get(meme.categorySlug);
    return category && meme.variants.length > 0
      ? [poolRow(meme, category)]
      : [];
  });
  return buildPool(rows, categories.rows, { version, at });
}

/** A meme as the page shows it, its words in `locale` on a page in `pageLocale`. */
export function shownIn(
  facts: SplashFacts,
  locale: string,
  pageLocale: string,
): ShownMeme {
  const { caption = "", altText = "" } = facts.texts[locale] ?? {};
  const { labels, icon, colour } = facts.category;
  return {
    caption,
    altText,
    decorative: facts.decorative,
    ...(locale === pageLocale ? {} : { lang: locale }),
    picture: facts.picture,
    category: { label: labels[pageLocale] ?? labels["en"] ?? "", icon, colour },
  };
}

interface CategoryRecord extends PoolCategory {
  icon: string;
  colour: string;
  labels: Record<string, string>;
}

const CATEGORIES_SQL = `
  SELECT c."slug", c."icon", c."colour", c."weekday", c."position", c."active",
    (SELECT coalesce(json_object_agg(l."locale", l."label"), '{}') FROM "CategoryLabel" l WHERE l."categoryId" = c."id") AS "labels"
  FROM "Category" c`;

interface MemeRecord {
  id: string;
  number: number;
  categorySlug: string;
  sensitivity: PoolRow["sensitivity"];
  tags: string[];
  pinned: boolean;
  priority: number;
  score: number;
  approvedAt: Date;
  publishFrom: Date | null;
  publishUntil: Date | null;
  version: number;
  decorative: boolean;
  assetId: string;
  width: number;
  height: number;
  frames: number;
  hasAlpha: boolean;
  placeholder: string;
  dominantColour: string;
  texts: Record<string, { caption: string; altText: string }>;
  variants: (Omit<PictureVariant, "url"> & { sha256: string })[];
}

const MEMES_SQL = `
  SELECT m."id", m."number", c."slug" AS "categorySlug", m."sensitivity"::text, m."tags", m."pinned", m."priority", m."score",
    m."approvedAt", m."publishFrom", m."publishUntil", m."version", m."decorative", m."assetId",
    a."width", a."height", a."frames", a."hasAlpha", a."placeholder", a."dominantColour",
    (SELECT coalesce(json_object_agg(t."locale", json_build_object('caption', t."caption", 'altText', t."altText")), '{}')
      FROM "MemeText" t WHERE t."memeId" = m."id") AS "texts",
    (SELECT coalesce(json_agg(json_build_object('size', v."size", 'format', v."format", 'width', v."width",
      'height', v."height", 'sha256', v."sha256")), '[]') FROM "Variant" v WHERE v."assetId" = m."assetId") AS "variants"
  FROM "Category" c
  CROSS JOIN LATERAL (
    SELECT * FROM "Meme"
    WHERE "categoryId" = c."id" AND "status" = 'approved' AND ("publishUntil" IS NULL OR "publishUntil" > $1)
    ORDER BY "pinned" DESC, "priority" DESC, "score" DESC, "approvedAt" DESC, "id"
    LIMIT $2
  ) m
  JOIN "Asset" a ON a."id" = m."assetId"
  WHERE c."active"`;

function poolRow(
  meme: MemeRecord,
  category: CategoryRecord,
): PoolRow<SplashFacts> {
  const {
    assetId,
    width,
    height,
    frames,
    hasAlpha,
    placeholder,
    dominantColour,
    variants,
    texts,
    decorative,
  } = meme;
  const {
    id,
    number,
    categorySlug,
    sensitivity,
    tags,
    pinned,
    priority,
    score,
    version,
  } = meme;
  const { labels, icon, colour } = category;
  const stamp = hash("sha1", JSON.stringify([labels, icon, colour])).slice(
    0,
    8,
  );
  const picture: PictureFacts = {
    width,
    height,
    hasAlpha,
    placeholder,
    dominantColour,
    animated: frames > 1,
    variants: variants.map(({ sha256, ...variant }) => ({
      ...variant,
      url: mediaUrl(assetId, sha256, variant.format),
    })),
  };
  return {
    ...{
      id,
      number,
      categorySlug,
      sensitivity,
      tags,
      pinned,
      priority,
      score,
      version,
    },
    locales: Object.keys(texts),
    approvedAt: meme.approvedAt.getTime(),
    publishFrom: meme.publishFrom?.getTime() ?? null,
    publishUntil: meme.publishUntil?.getTime() ?? null,
    page: {
      texts,
      category: { labels, icon, colour, stamp },
      decorative,
      picture,
    },
  };
}

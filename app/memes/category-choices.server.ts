import type { Db } from "#app/platform/database.server.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";

/** The active categories in their order, by slug and by what they are called in a language. */
export async function listCategoryChoices(
  { db }: { db: Db },
  locale: Locale,
): Promise<[slug: string, label: string][]> {
  const categories = await db.category.findMany({
    where: { active: true },
    orderBy: { position: "asc" },
    select: {
      slug: true,
      labels: { where: { locale: { in: [locale, "en"] } } },
    },
  });
  return categories.map(({ slug, labels }) => {
    const own = labels.find((label) => label.locale === locale) ?? labels[0];
    return [slug, own?.label ?? slug];
  });
}

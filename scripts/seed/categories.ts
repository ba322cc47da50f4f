import type { Services } from "#app/platform/services.server.ts";
import { CATEGORIES } from "../seed-pictures/categories.ts";

/** Adds the categories that are missing; those an admin has edited stay as they are. Returns how many there are. */
export async function seedCategories({
  db,
}: Pick<Services, "db">): Promise<number> {
  for (const { slug, icon, colour, weekday, position, labels } of CATEGORIES) {
    const create = Object.entries(labels).map(([locale, label]) => ({
      locale,
      label,
    }));
    await db.category.upsert({
      where: { slug },
      update: {},
      create: { slug, icon, colour, weekday, position, labels: { create } },
    });
  }
  return db.category.count();
}

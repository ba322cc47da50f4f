import type { Database } from "#app/platform/database.server.ts";

/** One sorted line for everything in a database's schemas: names, definitions and defaults, no rows. */
export async function dumpSchema(
  { sql }: Pick<Database, "sql">,
  schemas = ["public", "pgboss"],
): Promise<string[]> {
  const { rows } = await sql.query<{ line: string }>(DUMP_SQL, [schemas]);
  return rows.map(({ line }) => line).toSorted();
}

const DUMP_SQL = `
  SELECT format('column %s.%I.%I %s null=%s default=%s', c.table_schema, c.table_name, c.column_name,
    coalesce(c.domain_name, c.udt_name) || coalesce('(' || c.datetime_precision || ')', ''), c.is_nullable, c.column_default) AS line
    FROM information_schema.columns c WHERE c.table_schema = ANY ($1)
  UNION ALL
  SELECT format('constraint %s.%I %s', r.conrelid::regclass, r.conname, pg_get_constraintdef(r.oid))
    FROM pg_constraint r JOIN pg_namespace n ON n.oid = r.connamespace WHERE n.nspname = ANY ($1)
  UNION ALL
  SELECT format('index %s', i.indexdef) FROM pg_indexes i WHERE i.schemaname = ANY ($1)
  UNION ALL
  SELECT format('trigger %s', pg_get_triggerdef(t.oid))
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ANY ($1) AND NOT t.tgisinternal
  UNION ALL
  SELECT format('function %s', pg_get_functiondef(p.oid))
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = ANY ($1) AND p.prokind = 'f'
  UNION ALL
  SELECT format('type %s.%I %s', n.nspname, t.typname, string_agg(e.enumlabel, ' ' ORDER BY e.enumsortorder))
    FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE n.nspname = ANY ($1) GROUP BY n.nspname, t.typname
  UNION ALL
  SELECT format('sequence %s.%I %s', s.schemaname, s.sequencename, s.data_type)
    FROM pg_sequences s WHERE s.schemaname = ANY ($1)`;

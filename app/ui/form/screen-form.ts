import { useForm, type DefaultValue } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { z } from "zod";
import type { FormReply } from "./check-form.ts";

interface FormPlan<Schema extends z.ZodObject> {
  /** Unique on the page: the ids of all fields begin with it. */
  id: string;
  schema: Schema;
  /** What the action said, when it has refused. */
  reply?: FormReply | undefined;
  /** What stands in the fields at first. */
  defaults?: DefaultValue<z.input<Schema>>;
}

/** A form as its schema has it: `fields` are for `<Field>`, `form` is for `<Form>`. */
export function useScreenForm<Schema extends z.ZodObject>({
  id,
  schema,
  reply,
  defaults,
}: FormPlan<Schema>) {
  const [form, fields] = useForm<z.input<Schema>>({
    id,
    constraint: getZodConstraint(schema),
    ...(reply ? { lastResult: reply } : {}),
    ...(defaults ? { defaultValue: defaults } : {}),
  });
  return { form, fields };
}

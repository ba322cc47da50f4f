import { randomUUID } from "node:crypto";
import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "#app/accounts/guards.server.ts";
import { listCategoryChoices } from "#app/memes/category-choices.server.ts";
import { privateScreen } from "#app/platform/private-screen.ts";
import { readForm } from "#app/platform/read-form.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";
import { replyToImport } from "#app/uploads/importing/import-reply.server.ts";
import { ImportScreen } from "#app/uploads/importing/import-screen.tsx";
import {
  areImportsOpen,
  requireOpenImports,
} from "#app/uploads/importing/import.server.ts";
import { importMessagesFor } from "#app/uploads/messages/imports-catalogue.ts";

export const headers = privateScreen;
export const handle: ScreenHandle = {
  title: (_, locale) => importMessagesFor(locale).title,
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, request, "upload");
  const { locale } = context;
  return {
    locale,
    isOpen: areImportsOpen(context, person),
    categories: await listCategoryChoices(context, locale),
    idempotencyKey: randomUUID(),
  };
}

/** Fetches a picture from an address and takes it in. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePermission(context, request, "upload");
  requireOpenImports(context, person);
  const needs = { ...context, imports: context.features.imports };
  const { reply, ...answer } = await replyToImport(needs, person, {
    form: await readForm(request),
    signal: request.signal,
  });
  return data(reply, answer);
}

export default function Import() {
  const reply = useActionData<typeof action>();
  return <ImportScreen {...useLoaderData<typeof loader>()} reply={reply} />;
}

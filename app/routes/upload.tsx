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
import type { ScreenHandle } from "#app/ui/screen-handle.ts";
import { uploadMessagesFor } from "#app/uploads/messages/catalogue.ts";
import { areImportsOpen } from "#app/uploads/importing/import.server.ts";
import {
  areUploadsOpen,
  requireOpenUploads,
} from "#app/uploads/receiving/open-uploads.server.ts";
import { replyToUpload } from "#app/uploads/receiving/upload-reply.server.ts";
import {
  ClosedScreen,
  UploadScreen,
} from "#app/uploads/receiving/upload-screen.tsx";

/** Pictures that the form has room for. */
const PICTURES = 5;

export const headers = privateScreen;
export const handle: ScreenHandle = {
  title: (_, locale) => uploadMessagesFor(locale).screen.title,
  hydrates: true,
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, request, "upload");
  const { locale, pictures } = context;
  return {
    locale,
    isOpen: areUploadsOpen(context, person),
    canImport: areImportsOpen(context, person),
    limits: pictures.limits,
    categories: await listCategoryChoices(context, locale),
    keys: Array.from({ length: PICTURES }, () => randomUUID()),
  };
}

/** Takes the pictures whose bodies were received before this is asked. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePermission(context, request, "upload");
  requireOpenUploads(context, person);
  const { reply, ...answer } = await replyToUpload(context, person);
  return data(reply, answer);
}

export default function Upload() {
  const { isOpen, locale, ...form } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (!isOpen) return <ClosedScreen locale={locale} />;
  return <UploadScreen {...form} locale={locale} reply={reply} />;
}

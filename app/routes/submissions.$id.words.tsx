import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "#app/accounts/guards.server.ts";
import { privateScreen } from "#app/platform/private-screen.ts";
import { readForm } from "#app/platform/read-form.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";
import { submissionMessagesFor } from "#app/uploads/messages/submissions-catalogue.ts";
import { editMeme } from "#app/uploads/submissions/submission-edit.server.ts";
import {
  checkPresentWords,
  tellEditRefusal,
} from "#app/uploads/submissions/submission-edit-refusal.server.ts";
import { readSubmissionForm } from "#app/uploads/submissions/submission-form.ts";
import { submissionPath } from "#app/uploads/submissions/submission-notices.ts";
import { SubmissionWordsScreen } from "#app/uploads/submissions/submission-words-screen.tsx";
import {
  getOwnSubmission,
  listCategoryChoices,
  readSubmissionId,
} from "#app/uploads/submissions/submission.server.ts";

export const headers = privateScreen;
export const handle: ScreenHandle = {
  title: (_, locale) => submissionMessagesFor(locale).edit.title,
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { id: personId } = requirePermission(context, request, "upload");
  const { locale } = context;
  const asked = { id: params["id"], personId, locale };
  const submission = await getOwnSubmission(context, asked);
  const { searchParams } = new URL(request.url);
  const isChecked = searchParams.get("check") === "terms";
  const reply = isChecked
    ? await checkPresentWords(context, submission, locale)
    : undefined;
  const categories = await listCategoryChoices(context, locale);
  return { submission, categories, locale, reply };
}

/** Changes the words to a picture of one's own. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const by = requirePermission(context, request, "upload");
  const memeId = readSubmissionId(params["id"]);
  const typed = readSubmissionForm(await readForm(request));
  const { locale } = context;
  const edit = { typed, stamp: typed["stamp"] ?? "", locale };
  const result = await editMeme(context, { memeId, by }, edit);
  if (result.ok) return redirect(submissionPath(memeId, result.outcome), 303);
  const { status, ...told } = tellEditRefusal(result, typed, locale);
  return data(told, status);
}

export default function SubmissionWords() {
  return (
    <SubmissionWordsScreen
      {...useLoaderData<typeof loader>()}
      {...useActionData<typeof action>()}
    />
  );
}

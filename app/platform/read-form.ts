import { refusalFor } from "./failures.ts";

/** No form has half as many. What reads one field ten thousand times over is busy for seconds. */
export const FORM_FIELDS = 100;

/** The fields of a form that was sent. Throws 400 when the body is none, or has more of them than any form of ours. */
export async function readForm(request: Request): Promise<FormData> {
  const form = await fieldsOf(request);
  if (form && [...form.keys()].length <= FORM_FIELDS) return form;
  throw new Response(null, { status: 400 });
}

async function fieldsOf(request: Request): Promise<FormData | null> {
  try {
    return await request.formData();
  } catch (error) {
    if (refusalFor(error)) throw error;
    return null;
  }
}

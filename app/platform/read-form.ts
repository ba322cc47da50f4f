import { refusalFor } from "./failures.ts";

/** The fields of a form that was sent. Throws 400 when the body is none. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (error) {
    if (refusalFor(error)) throw error;
    throw new Response(null, { status: 400 });
  }
}

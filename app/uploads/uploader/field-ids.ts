/** How the ids of all fields of the screen begin; the form without a script has the same. */
export const FORM_ID = "upload";

/** The id of a field of one card, or of a part of it. */
export function fieldId(card: number, name: string): string {
  return `${FORM_ID}-${card}-${name}`;
}

/** The id of a field that holds for all pictures, or of a part of the page. */
export function sharedId(name: string): string {
  return `${FORM_ID}-${name}`;
}

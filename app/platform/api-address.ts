/** `/api` and all below it, in every spelling that the router takes for it: letters of either case, or escaped. */
const API_ADDRESS = /^\/(?:a|%[46]1)(?:p|%[57]0)(?:i|%[46]9)(?=[/?#]|$)/i;

/** Whether a request's URL is one of the API, where every answer is JSON. */
export function isApiAddress(url: string | undefined): boolean {
  return API_ADDRESS.test(url ?? "");
}

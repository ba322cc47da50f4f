import { createContext } from "react";

/**
 * Who is signed in, for the head of every page. Null: nobody. Undefined, where nothing provides it: not known, so the page
 * offers neither the way in nor the way out.
 */
export const SignedIn = createContext<{ name: string } | null | undefined>(
  undefined,
);

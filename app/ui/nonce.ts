import { createContext } from "react";

/** What the content security policy of this answer lets scripts run by; undefined where none may, and in the browser. */
export const NonceContext = createContext<string | undefined>(undefined);

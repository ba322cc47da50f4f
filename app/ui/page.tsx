import type { ReactNode } from "react";
import { Face } from "./face.tsx";
import type { Messages } from "./messages/catalogue.ts";

export interface PageProps {
  messages: Messages;
  /** Where the wordmark leads; without it, nowhere. */
  homeUrl?: string;
  children: ReactNode;
}

/** The shell of every ordinary screen: skip link, wordmark, content, a line at the foot. */
export function Page({ messages, homeUrl, children }: PageProps) {
  return (
    <div className="page">
      <header>
        <a className="go skip" href="#main">
          {messages.page.skip}
        </a>
        <a className="wordmark" href={homeUrl}>
          <Face mood="happy" />
          Mingus
        </a>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer>{messages.page.tagline}</footer>
    </div>
  );
}

import { useContext, type ReactNode } from "react";
import { Face } from "./face.tsx";
import type { Messages } from "./messages/catalogue.ts";
import { SignedIn } from "./signed-in.ts";

export interface PageProps {
  messages: Messages;
  /** Where the wordmark leads; without it, nowhere. */
  homeUrl?: string;
  children: ReactNode;
}

/** The shell of every ordinary screen: skip link, wordmark, the ways around, content, a line at the foot. */
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
        <WaysAround messages={messages} />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer>{messages.page.tagline}</footer>
    </div>
  );
}

/** Where a signed-in person can go, or the way to become one. */
function WaysAround({ messages }: Pick<PageProps, "messages">) {
  const person = useContext(SignedIn);
  const { ways } = messages.page;
  if (person === undefined) return null;
  if (!person)
    return (
      <nav className="ways" aria-label={ways.title}>
        <a href="/login">{ways.signIn}</a>
      </nav>
    );
  return (
    <>
      <bdi className="who">{person.name}</bdi>
      <nav className="ways many" aria-label={ways.title}>
        <a href="/upload">{ways.upload}</a>
        <a href="/submissions">{ways.submissions}</a>
        <a href="/account">{ways.account}</a>
        <form method="post" action="/logout">
          <button type="submit">{ways.signOut}</button>
        </form>
      </nav>
    </>
  );
}

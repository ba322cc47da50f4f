import { Face } from "./face.tsx";
import type { Mood } from "./face.tsx";
import { ERROR_STATUSES } from "./messages/catalogue.ts";
import type { ErrorStatus, Messages } from "./messages/catalogue.ts";
import { Page } from "./page.tsx";

/** `way` is what helps: going home, trying again, or nothing, where every link would end here. */
const LOOKS: Readonly<
  Record<ErrorStatus, { mood: Mood; way: "home" | "retry" | "none" }>
> = {
  400: { mood: "lost", way: "home" },
  403: { mood: "firm", way: "home" },
  404: { mood: "lost", way: "home" },
  405: { mood: "firm", way: "home" },
  413: { mood: "firm", way: "home" },
  421: { mood: "firm", way: "none" },
  429: { mood: "hurried", way: "retry" },
  500: { mood: "broken", way: "retry" },
  503: { mood: "asleep", way: "retry" },
};

export interface ErrorScreenProps {
  /** Any HTTP status: those without words of their own borrow from 400 or 500. */
  status: number;
  messages: Messages;
  requestId?: string;
  homeUrl?: string;
  /** The address to try again, when that is a plain GET. */
  retryUrl?: string;
  /** Whole seconds, at least 1. */
  retryAfterSeconds?: number;
}

/** What went wrong, in a sentence, with the request id and a way on. Tells nothing else. */
export function ErrorScreen({
  status,
  messages,
  requestId,
  homeUrl = "/",
  ...retry
}: ErrorScreenProps) {
  const known = spokenStatus(status);
  const { title, words } = messages.errors[known];
  const { mood, way } = LOOKS[known];
  const home = way === "none" ? undefined : homeUrl;
  const { retryAfterSeconds: wait } = retry;
  return (
    <Page messages={messages} homeUrl={home}>
      <div className={`poster ${mood}`}>
        <Face mood={mood} />
        <div>
          <h1>{title}</h1>
          <p className="lead">
            {wait ? `${words} ${messages.error.retryIn(wait)}` : words}
          </p>
          <WaysOn
            messages={messages}
            home={home}
            retry={way === "retry" ? retry.retryUrl : undefined}
          />
          {requestId && (
            <p className="reference">
              {messages.error.reference}: <code>{requestId}</code>
            </p>
          )}
        </div>
      </div>
    </Page>
  );
}

/** The status whose words fit: itself, or the general one of its class. */
export function spokenStatus(status: number): ErrorStatus {
  const general = status >= 400 && status < 500 ? 400 : 500;
  return ERROR_STATUSES.find((known) => known === status) ?? general;
}

interface WaysOnProps {
  messages: Messages;
  home: string | undefined;
  retry: string | undefined;
}

function WaysOn({ messages, home, retry }: WaysOnProps) {
  if (!home) return null;
  return (
    <p className="acts">
      {retry && (
        <a className="go" href={retry}>
          {messages.error.retry}
        </a>
      )}
      <a className={retry ? "go second" : "go"} href={home}>
        {messages.error.home}
      </a>
    </p>
  );
}

import { useEffect, useState } from "react";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { spokenWait } from "#app/ui/messages/spoken-wait.ts";
import { uploaderMessagesFor } from "../messages/uploader-catalogue.ts";

const SECOND_MS = 1000;

interface CountdownProps {
  locale: Locale;
  /** As Date.now() counts. */
  until: number;
}

/** Says when something goes on by itself. It counts down for the eye; whoever listens is told once. */
export function Countdown({ locale, until }: CountdownProps) {
  const [now, setNow] = useState(Date.now);
  const [begunAt] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  const say = (from: number) => {
    const seconds = Math.max(1, Math.ceil((until - from) / SECOND_MS));
    return uploaderMessagesFor(locale).goesOn(spokenWait(locale, seconds));
  };
  return (
    <>
      <span aria-hidden>{say(now)}</span>
      <span className="unseen">{say(begunAt)}</span>
    </>
  );
}

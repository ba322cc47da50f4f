import type { Ref } from "react";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { uploaderMessagesFor } from "../messages/uploader-catalogue.ts";
import { Countdown } from "./countdown.tsx";
import { countCards, type Queue } from "./queue.ts";

interface TallyProps {
  queue: Queue;
  locale: Locale;
  /** What says how far everything is; it can be focused. */
  statusRef?: Ref<HTMLParagraphElement>;
}

/** The button for everything, and how far everything is. */
export function Tally({ queue, locale, statusRef }: TallyProps) {
  const own = uploaderMessagesFor(locale);
  const { all, done, faulty } = countCards(queue);
  const isBegun = queue.cards.some(({ phase }) =>
    ["queued", "sending", "paused", "done"].includes(phase.name),
  );
  return (
    <div className="tally">
      {all > done && (
        <button className="go" type="submit">
          {own.sendAll}
        </button>
      )}
      <p role="status" tabIndex={-1} ref={statusRef}>
        {isBegun && own.sent(done, all)} {faulty > 0 && own.faulty(faulty)}
        <Pauses {...{ queue, locale }} />
      </p>
    </div>
  );
}

/** Why some wait, for those who listen: the eye finds it in their cards. */
function Pauses({ queue, locale }: Pick<TallyProps, "queue" | "locale">) {
  const own = uploaderMessagesFor(locale);
  return listPauses(queue).map(({ why, until }) => (
    <span key={why} className="unseen">
      {" "}
      {own.paused[why]}{" "}
      {until !== null && <Countdown key={until} {...{ locale, until }} />}
    </span>
  ));
}

/** Why cards wait: each reason once, with when its first one goes on. */
function listPauses({ cards }: Queue) {
  const pauses = cards.flatMap(({ phase }) =>
    phase.name === "paused" ? [phase] : [],
  );
  return pauses.filter(
    ({ why }, index) => pauses.findIndex((one) => one.why === why) === index,
  );
}

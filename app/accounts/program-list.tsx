import { ActForm } from "#app/ui/form/submit-button.tsx";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { sayDevice } from "./device-words.ts";
import { accountMessagesFor } from "./messages/catalogue.ts";

/** Says a moment, in ISO 8601, in words. */
export type Spoken = (moment: string) => string;

export interface ShownProgram {
  id: string;
  device: string;
  /** ISO 8601. */
  begun: string;
}

interface ProgramListProps {
  programs: readonly ShownProgram[];
  locale: Locale;
  spoken: Spoken;
}

/** The programs that signed in at the API, when there are any. */
export function ProgramList({ programs, locale, spoken }: ProgramListProps) {
  const { programs: words, sessions } = accountMessagesFor(locale).account;
  if (programs.length === 0) return null;
  return (
    <section className="part" aria-labelledby="programs">
      <h2 id="programs">{words.title}</h2>
      <p>{words.lead}</p>
      <ul className="rows">
        {programs.map(({ id, device, begun }) => (
          <li key={id}>
            <div>
              <strong>{sayDevice(device, sessions.device)}</strong>
              <p>{words.since(spoken(begun))}</p>
            </div>
            <ActForm
              action={`/account/programs/${id}/revocation`}
              about={`${sayDevice(device, sessions.device)}. ${words.since(spoken(begun))}`}
              second
            >
              {sessions.endOne}
            </ActForm>
          </li>
        ))}
      </ul>
    </section>
  );
}

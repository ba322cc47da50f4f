import type { ReactNode } from "react";

export interface SubmitButtonProps {
  children: ReactNode;
  /** Beside or below something that matters more. */
  second?: boolean;
  /** What it acts on, for those who do not see what it stands beside: read out after the words. */
  about?: string;
}

/** What sends a form. */
export function SubmitButton({ children, second, about }: SubmitButtonProps) {
  return (
    <button className={second ? "go second" : "go"} type="submit">
      {children}
      {about && <b className="unseen"> {about}</b>}
    </button>
  );
}

/** A form of one button, for an act that needs no words. `fields` go along unseen. */
export function ActForm({
  action,
  fields = {},
  ...button
}: SubmitButtonProps & {
  action: string;
  fields?: Readonly<Record<string, string>>;
}) {
  return (
    <form method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton {...button} />
    </form>
  );
}

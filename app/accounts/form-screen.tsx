import type { ReactNode } from "react";
import { Page } from "#app/ui/page.tsx";
import type { Messages } from "#app/ui/messages/catalogue.ts";

interface FormScreenProps {
  messages: Messages;
  title: string;
  lead?: string;
  children: ReactNode;
}

/** A page of one column: what it is about, then a form and what belongs to it. */
export function FormScreen({
  messages,
  title,
  lead,
  children,
}: FormScreenProps) {
  return (
    <Page messages={messages} homeUrl="/">
      <div className="column">
        <div className="headline">
          <h1>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {children}
      </div>
    </Page>
  );
}

import { Notice } from "#app/ui/form/notice.tsx";
import type { AccountDone } from "./account-notices.ts";
import type { AccountMessages } from "./messages/catalogue.ts";

interface DoneNoticeProps {
  done: AccountDone | null;
  messages: Pick<AccountMessages, "done">;
}

/** Says what has just been done, when something has. */
export function DoneNotice({ done, messages }: DoneNoticeProps) {
  return done && <Notice kind="done">{messages.done[done]}</Notice>;
}

import type { SubmissionMessages } from "./submissions-catalogue.ts";

export const en = {
  title: "My submissions",
  lead: "Every picture you have sent in, and what became of it.",
  add: "Add pictures",
  empty: {
    title: "Nothing here yet",
    words:
      "Send your first picture. A person looks at it, and here you follow what becomes of it.",
    act: "Add a picture",
  },
  search: {
    label: "Look for words",
    hint: "In captions, descriptions and tags.",
    state: "State",
    any: "All of them",
    submit: "Search",
    none: "None of your pictures fits. Other words, or another state, may help.",
    all: "Show all of them",
  },
  pages: { title: "Pages", next: "Older", previous: "Newer" },
  filters: {
    pending: "Waiting",
    flagged: "Held for a second look",
    approved: "Approved",
    rejected: "Not taken",
    taken_down: "Taken down",
    withdrawn: "Withdrawn",
    under_way: "On its way",
    refused: "File not taken",
  },
  states: {
    waiting: { name: "Waiting", words: "A person will look at it soon." },
    held: {
      name: "Held for a second look",
      words:
        "Somebody looks at it a little more closely. There is nothing you need to do.",
    },
    published: { name: "Published", words: "Visitors can see it." },
    resting: {
      name: "Approved",
      words: "All is well with it; visitors just don’t see it at the moment.",
    },
    rejected: {
      name: "Not taken",
      words: "You can change its words and send it again.",
    },
    taken_down: {
      name: "Taken down",
      words: "Visitors no longer see it, and it cannot be sent again.",
    },
    withdrawn: {
      name: "Withdrawn",
      words: "You took it back. You can send it again.",
    },
    announced: {
      name: "Announced",
      words:
        "Its file has not come yet. If it does not come in time, this line goes away by itself.",
    },
    arrived: {
      name: "Arrived",
      words: "We are having a first look at the file.",
    },
    not_read: {
      name: "File not taken",
      words: "Nothing of it was kept. You can send another file.",
    },
  },
  usually: (span) => `Usually decided within ${span}.`,
  progress: (done, of) => `Getting it ready: ${done} of ${of} steps done.`,
  reasons: {
    off_topic: {
      name: "It does not fit here",
      rule: "Pictures belong to their category and are meant to make people smile.",
    },
    low_quality: {
      name: "It is hard to see or to read",
      rule: "A picture is sharp enough, and its words can be read on a phone.",
    },
    duplicate: {
      name: "It is here already",
      rule: "Each picture is here once.",
    },
    offensive: {
      name: "It may hurt people",
      rule: "Jokes are kind: nobody is made small.",
    },
    sexual: {
      name: "It is sexual",
      rule: "Pictures are fit to be seen at work and by families.",
    },
    violence: {
      name: "It shows violence",
      rule: "Nobody is hurt or threatened, not even as a joke.",
    },
    hate: {
      name: "It is against a group of people",
      rule: "Nobody is mocked for who they are, where they come from or what they believe.",
    },
    harassment: {
      name: "It is against one person",
      rule: "No picture singles somebody out to be laughed at.",
    },
    personal_data: {
      name: "It shows something private",
      rule: "No names, addresses, number plates or faces of people who have not agreed.",
    },
    rights: {
      name: "It may belong to somebody else",
      rule: "Send what you made yourself or may use, and say where it comes from.",
    },
    spam: {
      name: "It looks like advertising",
      rule: "Pictures sell nothing and lead nowhere.",
    },
    misleading: {
      name: "It may mislead people",
      rule: "What looks like a fact is one.",
    },
    other: {
      name: "Another reason",
      rule: "When no rule of the list fits, the person who decided says why.",
    },
  },
  refusal: { reason: "Why", rule: "The rule", words: "In their words" },
  gone: "The picture itself was deleted after 30 days. To try once more, send it anew.",
  noPicture: "Not shown",
  noFile: "No picture",
  done: {
    saved: "Saved.",
    in_review:
      "Saved. What you changed matters to visitors, so a person looks at it again before they see it.",
    held: "Saved. Somebody will give it a closer look first.",
    withdrawn: "It is yours alone again.",
    sent_again: "Sent. A person will look at it again.",
    different: "Noted, thank you: it is another picture.",
    changed:
      "Something had changed in the meantime, so nothing was done. This is how it stands now.",
    gone: "The picture is no longer kept, so nothing could be done. You can send it anew.",
  },
  history: {
    submit: () => "You sent it in.",
    approve: () => "It was approved.",
    reject: (reason) => withReason("It was not taken", reason),
    flag: () => "It was held for a second look.",
    take_down: (reason) => withReason("It was taken down", reason),
    restore: () => "It was put back.",
    withdraw: () => "You withdrew it.",
    resubmit: () => "You sent it again.",
    edit: () => "You changed it, and it went back to review.",
    appeal: () => "You asked for another look at the decision.",
    uphold: () => "The decision was looked at again, and it stands.",
    overturn: () =>
      "The decision was looked at again, and it was approved after all.",
    undo: () => "A decision was taken back.",
  },
  screen: {
    back: "All my submissions",
    untitled: "A picture without a caption",
    seePublic: "See the picture as visitors get it",
    sentOn: "Sent",
    facts: {
      fileName: "File",
      sent: "Sent",
    },
    decorative: "It only decorates and needs no description.",
    nothing: "Nothing",
    history: "What happened",
    acts: "What you can do",
    edit: "Change the words",
    sendAgain: "Send it again",
    withdraw: {
      ask: "Withdraw it",
      words:
        "Nobody will see it or decide about it any more. You can send it again within 30 days; after that the picture is deleted.",
      button: "Yes, withdraw it",
    },
  },
  neighbours: {
    title: "Pictures like it",
    lead: "These look much the same. If yours is another picture, say so: it helps the person who decides.",
    own: "It is yours too",
    same: "This very picture is published already.",
    button: "It is different",
    said: "You said that it is different.",
    hidden: "There is another one like it that cannot be shown here.",
  },
  edit: {
    title: "Change the words",
    leads: {
      waiting: "It keeps its place in the queue.",
      held: "It keeps its place in the queue.",
      published:
        "New tags are fine at once. With anything else changed, a person looks at it again before visitors see it.",
      resting:
        "New tags are fine at once. With anything else changed, a person looks at it again before visitors see it.",
      rejected: "Save first, then send it again from the next page.",
      taken_down: "",
      withdrawn: "Save first, then send it again from the next page.",
    },
    otherPicture: "Another picture? Send it in by itself.",
    submit: "Save",
    cancel: "Leave it as it was",
    conflict:
      "Something has changed since you opened this. What you typed is still here; look at how it stands now, and save again if you like.",
    closed:
      "Nothing can be changed here any more. What you typed is still here, so that you can copy it.",
    present: "How it stands now",
    terms: "Before it can be sent again, some words need another look.",
  },
} as const satisfies SubmissionMessages;

function withReason(sentence: string, reason: string): string {
  return reason ? `${sentence}: ${reason}.` : `${sentence}.`;
}

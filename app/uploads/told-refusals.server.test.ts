import { expect, test } from "vitest";
import { uploadMessagesFor } from "./messages/catalogue.ts";
import { tellPeople, tellRefusal } from "./told-refusals.server.ts";

const hit = (field: string, term: string) =>
  ({ field, term, severity: "block" }) as never;
const refusal = {
  code: "forbidden_term" as const,
  hits: [hit("altText", "flurble"), hit("fileName", "drysock")],
};

test("people read of a forbidden term beside the field that it stands in, programs by the field's name", () => {
  const { refusals, forbiddenTerm } = uploadMessagesFor("es");
  expect(tellPeople(refusal, "es")).toMatchObject({
    message: refusals.check_words,
    fieldWords: {
      altText: forbiddenTerm("flurble"),
      file: forbiddenTerm("drysock"),
    },
  });
  expect(tellRefusal(refusal, "en")).toMatchObject({
    fields: { altText: "flurble", fileName: "drysock" },
  });
});

import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { LOCALES, messagesFor } from "../messages/catalogue.ts";
import { checkForm, refuseForm, type FormReply } from "./check-form.ts";
import { Checkbox, Field } from "./field.tsx";
import { Form } from "./form.tsx";
import { useScreenForm } from "./screen-form.ts";
import { SubmitButton } from "./submit-button.tsx";

const invitation = z.object({
  name: z.string().trim().min(2).max(20),
  email: z.email(),
  size: z.enum(["small", "large"]),
  note: z
    .string()
    .refine((text) => !text.includes("drum"), "too_loud")
    .optional(),
  password: z.string().min(12),
  quietly: z.boolean().optional(),
});
const messages = messagesFor("en");
const words = { too_loud: "Without drums, please." };

const labels = {
  name: "Name",
  email: "E-mail",
  size: "Size",
  note: "Note",
  password: "Password",
  quietly: "No music",
};
const sizes = [
  ["small", "A small one"],
  ["large", "A large one"],
] as const;

function Invitation({ reply }: { reply?: FormReply }) {
  const { form, fields } = useScreenForm({
    ...{ id: "invite", schema: invitation, reply },
    defaults: { name: "Pia" },
  });
  return (
    <Form form={form} messages={messages} labels={labels} action="/parties">
      <Field field={fields.name} limit={20} autoComplete="name" />
      <Field field={fields.email} type="email" hint="Only for the party." />
      <Field field={fields.size} options={sizes} />
      <Field field={fields.note} rows={3} />
      <Field field={fields.password} type="password" />
      <Checkbox field={fields.quietly} hint="The neighbours will be glad." />
      <SubmitButton>Invite</SubmitButton>
    </Form>
  );
}

const page = (reply?: FormReply) =>
  renderToStaticMarkup(<Invitation {...(reply ? { reply } : {})} />);

const SENT = {
  name: "Tomás & <Co>",
  email: "tomas@example.com",
  size: "large",
  note: "Bring a hat",
  password: "twelve letters",
};

function send(changes: Record<string, string> = {}) {
  const sent = new FormData();
  for (const [name, value] of Object.entries({ ...SENT, ...changes }))
    sent.append(name, value);
  return checkForm(invitation, sent, { messages, words });
}

function refused(changes: Record<string, string>): FormReply {
  const checked = send(changes);
  if (checked.ok) throw new Error("it was let through");
  return checked.reply;
}

describe("a fresh form", () => {
  test("ties each field to its label and its hint, and asks for what must be there", () => {
    expect(page()).toContain('<label for="invite-name">Name</label>');
    expect(page()).toMatch(
      /<input type="email" id="invite-email" name="email" required="" aria-describedby="invite-email-description"/,
    );
    expect(page()).toMatch(/id="invite-email-description">Only for the party/);
    expect(page()).toContain('value="Pia"');
    expect(page()).toContain("up to 20 characters");
    expect(page()).toMatch(/>Note<span class="optional"> \(optional\)</);
  });

  test("speaks of no fault, and lets no browser cut or check", () => {
    expect(page()).not.toMatch(/aria-invalid|role="alert"|maxlength| style=/);
    expect(page()).toContain('method="post" novalidate=""');
  });
});

describe("a form that was refused", () => {
  test("says what is wrong above and beside, with links, and takes the focus", () => {
    const html = page(refused({ email: "tomas", note: "drums!" }));
    expect(html).toMatch(/role="alert" tabindex="-1" autofocus=""/);
    expect(html).toContain(
      '<a href="#invite-note">Note: Without drums, please.</a>',
    );
    expect(html).toContain('aria-describedby="invite-note-error"');
    expect(html).toMatch(
      /id="invite-email-error">This is not an e-mail address/,
    );
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(2);
  });

  test("keeps what was typed, but never a password", () => {
    const html = page(refused({ email: "" }));
    expect(html).toContain('value="Tomás &amp; &lt;Co&gt;"');
    expect(html).toContain("Bring a hat</textarea>");
    expect(html).toContain('<option value="large" selected="">');
    expect(html).not.toContain(SENT.password);
    expect(html).toContain("E-mail: Please fill this in.");
  });

  test("by a verb says so too, of a field or of the whole", () => {
    const checked = send();
    if (!checked.ok) throw new Error("it was refused");
    const html = page(
      checked.refuse({ form: "The house is full.", fields: { size: "Gone." } }),
    );
    expect(html).toContain("<li>The house is full.</li>");
    expect(html).toContain('<a href="#invite-size">Size: Gone.</a>');
    expect(html).not.toContain(SENT.password);
  });

  test("by something other than a schema looks the same", () => {
    const html = page(refuseForm(SENT, { fields: { note: "Too long." } }));
    expect(html).toContain('<a href="#invite-note">Note: Too long.</a>');
    expect(html).toContain("Bring a hat</textarea>");
    expect(html).not.toContain(SENT.password);
  });
});

describe("what a stranger sends", () => {
  test("counts only where the schema has a field", () => {
    const checked = send({ role: "admin", __intent__: "{", __state__: "]" });
    expect(checked).toMatchObject({ ok: true });
    if (checked.ok) expect(checked.value).toEqual(SENT);
  });

  test("twice for one field, or as a file, is refused in words", () => {
    const sent = new FormData();
    sent.append("name", "Pia");
    sent.append("name", "Gus");
    sent.append("email", new File(["x"], "x.txt"));
    const checked = checkForm(invitation, sent, { messages });
    const html = page(checked.ok ? undefined : checked.reply);
    expect(html).toContain("Name: This did not reach us as we expected.");
    expect(html).toContain("E-mail: This did not reach us");
    expect(html).toContain("Size: Please fill this in.");
  });

  test.each([
    ["name", "x", "At least 2 characters, please."],
    ["name", "x".repeat(21), "At most 20 characters, please."],
    ["size", "huge", "Please choose from the list."],
    ["password", "short", "At least 12 characters, please."],
  ])("as %s %j is answered with %s", (name, value, answer) => {
    expect(refused({ [name]: value }).error?.[name]).toEqual([answer]);
  });
});

test("a field with nothing but spaces is as good as empty", () => {
  const schema = z.object({ name: z.string().trim().min(1) });
  const sent = new FormData();
  sent.append("name", "  ");
  const checked = checkForm(schema, sent, { messages });
  const { missing } = messages.form.faults;
  expect(checked).toMatchObject({ reply: { error: { name: [missing] } } });
});

test.each(LOCALES)("in %s a fault never has a library's words", (locale) => {
  const checked = checkForm(invitation, new FormData(), {
    messages: messagesFor(locale),
  });
  const said = checked.ok ? [] : Object.values(checked.reply.error ?? {});
  expect(new Set(said.flat())).toEqual(
    new Set([messagesFor(locale).form.faults.missing]),
  );
});

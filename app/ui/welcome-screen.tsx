import { Face } from "./face.tsx";
import type { Messages } from "./messages/catalogue.ts";
import { Page } from "./page.tsx";

/** What to type or open for each step of `messages.welcome.steps`. */
const COMMANDS = {
  home: "HOME_URL=https://www.example.com npm start",
  add: 'npm run admin -- meme add cat.jpg --caption "…" --alt "…" --category family',
  more: "README.md",
} as const;

/** The built-in place to go on to, until HOME_URL names the site's own. */
export function WelcomeScreen({ messages }: { messages: Messages }) {
  const { title, words, again, stepsTitle, steps } = messages.welcome;
  return (
    <Page messages={messages}>
      <div className="welcome">
        <section className="poster">
          <Face mood="happy" />
          <div>
            <h1>{title}</h1>
            <p className="lead">{words}</p>
            <p className="acts">
              <a className="go" href="/">
                {again}
              </a>
            </p>
          </div>
        </section>
        <section className="after">
          <h2>{stepsTitle}</h2>
          <ol className="steps">
            {(["home", "add", "more"] as const).map((step) => (
              <li key={step}>
                <h3>{steps[step].title}</h3>
                <p>{steps[step].words}</p>
                <code>{COMMANDS[step]}</code>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </Page>
  );
}

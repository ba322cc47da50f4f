import { HeadBasics } from "#app/ui/head-basics.tsx";
import type { Messages } from "#app/ui/messages/catalogue.ts";

export interface SplashHeadProps {
  /** The text of `splash.css`, built: the page's one style element, allowed by its hash. */
  styles: string;
  messages: Messages;
}

/** The inside of the splash page's `<head>`. The language stands on `<html lang>`. */
export function SplashHead({ styles, messages }: SplashHeadProps) {
  return (
    <>
      <HeadBasics
        title={messages.splash.title}
        description={messages.splash.description}
      />
      <style dangerouslySetInnerHTML={{ __html: styles }} />
    </>
  );
}

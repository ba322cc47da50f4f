import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { messagesFor } from "#app/ui/messages/catalogue.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";
import { WelcomeScreen } from "#app/ui/welcome-screen.tsx";

export const handle: ScreenHandle = {
  title: (messages) => messages.welcome.title,
};

export function loader({ context }: LoaderFunctionArgs) {
  return { locale: context.locale };
}

export default function Welcome() {
  const { locale } = useLoaderData<typeof loader>();
  return <WelcomeScreen messages={messagesFor(locale)} />;
}

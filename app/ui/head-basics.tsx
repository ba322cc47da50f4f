/** What every page's `<head>` begins with. The colours are those of `tokens.css`, so that nothing flashes. */
export function HeadBasics({
  title,
  description,
}: {
  title: string;
  description?: string;
}) {
  return (
    <>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <title>{title}</title>
      {description && <meta name="description" content={description} />}
      <meta name="color-scheme" content="light dark" />
      <meta
        name="theme-color"
        content="#fff"
        media="(prefers-color-scheme:light)"
      />
      <meta
        name="theme-color"
        content="#17131f"
        media="(prefers-color-scheme:dark)"
      />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
    </>
  );
}

/** One line's own fields. Never secrets, e-mail addresses, raw IP addresses or full user agents. */
export type Fields = Record<string, unknown>;

/** What the line of one answered request says. */
export interface RequestLine {
  requestId: string;
  method: string;
  /** Without its query, which may hold tokens. */
  path: string;
  status: number;
  ms: number;
}

/**
 * Five JSON streams. Everything goes to stdout; with LOG_DIR each stream also goes to its own rotated file.
 * `error` lines stand in app.log and error.log.
 */
export interface Logs {
  debug(event: string, fields?: Fields): void;
  info(event: string, fields?: Fields): void;
  /** app.log: the event `request`, the commonest line by far, written with a quarter of the work of any other. */
  request(line: RequestLine): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
  /** meme_feature.log: what visitors and contributors did with memes. */
  feature(event: string, fields?: Fields): void;
  security(event: string, fields?: Fields): void;
  /** performance.log: slow queries, slow requests. */
  performance(event: string, fields?: Fields): void;
  /** Writes what is buffered, then closes the files. */
  close(): Promise<void>;
}

// A bare Express handler that answers every request for `/` with the same bytes and headers.
// Argument: a JSON file with `headers`, names and values in turn, and `body` in base64.
import { readFileSync } from "node:fs";
import express from "express";

const page = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as {
  headers: string[];
  body: string;
};
const body = Buffer.from(page.body, "base64");
const headers = Object.fromEntries(
  page.headers.flatMap((name, index) =>
    index % 2 === 0 ? [[name, page.headers[index + 1] ?? ""]] : [],
  ),
);

const app = express();
// Our page has neither, and both would cost the peer time.
app.disable("x-powered-by");
app.disable("etag");
app.get("/", (_request, response) => {
  response.set(headers).send(body);
});
app.listen(Number(process.env["PORT"]), "127.0.0.1");

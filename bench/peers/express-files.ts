// Express with its own static files, configured for content that never changes. Argument: the folder behind `/media`.
import express from "express";

const app = express();
app.disable("x-powered-by");
app.use(
  "/media",
  express.static(process.argv[2] ?? "", {
    immutable: true,
    maxAge: "1y",
    index: false,
  }),
);
app.listen(Number(process.env["PORT"]), "127.0.0.1");

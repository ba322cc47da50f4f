import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Workplace } from "./workplace.ts";

/** PEM files. The certificate is for `localhost` and `127.0.0.1`, signed by the authority in `caFile`. */
export interface Certificates {
  caFile: string;
  certificateFile: string;
  keyFile: string;
}

const SHARED_ARGS = [
  ...["req", "-x509", "-noenc", "-days", "2"],
  ...["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"],
];

const AUTHORITY_ARGS = [
  ...["-subj", "/CN=Mingus test authority"],
  ...["-addext", "basicConstraints=critical,CA:TRUE"],
];

const SERVER_ARGS = [
  ...["-subj", "/CN=localhost"],
  ...["-addext", "basicConstraints=critical,CA:FALSE"],
  ...["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
];

/** Makes an authority of its own and a server certificate in the workplace's folder, with OpenSSL 3. About 50 ms. */
export async function createCertificates({
  folder,
  run,
}: Workplace): Promise<Certificates> {
  const [caFile, caKeyFile] = [join(folder, "ca.pem"), join(folder, "ca.key")];
  const certificateFile = join(folder, "server.pem");
  const keyFile = join(folder, "server.key");
  // OpenSSL's own configuration differs between systems; this one makes the same certificate everywhere.
  const configFile = join(folder, "openssl.cnf");
  await writeFile(configFile, "[req]\ndistinguished_name=name\n[name]\n");
  const args = [...SHARED_ARGS, "-config", configFile];
  const files = (key: string, out: string) => ["-keyout", key, "-out", out];
  const signer = ["-CA", caFile, "-CAkey", caKeyFile];

  const authority = [...AUTHORITY_ARGS, ...files(caKeyFile, caFile)];
  await run("openssl", [...args, ...authority]);
  const server = [...SERVER_ARGS, ...files(keyFile, certificateFile)];
  await run("openssl", [...args, ...signer, ...server]);
  return { caFile, certificateFile, keyFile };
}

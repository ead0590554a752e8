import { createHash, randomBytes, webcrypto, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { rootCertificates } from "node:tls";
import type { LogState } from "../../archive/archive.ts";
import { type TimestampCrypto, timestampRequest, verifyTimestamp } from "../../log/timestamp.ts";
import { ask } from "../../net/outside.ts";
import { type CommandSpec, listOf, type Options, textOf } from "../command.ts";
import { shown } from "../io.ts";
import type { Session } from "../session.ts";
import { UsageError } from "../usage.ts";

export const stamp: CommandSpec = {
  usage: "stamp <authority>",
  summary:
    "Ask a time-stamp authority (RFC 3161) to date the present state of the log. The authority sees that somebody asks, never what is kept.",
  example: "stamp https://tsa.example/tsr --root tsa.pem --proxy socks5h://127.0.0.1:9050",
  archive: true,
  options: [
    ["--root <file...>", "the authority's root certificate as PEM; the well-known roots when left out"],
    ["--proxy <url>", "ask through this proxy, as socks5h://127.0.0.1:9050 for Tor"],
  ],
  async run(session, [authority], options) {
    const roots = await rootsOf(session, options);
    const ports = await session.open();
    for (const state of ports.archive.checkpoints()) {
      const imprint = createHash("sha256").update(state.note).digest();
      const nonce = randomBytes(8);
      const reply = await askAuthority(
        String(authority),
        timestampRequest(imprint, nonce),
        textOf(options, "proxy") ?? null,
      );
      const question = { reply, imprint, nonce, trusted: roots, chain: [] };
      const verdict = await verifyTimestamp(question, webcrypto as unknown as TimestampCrypto);
      if (!verdict.ok) throw new UsageError("input", `Stamping the log: the reply is not kept, ${verdict.message}`);
      const name = `${createHash("sha256").update(reply).digest("hex").slice(0, 16)}.tsr`;
      const act = await ports.archive.keepStamp(state, [{ name, bytes: reply }]);
      session.out.line({ ...stampedValue(state, name), ...verdict, act: act.ref }, stampedWords(state, verdict));
    }
    await ports.catalog.catchUp(ports.archive);
  },
};

async function rootsOf({ io }: Session, options: Options): Promise<readonly Uint8Array[]> {
  const given = listOf(options, "root");
  if (given.length === 0) return rootCertificates.map((pem) => new Uint8Array(new X509Certificate(pem).raw));
  return Promise.all(
    given.map(async (path) => {
      try {
        return new Uint8Array(new X509Certificate(await readFile(resolve(io.cwd, path))).raw);
      } catch {
        throw new UsageError(
          "notFound",
          `Reading the certificate "${shown(path)}": there is no certificate that can be read.`,
        );
      }
    }),
  );
}

async function askAuthority(url: string, body: Uint8Array, proxy: string | null): Promise<Uint8Array> {
  const answer = await ask({
    url,
    method: "POST",
    contentType: "application/timestamp-query",
    body,
    proxy,
    timeout: 30_000,
    limit: 2 ** 20,
  });
  if (!answer.ok)
    throw new UsageError("input", `Stamping the log: ${answer.message} Nothing was changed; try again later.`);
  if (answer.status !== 200) {
    throw new UsageError("input", `Stamping the log at "${shown(url)}": it answered ${answer.status}, 200 is needed.`);
  }
  return answer.body;
}

function stampedValue(state: LogState, file: string): Record<string, unknown> {
  return { kind: "stamp", log: state.log, size: state.size, root: state.root, file };
}

function stampedWords(state: LogState, verdict: { readonly time: string; readonly signer: string }): string {
  return `Log ${state.log}: its ${state.size} acts were there before ${verdict.time}, says ${shown(verdict.signer)}.`;
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fromHex, toHex } from "../../bytes/hex.ts";
import { nodeCrypto, nodeRandom } from "../../disk/crypto.ts";
import { cosignatureType } from "../../log/cosignature.ts";
import { formatKey, parseKey, type VerifierKey } from "../../log/note.ts";
import { serveWitness } from "../../net/witness-server.ts";
import { type CommandSpec, textOf } from "../command.ts";
import { shown } from "../io.ts";
import { UsageError } from "../usage.ts";
import { portOf, untilStopped } from "./serve.ts";

export const witness: CommandSpec = {
  usage: "witness <what>",
  summary: "Serve as a witness (C2SP tlog-witness): cosign other archives' checkpoints, and keep what shows a fork.",
  example: "witness serve --folder my-witness --logs logs.txt --name witness.example/w1",
  options: [
    ["--folder <dir>", "where the witness's key and the latest checkpoint of every log are kept"],
    ["--logs <file>", "the verifier keys of the logs that are cosigned, one a line"],
    ["--name <name>", "the witness's name, as an address without its scheme"],
    ["--port <number>", "the port on 127.0.0.1; a free one when left out"],
  ],
  async run(session, [what], options) {
    const [folder, logs, name] = ["folder", "logs", "name"].map((option) => textOf(options, option));
    if (what !== "serve" || !folder || !logs || !name || /[\s+]/.test(name)) {
      throw new UsageError(
        "usage",
        "Serving as a witness: serve, --folder, --logs and a --name without blanks or plus signs are needed.",
      );
    }
    const home = resolve(session.io.cwd, folder);
    const seed = seedIn(home);
    const known = logKeys(resolve(session.io.cwd, logs));
    const running = await serveWitness({
      folder: home,
      key: { name, seed },
      logs: known,
      port: portOf(options),
      crypto: nodeCrypto,
      clock: session.house.clock,
    });
    session.closers.push(running.close);
    const key = formatKey(nodeCrypto, { name, type: cosignatureType, publicKey: nodeCrypto.ed25519Public(seed) });
    session.out.line(
      { kind: "witness", url: running.url, key, logs: known.length },
      `The witness is at ${running.url} for ${known.length} logs.\nIts key: ${key}\nCtrl-C closes it.`,
    );
    await untilStopped(session);
  },
};

/** The witness's Ed25519 seed, made at the first run; only its owner may read the file. */
function seedIn(folder: string): Uint8Array {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "key");
  if (!existsSync(path)) writeFileSync(path, `${toHex(nodeRandom(32))}\n`, { mode: 0o600, flag: "wx" });
  const seed = fromHex(readFileSync(path, "utf8").trim());
  if (seed?.length !== 32)
    throw new UsageError("input", `Reading the witness's key in "${shown(path)}": it is not 64 hex digits.`);
  return seed;
}

function logKeys(path: string): VerifierKey[] {
  if (!existsSync(path))
    throw new UsageError("notFound", `Reading the logs in "${shown(path)}": there is no such file.`);
  const lines = readFileSync(path, "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  return lines.map((line) => {
    const key = parseKey(nodeCrypto, line);
    if (key?.type !== 1)
      throw new UsageError(
        "input",
        `Reading the logs in "${shown(path)}": "${shown(line.slice(0, 80))}" is no Ed25519 verifier key.`,
      );
    return key;
  });
}

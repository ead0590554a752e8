import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Clock, Crypto } from "../bytes/crypto.ts";
import { toHex } from "../bytes/hex.ts";
import { utf8 } from "../bytes/text.ts";
import { parseCheckpoint } from "../log/checkpoint.ts";
import { parseNote, type VerifierKey } from "../log/note.ts";
import { answerWitness, type WitnessAnswer, type Witnessed, type WitnessKey } from "../log/witness.ts";

/** What a witness needs to run. */
export interface WitnessSettings {
  /** Where the latest cosigned checkpoint of each log is kept; made when missing. */
  readonly folder: string;
  readonly key: WitnessKey;
  /** The logs that are cosigned: a key of type 1 each, its name being the origin. */
  readonly logs: readonly VerifierKey[];
  /** 0 takes any free port. */
  readonly port: number;
  readonly crypto: Crypto;
  readonly clock: Clock;
}

/** A witness that is serving on 127.0.0.1. */
export interface RunningWitness {
  readonly url: string;
  close(): Promise<void>;
}

const largestBody = 70_000;

/**
 * Serves `add-checkpoint` and `<origin hash>/checkpoint` on the loopback. A checkpoint is durable on disk before its
 * cosignature leaves; judging and keeping happen in one turn of the event loop, so that no two requests can cross.
 * Evidence of a log that forked is kept in `alarms/`. C2SP tlog-witness.
 */
export async function serveWitness(settings: WitnessSettings): Promise<RunningWitness> {
  mkdirSync(settings.folder, { recursive: true, mode: 0o700 });
  const server = createServer((request, response) => void handle(settings, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function handle(settings: WitnessSettings, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === "POST" && request.url === "/add-checkpoint") {
    const body = await bodyOf(request);
    if (body === null) return send(response, 400, "the request is too long\n");
    return reply(response, keep(settings, body));
  }
  const wanted = /^\/([0-9a-f]{64})\/checkpoint$/.exec(request.url ?? "")?.[1];
  if (request.method === "GET" && wanted !== undefined) {
    const path = join(settings.folder, wanted, "checkpoint");
    return existsSync(path)
      ? send(response, 200, readFileSync(path, "utf8"))
      : send(response, 404, "never cosigned here\n");
  }
  return send(response, 404, "not a path of this witness\n");
}

/** Judges and keeps without giving up the thread in between. */
function keep(settings: WitnessSettings, body: Uint8Array): WitnessAnswer {
  const { crypto, folder } = settings;
  const home = (origin: string) => join(folder, toHex(crypto.sha256(utf8(origin))));
  const answer = answerWitness(
    crypto,
    body,
    (origin) => settings.logs.filter((key) => key.name === origin),
    (origin) => latest(join(home(origin), "checkpoint")),
    settings.key,
    Math.floor(settings.clock() / 1000),
  );
  if (answer.status === 200) replace(home(answer.origin), "checkpoint", answer.note);
  if ("alarm" in answer && answer.alarm) {
    const name = toHex(crypto.sha256(utf8(answer.alarm.note))).slice(0, 16);
    replace(join(home(answer.alarm.origin), "alarms"), name, answer.alarm.note);
  }
  return answer;
}

function latest(path: string): Witnessed | null {
  if (!existsSync(path)) return null;
  const note = parseNote(readFileSync(path));
  const checkpoint = note && parseCheckpoint(note.text);
  if (!checkpoint)
    throw new Error(`Reading the witness's own record "${path}": it is not a checkpoint; restore it from a copy.`);
  return { size: checkpoint.size, root: checkpoint.root };
}

function replace(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const staged = join(folder, `${name}.new`);
  const file = openSync(staged, "w", 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(staged, join(folder, name));
  syncFolder(folder);
}

/** Windows opens no folders; its renames are durable with the file's own flush. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  fsyncSync(handle);
  closeSync(handle);
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largestBody) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function reply(response: ServerResponse, answer: WitnessAnswer): void {
  send(response, answer.status, answer.body, answer.status === 409 ? "text/x.tlog.size" : undefined);
}

function send(response: ServerResponse, status: number, body: string, contentType = "text/plain; charset=utf-8"): void {
  response.writeHead(status, { "content-type": contentType, "x-content-type-options": "nosniff" }).end(body);
}

import type { FolderEntry } from "../archive/folder.ts";
import { layout, limits } from "../archive/layout.ts";
import { isHex, toHex } from "../bytes/hex.ts";
import type { CheckedLog } from "./checkedLog.ts";
import type { Findings } from "./finding.ts";
import { extra } from "./finding.ts";
import type { CheckOptions, CheckPorts, FileDigest } from "./ports.ts";

/** Hashes every stored object and looks for those that open acts name. */
export async function checkObjects(
  ports: CheckPorts,
  logs: readonly CheckedLog[],
  findings: Findings,
  options: CheckOptions & { readonly checkedTo: ReadonlyMap<string, number> },
): Promise<{ count: number; bytes: number }> {
  const total = { count: 0, bytes: 0 };
  const present = new Set<string>();
  const named = new Map(
    logs.flatMap((log) => [...log.named].map(([object, index]) => [object, { log: log.log, index }] as const)),
  );
  async function* toRead() {
    for await (const paths of objectFiles(ports, findings)) {
      for (const path of paths) if (named.has(path.slice(-64))) present.add(path.slice(-64));
      const fresh = options.skipObjects
        ? []
        : paths.filter((path) => !wasChecked(named.get(path.slice(-64)), options.checkedTo));
      total.count += paths.length - fresh.length;
      yield fresh;
    }
  }
  for await (const { path, digest, size } of (ports.digestFiles ?? ((all) => streamDigests(ports, all)))(toRead())) {
    total.count++;
    total.bytes += size;
    options.onProgress?.({ bytes: size, acts: 0 });
    if (digest === null) findings.error("unreadable", path, `object "${path.slice(-64)}" could not be read`);
    else if (digest !== path.slice(-64)) {
      findings.error("changed", path, `object "${path.slice(-64)}" has the digest "${digest}": its bytes were changed`);
    }
  }
  for (const [object, act] of named) {
    if (present.has(object)) continue;
    findings.error(
      "missing",
      layout.object(object),
      `object "${object}" is missing; act ${act.index} of log "${act.log}" names it`,
      act.log,
      act.index,
    );
  }
  return total;
}

/** Whether an act before a state that was checked before names the object. What withheld acts name is always read. */
function wasChecked(
  act: { readonly log: string; readonly index: number } | undefined,
  checkedTo: ReadonlyMap<string, number>,
): boolean {
  return act !== undefined && act.index < (checkedTo.get(act.log) ?? 0);
}

/** Vault files are named by the digest of their bytes; what they hold is for keyholders. */
export async function checkVault(ports: CheckPorts, findings: Findings): Promise<void> {
  for (const epoch of await ports.folder.list(layout.vault)) {
    const folder = `${layout.vault}/${epoch.name}`;
    if (epoch.kind !== "folder" || !/^[1-9][0-9]{0,8}$/.test(epoch.name)) {
      extra(findings, folder, epoch.name);
      continue;
    }
    for (const file of await ports.folder.list(folder)) {
      const path = `${folder}/${file.name}`;
      const isVault = file.kind === "file" && file.name.endsWith(".age") && isHex(file.name.slice(0, -4), 32);
      if (!isVault) extra(findings, path, file.name);
      else {
        const bytes = await ports.folder.read(path, limits.vaultFile).catch(() => null);
        const digest = bytes === null ? "" : toHex(ports.crypto.sha256(bytes).subarray(0, 16));
        if (digest !== file.name.slice(0, -4))
          findings.error("changed", path, "a vault file is not the bytes that its name says");
      }
    }
  }
}

/** Paths of all objects, some hundreds at a time; other files are told. */
async function* objectFiles(ports: CheckPorts, findings: Findings): AsyncGenerator<string[]> {
  const folders = await objectFolders(ports, findings);
  const listed = (ports.listFolders ?? ((all) => listOneByOne(ports, all)))(folders);
  let paths: string[] = [];
  let at = 0;
  for await (const entries of listed) {
    const folder = folders[at++]!;
    for (const file of entries) {
      const path = `${folder}/${file.name}`;
      if (file.kind === "file" && isHex(file.name, 64) && layout.object(file.name) === path) paths.push(path);
      else strange(findings, path, file);
    }
    if (paths.length < 256) continue;
    yield paths;
    paths = [];
  }
  yield paths;
}

/** A file of an object's name in a folder of others, or something else that has no place here. */
function strange(findings: Findings, path: string, { kind, name }: FolderEntry): void {
  if (kind === "file" && isHex(name, 64))
    findings.error("misplaced", path, `object "${name}" does not belong into this folder`);
  else extra(findings, path, name);
}

/** The folders that hold objects, at most 65,536. */
async function objectFolders(ports: CheckPorts, findings: Findings): Promise<string[]> {
  const folders: string[] = [];
  for (const first of await ports.folder.list(layout.objects)) {
    const above = `${layout.objects}/${first.name}`;
    if (first.kind !== "folder" || !isHex(first.name, 2)) {
      strange(findings, above, first);
      continue;
    }
    for (const second of await ports.folder.list(above)) {
      const folder = `${above}/${second.name}`;
      if (second.kind === "folder" && isHex(second.name, 2)) folders.push(folder);
      else strange(findings, folder, second);
    }
  }
  return folders;
}

async function* listOneByOne(ports: CheckPorts, paths: readonly string[]): AsyncGenerator<readonly FolderEntry[]> {
  for (const path of paths) yield await ports.folder.list(path);
}

async function* streamDigests(ports: CheckPorts, all: AsyncIterable<readonly string[]>): AsyncGenerator<FileDigest> {
  for await (const paths of all) for (const path of paths) yield await streamDigest(ports, path);
}

async function streamDigest(ports: CheckPorts, path: string): Promise<FileDigest> {
  let size = 0;
  try {
    const digest = ports.crypto.startDigest();
    for await (const piece of ports.folder.stream(path)) {
      digest.update(piece);
      size += piece.length;
    }
    return { path, digest: toHex(digest.finish()), size };
  } catch {
    return { path, digest: null, size };
  }
}

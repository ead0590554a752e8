// Makes the checkout runnable: dependencies as the lockfile pins them, bundles as new as the sources. Nothing is done twice.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const installedStamp = join(root, "node_modules", ".gawah-installed");
const builtStamp = join(root, "dist", ".gawah-built");

/** Installs and builds what is missing or older than its source. Exits with the failing step's code. */
export async function setUp() {
  requireNode();
  install();
  await build();
}

/** Runs a program of this checkout with the terminal handed through; returns its exit code. */
export function run(command, args, env = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  if (done.error) throw done.error;
  return done.status ?? 1;
}

/** Where npm's own JavaScript is, so that no shell stands between (Windows has npm.cmd only). */
export function npm(args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith(".js") ? run(process.execPath, [cli, ...args]) : run("npm", args);
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Starting Gawah on Node "${process.versions.node}": it is too old, 20.19 or newer is needed.`);
  process.exit(1);
}

function install() {
  const wanted = digest([readFileSync(join(root, "package-lock.json"))]);
  if (existsSync(installedStamp) && readFileSync(installedStamp, "utf8") === wanted) return;
  console.error("Installing what Gawah needs (once; about half a minute) …");
  // Not `npm ci`: it refuses a lockfile from a registry that lacks the optional binaries of other platforms. The versions are as locked.
  const code = npm(["install", "--no-save", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"]);
  if (code !== 0) process.exit(code);
  writeFileSync(installedStamp, wanted);
}

async function build() {
  const wanted = digest(["src", "web", "scripts"].flatMap((folder) => listing(join(root, folder))));
  if (existsSync(builtStamp) && readFileSync(builtStamp, "utf8") === wanted) return;
  console.error("Building …");
  const { buildAll } = await import("./build.mjs");
  await buildAll();
  mkdirSync(dirname(builtStamp), { recursive: true });
  writeFileSync(builtStamp, wanted);
}

function listing(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}\n`);
}

function digest(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

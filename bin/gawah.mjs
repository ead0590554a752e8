#!/usr/bin/env node
// The program as it was built into dist/.
import { existsSync } from "node:fs";

const built = new URL("../dist/gawah.js", import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  console.error(
    "Starting gawah: it is not built yet, run `npm start` (or `npm run build`) in the project folder once.",
  );
  process.exitCode = 1;
}

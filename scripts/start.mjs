// `npm start [-- FILE… --no-open --port N --archive DIR]`: sets up what is missing and opens the reading room.
import { join } from "node:path";
import { root, run, setUp } from "./setup.mjs";

await setUp();
process.exitCode = run(process.execPath, [join(root, "dist", "gawah.js"), "start", ...process.argv.slice(2)]);

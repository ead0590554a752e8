import { type CommandSpec, type Options, textOf } from "../command.ts";
import type { Session } from "../session.ts";
import { readPlaces } from "../settled.ts";
import { UsageError } from "../usage.ts";

export const serve: CommandSpec = {
  usage: "serve",
  summary: "Open the reading room on this machine: a page in the browser, seen from nowhere else.",
  example: "serve --archive my-archive --port 4747",
  archive: true,
  options: [
    ["--port <number>", "the port on 127.0.0.1; a free one when left out"],
    ["--no-open", "do not open the browser"],
  ],
  async run(session, _args, options) {
    const ports = await session.open();
    const { url, close } = await session.house.serve(ports, {
      folder: session.archiveFolder(),
      port: portOf(options),
      languages: (await readPlaces())?.languages ?? [],
    });
    session.closers.push(close);
    session.out.line({ kind: "serving", url }, `The reading room is at ${url}\nCtrl-C closes it.`);
    if (options.open !== false) await session.house.openBrowser(url);
    await untilStopped(session);
  },
};

/** The port that was asked for; 0 for any free one. */
export function portOf(options: Options): number {
  const text = textOf(options, "port");
  const port = Number(text ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageError("usage", `Serving on port "${text}": a whole number up to 65535 is needed.`);
  }
  return port;
}

/** Ends with Ctrl-C, which is how a served room is closed. */
export function untilStopped({ io }: Session): Promise<void> {
  return new Promise((resolve) => io.signal.addEventListener("abort", () => resolve(), { once: true }));
}

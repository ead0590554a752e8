import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { read as readObject, readOptions } from "../../acts/read.ts";
import { largestText } from "../../acts/text.ts";
import type { Explanation } from "../../reading/index.ts";
import type { ReadingLine } from "../../reading/result.ts";
import { cardOf } from "../card.ts";
import { type CommandSpec, dateOf, type Options, textOf } from "../command.ts";
import { exitOf, sentenceOf } from "../exit.ts";
import type { Exit } from "../exits.ts";
import { bytesOf, findFiles } from "../files.ts";
import { shown } from "../io.ts";
import type { Session } from "../session.ts";
import { UsageError } from "../usage.ts";

export const read: CommandSpec = {
  usage: "read <path...>",
  summary: "Read files, or objects of the archive, into statements, deeds, figures and a card.",
  example: "read article.html --json --published 2031-03-04",
  archive: true,
  options: [
    ["--published <date>", "when it was published, as 2031-03-04"],
    ["--place-hint <place>", "where it speaks of"],
    ["--everything", "also what is not sure"],
    ["--explain", "also say by which rule, which entries of the lexicons and which words"],
  ],
  async run(session, [given], options) {
    const inputs = given as readonly string[];
    let worst: Exit = "ok";
    for (const input of inputs) {
      try {
        const portions = await portionsOf(session, input, options);
        if (session.out.json && options.explain !== true) {
          for (const lines of portions) print(session, input, inputs.length > 1, lines, null);
          continue;
        }
        const lines = [...portions].flat();
        const explanations = options.explain === true ? session.house.reader().explain(lines) : null;
        print(session, input, inputs.length > 1, lines, explanations);
      } catch (error) {
        if (inputs.length === 1 || session.io.signal.aborted) throw error;
        session.out.note(sentenceOf(error));
        worst = exitOf(error);
      }
    }
    return worst;
  },
};

/** The lines of an input, a long text's portion by portion as they are read. */
async function portionsOf(
  session: Session,
  input: string,
  options: Options,
): Promise<Iterable<readonly ReadingLine[]>> {
  const { io, house } = session;
  const everything = options.everything === true;
  if (isObjectId(input) && !existsSync(resolve(io.cwd, input))) {
    const ports = await session.open();
    return [(await readObject(ports, input, { everything })).lines];
  }
  for await (const file of findFiles([input], io.cwd, "refuse")) {
    const bytes = await bytesOf(file, largestText, io.signal);
    const rendition = await house.render(bytes, { name: file.path });
    const published = dateOf(options, "published");
    const placeHint = textOf(options, "placeHint");
    const own = readOptions(null, rendition, everything);
    return house.reader().readOn(rendition.text, {
      ...own,
      ...(published === undefined ? {} : { published }),
      ...(placeHint === undefined ? {} : { placeHint }),
    });
  }
  throw new UsageError("notFound", `Reading "${shown(input)}": there is no such file.`);
}

function isObjectId(input: string): boolean {
  return /^[0-9a-f]{6,64}$/.test(input);
}

function print(
  session: Session,
  input: string,
  several: boolean,
  lines: readonly ReadingLine[],
  explanations: readonly Explanation[] | null,
): void {
  const { out } = session;
  if (out.json) {
    lines.forEach((line, index) => {
      const explained = explanations === null ? line : { ...line, explain: explanations[index]! };
      out.line(several ? { input, ...explained } : explained, null);
    });
    return;
  }
  if (several) out.line(null, `— ${shown(input)}`);
  out.line(null, cardOf(lines, explanations));
}

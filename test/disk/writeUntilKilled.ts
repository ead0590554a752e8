/** A process that keeps and appends until it is killed; tells on its output what was acknowledged. Run by `kill.test.ts`. */
import { openArchive } from "../../src/disk/archive.ts";

const [dir, config] = process.argv.slice(2) as [string, string];
const archive = await openArchive(dir, { config });
process.stdout.write(`opened ${archive.size}\n`);
const unit = await archive.newUnit();
for (let i = 0; ; i++) {
  const text = `${process.pid} ${i}`;
  const kept = await archive.putObject(
    (async function* () {
      yield Buffer.from(text.repeat(2000));
    })(),
    i % 2 === 0 ? unit : null,
  );
  const drafts = Array.from({ length: 1 + (i % 40) }, () => ({
    kind: "keep",
    refs: [],
    body: { object: kept.object },
    unit,
  }));
  const acts = await archive.append(drafts);
  process.stdout.write(`kept ${acts.at(-1)!.index} ${kept.object}\n`);
}

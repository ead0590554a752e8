import { type AccountReading, type Suggestion, suggestIncidents } from "../incident/index.ts";
import { sameNames } from "./compare.ts";
import type { Ports } from "./ports.ts";

/** Accounts that may be about one incident, with what speaks for it, from all that is kept. Appends nothing. */
export async function suggest(ports: Ports): Promise<readonly Suggestion[]> {
  await ports.catalog.catchUp(ports.archive);
  const readings: AccountReading[] = [];
  for (let after: string | undefined; ; ) {
    const page = await ports.catalog.objects(after === undefined ? { limit: 500 } : { after, limit: 500 });
    for (const { object } of page) {
      const rows = await ports.catalog.lines(object);
      for (const account of await ports.catalog.accounts(object)) {
        const lines = rows
          .filter((row) => row.account === account.id)
          .map(({ ref, line, state }) => ({ ref, line, state }));
        readings.push({ account, own: false, lines });
      }
    }
    const last = page.at(-1);
    if (page.length < 500 || last === undefined) break;
    after = last.object;
  }
  return suggestIncidents(readings, await sameNames(ports), ports.nearNames);
}

import type { IncidentTable } from "../../../src/incident/index.ts";
import { Quote } from "../../part/words.tsx";
import { t } from "../../words.ts";

/** Who has it from whom: accounts that share words, cite each other or are versions of each other. */
export function Sources({ table }: { table: IncidentTable }) {
  const name = (account: string) =>
    table.columns.find((column) => column.account === account)?.source ?? account.slice(0, 8);
  const words = { "same-words": "sameWords", cites: "cites", version: "versionOf" } as const;
  return (
    <div className="sources">
      <p className="quiet">{t("copiedNote")}</p>
      {table.commonSources.length === 0 && <p>{t("noCommon")}</p>}
      <ul>
        {table.commonSources.map((source) => (
          <li key={`${source.kind}-${source.from}-${source.to}`}>
            <b>
              <bdi>{name(source.to)}</bdi>
            </b>{" "}
            — {t(words[source.kind])}
            {source.share === null ? "" : ` (${Math.round(source.share * 100)} %)`} →{" "}
            <b>
              <bdi>{name(source.from)}</bdi>
            </b>
            {source.words && <Quote text={source.words} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

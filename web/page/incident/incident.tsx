import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Tabs } from "radix-ui";
import { useState } from "react";
import { addAccounts, getObject, getTable } from "../../api.ts";
import { Fault } from "../../part/fault.tsx";
import { t } from "../../words.ts";
import { Drop } from "../arrivals.tsx";
import { Expected } from "./expected.tsx";
import { Figures } from "./figures.tsx";
import { IncidentRecord } from "./record.tsx";
import { SideBySide } from "./side-by-side.tsx";
import { Sources } from "./sources.tsx";
import { WordingFacts } from "./wording.tsx";

/** One incident: its accounts side by side, its figures, its sources, and what is missing. */
export function Incident({ id }: { id: string }) {
  const table = useQuery({ queryKey: ["table", id], queryFn: () => getTable(id) });
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (!table.data)
    return (
      <main>
        <h1>{t("incidents")}</h1>
        <Fault error={table.error} />
        <p className="quiet">{table.isLoading ? t("loading") : ""}</p>
      </main>
    );
  const { data } = table;
  const kept = async (object: string) => {
    try {
      const view = await getObject(object);
      await addAccounts(
        id,
        view.accounts.map((account) => account.id),
      );
      await client.invalidateQueries();
      setAdding(false);
    } catch (caught) {
      setError(caught);
    }
  };
  return (
    <main className="incident">
      <header>
        <h1>{data.title}</h1>
        <p>
          <span>{t("tellings", { n: data.tellings, independent: data.independent })}</span>
          <span>{t("gapsTold", { n: data.gapsTold })}</span>
        </p>
      </header>
      <Tabs.Root defaultValue="table">
        <div className="bar">
          <Tabs.List className="tabs" aria-label={data.title}>
            {(
              [
                ["table", "sideBySide"],
                ["figures", "figures"],
                ["sources", "whoFromWhom"],
                ["wording", "wording"],
                ["gaps", "gaps"],
                ["record", "fact.record"],
              ] as const
            ).map(([value, label]) => (
              <Tabs.Trigger key={value} className="tab" value={value}>
                {t(label)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <span className="grow" />
          <button type="button" className="btn" onClick={() => print()}>
            {t("printA4")}
          </button>
          <button type="button" className="btn go" onClick={() => setAdding(!adding)}>
            {t("addOther")}
          </button>
        </div>
        {adding && <Drop onKept={(object) => void kept(object)} />}
        <Fault error={error} />
        <Tabs.Content value="table">
          <SideBySide table={data} />
        </Tabs.Content>
        <Tabs.Content value="figures">
          <Figures table={data} />
        </Tabs.Content>
        <Tabs.Content value="sources">
          <Sources table={data} />
        </Tabs.Content>
        <Tabs.Content value="wording">
          <WordingFacts table={data} />
          <p className="quiet">{t("whoSaysWhat")}</p>
          <SideBySide
            table={{
              ...data,
              rows: data.rows.filter((row) => row.question === "what-is-it-called" || row.question === "who-did-it"),
            }}
          />
        </Tabs.Content>
        <Tabs.Content value="gaps">
          <SideBySide table={{ ...data, rows: data.rows.filter((row) => row.question === "what-is-missing") }} />
          <Expected incident={data.id} items={data.expected} />
        </Tabs.Content>
        <Tabs.Content value="record">
          <IncidentRecord table={data} />
        </Tabs.Content>
      </Tabs.Root>
    </main>
  );
}

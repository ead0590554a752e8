import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ExpectedItem, ExpectedState } from "../../../src/incident/index.ts";
import { markExpected } from "../../api.ts";
import { Fault } from "../../part/fault.tsx";
import { t } from "../../words.ts";
import { Section, Told } from "./telling.tsx";

const states = ["sought", "had", "refused", "destroyed", "do-not-ask-again"] as const;

/** The records that should exist after what is told: a to-do, never a claim. */
export function Expected({ incident, items }: { incident: string; items: readonly ExpectedItem[] }) {
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const set = async (record: string, state: ExpectedState) => {
    try {
      await markExpected(incident, record, state);
      await client.invalidateQueries();
      setError(null);
    } catch (caught) {
      setError(caught);
    }
  };
  return (
    <>
      <Fault error={error} />
      <Section title={t("fact.expected")} note={t("fact.expected.note")}>
        {items.map((item) => (
          <li key={item.id}>
            <label>
              <span dir="auto">{item.what}</span>{" "}
              <select
                value={item.mark?.state ?? ""}
                onChange={(event) => void set(item.id, event.target.value as ExpectedState)}
              >
                <option value="" disabled>
                  {t("expected.open")}
                </option>
                {states.map((state) => (
                  <option key={state} value={state}>
                    {t(`expected.${state}`)}
                  </option>
                ))}
              </select>
            </label>
            <div className="quiet" dir="auto">
              {item.source}
              {item.mark?.why ? ` · ${item.mark.why}` : ""}
            </div>
            {item.told.map((words) => (
              <div key={`${words.line}-${words.start}`}>
                <Told words={words} />
              </div>
            ))}
          </li>
        ))}
      </Section>
    </>
  );
}

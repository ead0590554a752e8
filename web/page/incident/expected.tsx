import type { ExpectedItem } from "../../../src/incident/index.ts";
import { markExpected } from "../../api.ts";
import { Fault } from "../../part/fault.tsx";
import { useSaying } from "../../part/saying.ts";
import { t } from "../../words.ts";
import { Section, Told } from "./telling.tsx";

const states = ["sought", "had", "refused", "destroyed", "do-not-ask-again"] as const;

/** The records that should exist after what is told: a to-do, never a claim. */
export function Expected({ incident, items }: { incident: string; items: readonly ExpectedItem[] }) {
  const { error, say } = useSaying();
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
                onChange={(event) => void say(() => markExpected(incident, item.id, event.target.value))}
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

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Mention } from "../../src/reading/result.ts";
import { getObject, getObjects } from "../api.ts";
import { Fault } from "../part/fault.tsx";
import { t } from "../words.ts";

interface Named {
  readonly text: string;
  readonly type: Mention["type"];
  readonly places: readonly { readonly object: string; readonly start: number }[];
}

/** People, places and organisations, each as its source wrote it, with every place it stands at. */
export function Names() {
  const [part, setPart] = useState("");
  const names = useQuery({ queryKey: ["names"], queryFn: allNames });
  const shown = (names.data ?? []).filter((name) => name.text.toLowerCase().includes(part.toLowerCase()));
  return (
    <main>
      <h1>{t("names")}</h1>
      <Fault error={names.error} />
      <input
        type="search"
        value={part}
        dir="auto"
        aria-label={t("search")}
        placeholder={t("searchHint")}
        onChange={(event) => setPart(event.target.value)}
      />
      <ul className="kept">
        {shown.slice(0, 300).map((name) => (
          <li key={`${name.type}-${name.text}`}>
            <a href={`#/desk/${name.places[0]!.object}@${name.places[0]!.start}`}>
              <q dir="auto">{name.text}</q> <span className="pill">{name.type}</span>{" "}
              <span className="quiet">{name.places.length}</span>
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}

async function allNames(): Promise<Named[]> {
  const byName = new Map<
    string,
    { text: string; type: Mention["type"]; places: { object: string; start: number }[] }
  >();
  for (const object of await getObjects()) {
    const view = await getObject(object.object).catch(() => null);
    for (const { line, state } of view?.lines ?? []) {
      if (line.kind !== "mention" || line.type === "date" || state === "rejected") continue;
      const key = `${line.type} ${line.text}`;
      const known = byName.get(key) ?? { text: line.text, type: line.type, places: [] };
      known.places.push({ object: object.object, start: line.start });
      byName.set(key, known);
    }
  }
  return [...byName.values()].sort((a, b) => b.places.length - a.places.length || (a.text < b.text ? -1 : 1));
}

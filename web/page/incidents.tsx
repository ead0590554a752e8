import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { getIncidents, getObject, getObjects, makeIncident } from "../api.ts";
import { Fault } from "../part/fault.tsx";
import { go } from "../place.ts";
import { t } from "../words.ts";
import { Incident } from "./incident/incident.tsx";

/** The incidents, or the table of one. */
export function Incidents({ id }: { id: string }) {
  const list = useQuery({ queryKey: ["incidents"], queryFn: getIncidents });
  const [first] = list.data ?? [];
  const shown = id === "new" ? "" : id || (list.data?.length === 1 ? first!.id : "");
  if (shown) return <Incident id={shown} />;
  return (
    <main>
      <h1>{t("incidents")}</h1>
      <Fault error={list.error} />
      {list.data?.length === 0 && <p className="quiet">{t("noIncidents")}</p>}
      <ul className="kept">
        {list.data?.map((one) => (
          <li key={one.id}>
            <a href={`#/incidents/${one.id}`}>
              <bdi>{one.title}</bdi>{" "}
              <span className="quiet">
                {one.accounts.length} {t("accounts")}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <Gathering />
    </main>
  );
}

/** Choosing objects whose accounts belong to one incident. */
function Gathering() {
  const client = useQueryClient();
  const objects = useQuery({ queryKey: ["objects"], queryFn: getObjects });
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    try {
      const accounts = (await Promise.all(form.getAll("object").map((id) => getObject(String(id))))).flatMap((view) =>
        view.accounts.map((account) => account.id),
      );
      const made = await makeIncident(String(form.get("title")), accounts);
      await client.invalidateQueries();
      go({ page: "incidents", id: made.id });
    } catch (caught) {
      setError(caught);
    }
  };
  return (
    <form className="gathering" onSubmit={(event) => void submit(event)}>
      <h2>{t("newIncident")}</h2>
      <label>
        {t("title")} <input name="title" required maxLength={300} dir="auto" />
      </label>
      {objects.data?.map((object) => (
        <label key={object.object} className="check">
          <input type="checkbox" name="object" value={object.object} /> <bdi>{object.name}</bdi>
        </label>
      ))}
      <button type="submit" className="btn go">
        {t("gather")}
      </button>
      <Fault error={error} />
    </form>
  );
}

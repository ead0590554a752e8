import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type IncidentTable, relationKinds } from "../../../src/incident/index.ts";
import { getIncidents, getProposedRelations, relateIncident } from "../../api.ts";
import { Fault } from "../../part/fault.tsx";
import { useSaying } from "../../part/saying.ts";
import { t } from "../../words.ts";

type Relation = (typeof relationKinds)[number];

/** How the incident stands to others, as people say; what place and time speak for; and the means to say so or take it back. */
export function Relations({ table }: { table: IncidentTable }) {
  const { error, say } = useSaying();
  const others = useQuery({ queryKey: ["incidents"], queryFn: getIncidents });
  const proposed = useQuery({ queryKey: ["relations", table.id], queryFn: () => getProposedRelations(table.id) });
  const beside = (others.data ?? []).filter(({ id }) => id !== table.id);
  if (beside.length === 0) return null;
  const set = (from: string, relation: Relation, to: string, holds: boolean, why = "") =>
    say(() => relateIncident(from, { relation, to, holds, why }));
  return (
    <section className="facts">
      <h2>{t("fact.relations")}</h2>
      <p className="quiet">{t("fact.asPeopleSay")}</p>
      <Fault error={error ?? proposed.error} />
      <ul>
        {table.relations.map((one) => (
          <li key={one.ref}>
            <bdi>{one.fromTitle}</bdi> <b>{t(`relation.${one.relation}`)}</b> <bdi>{one.toTitle}</bdi>
            {one.why && <span className="quiet"> · {one.why}</span>}{" "}
            <button
              type="button"
              className="plain link"
              onClick={() => void set(one.from, one.relation, one.to, false)}
            >
              {t("relation.takeBack")}
            </button>
          </li>
        ))}
        {(proposed.data ?? []).map((one) => (
          <li key={`${one.from} ${one.relation} ${one.to}`} className="sugg">
            <bdi>{one.fromTitle}</bdi> <i>{t(`relation.${one.relation}`)}</i> <bdi>{one.toTitle}</bdi>{" "}
            <span className="quiet" dir="auto">
              {t("suggested")} · {one.why.join("; ")}
            </span>{" "}
            <button type="button" className="plain link" onClick={() => void set(one.from, one.relation, one.to, true)}>
              {t("relation.holds")}
            </button>{" "}
            <button
              type="button"
              className="plain link"
              onClick={() => void set(one.from, one.relation, one.to, false)}
            >
              {t("relation.not")}
            </button>
          </li>
        ))}
      </ul>
      <Relate beside={beside} onSay={(relation, to, why) => set(table.id, relation, to, true, why)} />
    </section>
  );
}

function Relate({
  beside,
  onSay,
}: {
  beside: readonly { readonly id: string; readonly title: string }[];
  onSay: (relation: Relation, to: string, why: string) => Promise<boolean>;
}) {
  const [relation, setRelation] = useState<Relation>("part-of");
  const [to, setTo] = useState("");
  const [why, setWhy] = useState("");
  const submit = async () => {
    if (!(await onSay(relation, to, why))) return;
    setTo("");
    setWhy("");
  };
  return (
    <div className="ask">
      <label>
        {t("relation.this")}{" "}
        <select value={relation} onChange={(event) => setRelation(event.target.value as Relation)}>
          {relationKinds.map((one) => (
            <option key={one} value={one}>
              {t(`relation.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("relation.other")}{" "}
        <select value={to} onChange={(event) => setTo(event.target.value)}>
          <option value="" />
          {beside.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="btn" disabled={to === ""} onClick={() => void submit()}>
        {t("relation.say")}
      </button>
      <label>
        {t("why")} <input value={why} dir="auto" maxLength={4000} onChange={(event) => setWhy(event.target.value)} />
      </label>
    </div>
  );
}

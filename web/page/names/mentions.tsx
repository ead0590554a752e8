import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { MentionInWords } from "../../../src/http/contract.ts";
import { findNames, getMentions, judgeNames, undoNames } from "../../api.ts";
import { Fault } from "../../part/fault.tsx";
import { useKeys } from "../../part/keys.ts";
import { t } from "../../words.ts";
import { Mention } from "./mention.tsx";
import type { PairVerdict } from "./pair.tsx";

/** Every mention of one name with the words around it: each is judged by itself, by one key, and taken back by another. */
export function Mentions({ name }: { name: string }) {
  const client = useQueryClient();
  const found = useQuery({ queryKey: ["mentions", name], queryFn: () => getMentions(name) });
  const [current, setCurrent] = useState(0);
  const [held, setHeld] = useState<MentionInWords | null>(null);
  const [other, setOther] = useState("");
  const [said, setSaid] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const done = useRef<string[]>([]);
  const field = useRef<HTMLInputElement>(null);
  const mentions = found.data?.mentions ?? [];
  const mention = mentions[Math.min(current, mentions.length - 1)];
  const does = (act: () => Promise<string>) => {
    if (busy) return;
    setError(null);
    setBusy(true);
    act()
      .then(async (words) => {
        await client.invalidateQueries();
        setSaid(words);
      })
      .catch(setError)
      .finally(() => setBusy(false));
  };
  const beside = held && held.ref !== mention?.ref ? held : null;
  const decide = (verdict: PairVerdict, why = "") => {
    if (!mention) return;
    const to = beside?.ref ?? (other.trim() || mention.name);
    // One name with itself says nothing of one mention.
    if (verdict === "same" && to === mention.name) return field.current?.focus();
    does(async () => {
      const judged = {
        a: mention.ref,
        b: to,
        type: mention.type ?? "person",
        verdict,
        ...(why ? { why } : {}),
      } as const;
      const row = await judgeNames(judged);
      done.current.push(row.ref);
      setHeld(null);
      return `${mention.name} / ${beside?.name ?? to}: ${t(`verdict.${verdict}`)}`;
    });
  };
  const takeBack = (ref: string | undefined) => {
    if (ref === undefined) return;
    does(async () => {
      await undoNames(ref);
      done.current = done.current.filter((one) => one !== ref);
      return t("undo");
    });
  };
  const move = (by: number) => mentions.length > 0 && setCurrent((current + by + mentions.length) % mentions.length);
  useKeys({
    s: () => decide("same"),
    x: () => decide("not-same"),
    u: () => decide("unsure"),
    m: () => setHeld(held?.ref === mention?.ref ? null : (mention ?? null)),
    z: () => takeBack(done.current.at(-1)),
    n: () => move(1),
    p: () => move(-1),
  });
  return (
    <main>
      <p>
        <a href="#/names/">{t("names")}</a>
      </p>
      <h1>
        <q dir="auto">{name}</q>
      </h1>
      <p className="quiet lead">{t("mentionsNote")}</p>
      <div className="pairs" aria-busy={busy}>
        <p role="status" className="quiet said">
          <bdi>{said}</bdi>
        </p>
        <Fault error={error ?? found.error} />
        {found.isLoading && <p className="quiet">{t("loading")}</p>}
        {found.data?.of === 0 && <p>{t("noNames")}</p>}
        <OtherName field={field} value={other} onChange={setOther} />
        <ol>
          {mentions.map((one, at) => (
            <Mention
              key={one.ref}
              mention={one}
              isCurrent={one.ref === mention?.ref}
              isHeld={one.ref === held?.ref}
              beside={beside !== null || other.trim() !== ""}
              onChoose={() => setCurrent(at)}
              onHold={() => setHeld(one.ref === held?.ref ? null : one)}
              onDecide={decide}
              onUndo={takeBack}
            />
          ))}
        </ol>
        {found.data && mentions.length < found.data.of && (
          <p className="quiet">{t("lookedUp", { looked: mentions.length, of: found.data.of })}</p>
        )}
      </div>
    </main>
  );
}

/** The name that a mention may belong to instead; names that are known come as one types. */
function OtherName({
  field,
  value,
  onChange,
}: {
  field: React.RefObject<HTMLInputElement | null>;
  value: string;
  onChange: (value: string) => void;
}) {
  const known = useQuery({
    queryKey: ["names", value],
    queryFn: () => findNames(value),
    enabled: value.trim().length > 1,
  });
  return (
    <div className="ask">
      <label>
        {t("otherName")}
        <input
          ref={field}
          value={value}
          dir="auto"
          list="known-names"
          maxLength={1000}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        />
      </label>
      <datalist id="known-names">
        {known.data
          ?.flatMap((one) => [one.name, ...one.also])
          .map((one) => (
            <option key={one} value={one} />
          ))}
      </datalist>
    </div>
  );
}

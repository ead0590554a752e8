import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef } from "react";
import { getObject, search } from "../api.ts";
import { Fault } from "../part/fault.tsx";
import { Quote } from "../part/words.tsx";
import { go } from "../place.ts";
import { t } from "../words.ts";

/** Statements that hold the words, in any script; each opens on its place. */
export function Search({ words }: { words: string }) {
  const field = useRef<HTMLInputElement>(null);
  const hits = useQuery({ queryKey: ["search", words], queryFn: () => search(words), enabled: words !== "" });
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go({ page: "search", id: encodeURIComponent(field.current?.value ?? "") });
  };
  const open = async (object: string, ref: string) => {
    const line = (await getObject(object)).lines.find((row) => row.ref === ref)?.line;
    go({ page: "desk", id: object, at: line && "start" in line && typeof line.start === "number" ? line.start : null });
  };
  return (
    <main>
      <h1>{t("search")}</h1>
      <search>
        <form onSubmit={submit}>
          <input
            ref={field}
            type="search"
            defaultValue={words}
            placeholder={t("searchHint")}
            aria-label={t("search")}
            dir="auto"
          />
        </form>
      </search>
      <Fault error={hits.error} />
      {hits.data?.length === 0 && <p className="quiet">{t("noHits")}</p>}
      <ul className="hits">
        {hits.data?.map((hit) => (
          <li key={hit.ref}>
            <button type="button" className="words" onClick={() => void open(hit.object, hit.ref)}>
              <Quote text={hit.quote} />
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef } from "react";
import { search } from "../api.ts";
import { Fault } from "../part/fault.tsx";
import { Quote } from "../part/words.tsx";
import { go } from "../place.ts";
import { t } from "../words.ts";
import { FoundNameView } from "./names/found-name.tsx";

/** People and places under every spelling, then statements that hold the words, in any script; each opens on its place. */
export function Search({ words }: { words: string }) {
  const field = useRef<HTMLInputElement>(null);
  const found = useQuery({ queryKey: ["search", words], queryFn: () => search(words), enabled: words !== "" });
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go({ page: "search", id: encodeURIComponent(field.current?.value ?? "") });
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
      <Fault error={found.error} />
      {found.isLoading && <p className="quiet">{t("loading")}</p>}
      {found.data && found.data.names.length + found.data.words.length === 0 && <p className="quiet">{t("noHits")}</p>}
      {found.data && found.data.names.length > 0 && (
        <section aria-label={t("names")}>
          <h2>{t("names")}</h2>
          <ul className="founds">
            {found.data.names.map((one) => (
              <FoundNameView key={`${one.name}-${one.type}`} found={one} most={4} />
            ))}
          </ul>
        </section>
      )}
      {found.data && found.data.words.length > 0 && (
        <section aria-label={t("inWords")}>
          <h2>{t("inWords")}</h2>
          <ul className="hits">
            {found.data.words.map((hit) => (
              <li key={hit.ref}>
                <a href={`#/desk/${hit.object}@${hit.start}`}>
                  <bdi className="who">{hit.teller}</bdi>
                  <Quote text={hit.quote} marks={hit.marks} language={hit.language} around={90} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

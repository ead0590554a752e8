import type { AccountWords } from "../../../src/incident/index.ts";
import { Quote } from "../../part/words.tsx";
import { t } from "../../words.ts";

/** Exact words with whose they are and when, and the way to their place in the original. */
export function Told({ words }: { words: AccountWords | null }) {
  if (words === null) return <span className="quiet">{t("fact.nothing")}</span>;
  return (
    <span className={words.suggested ? "saying sugg" : "saying"}>
      <a className="plain link" href={`#/desk/${words.object}@${words.start}`}>
        <bdi>{words.source}</bdi>
        {words.told && (
          <>
            {" "}
            <time dir="ltr">{words.told}</time>
          </>
        )}
      </a>{" "}
      <Quote text={words.quote} marks={words.marks} around={90} />
      {words.suggested && <span className="quiet"> · {t("suggested")}</span>}
    </span>
  );
}

/** A heading with a note; nothing where there is nothing below it. */
export function Section({
  title,
  note,
  children,
}: {
  title: string;
  note: string;
  children: readonly React.ReactNode[];
}) {
  if (children.length === 0) return null;
  return (
    <section className="facts">
      <h2>{title}</h2>
      <p className="quiet">{note}</p>
      <ul>{children}</ul>
    </section>
  );
}

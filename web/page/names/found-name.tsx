import type { FoundName } from "../../../src/http/contract.ts";
import { Quote } from "../../part/words.tsx";
import { t } from "../../words.ts";
import { mentionsOf } from "./mentions-link.ts";

/** A name that was found, what was judged to be the same, and the words where each stands. */
export function FoundNameView({ found, most }: { found: FoundName; most: number }) {
  return (
    <li className="found">
      <p>
        <q className="name" dir="auto">
          {found.name}
        </q>{" "}
        {found.type && <span className="pill">{t(`type.${found.type}`)}</span>}{" "}
        <span className="quiet">{t("inAccounts", { n: found.accounts })}</span>{" "}
        <a className="each" href={mentionsOf(found.name)} aria-label={`${t("eachMention")}: ${found.name}`}>
          {t("eachMention")}
        </a>
      </p>
      <Written title={t("alsoWritten")} names={found.spellings} />
      <Written title={t("judgedSame")} names={found.also} />
      <ul>
        {found.places.slice(0, most).map((place) => (
          <li key={place.ref}>
            <a href={`#/desk/${place.object}${place.start === null ? "" : `@${place.start}`}`}>
              <bdi className="who">{place.teller}</bdi>{" "}
              {place.quote === "" ? (
                <span className="quiet">{t("tellsIt")}</span>
              ) : (
                <Quote text={place.quote} marks={place.marks} language={place.language} around={60} />
              )}
            </a>
          </li>
        ))}
      </ul>
    </li>
  );
}

function Written({ title, names }: { title: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p className="quiet">
      {title}{" "}
      {names.map((name, at) => (
        <span key={name}>
          {at > 0 && ", "}
          <q dir="auto">{name}</q>
        </span>
      ))}
    </p>
  );
}

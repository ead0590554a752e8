import type {
  AccountWords,
  Denial,
  Drift,
  IncidentTable,
  RelayChange,
  WordingProfile,
} from "../../../src/incident/index.ts";
import { t } from "../../words.ts";
import { Section, Told } from "./telling.tsx";

/** What became of words, what relays changed, what is denied, and the wording of accounts that a person has read for it. */
export function WordingFacts({ table }: { table: IncidentTable }) {
  const name = (account: string) => table.columns.find((column) => column.account === account)?.source ?? "";
  return (
    <>
      <Section title={t("fact.drift")} note={t("fact.drift.note")}>
        {table.drifts.map((drift) => (
          <DriftItem key={`${drift.what} ${placeOf(drift.before)} ${placeOf(drift.after)}`} drift={drift} />
        ))}
      </Section>
      <Section title={t("fact.relay")} note={t("fact.ifSame")}>
        {table.relayChanges.map((change) => (
          <RelayItem key={`${change.rule} ${placeOf(change.said)} ${placeOf(change.relayed)}`} change={change} />
        ))}
      </Section>
      <Section title={t("fact.denials")} note={t("fact.denials.note")}>
        {table.denials.map((denial) => (
          <DenialItem key={`${denial.words.line}-${denial.words.start}`} denial={denial} />
        ))}
      </Section>
      <Section title={t("wording")} note={t("fact.wording.note")}>
        {table.wording.map((profile) => (
          <ProfileItem key={profile.account} profile={profile} source={name(profile.account)} />
        ))}
      </Section>
    </>
  );
}

function DriftItem({ drift }: { drift: Drift }) {
  return (
    <li>
      <b>{t(`drift.${drift.what}`)}</b>
      {drift.between !== "versions" && <span className="quiet"> · {t(`drift.${drift.between}`)}</span>}
      <div>
        <Told words={drift.before} /> → <Told words={drift.after} />
      </div>
    </li>
  );
}

function RelayItem({ change }: { change: RelayChange }) {
  return (
    <li>
      <b>
        <bdi>{change.speaker}</bdi>
      </b>
      <span className="quiet">
        {" "}
        · {t("rule")}: <bdi>{change.rule}</bdi>
      </span>
      <div>
        <Told words={change.said} /> → <Told words={change.relayed} />
      </div>
    </li>
  );
}

function DenialItem({ denial }: { denial: Denial }) {
  return (
    <li>
      <b>
        <bdi>{denial.by}</bdi>
      </b>{" "}
      <Told words={denial.words} />
      <Listed title={t("fact.against")} words={denial.against} />
      <Listed title={t("fact.leaves")} words={denial.leaves} />
    </li>
  );
}

function ProfileItem({ profile, source }: { profile: WordingProfile; source: string }) {
  const { doers, voices } = profile;
  const used = (words: WordingProfile["eventWords"]) =>
    words.map(({ word, family, times }) => (
      <span key={word}>
        <bdi>“{word}”</bdi> {times}× <span className="quiet">{family}</span>{" "}
      </span>
    ));
  return (
    <li>
      <b>
        <bdi>{source}</bdi>
      </b>{" "}
      {used(profile.eventWords)}
      {used(profile.labels)}
      <p>
        {t("fact.voices", { active: voices.active, passive: voices.passive, nominal: voices.nominal })}
        {profile.unjudged > 0 && <span className="quiet"> · {t("fact.unjudged", { n: profile.unjudged })}</span>}
      </p>
      <Listed title={t("fact.named", { n: doers.named.length })} words={doers.named} />
      <Listed title={t("fact.byRole", { n: doers.role.length })} words={doers.role} />
      <Listed title={t("fact.hidden", { n: doers.hidden.length })} words={doers.hidden} />
      <Listed title={t("fact.quoted")} words={profile.quoted.map(({ first }) => first)} />
      <Listed title={t("fact.beside")} words={profile.putBeside} />
    </li>
  );
}

function placeOf(words: AccountWords | null): string {
  return words === null ? "" : `${words.line} ${words.start} ${words.marks[0]?.start ?? ""}`;
}

/** Sentences behind a heading that opens. */
function Listed({ title, words }: { title: string; words: Denial["leaves"] }) {
  if (words.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {words.map((one) => (
          <li key={placeOf(one)}>
            <Told words={one} />
          </li>
        ))}
      </ul>
    </details>
  );
}

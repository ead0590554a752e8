import { Dialog } from "radix-ui";
import { type FormEvent, useState } from "react";
import type { LineRow, ObjectView } from "../../src/http/contract.ts";
import { judge, makeClaim } from "../api.ts";
import { type MessageId, t } from "../words.ts";
import { kindWords } from "./kind-words.ts";

/** Words that a person selected, in code points of the text. */
export interface Selection {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const kinds = ["deed", "figure", "gap", "date", "mention", "frame", "statement", "telling"] as const;
const deeds =
  "killing death-in-custody massacre beating torture sexual-violence wounding degrading-treatment arrest detention disappearance abduction shooting bombing arson looting destruction displacement forced-relocation forced-labour denial-of-aid threat surveillance failure-to-protect obstruction mob-attack use-of-force".split(
    " ",
  );

interface HandClaimProps {
  readonly view: ObjectView;
  readonly selection: Selection;
  /** A suggestion about these very words: it is rejected in favour of what is made. */
  readonly amends: LineRow | null;
  readonly onClose: () => void;
  readonly onDone: (work: Promise<unknown>) => Promise<void>;
}

/** One key from selected words to a claim, in every script, with reading switched off. */
export function HandClaim({ view, selection, amends, onClose, onDone }: HandClaimProps) {
  const [what, setWhat] = useState<(typeof kinds)[number]>("deed");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const speaker = text("speaker");
    const claim = {
      object: view.object.object,
      start: selection.start,
      end: selection.end,
      made: madeOf(what, text, selection),
      ...(speaker ? { speakers: [{ name: speaker }] } : {}),
      ...(text("why") ? { why: text("why") } : {}),
    };
    const work = makeClaim(claim).then(() =>
      amends ? judge([{ ref: amends.ref, verdict: "reject", why: text("why") || "amended by hand" }]) : null,
    );
    void onDone(work).then(onClose);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="veil" />
        <Dialog.Content className="dialog" aria-describedby={undefined}>
          <Dialog.Title>{t("makeClaim")}</Dialog.Title>
          <q dir="auto">{selection.text}</q>
          <form onSubmit={submit}>
            <label>
              {t("what")}{" "}
              <select value={what} onChange={(event) => setWhat(event.target.value as (typeof kinds)[number])}>
                {kinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(kind as MessageId)}
                  </option>
                ))}
              </select>
            </label>
            <Fields what={what} />
            <label>
              {t("speaker")} <input name="speaker" dir="auto" />
            </label>
            <label>
              {t("why")} <input name="why" dir="auto" />
            </label>
            <div className="row">
              <button type="button" className="btn" onClick={onClose}>
                {t("cancel")}
              </button>
              <button type="submit" className="btn go">
                {t("make")}
              </button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Fields({ what }: { what: (typeof kinds)[number] }) {
  if (what === "deed") {
    return (
      <>
        <label>
          {t("kind")}{" "}
          <select name="deed">
            {deeds.map((deed) => (
              <option key={deed} value={deed}>
                {kindWords(deed)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t("doer")} <input name="doer" dir="auto" />
        </label>
        <label>
          {t("doneTo")} <input name="doneTo" dir="auto" />
        </label>
      </>
    );
  }
  if (what === "figure") {
    return (
      <>
        <label>
          {t("from")} <input name="min" inputMode="numeric" pattern="[0-9]*" />
        </label>
        <label>
          {t("to")} <input name="max" inputMode="numeric" pattern="[0-9]*" />
        </label>
        <label className="check">
          <input type="checkbox" name="convention" value="yes" /> {t("byConvention")}
        </label>
        <label>
          {t("kind")} <input name="of" defaultValue="killed" />
        </label>
      </>
    );
  }
  if (what === "gap")
    return (
      <label>
        {t("kind")} <input name="missing" defaultValue="detention-record" required />
      </label>
    );
  if (what === "date")
    return (
      <label>
        EDTF <input name="edtf" placeholder="2031-03-12" required />
      </label>
    );
  if (what === "frame")
    return (
      <label>
        {t("kind")}{" "}
        <select name="family">
          <option value="event-name/one-sided violence">one-sided violence</option>
          <option value="event-name/mutual">mutual</option>
          <option value="event-name/disorder">disorder</option>
          <option value="event-name/neutral">neutral</option>
        </select>
      </label>
    );
  if (what === "mention")
    return (
      <label>
        {t("kind")}{" "}
        <select name="type">
          {(["person", "place", "organisation", "group"] as const).map((type) => (
            <option key={type} value={type}>
              {t(`type.${type}`)}
            </option>
          ))}
        </select>
      </label>
    );
  return null;
}

function madeOf(
  what: (typeof kinds)[number],
  text: (name: string) => string,
  selection: Selection,
): Record<string, unknown> {
  const number = (name: string) => (text(name) === "" ? null : Number(text(name)));
  switch (what) {
    case "deed":
      return {
        what,
        deed: text("deed"),
        ...(text("doer") ? { doer: text("doer") } : {}),
        ...(text("doneTo") ? { doneTo: [{ text: text("doneTo") }] } : {}),
      };
    case "figure":
      return {
        what,
        min: number("min"),
        max: number("max"),
        ...(text("convention")
          ? { convention: (["min", "max"] as const).filter((side) => number(side) !== null) }
          : {}),
        of: text("of"),
        unit: "persons",
      };
    case "gap":
      return { what, missing: text("missing") };
    case "date":
      return { what, edtf: text("edtf") };
    case "frame":
      return { what, family: text("family") };
    case "mention":
      return { what, type: text("type") };
    case "telling":
      return { what, author: text("speaker") || selection.text };
    default:
      return { what };
  }
}

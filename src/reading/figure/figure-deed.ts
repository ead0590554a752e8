import type { Claim, Figure } from "../result.ts";

const countedBy: Readonly<Record<string, string>> = {
  killing: "killed",
  massacre: "killed",
  "death-in-custody": "killed",
  wounding: "wounded",
  arrest: "detained",
  detention: "detained",
  displacement: "displaced",
  "forced-relocation": "displaced",
  disappearance: "missing",
  "sexual-violence": "assaulted",
};
const brokenBy: ReadonlySet<string> = new Set(["arson", "destruction", "looting"]);

/**
 * What a figure counts where no word beside it says so: what was done to those that it counts. Things that were burnt, looted or
 * pulled down count as destroyed. Linear in the claims.
 */
export function countedByDeeds(figures: readonly Figure[], claims: readonly Claim[]): Figure[] {
  const kinds = new Map<string, string>();
  for (const claim of claims) {
    if (claim.claim !== "deed") continue;
    for (const id of claim.figures) if (!kinds.has(id)) kinds.set(id, claim.deed);
  }
  return figures.map((figure) => counted(figure, kinds.get(figure.id)));
}

/** The same for English, where a deed takes as its own only figures that count what it does: those within the words for whom it was done to. Linear but for the claims of one place. */
export function countedByPatients(figures: readonly Figure[], claims: readonly Claim[]): Figure[] {
  const patients = claims
    .flatMap((claim) =>
      claim.claim === "deed" ? claim.doneTo.map(({ start, end }) => ({ start, end, deed: claim.deed })) : [],
    )
    .sort((a, b) => a.start - b.start);
  let next = 0;
  return figures.map((figure) => {
    while (next < patients.length && patients[next]!.end <= figure.start) next++;
    const within = patients[next];
    return counted(figure, within && within.start <= figure.end && within.end > figure.start ? within.deed : undefined);
  });
}

function counted(figure: Figure, kind: string | undefined): Figure {
  if (kind === undefined || /^(?:percent|minutes|hours|days|weeks|months|years|money)/.test(figure.unit)) return figure;
  const of = brokenBy.has(kind) ? (figure.unit === "persons" ? null : "destroyed") : (countedBy[kind] ?? null);
  // "Seven prisoners died": who they are gives way to what befell them.
  const gives =
    figure.of === null || (/^(?:detained|forces)$/.test(figure.of) && (of === "killed" || of === "wounded"));
  return of === null || !gives ? figure : { ...figure, of };
}

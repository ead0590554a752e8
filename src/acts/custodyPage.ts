import type { Json } from "../bytes/json.ts";
import { shown } from "../bytes/shown.ts";
import type { Between, OutsideProof } from "../check/index.ts";
import type { Custody, CustodyEvent } from "./custody.ts";

/** How the page is made. */
export interface CustodyPageOptions {
  /** Leaves out whatever is sealed in the archive: names, places, from whom it came. */
  readonly redact: boolean;
  /** `sha256-…` of `custodyStyle` in base64, for the page's own policy. */
  readonly styleDigest: string;
}

/** The page's whole style: one A4 sheet after another, readable without colour. */
export const custodyStyle = `@page{size:A4;margin:20mm 18mm}
body{font:10.5pt/1.45 Georgia,"Noto Serif","Noto Naskh Arabic","Noto Nastaliq Urdu","Noto Serif Devanagari",serif;color:#000;background:#fff;max-width:174mm;margin:10mm auto}
@media print{body{margin:0;max-width:none}}
h1{font-size:18pt;margin:0 0 2mm}h2{font-size:13pt;margin:8mm 0 2mm;border-bottom:.5pt solid #000;break-after:avoid}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:1.2mm 2mm 1.2mm 0;border-bottom:.25pt solid #999}
th{font-weight:600;width:38mm}tr,li,.sign{break-inside:avoid}thead th{width:auto}thead{display:table-header-group}
code{font:9pt/1.4 "DejaVu Sans Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}bdi{unicode-bidi:isolate;overflow-wrap:anywhere}
.notice{border:1pt solid #000;padding:2mm 3mm;margin:3mm 0}.quiet{color:#444}.sign{margin-top:12mm;display:flex;gap:12mm}.sign div{flex:1;border-top:.5pt solid #000;padding-top:1mm}
`;

/**
 * The chain of custody of an object as one self-contained page that prints on A4: no script, nothing fetched, no word of the
 * testimony itself and no key. Whatever came from outside stands isolated from the direction of the text around it.
 */
export function custodyPage(custody: Custody, options: CustodyPageOptions): string {
  const policy = `default-src 'none'; style-src '${options.styleDigest}'; base-uri 'none'; form-action 'none'`;
  const parts = [
    head(custody, options),
    theObject(custody, options),
    howItCame(custody, options),
    whatIsAllowed(custody, options),
    whatWasDone(custody),
    whatIsProved(custody),
    checkYourself(custody),
  ];
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>Chain of custody of ${custody.object.object.slice(0, 16)}</title>
<style>${custodyStyle}</style>
</head>
<body>
${parts.join("\n")}
</body>
</html>
`;
}

function head({ archive, object, drawnUp, tool }: Custody, { redact }: CustodyPageOptions): string {
  const sealed = object.unit !== null;
  const notice = redact
    ? "What is sealed in the archive was left out of this page."
    : sealed
      ? "This object is sealed in the archive, and this page tells what is sealed about it: hand it only to those who may know."
      : "";
  return `<h1>Chain of custody</h1>
<p>Object ${code(object.object)}<br>Archive ${code(archive)}<br>Drawn up ${time(drawnUp)} with ${text(tool)}</p>
${notice === "" ? "" : `<p class="notice">${notice}</p>`}`;
}

function theObject({ object, source, keeping, bytes }: Custody, { redact }: CustodyPageOptions): string {
  const kept = redact ? {} : members(keeping);
  const hides = redact && object.unit !== null;
  const name = hides ? null : (kept.name ?? object.name);
  const rows = [
    row("Original file name", name === "" ? null : name),
    row("Name as bytes (base64)", kept.nameBytes),
    row("Path as it was given", kept.path),
    row("Last changed, says its file system", kept.modified),
    row("Size as it came", object.size === 0 || hides ? null : `${object.size} bytes`),
    row("SHA-256 as it came", hides || object.sha256 === "" ? null : object.sha256, true),
    row("Size as it is stored", `${bytes.storedSize} bytes`),
    row("SHA-256 as it is stored", object.object, true),
    row("Kept", object.unit === null ? "open" : "sealed: the stored bytes are ciphertext"),
    row("Source", hides ? null : (source?.name ?? null)),
    row("Kind of source", hides ? null : (source?.kind ?? null)),
    row("Published", hides ? null : object.published),
    row("Language", hides ? null : object.language),
    row("Later version of", object.versionOf, true),
    row("Kept with", kept.tool),
    row("Notes", kept.notes),
  ];
  return `<h2>The object</h2>\n<table>${rows.join("")}</table>`;
}

function howItCame({ keeping, object }: Custody, { redact }: CustodyPageOptions): string {
  if (redact || keeping === null) {
    const why = redact ? "left out of this page" : "withheld: its key is not here";
    return `<h2>How it came</h2>\n<p>What the keeper wrote down is ${why}.</p>`;
  }
  const kept = members(keeping);
  const rows = (["collected", "received"] as const).flatMap((way) => {
    const told = members(kept[way] ?? null);
    const word = way === "collected" ? "Collected" : "Received";
    return (["when", "how", "where", "from", "by"] as const).map((field) => row(`${word}: ${field}`, told[field]));
  });
  return `<h2>How it came</h2>
<p class="quiet">In the keeper’s own words, entered with the object by key ${code(object.by)}. What is not told was not written down.</p>
<table>${rows.join("")}</table>`;
}

function whatIsAllowed({ consents, object }: Custody, { redact }: CustodyPageOptions): string {
  const heading = "<h2>What is allowed</h2>";
  if (object.unit === null && consents.length === 0)
    return `${heading}\n<p>It was public already, and is kept open for everybody.</p>`;
  if (redact) return `${heading}\n<p>What its source allows is left out of this page.</p>`;
  const rows = consents.map(({ subject, allow, how, by, time: at }) => {
    const what = allow.length === 0 ? "archive only" : allow.map((one) => one.replace("=", " until ")).join(", ");
    const given = how === "" ? "" : `<br>${text(how)}`;
    return `<tr><th scope="row">${subject === "" ? "Its source" : text(subject)}</th><td>${text(what)}${given}<br><span class="quiet">written down ${time(at)} by key ${code(by)}</span></td></tr>`;
  });
  if (!consents.some(({ subject }) => subject === ""))
    rows.unshift('<tr><th scope="row">Its source</th><td>nothing is written down: archive only</td></tr>');
  return `${heading}\n<table>${rows.join("")}</table>`;
}

function whatWasDone({ events }: Custody): string {
  const rows = events.map(event).join("\n");
  return `<h2>What was done to it</h2>
<table><thead><tr><th>Entry</th><th>What</th><th>Claimed</th><th>Proved from outside</th></tr></thead>
<tbody>
${rows}
</tbody></table>
<p class="quiet">“Claimed” is what the clock of the keyholder’s device said. “Proved” is between what the entry came into the log, as somebody outside vouches.</p>`;
}

function event({ act, times, disputed, stands }: CustodyEvent): string {
  const loose = stands ? "" : "<br><b>It does NOT stand in the log as it was signed.</b>";
  const mark = `${loose}${disputed === null ? "" : `<br><b>Disputed</b>: ${whyDisputed[disputed]}`}`;
  return `<tr><td>${act.index}<br><span class="quiet">log ${code(act.log.slice(0, 8))}</span></td>
<td>${whatOf(act.kind)}<br><span class="quiet">by key ${code(act.by || "withheld")}, act ${code(act.ref.slice(0, 16))}</span>${mark}</td>
<td>${act.time === "" ? "withheld" : time(act.time)}</td><td>${between(times)}</td></tr>`;
}

const whyDisputed = {
  revoked: "the key was revoked later, as not trusted any more at this place",
  closed: "its log was closed before this place",
} as const;

const kinds: Readonly<Record<string, string>> = {
  keep: "kept as it came",
  read: "read by a program; its suggestions are kept apart from it",
  claim: "a person made a claim of its words",
  judge: "a person judged a suggestion",
  undo: "a judgement was taken back",
  gather: "put beside other accounts of one incident",
  ungather: "taken from an incident",
  "read-for": "marked as read for a question",
  withdraw: "its source withdrew",
};

function whatOf(kind: string): string {
  return text(kinds[kind] ?? `an act of kind “${kind}”`);
}

function between({ after, before, heldBy }: Between): string {
  const since = after === null ? "" : `after ${time(after.time)}, says ${text(after.by)}<br>`;
  const others = heldBy.slice(1).map((one) => `; also ${text(one.by)}, ${time(one.time)}`);
  const until =
    before === null ? "nobody outside dates it yet" : `before ${time(before.time)}, says ${text(before.by)}`;
  return `${since}${until}${others.join("")}`;
}

function whatIsProved({ bytes, logs, proofs }: Custody): string {
  const original = {
    true: "The bytes as they came were unsealed and hashed now: they have the SHA-256 above.",
    false: "<b>The bytes as they came do NOT have the SHA-256 above.</b>",
    null: "The bytes as they came could not be unsealed here, and were not hashed.",
  }[`${bytes.original}` as "true" | "false" | "null"];
  const items = [
    item(
      bytes.stored
        ? "The stored bytes were hashed now: they have the SHA-256 that is their name."
        : "<b>The stored bytes do NOT have the SHA-256 that is their name, or are missing.</b>",
      "that the bytes are the ones which the entry names",
      "what they mean, who made them, or when",
    ),
    item(
      original,
      "that they are the file which the keeper entered",
      "that the file was not changed before it was kept",
    ),
    ...logs.map((log) =>
      item(
        `Each entry was proved now to stand in log ${code(log.log)}, of ${log.size} entries with the root ${code(log.root)}, which the log’s key signed, unless it says otherwise beside it.`,
        "that none of them was changed, removed or put in since without changing this root",
        "that the log’s keyholder did not write all of it anew after the last time that somebody outside dates it",
      ),
    ),
    item(
      "Each group of entries is signed by the key of the keyholder whose id stands beside it.",
      "that whoever holds that key entered it",
      "who that person is, or that she was free",
    ),
    ...proofs.map(proofItem),
  ];
  return `<h2>What is proved, and what is not</h2>\n<ol>\n${items.join("\n")}\n</ol>
<p>Nothing here shows that what was told is true, who really spoke, when a picture was taken, or that nothing else was said.</p>`;
}

function proofItem(proof: OutsideProof): string {
  const who = `${proof.kind === "authority" ? "The time-stamp authority" : "The witness"} ${text(proof.by || proof.from || "unknown")}`;
  const what = `log ${code(proof.log.slice(0, 8))} up to entry ${proof.size - 1}`;
  if (proof.fault !== null)
    return `<li>${who} on ${what}: <b>not counted</b>, ${text(proof.fault)}.<br><code>${text(proof.path)}</code></li>`;
  const end = proof.notAfter === null ? "" : `; its certificate ends ${time(proof.notAfter)}`;
  const revocation = proof.revocationAt === null ? "" : `; not revoked by a list of ${time(proof.revocationAt)}`;
  return item(
    `${who} signed ${what} at ${time(proof.time)}${end}${revocation}.<br><code>${text(proof.path)}</code>`,
    "that these entries were there before that time, and that entries after it in the log came later",
    "anything about what they say; it rests on the word and the key of who signed",
  );
}

function checkYourself({ archive, object }: Custody): string {
  const path = `objects/${object.object.slice(0, 2)}/${object.object.slice(2, 4)}/${object.object}`;
  return `<h2>Check it yourself</h2>
<p>In the archive’s folder, without any program of ours: <code>sha256sum ${path}</code> must print the SHA-256 as stored. <code>python3 spec/check.py FOLDER --key ${archive}</code> checks everything
with Python and openssl; <code>docs/check-by-hand.md</code> goes step by step. The archive’s id above must have come to you on another way than with the folder.</p>
<div class="sign"><div>Name and office</div><div>Place and date</div><div>Signature</div></div>`;
}

function item(what: string, shows: string, not: string): string {
  return `<li>${what}<br><span class="quiet">It shows ${shows}. It does not show ${not}.</span></li>`;
}

/** A row of a table on such a page where something is known; nothing where it is not. */
export function row(name: string, value: Json | undefined, isCode = false): string {
  if (value === null || value === undefined || value === "") return "";
  const words = typeof value === "string" ? value : JSON.stringify(value);
  return `<tr><th scope="row">${name}</th><td>${isCode ? code(words) : text(words)}</td></tr>`;
}

/** A text from outside: escaped, its direction its own, and no mark in it turns the direction of what follows. */
export function text(words: string): string {
  return `<bdi dir="auto">${escaped(shown(words))}</bdi>`;
}

/** A hash or command, escaped. */
export function code(words: string): string {
  return `<code>${escaped(shown(words))}</code>`;
}

/** A time as people read it, in UTC. */
export function time(rfc3339: string): string {
  return `<time datetime="${escaped(rfc3339)}">${escaped(rfc3339.replace("T", " ").replace(/\.\d+Z$/, " UTC"))}</time>`;
}

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

function members(value: Json | null): Readonly<Record<string, Json>> {
  return value === null || typeof value !== "object" || Array.isArray(value) ? {} : (value as Record<string, Json>);
}

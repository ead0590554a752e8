import type { Speaker } from "../account/statement.ts";
import type { CellProof } from "./cell.ts";
import { code, custodyStyle, row, text, time } from "./custodyPage.ts";

/**
 * The words of one cell as one self-contained page that prints on A4: the words, their place in the original, the chain of mouths,
 * the hash, how they stand to others, and how to check all that by hand. `styleDigest` is of `custodyStyle`. The words themselves
 * are in it: where the object is sealed the page says so.
 */
export function cellPage(proof: CellProof, styleDigest: string): string {
  const policy = `default-src 'none'; style-src '${styleDigest}'; base-uri 'none'; form-action 'none'`;
  const parts = [
    theWords(proof),
    theMouths(proof),
    thePlace(proof),
    theStanding(proof),
    theJudgement(proof),
    byHand(proof),
  ];
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>Words of one cell: ${proof.object.object.slice(0, 16)}</title>
<style>${custodyStyle}</style>
</head>
<body>
${parts.join("\n")}
</body>
</html>
`;
}

function theWords({ incident, row: asked, words, anchor, archive, drawnUp, tool, object }: CellProof): string {
  const sealed = "This page holds words that are sealed in the archive: hand it only to those who may read them.";
  const suggested = words.suggested
    ? "Read by a program. No person has judged this reading yet; the words themselves stand as they are."
    : "";
  const notices = [object.unit === null ? "" : sealed, suggested].filter((one) => one !== "");
  return `<h1>Where these words stand</h1>
<p>Incident ${text(incident.title)}, ${text(asked.title)}<br>Archive ${code(archive)}<br>Drawn up ${time(drawnUp)} with ${text(tool)}</p>
${notices.map((one) => `<p class="notice">${one}</p>`).join("\n")}
<h2>The words</h2>
<p><span class="quiet">…${lines(anchor.prefix)}</span> <b>${lines(anchor.quote)}</b> <span class="quiet">${lines(anchor.suffix)}…</span></p>
<p class="quiet">Our category, second to the words: ${text(words.note === "" ? "none" : words.note)}</p>`;
}

/** Words of several lines, as they stand. */
function lines(words: string): string {
  return words.split(/\r?\n/).map(text).join("<br>");
}

function theMouths({ words, account, object }: CellProof): string {
  const mouths = words.speakers.map((one) => `<li>${mouth(one)}</li>`).join("\n");
  const rows = [
    row("Account of", account.source.name === "" ? "nobody named" : account.source.name),
    row("Form", account.form),
    row("Told", account.told ?? "undated"),
    row("Language", account.language),
    row("Later version of", object.versionOf, true),
  ];
  return `<h2>Through whom they reached us</h2>
<ol>${mouths}</ol>
<table>${rows.join("")}</table>`;
}

function mouth({ name, resolvedTo, how, stance, basis }: Speaker): string {
  const knows = basis === "unknown" ? "" : `, ${basis} it`;
  return `${text(name)}${resolvedTo === null ? "" : ` = ${text(resolvedTo)}`}: ${how}, ${stance}${knows}`;
}

function thePlace({ object, anchor, line }: CellProof): string {
  const rows = [
    row("Object, SHA-256 as stored", object.object, true),
    row("SHA-256 as it came", object.sha256, true),
    row("File name as it came", object.name),
    row("Kept", `${object.time} by key ${object.by}`),
    row("Text made of it by", anchor.rendition),
    row("Code points", `${anchor.start} to ${anchor.end}, counted from 0`),
    row("Line", line.ref, true),
    row("Act that entered it", line.act, true),
  ];
  return `<h2>Their place in the original</h2>\n<table>${rows.join("")}</table>`;
}

function theStanding({ cell, sources }: CellProof): string {
  const verdicts = cell.verdicts.map(
    ({ rule, account, words, against }) =>
      `<li>${text(words)}<br>beside ${text(sources.get(account) ?? account)}: ${text(against)}<br><span class="quiet">Rule: ${text(rule)}</span></li>`,
  );
  const list = verdicts.length === 0 ? "" : `<ul>${verdicts.join("\n")}</ul>`;
  return `<h2>How the cell stands to the others</h2>
<p><b>${cell.status.replaceAll("-", " ")}</b>, if they speak of the same matter. It does not say which is true.</p>
${list}`;
}

function theJudgement({ line }: CellProof): string {
  const items = line.judgements.map(
    ({ verdict, by, time: when, why, undone }) =>
      `<li>${verdict} by key ${code(by)}, ${time(when)}${undone ? ", taken back" : ""}${why === "" ? "" : `: ${text(why)}`}</li>`,
  );
  const made = line.made === "person" ? `Made by hand by key ${code(line.by)}.` : "Suggested by a program.";
  return `<h2>Who judged the reading</h2>\n<p>${made}</p>${items.length === 0 ? "" : `<ul>${items.join("\n")}</ul>`}`;
}

function byHand({ object, anchor, plain, archive, line }: CellProof): string {
  const path = `objects/${object.object.slice(0, 2)}/${object.object.slice(2, 4)}/${object.object}`;
  const cut = `python3 -c "print(open('${path}', encoding='utf-8-sig', newline='').read()[${anchor.start}:${anchor.end}])"`;
  const words = plain
    ? `The stored bytes are the text: <code>${cut}</code> prints the words.`
    : `The text is made of the bytes by ${text(anchor.rendition)}: <code>gawah show ${object.object.slice(0, 12)}</code> prints it; open the file as it came and look for the words.`;
  return `<h2>Check it by hand</h2>
<ol>
<li>In the archive’s folder, <code>sha256sum ${path}</code> must print ${code(object.object)}.</li>
<li>${words}</li>
<li><code>gawah prove ${line.act.slice(0, 16)}</code> gives the proof that the act stands in the log; <code>python3 spec/check.py FOLDER --key ${archive}</code> checks the whole folder with Python and openssl. The archive’s id must have come to you on another way than with the folder.</li>
</ol>
<p class="quiet">This page shows that these words stand in these bytes, and who is said to have said them. It does not show that what they say is true, nor that the speaker said so.</p>
<div class="sign"><div>Name and office</div><div>Place and date</div><div>Signature</div></div>`;
}

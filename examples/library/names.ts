import { fileURLToPath } from "node:url";
import { createNames, fold, lookalikes } from "gawah/names";
import { readWordFiles } from "gawah/words";

const tables = fileURLToPath(new URL("tables", import.meta.resolve("gawah/names")));
const names = createNames(readWordFiles(tables));

const { verdict, score, why } = names.compare("RSF", "قوات الدعم السريع");
console.log(verdict, score, why[0]?.rule); // same 0.78 acronym of

console.log(names.score("Sarwand", "सरवंद") > names.score("Sarwand", "Bakoli")); // true

const index = names.index();
index.add("1", "Nur Halim");
index.add("2", "Sarwand Police");
console.log(index.best("سروند پولیس", 1)[0]?.id); // 2
index.remove("1");
console.log(index.size); // 1

console.log(fold("كابل").key === fold("کابل").key); // true
console.log(lookalikes("Bаko")[0]?.looksLike); // a

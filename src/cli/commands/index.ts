import type { CommandSpec } from "../command.ts";
import { actors, places } from "./actors.ts";
import { alarm } from "./alarm.ts";
import { catalog } from "./catalog.ts";
import { cell } from "./cell.ts";
import { check } from "./check.ts";
import { claim } from "./claim.ts";
import { compare } from "./compare.ts";
import { consent } from "./consent.ts";
import { custody } from "./custody.ts";
import { example } from "./example.ts";
import { expect } from "./expect.ts";
import { gather } from "./gather.ts";
import { init } from "./init.ts";
import { judge } from "./judge.ts";
import { keep } from "./keep.ts";
import { join, keys, merge } from "./keys.ts";
import { log } from "./log.ts";
import { matter } from "./matter.ts";
import { mentions } from "./mentions.ts";
import { names } from "./names.ts";
import { note } from "./note.ts";
import { prove } from "./prove.ts";
import { read } from "./read.ts";
import { relate } from "./relate.ts";
import { notSame, same, unsure } from "./same.ts";
import { search } from "./search.ts";
import { serve } from "./serve.ts";
import { show } from "./show.ts";
import { source } from "./source.ts";
import { stamp } from "./stamp.ts";
import { start } from "./start.ts";
import { status } from "./status.ts";
import { withdraw } from "./withdraw.ts";
import { witness } from "./witness.ts";

/** Every command, in the order of the work. */
export const commands: readonly CommandSpec[] = [
  start,
  init,
  keep,
  read,
  claim,
  judge,
  gather,
  compare,
  cell,
  matter,
  relate,
  expect,
  source,
  same,
  notSame,
  unsure,
  mentions,
  actors,
  places,
  names,
  note,
  show,
  search,
  log,
  custody,
  prove,
  stamp,
  witness,
  status,
  check,
  alarm,
  consent,
  withdraw,
  keys,
  join,
  merge,
  serve,
  catalog,
  example,
];

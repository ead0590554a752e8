import type { Json } from "../bytes/json.ts";
import type { NewKeyholder, RevokedKeyholder } from "./archive.ts";
import { ArchiveError } from "./error.ts";
import { idOfKey, keyChangeBody, keyChangeText } from "./governance.ts";
import { originOf } from "./layout.ts";
import type { Ports } from "./ports.ts";

/** The body of the act that changes keys in `log`, signed with the archive's recovery seed. Throws `bad-input` for another archive's. */
export function signKeyChange(
  { crypto }: Pick<Ports, "crypto">,
  archive: string,
  log: string,
  recoverySeed: Uint8Array,
  change: NewKeyholder | RevokedKeyholder,
): Json {
  if (idOfKey(crypto, crypto.ed25519Public(recoverySeed)) !== archive)
    throw new ArchiveError("bad-input", "this recovery sheet belongs to another archive");
  const isElsewhere = change.action === "revoke" && change.log !== undefined && change.log !== log;
  const origin = isElsewhere ? originOf(change.log!) : null;
  const whole =
    change.action === "add"
      ? { ...change, size: null, origin }
      : { action: change.action, key: change.key, size: change.size, recipient: null, origin };
  return keyChangeBody({
    ...whole,
    signature: crypto.ed25519Sign(recoverySeed, keyChangeText(originOf(log), whole)),
  });
}

import { homedir } from "node:os";
import { join } from "node:path";

/** The folder of a person's settings and keys: `GAWAH_CONFIG`, else the platform's own place. */
export function configFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.GAWAH_CONFIG) return environment.GAWAH_CONFIG;
  if (process.platform === "win32") return join(environment.APPDATA ?? join(homedir(), "AppData", "Roaming"), "gawah");
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support", "gawah");
  return join(environment.XDG_CONFIG_HOME ?? join(homedir(), ".config"), "gawah");
}

/** Where a device keeps what belongs to one archive: its keys, and its state folder inside. */
export function deviceFolder(config: string, archive: string): string {
  return join(config, "archives", archive);
}

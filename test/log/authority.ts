import { execFileSync, spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether this machine has an openssl to play the authority. */
export const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

/** A made-up timestamp authority: `openssl ts` with a root and signing certificates of several kinds, in a temporary folder. */
export interface Authority {
  readonly folder: string;
  certificate(name: string): Uint8Array;
  /** A reply to a DER request by the signer of this name. */
  reply(request: Uint8Array, signer?: string): Uint8Array;
  /** The root's revocation list (PEM), with these signers revoked for a lost key. */
  revocationList(revoked: readonly string[]): Uint8Array;
  /** What `openssl ts -verify` says of a reply over data. */
  opensslAgrees(reply: Uint8Array, data: Uint8Array, root?: string): boolean;
}

/** Makes the authority: signers `ec`, `rsa`, `longer` (ten years instead of one), and the unfit `web` (wrong purpose); roots `root` and `other`. */
export function makeAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), "gawah-authority-"));
  writeFileSync(join(folder, "ca.cnf"), configuration(folder));
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  for (const name of ["root", "other"]) {
    openssl(
      ..."req -x509 -newkey rsa:2048 -nodes -days 3650 -config ca.cnf -extensions root".split(" "),
      "-keyout",
      `${name}.key`,
      "-out",
      `${name}.pem`,
    );
  }
  openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "ec.key");
  openssl("genrsa", "-out", "rsa.key", "2048");
  openssl("genrsa", "-out", "web.key", "2048");
  openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "longer.key");
  for (const [name, extensions] of [
    ["ec", "tsa"],
    ["rsa", "tsa"],
    ["longer", "tsa"],
    ["web", "web"],
  ] as const) {
    openssl(
      "req",
      "-new",
      "-key",
      `${name}.key`,
      "-subj",
      `/CN=Made-up ${name}`,
      "-out",
      `${name}.csr`,
      "-config",
      "ca.cnf",
    );
    openssl(
      "x509",
      "-req",
      "-in",
      `${name}.csr`,
      "-CA",
      "root.pem",
      "-CAkey",
      "root.key",
      "-CAcreateserial",
      "-days",
      name === "longer" ? "3649" : "365",
      "-extfile",
      "ca.cnf",
      "-extensions",
      extensions,
      "-out",
      `${name}.pem`,
    );
  }
  return {
    folder,
    certificate: (name) => new Uint8Array(new X509Certificate(readFileSync(join(folder, `${name}.pem`))).raw),
    reply(request, signer = "ec") {
      writeFileSync(join(folder, "asked.tsq"), request);
      openssl(
        "ts",
        "-reply",
        "-config",
        "ca.cnf",
        "-section",
        "tsa_config",
        "-queryfile",
        "asked.tsq",
        "-inkey",
        `${signer}.key`,
        "-signer",
        `${signer}.pem`,
        "-out",
        "reply.tsr",
      );
      return new Uint8Array(readFileSync(join(folder, "reply.tsr")));
    },
    revocationList(revoked) {
      writeFileSync(join(folder, "index.txt"), "");
      writeFileSync(join(folder, "crlnumber"), "01\n");
      const ca = ["ca", "-config", "ca.cnf", "-name", "ca", "-keyfile", "root.key", "-cert", "root.pem"];
      for (const name of revoked) openssl(...ca, "-revoke", `${name}.pem`, "-crl_reason", "keyCompromise");
      openssl(...ca, "-gencrl", "-crldays", "30", "-out", "list.crl");
      return new Uint8Array(readFileSync(join(folder, "list.crl")));
    },
    opensslAgrees(reply, data, root = "root") {
      writeFileSync(join(folder, "judged.tsr"), reply);
      writeFileSync(join(folder, "judged"), data);
      return (
        spawnSync("openssl", ["ts", "-verify", "-in", "judged.tsr", "-data", "judged", "-CAfile", `${root}.pem`], {
          cwd: folder,
        }).status === 0
      );
    },
  };
}

function configuration(folder: string): string {
  return `[req]
distinguished_name=dn
prompt=no
[dn]
CN=Made-up root
[root]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
[tsa]
basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping
subjectKeyIdentifier=hash
[web]
basicConstraints=CA:FALSE
extendedKeyUsage=critical,serverAuth
[ca]
database=${folder}/index.txt
crlnumber=${folder}/crlnumber
default_md=sha256
[tsa_config]
serial=${folder}/serial
signer_digest=sha256
default_policy=1.2.3.4.1
digests=sha256,sha512
ess_cert_id_alg=sha256
`;
}

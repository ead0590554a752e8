export { type CheckOptions, type CheckPorts, checkArchive } from "./checkArchive.ts";
export { checkProof, type ProofVerdict } from "./checkProof.ts";
export type { CheckReport, Finding, FindingCode, LogReport, Verdict } from "./finding.ts";

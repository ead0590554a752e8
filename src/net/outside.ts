import { request as httpRequest, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";

/** One question to a server outside; asked only after a person consented, because asking shows that an archive is here. */
export interface Question {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly contentType?: string;
  readonly body?: Uint8Array;
  /** `socks5h://127.0.0.1:9050` (Tor), `http://…` or `https://…`; null for none. Names are resolved by a `socks5h` proxy. */
  readonly proxy: string | null;
  /** Milliseconds until the whole exchange is given up. */
  readonly timeout: number;
  /** Largest answer that is read, in bytes. */
  readonly limit: number;
}

/** What came back, or why nothing did. */
export type Answer =
  | { readonly ok: true; readonly status: number; readonly contentType: string; readonly body: Uint8Array }
  | {
      readonly ok: false;
      readonly code: "unreachable" | "too-large" | "timeout" | "bad-address";
      readonly message: string;
    };

/** Asks once; follows no redirect, sends no cookie and no name of the program. Never throws. */
export async function ask(question: Question): Promise<Answer> {
  const target = URL.canParse(question.url) ? new URL(question.url) : null;
  if (!target || !/^https?:$/.test(target.protocol) || target.username || target.password) {
    return failed("bad-address", `Asking "${question.url}": this is not an http or https address without a password.`);
  }
  const agent = await agentFor(target, question.proxy);
  if (agent === "bad")
    return failed("bad-address", `Asking through the proxy "${question.proxy}": it is no socks or http proxy.`);
  return await exchange(question, target, agent === null ? {} : { agent });
}

function exchange(question: Question, target: URL, options: RequestOptions): Promise<Answer> {
  const send = target.protocol === "https:" ? httpsRequest : httpRequest;
  const headers: Record<string, string> = { connection: "close" };
  if (question.contentType) headers["content-type"] = question.contentType;
  if (question.body) headers["content-length"] = String(question.body.length);
  return new Promise((resolve) => {
    const asked = send(target, { ...options, method: question.method, headers }, (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on("data", (part: Buffer) => {
        size += part.length;
        if (size > question.limit) {
          resolve(failed("too-large", `Asking "${target.host}": the answer is over ${question.limit} bytes.`));
          asked.destroy();
        } else parts.push(part);
      });
      response.on("end", () =>
        resolve({
          ok: true,
          status: response.statusCode ?? 0,
          contentType: response.headers["content-type"] ?? "",
          body: Buffer.concat(parts),
        }),
      );
      response.on("error", (error) => resolve(unreachable(target, error)));
    });
    const timer = setTimeout(() => {
      resolve(failed("timeout", `Asking "${target.host}": no whole answer within ${question.timeout / 1000} s.`));
      asked.destroy();
    }, question.timeout);
    asked.on("error", (error) => resolve(unreachable(target, error)));
    asked.on("close", () => clearTimeout(timer));
    asked.end(question.body);
  });
}

/** The kinds of proxy are loaded when one is asked for: most programs never do. */
async function agentFor(target: URL, proxy: string | null): Promise<RequestOptions["agent"] | null | "bad"> {
  if (proxy === null) return null;
  if (/^socks(4|4a|5|5h)?:\/\//.test(proxy)) return new (await import("socks-proxy-agent")).SocksProxyAgent(proxy);
  if (!/^https?:\/\//.test(proxy)) return "bad";
  if (target.protocol === "https:") return new (await import("https-proxy-agent")).HttpsProxyAgent(proxy);
  return new (await import("http-proxy-agent")).HttpProxyAgent(proxy);
}

function unreachable(target: URL, error: Error): Answer {
  const code = "code" in error ? String(error.code) : error.name;
  return failed("unreachable", `Asking "${target.host}": it cannot be reached (${code}).`);
}

function failed(code: "unreachable" | "too-large" | "timeout" | "bad-address", message: string): Answer {
  return { ok: false, code, message };
}

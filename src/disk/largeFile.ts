import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";

const pieceSize = 2 ** 20;
/** Direct writes begin and end at multiples of this, on disk and in memory: no disk has larger blocks. */
const blockSize = 4096;
const newFile = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;

/**
 * A large file that is written piece by piece past the cache of the system, where that can be done (O_DIRECT of Linux): nobody
 * reads it soon, and to find memory for its pages would cost more than to write them. Two pieces of 1 MiB take turns: one is
 * filled while the other is on its way. Durable only after a flush, like any file.
 */
export class LargeFile {
  readonly #path: string;
  readonly #pieces: Pieces;
  #handle: FileHandle;
  #isDirect: boolean;
  /** Bytes on disk or on their way, and bytes in the piece that is being filled. */
  #written = 0;
  #filled = 0;
  #turn = 0;
  #onItsWay: Promise<void> = Promise.resolve();

  private constructor(path: string, handle: FileHandle, isDirect: boolean) {
    this.#path = path;
    this.#handle = handle;
    this.#isDirect = isDirect;
    this.#pieces = idle.pop() ?? newPieces();
  }

  /** Makes a file that is not there yet. Throws what the system says. */
  static async create(path: string): Promise<LargeFile> {
    const direct = constants.O_DIRECT ?? 0;
    try {
      return new LargeFile(path, await open(path, newFile | direct, 0o666), direct !== 0);
    } catch (error) {
      if (direct === 0 || !isUnable(error)) throw error;
      return new LargeFile(path, await open(path, newFile, 0o666), false);
    }
  }

  /** Appends bytes, which the caller may change afterwards. */
  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + pieceSize - this.#filled);
      this.#pieces[this.#turn]!.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === pieceSize) await this.#send();
    }
  }

  /** Writes what is left and closes the file. */
  async finish(): Promise<void> {
    const length = this.#written + this.#filled;
    try {
      if (this.#filled > 0) await this.#send();
      await this.#onItsWay;
      if (length < this.#written) await this.#handle.truncate(length);
    } finally {
      await this.#close();
    }
  }

  /** Closes the file as it is. */
  async drop(): Promise<void> {
    await this.#onItsWay.catch(() => undefined);
    await this.#close();
  }

  /** Sends the piece that was filled on its way, once the one before is there. The last is filled up to whole blocks. */
  async #send(): Promise<void> {
    await this.#onItsWay;
    const piece = this.#pieces[this.#turn]!;
    const length = Math.ceil(this.#filled / blockSize) * blockSize;
    piece.fill(0, this.#filled, length);
    const from = this.#written;
    this.#written += length;
    this.#turn = 1 - this.#turn;
    this.#filled = 0;
    this.#onItsWay = this.#put(piece.subarray(0, length), from);
    // Told by whoever waits for it next; until then nobody may call it unhandled.
    this.#onItsWay.catch(() => undefined);
  }

  async #put(piece: Uint8Array, from: number): Promise<void> {
    for (let done = 0; done < piece.length; ) {
      try {
        done += (await this.#handle.write(piece, done, piece.length - done, from + done)).bytesWritten;
      } catch (error) {
        if (!this.#isDirect || !isUnable(error)) throw error;
        await this.#writeThroughCache();
      }
    }
  }

  async #writeThroughCache(): Promise<void> {
    await this.#handle.close();
    this.#handle = await open(this.#path, constants.O_WRONLY);
    this.#isDirect = false;
  }

  async #close(): Promise<void> {
    idle.push(this.#pieces);
    await this.#handle.close();
  }
}

type Pieces = readonly [Uint8Array, Uint8Array];

/** Pieces that no file uses now: fresh memory costs as much as the bytes that go through it. */
const idle: Pieces[] = [];

/** The types of Node leave it out. */
const wasm = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;
interface Wasm {
  readonly Memory: new (pages: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
}

/** WebAssembly's memory is the one that a program without native code gets at the start of a page. */
function newPieces(): Pieces {
  const pages = (2 * pieceSize) / 65_536;
  const { buffer } = new wasm.Memory({ initial: pages, maximum: pages });
  return [new Uint8Array(buffer, 0, pieceSize), new Uint8Array(buffer, pieceSize, pieceSize)];
}

/** Whether the file system cannot write past the cache, or not in pieces like these. */
function isUnable(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "EINVAL" || code === "ENOTSUP" || code === "EOPNOTSUPP";
}

#!/usr/bin/env python3
"""Checks a folder of the format witness-archive/1 with the Python standard library and openssl alone.

Usage: check.py DIR [--key VKEY-or-archive-id]... [--known CHECKPOINT]...
Written from spec/archive.md. Prints a JSON line a finding and a last line with the verdict. Exit code: 0 sound, 1 self-consistent only, 2 broken, 3 alarm.
"""
import base64, functools, hashlib, json, os, re, subprocess, sys, tempfile

FORMAT = "witness-archive/1"
README = "3db3a0abeec009ac44f9e9d8476d1349073fb9dbb88cb9931f2746ec9bdea217"
LEAF = re.compile(rb'\{"body":"D","format":"witness-archive/1","head":"D","private":"D","stored":"D"\}'.replace(b"D", b"[0-9a-f]{64}"))
HEAD = re.compile(r'\{"by":"[0-9a-f]{16}","kind":"[a-z][a-z0-9-]{1,63}","refs":\[(?:"[0-9a-f]{64}",?){0,256}\],"time":"[0-9]{4}(?:-[0-9]{2}){2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"\}')
HEX64, HEX32 = re.compile(r"[0-9a-f]{64}"), re.compile(r"[0-9a-f]{32}")
FOLDERS = re.compile(r"incoming|alarms|objects(/[0-9a-f]{2}){0,2}|vault(/[1-9][0-9]{0,8})?|logs(/[0-9a-f]{32}(/stamps(/(0|[1-9][0-9]*))?|/tile|(/acts|/tile/entries|/tile/[0-9])(/x[0-9]{3})*(/[0-9]{3}\.p)?)?)?")
NAMED = re.compile(r"objects/(.*/)?[0-9a-f]{64}|vault/[1-9][0-9]{0,8}/[0-9a-f]{32}\.age", re.DOTALL)
findings, used, ORDER = [], set(), ["none", "warning", "error", "alarm"]
def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()
def finding(severity, code, path, message, index=None):
    findings.append(severity)
    print(json.dumps({"severity": severity, "code": code, "path": path, "index": index, "message": message}))
error = functools.partial(finding, "error")
def need(held, *what):
    None if held else error(*what)
def is_file(full):
    return os.path.isfile(full) and os.path.realpath(full) == full
def read(root, path, most=64 << 20):
    used.add(path)
    full = os.path.join(root, path)
    return open(full, "rb").read() if is_file(full) and os.path.getsize(full) <= most else None
def names(root, path):
    full = os.path.join(root, path).rstrip("/")
    return sorted(os.listdir(full)) if os.path.isdir(full) and os.path.realpath(full) == full else []
def allowed(value, depth=0):
    """Whether the narrowed JSON has this value."""
    if isinstance(value, dict):
        return depth < 32 and all(re.fullmatch("[A-Za-z][A-Za-z0-9]*", k) and allowed(v, depth + 1) for k, v in value.items())
    if isinstance(value, list):
        return depth < 32 and all(allowed(item, depth + 1) for item in value)
    return value is None or isinstance(value, (bool, str)) or (isinstance(value, int) and 0 <= value < 2**53)
def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
def parse(data):
    """An object in canonical JSON, else None."""
    try:
        value = json.loads(data.decode("utf-8"))
        return value if isinstance(value, dict) and allowed(value) and canonical(value).encode("utf-8") == data else None
    except (ValueError, RecursionError):
        return None
def verify(key, message, signature):
    """Ed25519 by openssl."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("key", "text", "signature")]
        for path, data in zip(paths, (bytes.fromhex("302a300506032b6570032100") + key, message, signature)):
            open(path, "wb").write(data)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", paths[0], "-rawin", "-in", paths[1], "-sigfile", paths[2]]
        return subprocess.run(command, capture_output=True).returncode == 0
def b64(text):
    fits = isinstance(text, str) and re.fullmatch("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?", text)
    return data if fits and base64.b64encode(data := base64.b64decode(text)).decode() == text else b""
def vkey(text):
    """(origin, 32-byte key) of a C2SP verifier key, else None."""
    parts = text.split("+", 2) if isinstance(text, str) else []
    data = b64(parts[2]) if len(parts) == 3 else b""
    if len(data) != 33 or data[0] != 1 or sha(parts[0].encode(), b"\n", data)[:4].hex() != parts[1]:
        return None
    return (parts[0], data[1:]) if parts[0] == f"{FORMAT}/{sha(data[1:])[:16].hex()}" else None
def note(data, origin, key):
    """(size, root) of a checkpoint signed by this key, else None."""
    body, split, signatures = (text := data.decode("utf-8", "replace")).rpartition("\n\n")
    lines = body.split("\n")
    if not split or not text.endswith("\n") or re.search(r"[\x00-\x09\x0b-\x1f]", text) or len(lines) != 3 or lines[0] != origin or not re.fullmatch("0|[1-9][0-9]{0,15}", lines[1]) or len(b64(lines[2])) != 32:
        return None
    wanted, matches = sha(origin.encode(), b"\n\x01", key)[:4], [re.fullmatch(r"— ([^\s+]+) (\S+)", line) for line in signatures[:-1].split("\n")]
    if len(matches) > 32 or any(match is None or len(b64(match.group(2))) < 5 for match in matches):
        return None
    data = [b64(match.group(2)) for match in matches if match.group(1) == origin]
    return (int(lines[1]), b64(lines[2])) if any(d[:4] == wanted and verify(key, f"{body}\n".encode(), d[4:]) for d in data) else None

class Tree:
    """RFC 6962 by its right edge; gives the hashes of each level of tiles."""
    def __init__(self):
        self.size, self.edge, self.levels = 0, [], [[]]
    def append(self, hash_, height=0):
        self.size += height == 0
        if height % 8 == 0:
            self.levels += [[] for _ in range(height // 8 + 1 - len(self.levels))]
            self.levels[height // 8].append(hash_)
        if self.edge and self.edge[-1][0] == height:
            return self.append(sha(b"\x01", self.edge.pop()[1], hash_), height + 1)
        self.edge.append((height, hash_))
    def root_at(self, size):
        tree = Tree()
        [tree.append(hash_) for hash_ in self.levels[0][:size]]
        return tree.root()
    def root(self):
        hashes = [hash_ for _, hash_ in self.edge] or [sha()]
        return functools.reduce(lambda right, left: sha(b"\x01", left, right), reversed(hashes))
def number_path(number, sign=""):
    return (number_path(number // 1000, "x") + "/" if number >= 1000 else "") + "%s%03d" % (sign, number % 1000)
def bundle(data):
    entries, at = [], 0
    while at < len(data):
        entries.append(data[at + 2 : at + 2 + int.from_bytes(data[at : at + 2], "big")])
        at += 2 + int.from_bytes(data[at : at + 2], "big")
    return entries if at == len(data) else None
def place(log, kind, size, number):
    width = min(256, size - number * 256)
    return f"logs/{log}/{kind}/{number_path(number)}{'' if width == 256 else f'.p/{width}'}", width
def check_slots(log, index, line, leaf):
    """The disclosed slots of a line, proved by the leaf."""
    salts = line.get("salts", {})
    shown = [name for name in line if name not in ("salts", "sealed")]
    if set(salts) - {"body", "head", "private"} or set(shown) - set(salts) or not all(map(HEX64.fullmatch, salts.values())) or not b64(line.get("sealed", "AA==")):
        return error("malformed", None, f"act {index} of {log} is not written as the format says", index)
    for slot, salt in salts.items():
        text = canonical(line[slot]) if slot in line else ""
        need(sha(f"{FORMAT} {slot}\n".encode(), bytes.fromhex(salt), text.encode()).hex() == leaf[slot], "changed", None, f"the {slot} of act {index} of {log} is not what its leaf commits to", index)

class Log:
    def __init__(self, root, origin, key, recovery):
        self.root, self.origin, self.key, self.recovery = root, origin, key, recovery
        self.id, self.size, self.tree, self.seen, self.objects, self.stamps, self.judged = origin.rsplit("/")[-1], 0, Tree(), [], {}, [], []
        self.keyholders, self.genesis, self.closes, self.whole = {}, False, None, True
        self.begin_group()
    def begin_group(self):
        self.start, self.before, self.group, self.heads = self.tree.size, self.tree.root().hex(), Tree(), []
    def check(self):
        data = read(self.root, f"logs/{self.id}/checkpoint", 65536)
        state = note(data, self.origin, self.key) if data is not None else None
        if state is None:
            return error("bad-signature" if data is not None else "missing", f"logs/{self.id}/checkpoint", "no checkpoint signed by the log's key")
        self.size = state[0]
        for number in range((self.size + 255) // 256):
            parts = []
            for kind, split in (("acts", lambda d: d[:-1].split(b"\n") if d.endswith(b"\n") else None), ("tile/entries", bundle)):
                path, width = place(self.id, kind, self.size, number)
                data = read(self.root, path)
                part = split(data) if data else None
                need(part is not None and len(part) == width, "missing" if data is None else "malformed", path, f"{width} acts were expected here")
                parts.append(part or [])
            for i in range(min(256, self.size - number * 256)):
                try:
                    self.act(number * 256 + i, *(part[i] if i < len(part) else None for part in parts))
                except (AttributeError, KeyError, TypeError, ValueError):
                    error("malformed", None, f"act {number * 256 + i} of {self.id} has a shape of its own", number * 256 + i)
        self.tiles()
        self.whole = self.tree.root() == state[1]
        need(self.whole, "changed", f"logs/{self.id}/checkpoint", "the leaves give another root than the checkpoint signs")
        need(self.start >= self.size, "uncovered", None, f"acts from {self.start} on are covered by no commit", self.start)
        need(self.genesis, "bad-key", None, f"log {self.id} has no genesis that holds")
    def tiles(self):
        for level, hashes in enumerate(self.tree.levels):
            for number in range((len(hashes) + 255) // 256):
                path, width = place(self.id, f"tile/{level}", len(hashes), number)
                data = read(self.root, path, 8192)
                need(data == b"".join(hashes[number * 256 : number * 256 + width]), "missing" if data is None else "changed", path, "not the hashes that the leaves give")
        for kind, count in [("acts", self.size), ("tile/entries", self.size)] + [(f"tile/{i}", len(h)) for i, h in enumerate(self.tree.levels)]:
            for number in range((count + 255) // 256):
                path, width = place(self.id, kind, count, number)
                folder = f"logs/{self.id}/{kind}/{number_path(number)}.p"
                for name in names(self.root, folder):
                    if re.fullmatch("[1-9][0-9]{0,2}", name) and int(name) < width and is_file(os.path.join(self.root, folder, name)):
                        self.outgrown(kind, f"{folder}/{name}", int(name), read(self.root, path) or b"")
    def outgrown(self, kind, path, width, whole):
        entries = [len(e).to_bytes(2, "big") + e for e in bundle(whole) or []] if kind == "tile/entries" else []
        parts = [line + b"\n" for line in whole.split(b"\n")] if kind == "acts" else entries or [whole[i : i + 32] for i in range(0, len(whole), 32)]
        need(read(self.root, path) == b"".join(parts[:width]), "changed", path, "an outgrown part is not the beginning of what followed it")
    def act(self, index, line_bytes, leaf_bytes):
        self.tree.append(hash_ := sha(b"\x00", leaf_bytes or b""))
        leaf = parse(leaf_bytes) if leaf_bytes is not None and LEAF.fullmatch(leaf_bytes) else None
        line = parse(line_bytes) if line_bytes is not None and len(line_bytes) < 262144 else None
        if leaf is None or line_bytes is None or sha(line_bytes).hex() != leaf["stored"] or line is None:
            if leaf_bytes is not None and (leaf is None or line_bytes is not None):
                error("changed" if leaf is not None and sha(line_bytes).hex() != leaf["stored"] else "malformed", None, f"act {index} of {self.id} is not what its leaf commits to", index)
            return self.group.append(hash_)
        check_slots(self.id, index, line, leaf)
        head, body = line.get("head"), line.get("body")
        need("head" not in line.get("salts", {}) or HEAD.fullmatch(canonical(head)), "malformed", None, f"the head of act {index} of {self.id} is not written as the format says", index)
        kind, body = head.get("kind") if isinstance(head, dict) else None, body if isinstance(body, dict) else {}
        if kind == "commit":
            return self.commit(index, body)
        self.group.append(hash_)
        self.heads += [(index, head.get("by"))] if kind else []
        need(index > 0 or kind in ("genesis", None), "malformed", None, f"entry 0 of {self.id} is no genesis", 0)
        if kind == "genesis":
            fits = index == 0 and body.get("format") == FORMAT and vkey(body.get("logKey")) == (self.origin, self.key) and body.get("recoveryKey") == self.recovery.hex()
            self.genesis = self.genesis or fits
            need(fits, "bad-key", None, f"the genesis at {index} of {self.id} does not name the keys of archive.json", index)
        elif kind == "key":
            self.key_change(index, body)
        elif kind == "stamp":
            self.stamps.append((index, body["origin"], body["size"], [(file["name"], file["sha256"]) for file in body["files"]]))
            self.seen.append((index, body["origin"], body["size"], body["root"]))
        elif kind == "alarm":
            self.judged += [(file["name"], file["sha256"], index) for file in body["files"]]
        elif kind == "successor":
            text = "".join(f"{line}\n" for line in [f"{FORMAT} successor", body["closed"], self.origin, body["size"], body["root"], body["reason"]])
            need(index == 2 and verify(self.recovery, text.encode(), b64(body["signature"])), "bad-key", None, f"the successor at {index} of {self.id} does not hold", index)
            self.seen.append((index, body["closed"], body["size"], body["root"]))
            self.closes = index
        elif isinstance(body.get("object"), str) and HEX64.fullmatch(body["object"]):
            self.objects.setdefault(body["object"], index)
    def key_change(self, index, body):
        lines = [f"{FORMAT} key", body.get("origin", self.origin), body.get("action"), body.get("key"), body.get("recipient", "-"), body.get("size", "-")]
        held = verify(self.recovery, "".join(f"{line}\n" for line in lines).encode(), b64(body.get("signature")))
        need(held, "bad-key", None, f"the change of keys at {index} of {self.id} is not signed by the recovery key", index)
        own = held and body.get("origin", self.origin) == self.origin
        self.keyholders.update({body["key"]: float("inf") if body["action"] == "add" else body["size"]} if own else {})
    def commit(self, index, body):
        lines = [f"{FORMAT} commit"] + [body.get(name) for name in ("origin", "first", "last", "before", "covered", "key")]
        seen = [(item.get("origin"), item.get("size"), item.get("root")) for item in body.get("seen", [])]
        text = "".join(f"{line}\n" for line in lines + [" ".join(map(str, item)) for item in seen]).encode()
        wanted, key = [self.origin, self.start, index - 1, self.before, self.group.root().hex()], body.get("key")
        if lines[1:6] != wanted or index >= self.keyholders.get(key, -1) or not verify(bytes.fromhex(key), text, b64(body.get("signature"))):
            error("bad-commit", None, f"the commit at {index} of {self.id} does not hold", index)
        else:
            self.seen += [(index, *item) for item in seen]
            for at, who in self.heads:
                need(who == sha(bytes.fromhex(key))[:8].hex(), "bad-commit", None, f"act {at} of {self.id} is not by who committed it", at)
        self.begin_group()
def check_stamps(root, logs):
    for index, origin, size, files in [stamp for log in logs for stamp in log.stamps]:
        folder = next((f"logs/{log.id}/stamps/{size}" for log in logs if log.origin == origin), None)
        for path, digest in [(f"{folder}/{name}", digest) for name, digest in files if folder]:
            data = read(root, path, 1 << 20)
            need(data is not None and sha(data).hex() == digest, "missing" if data is None else "changed", path, "not the proof of time that was logged", index)
def check_folder(root, folder, unread):
    for path, full, name in [(f"{folder}/{name}".strip("/"), os.path.join(root, folder, name), name) for name in names(root, folder)]:
        if FOLDERS.fullmatch(path) and os.path.isdir(full) and not os.path.islink(full):
            check_folder(root, path, unread)
        elif NAMED.fullmatch(path) and is_file(full):
            with open(full, "rb") as file:
                digest = hashlib.file_digest(file, "sha256") if hasattr(hashlib, "file_digest") else hashlib.sha256(file.read())
            placed = path in (f"objects/{name[:2]}/{name[2:4]}/{name}", f"vault/{path[6:]}")
            need(placed and digest.hexdigest().startswith(name.split(".")[0]), "changed" if placed else "misplaced", path, "not the bytes that its name says")
        elif (path not in used or not is_file(full)) and not path.startswith(unread):
            what = ("error", "misplaced") if FOLDERS.fullmatch(path) else ("warning", "extra")
            finding(*what, path, "it belongs to nothing here, or nobody acknowledged it")
def check_files(root, logs):
    need(sha(read(root, "READ-ME-FIRST.txt") or b"").hex() == README, "changed", "READ-ME-FIRST.txt", "not the text that the format gives")
    alarms = [(name, read(root, f"alarms/{name}", 1 << 40)) for name in names(root, "alarms") if re.fullmatch("[a-z0-9][a-z0-9.]{0,99}", name)]
    alarms = {(name, sha(data).hex()) for name, data in alarms if data is not None}
    judged = {(name, digest): (log, index) for log in logs for name, digest, index in log.judged}
    for name, _ in sorted(alarms - set(judged)):
        finding("alarm", "alarm", f"alarms/{name}", "evidence of a fork stands here")
    for name, digest in sorted(set(judged) - alarms):
        error("missing", f"alarms/{name}", "evidence that an act judged", judged[name, digest][1])
    for name in names(root, "logs"):
        need(not HEX32.fullmatch(name) or name in {log.id for log in logs}, "extra", f"logs/{name}", "a log that archive.json does not name")
    check_folder(root, "", tuple(f"logs/{log.id}/" for log in logs if log.size == 0))
    for log in logs:
        for name, index in log.objects.items():
            need(is_file(os.path.join(root, f"objects/{name[:2]}/{name[2:4]}/{name}")), "missing", f"objects/{name[:2]}/{name[2:4]}/{name}", f"act {index} of {log.id} names it", index)

def compare(log, size, digest, what, index=None, short=("warning", "missing")):
    """Whether a state that was seen elsewhere is one of this log; `short` when it ends before."""
    if log is None or log.tree.size < size:
        finding(*short, None, f"{what}, which are not all here", index)
    elif not log.whole:
        error("unreadable", f"logs/{log.id}/checkpoint", f"{what}: the leaves here are not those signed, so nobody can tell", index)
    elif log.tree.root_at(size).hex() != digest:
        finding("alarm", "forked", f"logs/{log.id}/checkpoint", f"{what}, with another root", index)
def main(root, pins, known):
    data = read(root, "archive.json", 1 << 20)
    file = parse(data[:-1]) if data and data.endswith(b"\n") else None
    keys = [vkey(log.get("key")) for log in file.get("logs", [])] if file else []
    held = file and file.get("format") == FORMAT and HEX64.fullmatch(str(file.get("recoveryKey"))) and None not in keys
    if not held or [key[0] for key in keys] != sorted(log.get("origin") for log in file["logs"]):
        return error("not-an-archive" if data is None else "malformed", "archive.json", "no archive.json of this format")
    recovery = bytes.fromhex(file["recoveryKey"])
    logs = [Log(root, origin, key, recovery) for origin, key in keys]
    notes = [(log, note(data, log.origin, log.key)) for data in known for log in logs]
    for log in logs:
        log.check()
    by_origin = {log.origin: log for log in logs}
    for log in logs:
        for index, origin, size, digest in log.seen:
            short = ("error" if index == log.closes and origin in by_origin else "warning", "missing")
            compare(by_origin.get(origin), size, digest, f"act {index} of {log.id} had seen {size} acts of {origin}", index, short)
    need(len(known) <= sum(1 for _, state in notes if state), "wrong-key", None, "a known checkpoint is not of a log of this archive")
    for log, state in notes:
        if state:
            compare(log, state[0], state[1].hex(), f"log {log.id} signed {state[0]} acts", None, ("alarm", "rolled-back"))
    check_stamps(root, logs)
    check_files(root, logs)
    for pin in pins:
        need(pin in {sha(recovery)[:16].hex()} | {log["key"] for log in file["logs"]}, "wrong-key", "archive.json", "not the key that was asked for")
    return logs

if __name__ == "__main__":
    arguments, given = sys.argv[1:], {"--key": [], "--known": []}
    for flag, value in zip(arguments[1::2], arguments[2::2]):
        given[flag].append(value)
    main(os.path.realpath(arguments[0]), given["--key"], [open(path, "rb").read() for path in given["--known"]])
    verdict = {"alarm": "alarm", "error": "broken"}.get(max(["none"] + findings, key=ORDER.index), "sound" if given["--key"] else "self-consistent-only")
    print(json.dumps({"verdict": verdict, "findings": len(findings)}))
    sys.exit({"sound": 0, "self-consistent-only": 1, "broken": 2, "alarm": 3}[verdict])

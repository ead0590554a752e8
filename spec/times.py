#!/usr/bin/env python3
"""How far time-stamp authorities date the logs of an archive, by openssl alone.

Usage: times.py DIR ROOT.pem...
Checks the archive as check.py does, then verifies every token in stamps/ that a stamp act logs: over the kept checkpoint, up to
one of the roots, at the time that the token says itself. Prints a JSON line a token and a last line {"datedTo": {log: size}}.
"""
import calendar, json, os, re, subprocess, sys, time
from check import main, note, read

def token_time(path):
    """Seconds since 1970 that a token says; None when it is no token."""
    text = subprocess.run(["openssl", "ts", "-reply", "-in", path, "-text"], capture_output=True, text=True).stdout
    said = re.search(r"Time stamp: (\w+ +\d+ [\d:]+)(?:\.\d+)? (\d+) GMT", text)
    return calendar.timegm(time.strptime(" ".join(said.groups()), "%b %d %H:%M:%S %Y")) if said else None

def token_holds(path, checkpoint, root, when):
    command = ["openssl", "ts", "-verify", "-in", path, "-data", checkpoint, "-CAfile", root, "-attime", str(when)]
    chain = path[:-3] + "pem"
    more = ["-untrusted", chain] if os.path.isfile(chain) else []
    return subprocess.run(command + more, capture_output=True).returncode == 0

if __name__ == "__main__":
    archive, roots = os.path.realpath(sys.argv[1]), sys.argv[2:]
    logs, dated = main(archive, [], []) or [], {}
    for act, origin, size, files in [stamp for log in logs for stamp in log.stamps]:
        log = next((log for log in logs if log.origin == origin), None)
        folder = f"logs/{log.id}/stamps/{size}" if log else ""
        state = note(read(archive, f"{folder}/checkpoint") or b"", origin, log.key) if log else None
        for name in [name for name, _ in files if name.endswith(".tsr")] if state and state[0] == size else []:
            path, checkpoint = (os.path.join(archive, folder, one) for one in (name, "checkpoint"))
            when = token_time(path)
            holds = when is not None and any(token_holds(path, checkpoint, root, when) for root in roots)
            dated[log.id] = max(dated.get(log.id, 0), size if holds else 0)
            print(json.dumps({"log": log.id, "size": size, "token": name, "time": when, "holds": holds, "act": act}))
    print(json.dumps({"datedTo": dated}))

# SPDX-FileCopyrightText: 2026 The Plenary contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests that drive plenaryctl from the outside share.

Nothing here is taken from the C code: canonical form, sums, digests and the
merge are written again from exchange/README.md, so that two programs have to agree.
"""
import copy
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

CTL = os.environ["PLENARYCTL"]


class Machine:
    """A computer: a folder for files and a state directory of its own."""

    def __init__(self, top, name):
        self.folder = os.path.join(top, name)
        self.state = os.path.join(self.folder, "state")
        os.makedirs(self.state)

    def env(self):
        return dict(os.environ, XDG_STATE_HOME=self.state, XDG_DATA_HOME=os.path.join(self.folder, "data"),
                    HOME=self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)


class Workspace:
    def __init__(self, machine, name="work.plenary", office=None, new=True):
        self.machine = machine
        self.file = machine.path(name)
        self.now = None
        if new:
            self.run("new", "--office", office or name)

    def command(self, *args):
        now = ["--now", self.now] if self.now else []
        return [CTL, "--workspace", self.file, *now, *args]

    def call(self, *args, text=None):
        """Runs a command, whatever its status."""
        return subprocess.run(self.command(*args), input=text, capture_output=True, text=True,
                              env=self.machine.env(), cwd=self.machine.folder)

    def run(self, *args, text=None, status=0):
        done = self.call(*args, text=text)
        assert done.returncode == status, (args, done.returncode, done.stdout[-2000:], done.stderr[-2000:])
        if status != 0:
            lines = done.stderr.splitlines()
            assert len(lines) == 1 and lines[0].startswith("plenaryctl: ") and lines[0].endswith((".", ")")), done.stderr
        return done.stdout

    def refuse(self, *args, text=None, says=()):
        done = self.call(*args, text=text)
        assert done.returncode == 1, (args, done.returncode, done.stdout, done.stderr)
        assert len(done.stderr.splitlines()) == 1, done.stderr
        for word in [says] if isinstance(says, str) else says:
            assert word in done.stderr, (word, done.stderr)
        return done.stderr

    def lines(self, *args, **more):
        return [json.loads(line) for line in self.run(*args, "--json", **more).splitlines()]

    def apply(self, *edits, **more):
        return self.run("apply", text="".join(json.dumps(edit) + "\n" for edit in edits), **more).split()

    def show(self, ident):
        return self.lines("show", ident)[0]

    def digest(self):
        return self.run("digest").strip()

    def export(self, *args):
        return json.loads(self.run("export", "-", *args))

    def records(self):
        return {record["id"]: record for record in self.export()["records"]}

    def save(self, name, *args):
        path = self.machine.path(name)
        self.run("export", path, *args)
        return path

    def take(self, path, *args, status=0):
        return json.loads(self.run("import", path, "--json", *args, status=status))

    def write(self, name, content):
        path = self.machine.path(name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path


def counts(**given):
    names = ("added", "changed", "deleted", "restored", "unchanged", "conflicts", "edited_outside", "unknown")
    return {name: given.get(name, 0) for name in names}


# ---- canonical form, sums ---------------------------------------------------

ORDER = ("kind", "id", "stamp", "clock", "deleted", "fields", "stamps", "siblings")
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}


def text(value):
    return '"' + "".join(ESCAPES.get(c) or ("\\u%04x" % ord(c) if c < " " else c) for c in value) + '"'


def canonical(value):
    if isinstance(value, str):
        return text(value)
    if isinstance(value, dict):
        return "{" + ",".join(text(k) + ":" + canonical(value[k]) for k in sorted(value, key=str.encode)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    return json.dumps(value)


def line(record):
    """A record as its line without the sum."""
    parts = []
    for name in ORDER:
        if name not in record:
            continue
        if name == "siblings":
            body = ",".join(
                text(field) + ":[" + ",".join('{"value":%s,"stamp":%s}' % (canonical(v["value"]), text(v["stamp"]))
                                              for v in versions) + "]"
                for field, versions in sorted(record[name].items(), key=lambda item: item[0].encode()))
            parts.append('"siblings":{' + body + "}")
        else:
            parts.append(text(name) + ":" + canonical(record[name]))
    return "{" + ",".join(parts) + "}"


def sum_of(record):
    return hashlib.sha256(line(record).encode()).hexdigest()[:32]


def digest_of(sums):
    return hashlib.sha256("".join(item + "\n" for item in sums).encode()).hexdigest()


def snapshot(records, **head):
    """The bytes of a snapshot of these records, in the layout of Plenary."""
    lines, sums = [], []
    for record in sorted(records, key=lambda r: (r["kind"].encode(), r["id"].encode())):
        record = {k: v for k, v in record.items() if k != "sum"}
        sums.append(sum_of(record))
        lines.append(line(record)[:-1] + ',"sum":"' + sums[-1] + '"}')
    head = {"format": "plenary-snapshot", "version": 1, "exported": "2026-11-21T09:30:00.000Z",
            "replica": "abcdefgh23", "office": "Elsewhere", "offices": {"abcdefgh23": "Elsewhere"}, "scope": None, **head}
    top = json.dumps(head, separators=(",", ":"))[:-1]
    return (top + ',"records":[\n' + ",\n".join(lines) +
            '\n],"count":%d,"digest":"%s"}\n' % (len(lines), digest_of(sums))).encode()


# ---- a model of the merge ---------------------------------------------------

def versions_of(record):
    """{field: {(stamp, canonical value)}}, alive among them; an empty value is "null"."""
    stamp, stamps = record["stamp"], record.get("stamps", {})
    out = {"alive": {(stamps.get("alive", stamp), "false" if record.get("deleted") else "true")}}
    for field, value in record.get("fields", {}).items():
        out[field] = {(stamps.get(field, stamp), canonical(value))}
    for field, its in stamps.items():
        out.setdefault(field, {(its, "null")})
    for field, others in record.get("siblings", {}).items():
        out.setdefault(field, {(stamp, "null")})
        out[field] |= {(v["stamp"], canonical(v["value"])) for v in others}
    return out


def clock_of(record):
    if "clock" in record:
        return dict(record["clock"])
    time, replica = record["stamp"].rsplit("/", 1)
    return {replica: time}


def covered(stamp, clock):
    time, replica = stamp.rsplit("/", 1)
    return replica in clock and time <= clock[replica]


def merge(mine, theirs):
    """The state (versions, clock, creation stamp) of two merged records."""
    a, b, ca, cb = versions_of(mine), versions_of(theirs), clock_of(mine), clock_of(theirs)
    fields = {}
    for field in a.keys() | b.keys():
        x, y = a.get(field, set()), b.get(field, set())
        sx, sy = {s for s, _ in x}, {s for s, _ in y}
        fields[field] = ({v for v in x | y if v[0] in sx and v[0] in sy} | {v for v in x if not covered(v[0], cb)} |
                         {v for v in y if not covered(v[0], ca)})
    clock = {r: max(ca.get(r, ""), cb.get(r, "")) for r in ca.keys() | cb.keys()}
    return fields, clock, min(mine["stamp"], theirs["stamp"])


def state(record):
    return versions_of(record), clock_of(record), record["stamp"]


# ---- running ----------------------------------------------------------------

def main(tests):
    """Runs the functions as TAP; each gets a fresh folder."""
    print("TAP version 13")
    print("1..%d" % len(tests))
    failed = 0
    for n, test in enumerate(tests, 1):
        top = tempfile.mkdtemp(prefix="plenary-test-")
        try:
            test(top)
            print("ok %d - %s" % (n, test.__name__))
        except Exception:
            failed += 1
            print("# " + traceback.format_exc().replace("\n", "\n# "))
            print("not ok %d - %s" % (n, test.__name__))
        finally:
            shutil.rmtree(top, ignore_errors=True)
        sys.stdout.flush()
    sys.exit(1 if failed else 0)


def clone(value):
    return copy.deepcopy(value)

# SPDX-FileCopyrightText: 2026 The Plenary contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All or nothing: whatever happens to the process, the disk or the power in
the middle of an edit, an import, its undoing, an export, a backup or a
migration, the workspace is as it was before or as it is after.  powercut.c,
preloaded, kills at any operation on a file, fills the disk, seals the folder,
and notes the operations, so that disks without what was not yet synced can be
rebuilt from the notes."""
import json
import os
import random
import shutil
import sqlite3
import struct
import subprocess
import time

from plenary import Machine, Workspace, counts, main, versions_of

SEED = int(os.environ.get("PLENARY_SEED", "20261121"))
WRITE, SYNC, TRUNCATE, RENAME, UNLINK, CREATE = range(1, 7)
ROUNDS = int(os.environ.get("PLENARY_CUTS", "4"))


def shimmed(ws, *args, text=None, **settings):
    """Runs a command with the shim; its settings are POWERCUT_NAME."""
    env = ws.machine.env()
    env.update({"LD_PRELOAD": os.environ["PLENARY_POWERCUT"], "POWERCUT_ROOT": ws.machine.folder,
                "ASAN_OPTIONS": env.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0:detect_leaks=0"})
    env.update({"POWERCUT_" + name: str(value) for name, value in settings.items()})
    return subprocess.run(ws.command(*args), input=text, capture_output=True, text=True, env=env, cwd=ws.machine.folder)


class Scene:
    """A workspace in a folder, and one command to be disturbed."""

    def __init__(self, top, name, command):
        self.machine = Machine(top, name)
        self.ws = Workspace(self.machine, office=name)
        self.command = command
        self.ws.now = "2026-01-01T00:00:00Z"
        self.ws.run("apply", "--atomic", text="".join(
            json.dumps({"add": "body", "id": "b%03d" % n, "fields": {"name": "Body %d" % n, "mandate": "m" * 200}}) + "\n"
            for n in range(150)))
        other = Workspace(Machine(top, name + "-other"), office="other")
        other.take(self.ws.save("all.json"))
        other.run("apply", "--atomic", text="".join(
            json.dumps({"set": "b%03d" % n, "fields": {"name": "Changed %d" % n, "seat": "s" * 100}}) + "\n" for n in range(0, 150, 3)))
        self.file = other.save("in.json")
        shutil.copy(self.file, self.machine.path("in.json"))
        self.output = None
        if command[0] == "undo-import":
            self.ws.take("in.json")
        if command[0] in ("export", "backup"):
            self.output = self.machine.path(command[1])
        if command[0] == "export":
            self.ws.save(command[1])
            self.ws.run("set", "b000", "name=Newer")
        self.ws.now = "2026-02-02T00:00:00Z"
        self.safe = os.path.join(top, name + "-safe")
        self.before = self.ws.digest()
        subprocess.run(["cp", "-a", self.machine.folder, self.safe], check=True)
        done = shimmed(self.ws, *command, LOG=os.path.join(top, name + ".log"))
        assert done.returncode == 0, (command, done.stderr)
        self.after = self.ws.digest()
        self.operations = read_log(os.path.join(top, name + ".log"))
        if command[0] in ("import", "undo-import", "set"):
            assert self.before != self.after
        assert self.operations, "the shim has seen nothing"
        self.put_back()

    def put_back(self):
        """The folder as it was, the workspace being the same file still, so that it goes on under its id."""
        for name in os.listdir(self.machine.folder):
            path = self.machine.path(name)
            if path == self.ws.file:
                continue
            shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
        for name in os.listdir(self.safe):
            path = os.path.join(self.safe, name)
            if name == os.path.basename(self.ws.file):
                with open(path, "rb") as old, open(self.ws.file, "r+b") as file:
                    file.write(old.read())
                    file.truncate()
            else:
                subprocess.run(["cp", "-a", path, self.machine.path(name)], check=True)

    def judge(self, ws, output=None, whole=None):
        """The workspace in ws is sound, and what it was before or is after."""
        digest = ws.digest()
        assert digest in (self.before, self.after), "between before and after"
        assert ws.run("check") == ""
        if whole:
            assert digest == self.after
        if output is None or not os.path.exists(output):
            return digest
        if self.command[0] == "export":
            with open(output, encoding="utf-8") as file:
                found = json.load(file)
            assert found["count"] == len(found["records"]) == 150
        else:
            copy = Workspace(Machine(os.path.dirname(output), "copied-%d" % random.randrange(10**9)), new=False)
            shutil.copy(output, copy.file)
            assert copy.digest() == self.before and copy.run("check") == ""
        return digest


def read_log(path):
    operations = []
    with open(path, "rb") as file:
        while header := file.read(32):
            op, offset, n, length = struct.unpack("4Q", header)
            operations.append((op, file.read(n).decode(), offset, file.read(length)))
    return operations


COMMANDS = [["set", "b001", "name=Other"], ["import", "in.json"], ["undo-import"], ["export", "all.json"], ["backup", "copy.plenary"]]


def scenes(top):
    for command in COMMANDS:
        yield Scene(top, command[0], command)


# ---- the power is cut -----------------------------------------------------------------

class Disk:
    """Files as a disk holds them: what was synced is there, of the rest anything may be."""

    def __init__(self, root, safe, rng):
        self.rng, self.files, self.pending = rng, {}, []
        for folder, _, names in os.walk(safe):
            for name in names:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    self.files[root + path[len(safe):]] = bytearray(file.read())

    @staticmethod
    def apply(files, op, path, offset, data):
        if op == WRITE:
            content = files.setdefault(path, bytearray())
            content.extend(b"\0" * (offset - len(content)))
            content[offset:offset + len(data)] = data
        elif op == TRUNCATE:
            content = files.setdefault(path, bytearray())
            del content[offset:]
            content.extend(b"\0" * (offset - len(content)))
        elif op == RENAME:
            if path in files:
                files[data.decode()] = files.pop(path)
        elif op == UNLINK:
            files.pop(path, None)
        elif op == CREATE:
            files.setdefault(path, bytearray())

    def add(self, op, path, offset, data):
        if op == SYNC:
            kept = []
            for item in self.pending:
                # A sync brings the file, its name, and whatever happened to folders before it.
                if item[1] == path or item[0] in (RENAME, UNLINK, CREATE):
                    self.apply(self.files, *item)
                else:
                    kept.append(item)
            self.pending = kept
        elif op == RENAME:
            # What is not synced of the file goes by its new name from now on.
            self.pending = [(o, data.decode() if p == path and o in (WRITE, TRUNCATE) else p, at, d) for o, p, at, d in self.pending]
            self.apply(self.files, op, path, offset, data)
        elif op in (UNLINK, CREATE):
            self.pending.append((op, path, offset, data))
        else:
            self.pending.append((op, path, offset, data))

    def cut(self):
        """The files after the power went: of what was pending some arrived, one of it perhaps torn."""
        files = {path: bytearray(content) for path, content in self.files.items()}
        keep = self.rng.choice([0.0, 0.5, 0.9])
        folders = True
        for op, path, offset, data in self.pending:
            if op in (UNLINK, CREATE):
                folders = folders and self.rng.random() < 0.7  # those are kept in order
                if folders:
                    self.apply(files, op, path, offset, data)
            elif self.rng.random() < keep:
                if op == WRITE and self.rng.random() < 0.2:
                    data = data[: self.rng.randrange(0, len(data) + 1) // 512 * 512]
                self.apply(files, op, path, offset, data)
        return files


def rebuild(files, root, into):
    for path, content in files.items():
        if "/state/" in path[len(root):]:
            continue
        target = into + path[len(root):]
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as file:
            file.write(content)


def cut_anywhere(top, scene, rng, rounds):
    root, operations = scene.machine.folder, scene.operations
    syncs = [n for n, item in enumerate(operations) if item[0] == SYNC]
    places = {len(operations), *(n + d for n in syncs for d in (0, 1))}
    places = set(rng.sample(sorted(places), min(len(places), rounds))) | {rng.randrange(len(operations)) for _ in range(rounds)}
    for number, place in enumerate(sorted(places)):
        disk = Disk(root, scene.safe, rng)
        for item in operations[:place]:
            disk.add(*item)
        name = "%s-cut-%d" % (scene.command[0], number)
        machine = Machine(top, name)
        rebuild(disk.cut(), root, machine.folder)
        try:
            output = machine.path(scene.command[1]) if scene.output else None
            scene.judge(Workspace(machine, new=False), output, whole=place == len(operations))
            if place == len(operations) and output:
                assert os.path.exists(output)
        except AssertionError as error:
            raise AssertionError("%s, after operation %d of %d: %s" % (scene.command, place, len(operations), error))
        shutil.rmtree(machine.folder)


def test_power_cut(top):
    """What was not synced when the power went is lost or torn, in any mixture: before or after, never between, and after
    when the command had ended."""
    rng = random.Random(SEED)
    for scene in scenes(top):
        cut_anywhere(top, scene, rng, ROUNDS)


# ---- the process is killed ------------------------------------------------------------

def test_killed_anywhere(top):
    """kill -9 after any operation on a file; afterwards work goes on under the same id, and no stamp comes twice."""
    rng = random.Random(SEED)
    for scene in scenes(top):
        replica = json.loads(open(scene.machine.path("all.json"), encoding="utf-8").read())["replica"]
        moments = sorted(rng.sample(range(1, len(scene.operations) + 1), min(ROUNDS, len(scene.operations))))
        seen = set()
        for moment in moments:
            done = shimmed(scene.ws, *scene.command, KILL=moment)
            assert done.returncode == -9, (scene.command, moment, done.returncode, done.stderr)
            seen.add(scene.judge(scene.ws, scene.output))
            used = {s for r in scene.ws.records().values() for v in r_versions(r) for s, _ in v}
            ident = scene.ws.run("add", "body", "name=Afterwards").strip()
            stamp = scene.ws.records()[ident]["stamp"]
            assert stamp not in used and stamp.endswith(replica), (scene.command, moment, stamp, replica)
            scene.put_back()
        assert seen <= {scene.before, scene.after}


def test_new_killed(top):
    """A workspace in the making is there whole or not at all, whether the process is killed or the power is cut, and what a
    killed one leaves is in nobody's way."""
    rng = random.Random(SEED)
    for n, sample in enumerate([[], ["--sample", "oecd"]]):
        machine, log = Machine(top, "made-%d" % n), os.path.join(top, "new-%d.log" % n)
        assert shimmed(Workspace(machine, new=False), "new", *sample, LOG=log).returncode == 0
        operations = read_log(log)
        for m, moment in enumerate(sorted(rng.sample(range(1, len(operations) + 1), min(ROUNDS if sample else 2 * ROUNDS, len(operations))))):
            ws = Workspace(Machine(top, "kill-%d-%d" % (n, m)), new=False)
            assert shimmed(ws, "new", *sample, KILL=moment).returncode == -9
            if os.path.exists(ws.file):
                ws.refuse("new", says="exists already")
            else:
                ws.run("new")
            assert ws.run("check") == ""
            ws.run("add", "body", "name=Afterwards")
            disk = Disk(machine.folder, os.path.join(top, "nothing"), rng)
            for item in operations[:moment]:
                disk.add(*item)
            again = Workspace(Machine(top, "cut-%d-%d" % (n, m)), new=False)
            rebuild(disk.cut(), machine.folder, again.machine.folder)
            if not os.path.exists(again.file):
                again.run("new")
            again.run("add", "body", "name=Afterwards")
            assert again.run("check") == ""


def r_versions(record):
    return versions_of(record).values()


# ---- the disk is full, or read-only -----------------------------------------------------

def test_disk_full(top):
    """When the disk is full the command is refused in one sentence, with nothing changed; with room again it goes well."""
    rng = random.Random(SEED)
    for scene in scenes(top):
        total = sum(len(item[3]) for item in scene.operations if item[0] == WRITE)
        for room in [0] + sorted(rng.randrange(total) for _ in range(ROUNDS // 2)):
            done = shimmed(scene.ws, *scene.command, ROOM=room)
            digest = scene.judge(scene.ws, scene.output)
            if done.returncode != 0:
                assert done.returncode == 1 and done.stderr.count("\n") == 1, (scene.command, room, done)
                assert digest == scene.before, (scene.command, room)
                left = [n for n in os.listdir(scene.machine.folder) if n.startswith(".")]
                assert left == [], (scene.command, left)
            scene.put_back()
        assert shimmed(scene.ws, *scene.command).returncode == 0 and scene.ws.digest() == scene.after


def test_read_only(top):
    """In a folder that may not be written reading goes on, and writing is refused in one sentence."""
    for scene in scenes(top):
        done = shimmed(scene.ws, *scene.command, SEALED=1)
        assert done.returncode == 1 and done.stderr.count("\n") == 1, (scene.command, done)
        for command in (["digest"], ["show", "b001"], ["list", "body"], ["review"], ["check"]):
            done = shimmed(scene.ws, *command, SEALED=1)
            assert done.returncode == 0, (command, done.stderr)
            if command == ["digest"]:
                assert done.stdout.strip() == scene.before
        assert scene.ws.digest() == scene.before


# ---- several processes ------------------------------------------------------------------

def test_two_imports_at_once(top):
    """Two imports, edits, exports and backups at once: each done as a whole, or refused in one sentence."""
    ws = Workspace(Machine(top, "a"), office="a")
    paths = []
    for n in range(2):
        other = Workspace(Machine(top, "o%d" % n), office="o%d" % n)
        other.run("apply", "--atomic", text="".join(
            json.dumps({"add": "body", "id": "o%d-%d" % (n, i), "fields": {"name": "N"}}) + "\n" for i in range(300)))
        paths.append(other.save("x.json"))
    commands = [["import", path, "--json"] for path in paths] + [["add", "body", "name=N"], ["export", "out.json"], ["backup", "b.plenary"],
                                                                 ["digest"], ["import", paths[0], "--dry-run"]]
    running = [(c, subprocess.Popen(ws.command(*c), env=ws.machine.env(), cwd=ws.machine.folder, stdout=subprocess.PIPE,
                                    stderr=subprocess.PIPE, text=True)) for c in commands]
    done = {}
    for command, process in running:
        out, said = process.communicate()
        assert process.returncode == 0 or (process.returncode == 1 and said.count("\n") == 1), (command, said)
        done[tuple(command)] = process.returncode == 0
    records = ws.records()
    for n, path in enumerate(paths):
        assert sum(i.startswith("o%d-" % n) for i in records) == 300 * done["import", path, "--json"]
    if done["export", "out.json"]:
        whole = json.loads(open(ws.machine.path("out.json"), encoding="utf-8").read())
        for n in range(2):
            assert sum(r["id"].startswith("o%d-" % n) for r in whole["records"]) in (0, 300)
    assert ws.run("check") == ""
    for path in paths:
        ws.take(path)
    assert ws.take(paths[0]) == counts(unchanged=300)


# ---- migration ---------------------------------------------------------------------------

def old_file(machine):
    """A workspace of the first version, from its stored text."""
    source = os.path.join(os.environ["G_TEST_SRCDIR"], "data", "store", "workspace-1.sql")
    path = machine.path("work.plenary")
    database = sqlite3.connect(path)
    with open(source, encoding="utf-8") as file:
        database.executescript(file.read())
    database.close()
    return Workspace(machine, new=False)


def saved(machine):
    folder = os.path.join(machine.state, "plenary", "saved")
    return [os.path.join(folder, n) for n in sorted(os.listdir(folder))] if os.path.isdir(folder) else []


def test_migration(top):
    """A migration is a backup first, then all or nothing, whenever it is killed; several at once do it once."""
    ws = old_file(Machine(top, "whole"))
    ws.refuse("digest", says="older")  # reading writes nothing
    log = os.path.join(top, "log")
    assert shimmed(ws, "set", "b1", "seat=Here", LOG=log).returncode == 0
    operations = read_log(log)
    backups = saved(ws.machine)
    assert len(backups) == 1
    database = sqlite3.connect(backups[0])
    assert database.execute("PRAGMA user_version").fetchone() == (1,)
    assert database.execute("SELECT count(*) FROM pln_meta WHERE key = 'replica'").fetchone() == (0,)
    database.close()
    assert ws.show("b1")["fields"]["seat"] == "Here"
    names = {r["id"]: r["fields"] for r in ws.export()["records"]}
    rng = random.Random(SEED)
    for n, moment in enumerate(sorted(rng.sample(range(1, len(operations)), min(ROUNDS, len(operations) - 1)))):
        other = old_file(Machine(top, "kill%d" % n))
        assert shimmed(other, "set", "b1", "seat=Here", KILL=moment).returncode == -9
        other.run("set", "b1", "seat=Here")
        assert other.run("check") == ""
        assert {r["id"]: r["fields"] for r in other.export()["records"]} == names
        assert saved(other.machine)
        shutil.rmtree(other.machine.folder)
    ws = old_file(Machine(top, "many"))
    running = [subprocess.Popen(ws.command("set", "b1", "seat=%d" % n), env=ws.machine.env(), stderr=subprocess.PIPE, text=True)
               for n in range(4)]
    for process in running:
        _, said = process.communicate()
        assert process.returncode == 0 or "try again" in said, said
    assert ws.run("check") == ""


def test_daily_backup(top):
    """Before an import a backup is made when the last one is over a day old, and a few are kept; erase removes them."""
    other = Workspace(Machine(top, "b"), office="b")
    other.apply({"add": "body", "id": "b0", "fields": {"name": "N"}})
    young = Workspace(Machine(top, "a"), office="a")
    young.apply({"add": "person", "id": "p", "fields": {"name": "P"}})
    young.take(other.save("x.json"))
    assert saved(young.machine) == []  # the workspace itself is no day old
    ws = old_file(Machine(top, "old"))
    ws.run("set", "b1", "seat=Here")
    assert len(saved(ws.machine)) == 1  # of the migration
    made = int(time.time())
    while int(time.time()) == made:  # names hold the second
        time.sleep(0.05)
    for n in range(6):
        for path in saved(ws.machine):  # three days go by
            age = os.stat(path).st_mtime - 3 * 24 * 3600
            os.utime(path, (age, age))
        other.run("set", "b0", "name=N%d" % n)
        held, digest = set(saved(ws.machine)), ws.digest()
        ws.take(other.save("y.json"))
        for path in set(saved(ws.machine)) - held:
            copy = Workspace(Machine(top, "copy%d" % n), new=False)
            shutil.copy(path, copy.file)
            assert copy.digest() == digest
        assert n > 0 or len(saved(ws.machine)) == len(held) + 1
        made = len(set(saved(ws.machine)) - held)  # none when the name of this second was taken
        held = saved(ws.machine)
        ws.take(other.save("y.json"))
        assert (saved(ws.machine) == held or not made) and 1 <= len(held) <= 5
    ws.run("erase", "b1")
    assert saved(ws.machine) == []


if __name__ == "__main__":
    main([value for name, value in sorted(globals().items()) if name.startswith("test_")])

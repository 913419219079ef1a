# SPDX-FileCopyrightText: 2026 The Plenary contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The laws of exchange/README.md through plenaryctl with several offices:
random schedules against a model of the merge, copies, clones, rolled-back
homes, hand-edited and foreign files, undo, kills.  The seed of the schedules
is printed, and taken from PLENARY_SEED when that is set."""
import json
import os
import random
import shutil
import signal
import subprocess
import time

from plenary import (Machine, Workspace, clock_of, counts, covered, digest_of, line, main, merge, snapshot,
                     state, sum_of, versions_of)

SEED = int(os.environ.get("PLENARY_SEED", "20261121"))


def office(top, name):
    return Workspace(Machine(top, name), office=name)


def two(top):
    return office(top, "geneva"), office(top, "paris")


def exchange(a, b):
    """Both ways until nothing moves."""
    b.take(a.save("to-other.json"))
    a.take(b.save("to-other.json"))
    b.take(a.save("to-other.json"))
    assert a.digest() == b.digest()


def test_conflict_travels_settled(top):
    """Two edits unknown to each other are both kept; a choice made in one office arrives in the other."""
    a, b = two(top)
    a.apply({"add": "body", "id": "b", "fields": {"name": "One"}})
    b.take(a.save("x.json"))
    a.now, b.now = "2030-01-01T00:00:00Z", "2020-01-01T00:00:00Z"  # clocks years off
    a.run("set", "b", "name=A")
    b.run("set", "b", "name=B")
    exchange(a, b)
    found = a.lines("review")
    assert [f["finding"] for f in found] == ["conflict"] and found[0]["field"] == "name", found
    assert [v["value"] for v in found[0]["versions"]] == ["A", "B"]
    assert {v["office"] for v in found[0]["versions"]} == {"geneva", "paris"}
    assert a.show("b")["conflicts"] == ["name"]
    b.run("resolve", "b", "name", "--take", found[0]["versions"][1]["stamp"])
    exchange(a, b)
    assert a.lines("review") == [] and a.show("b")["fields"]["name"] == "B"


def test_settled_differently(top):
    """Two offices settle one conflict differently: one new conflict of two versions, no more."""
    a, b = two(top)
    a.apply({"add": "body", "id": "b", "fields": {"name": "One"}})
    exchange(a, b)
    a.run("set", "b", "name=A")
    b.run("set", "b", "name=B")
    exchange(a, b)
    a.run("resolve", "b", "name", "--value", "C")
    b.run("resolve", "b", "name", "--value", "D")
    exchange(a, b)
    found = a.lines("review")
    assert len(found) == 1 and sorted(v["value"] for v in found[0]["versions"]) == ["C", "D"], found


def test_delete_against_edit(top):
    """Deleted in one office, edited in another: shown, and listed."""
    a, b = two(top)
    a.apply({"add": "body", "id": "b", "fields": {"name": "One"}})
    exchange(a, b)
    a.run("delete", "b")
    b.run("set", "b", "name=Two")
    got = a.take(b.save("x.json"))
    assert got == counts(conflicts=1), got
    exchange(a, b)
    assert a.show("b")["deleted"] is False and a.show("b")["conflicts"] == []
    found = a.lines("review")
    assert [f["finding"] for f in found] == ["deleted-but-edited"] and len(found[0]["versions"]) == 2, found
    b.run("delete", "b")
    exchange(a, b)
    assert a.lines("review") == [] and a.show("b")["deleted"] is True


def test_cycle(top):
    """Two moves that close a ring: listed in both offices alike, and settled by a third move."""
    a, b = two(top)
    a.apply({"add": "body", "id": "x", "fields": {"name": "X"}}, {"add": "body", "id": "y", "fields": {"name": "Y"}})
    exchange(a, b)
    a.run("set", "x", "parent=y")
    b.run("set", "y", "parent=x")
    exchange(a, b)
    found = a.lines("review")
    assert found == b.lines("review") and [f["finding"] for f in found] == ["cycle"], found
    assert found[0]["field"] == "parent" and sorted(found[0]["ids"]) == ["x", "y"] and found[0]["id"] == "y", found
    a.run("set", "y", "parent=")
    exchange(a, b)
    assert b.lines("review") == []
    a.refuse("set", "y", "parent=x")


def test_other_findings(top):
    """Broken references, duplicates and empty required fields."""
    a, b = two(top)
    a.apply({"add": "body", "id": "b", "fields": {"name": "One"}},
            {"add": "meeting", "id": "m", "fields": {"title": "M", "body": "b", "host": "elsewhere"}},
            {"add": "paper", "id": "p1", "fields": {"title": "P", "symbol": "WG/1"}},
            {"add": "paper", "id": "p2", "fields": {"title": "Q", "symbol": "WG/1"}},
            {"delete": "b"})
    found = {f["finding"]: f for f in a.lines("review")}
    assert found.keys() == {"broken-reference", "duplicate"}, found
    assert found["broken-reference"] == {"finding": "broken-reference", "id": "m", "kind": "meeting", "field": "body", "target": "b"}
    assert found["duplicate"]["field"] == "symbol" and sorted(found["duplicate"]["ids"]) == ["p1", "p2"]
    b.take(b.write("e.json", snapshot([{"kind": "body", "id": "e", "stamp": "2026-01-01T00:00:00.000Z/0000/abcdefgh23"}])))
    assert b.lines("review") == [{"finding": "empty-required", "id": "e", "kind": "body", "field": "name"}]
    assert b.run("check") == ""


def test_counts_and_idempotence(top):
    """The counts of the import row, each record once; the same file again changes nothing and writes nothing."""
    a, b = two(top)
    a.apply(*[{"add": "body", "id": "b%d" % i, "fields": {"name": "N%d" % i}} for i in range(6)])
    assert b.take(a.save("0.json")) == counts(added=6)
    b.run("delete", "b4")
    a.take(b.save("1.json"))
    a.run("set", "b0", "name=Zero")
    a.run("delete", "b1")
    a.run("set", "b2", "name=A")
    b.run("set", "b2", "name=B")
    a.run("restore", "b4")
    a.apply({"add": "body", "id": "b9", "fields": {"name": "Nine"}})
    path = a.save("2.json")
    expected = counts(added=1, changed=1, deleted=1, restored=1, conflicts=1, unchanged=2)
    assert b.take(path, "--dry-run") == expected
    before = b.digest()
    assert len(b.lines("diff", path)) == 5 and b.digest() == before
    assert b.take(path) == expected
    def stored():
        return [open(b.file + end, "rb").read() if os.path.exists(b.file + end) else b"" for end in ("", "-wal")]
    held = stored()
    assert b.take(path) == counts(unchanged=7)
    assert stored() == held


def test_undo_import(top):
    """An import is taken back exactly, twice over, also after a restart; not when its records were edited since."""
    a, b = two(top)
    a.apply({"add": "body", "id": "b", "fields": {"name": "One"}})
    b.take(a.save("1.json"))
    first = b.run("export", "-").split("\n")[1:]
    b.run("set", "b", "name=Mine")
    mine = b.run("export", "-").split("\n")[1:]
    a.run("set", "b", "name=Theirs", "acronym=T")
    a.apply({"add": "body", "id": "c", "fields": {"name": "Two"}})
    b.take(a.save("2.json"))
    assert b.lines("review")
    b.run("undo-import")
    assert b.run("export", "-").split("\n")[1:] == mine and b.lines("review") == []
    b.refuse("undo-import", says="b")
    b.take(a.save("3.json"))
    b.run("set", "c", "name=Changed")
    b.refuse("undo-import", says="c")
    assert first != mine


def test_foreign(top):
    """Plain data is an edit of this office, once; null empties, deleted deletes, absent fields stay."""
    a, _ = two(top)
    data = {"records": [{"kind": "body", "id": "b", "fields": {"name": "One", "acronym": "O", "founded": {"text": "by July 2017", "edtf": "2017-07", "sense": "by", "latest": "2017-07-31"}}},
                        {"kind": "rate", "id": "r", "fields": {"currency": "CHF", "against": "USD", "rate": "1.10", "start": {"text": "2017", "edtf": "2017", "sense": "on"}}}]}
    path = a.write("plain.json", json.dumps(data, indent=1))
    assert a.take(path) == counts(added=2)
    assert a.take(path) == counts(unchanged=2)
    assert a.show("r")["fields"]["rate"] == "1.1"
    records = a.records()
    assert len({r["stamp"] for r in records.values()}) == 1 and "stamps" not in records["b"]
    data["records"] = [{"kind": "body", "id": "b", "fields": {"acronym": None, "seat": "Geneva"}}, {"kind": "rate", "id": "r", "deleted": True}]
    path2 = a.write("plain2.json", json.dumps(data))
    assert a.take(path2) == counts(changed=1, deleted=1)
    assert a.take(path2) == counts(unchanged=2)
    assert a.show("b")["fields"].keys() == {"name", "founded", "seat"}
    assert a.take(path) == counts(changed=1, unchanged=1)  # the deleted one holds the same values: it stays deleted
    data["records"] = [{"kind": "rate", "id": "r", "fields": {"rate": "2"}}]
    assert a.take(a.write("plain3.json", json.dumps(data))) == counts(restored=1)


def hand_edit(path, change):
    with open(path, encoding="utf-8") as file:
        whole = json.load(file)
    change(whole)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(whole, file)


def test_edited_outside(top):
    """A record changed by hand is shown and skipped; with --accept-edits it is an edit, but not over newer ones."""
    a, b = two(top)
    a.apply({"add": "body", "id": "b", "fields": {"name": "One", "acronym": "O"}},
            {"add": "body", "id": "c", "fields": {"name": "Two"}})
    path = a.save("x.json")
    hand_edit(path, lambda whole: whole["records"][0]["fields"].update(name="By hand", acronym="H"))
    got = b.take(path, status=1)
    assert got == counts(added=1, edited_outside=1), got
    assert [d["change"] for d in (json.loads(x) for x in b.call("diff", path, "--json").stdout.splitlines())] == ["edited_outside"]
    a.run("set", "b", "acronym=N")
    got = a.take(path, "--accept-edits", status=1)
    assert got == counts(changed=1, unchanged=1), got
    assert a.show("b")["fields"] == {"acronym": "N", "name": "By hand"}
    # An altered digest alone refuses the file, unless edits are accepted.
    path = a.save("y.json")
    hand_edit(path, lambda whole: whole.update(digest="0" * 64))
    b.refuse("import", path, says="digest")
    b.take(path, "--accept-edits")
    assert b.show("b")["fields"]["name"] == "By hand"
    hand_edit(path, lambda whole: whole["records"][0]["fields"].update(name=""))
    b.refuse("import", path, "--accept-edits", says="Name")


def test_edited_outside_since(top):
    """Accepted hand edits bring fields that never were here, but no deletion that was taken back since."""
    a, _ = two(top)
    a.apply({"add": "body", "id": "b", "fields": {"name": "One"}}, {"delete": "b"})
    path = a.save("x.json")
    hand_edit(path, lambda whole: whole["records"][0]["fields"].update(acronym="H", later={"z": 1, "a": 2}))
    a.run("restore", "b")
    got = a.take(path, "--accept-edits", status=1)
    assert got == counts(changed=1, unknown=1), got
    assert a.show("b")["fields"] == {"acronym": "H", "later": {"a": 2, "z": 1}, "name": "One"}
    assert a.show("b")["deleted"] is False
    # A deletion written by hand into a file that is up to date is one.
    path = a.save("y.json")
    hand_edit(path, lambda whole: whole["records"][0].update(deleted=True))
    assert a.take(path, "--accept-edits") == counts(deleted=1, unknown=1)


def test_copied_file(top):
    """A copied workspace goes on under a new replica; both lines of work survive."""
    a = office(top, "geneva")
    a.apply({"add": "body", "id": "b", "fields": {"name": "One"}})
    shutil.copy(a.file, a.machine.path("copy.plenary"))
    copied = Workspace(a.machine, "copy.plenary", new=False)
    elsewhere = Machine(top, "elsewhere")
    shutil.copy(a.file, elsewhere.path("work.plenary"))
    cloned = Workspace(elsewhere, new=False)
    copied.run("set", "b", "name=Copied")
    cloned.run("set", "b", "name=Cloned")
    a.run("set", "b", "name=Original")
    replicas = {w.export()["replica"] for w in (a, copied, cloned)}
    assert len(replicas) == 3
    exchange(a, copied)
    exchange(a, cloned)
    exchange(a, copied)
    found = copied.lines("review")
    assert sorted(v["value"] for v in found[0]["versions"]) == ["Cloned", "Copied", "Original"], found


def test_restored_file(top):
    """A file restored from a copy alone, the state directory going on, takes a new replica."""
    a, b = two(top)
    a.apply({"add": "body", "id": "b", "fields": {"name": "One"}})
    shutil.copy(a.file, a.machine.path("safe"))
    a.run("set", "b", "name=Lost and found")
    b.take(a.save("x.json"))
    old = a.export()["replica"]
    os.remove(a.file)
    shutil.copy(a.machine.path("safe"), a.file)
    a.run("set", "b", "acronym=New")
    assert a.export()["replica"] != old
    exchange(a, b)
    assert a.show("b")["fields"] == {"acronym": "New", "name": "Lost and found"} and a.lines("review") == []


def go_back(ws, safe):
    """The home as it was when it was copied to safe; the same inode goes on, with the bytes of before."""
    for end in ("-wal", "-shm"):
        if os.path.exists(ws.file + end):
            os.remove(ws.file + end)
    with open(os.path.join(safe, "work.plenary"), "rb") as old, open(ws.file, "r+b") as file:
        file.write(old.read())
        file.truncate()
    shutil.rmtree(ws.machine.state)
    shutil.copytree(os.path.join(safe, "state"), ws.machine.state)


def test_rolled_back_several(top):
    """One lost command touched several records under one stamp: it is lost work in each of them, in one file or in several."""
    for whole in (True, False):
        here = os.path.join(top, "whole" if whole else "parts")
        a, b = office(here, "geneva"), office(here, "paris")
        a.now = "2026-01-01T00:00:00Z"
        ids = ["b0", "b1", "b2"]
        a.apply(*({"add": "body", "id": i, "fields": {"name": i}} for i in ids))
        safe = os.path.join(here, "safe")
        subprocess.run(["cp", "-a", a.machine.folder, safe], check=True)
        a.now = "2026-02-01T00:00:00Z"
        a.run("delete", *ids)
        lost, path = a.records(), a.save("lost.json")
        b.take(path)
        with open(path, "rb") as file:
            content = file.read()
        go_back(a, safe)
        a.now = "2026-03-01T00:00:00Z"
        a.apply(*({"set": i, "fields": {"seat": "Here"}} for i in ids))
        a.now = "2026-04-01T00:00:00Z"
        for part in [content] if whole else [snapshot([lost[i]]) for i in ids]:
            part = a.write("part.json", part)
            a.take(part)
            assert a.take(part)["conflicts"] == 0
        found = a.lines("review")
        assert [(f["finding"], f["id"]) for f in found] == [("deleted-but-edited", i) for i in ids], found
        assert all(a.show(i)["fields"]["seat"] == "Here" for i in ids)
        exchange(a, b)
        assert a.digest() == b.digest() and len(b.lines("review")) == 3


def test_rolled_back_home(top):
    """File and note went back together: it shows at the next import, and both lines of work survive."""
    for clock in ("2026-06-01T00:00:00Z", "2026-01-15T00:00:00Z"):
        here = os.path.join(top, clock[:7])
        a, b, c = office(here, "geneva"), office(here, "paris"), office(here, "rome")
        a.now = "2026-01-01T00:00:00Z"
        a.apply({"add": "body", "id": "b", "fields": {"name": "One", "seat": "S"}})
        safe = os.path.join(here, "safe")
        held = os.stat(a.file)
        subprocess.run(["cp", "-a", a.machine.folder, safe], check=True)
        a.now = "2026-02-01T00:00:00Z"
        a.run("set", "b", "name=Lost", "seat=Lost")
        lost = a.export()["replica"]
        b.take(a.save("lost.json"))
        go_back(a, safe)
        assert os.stat(a.file).st_ino == held.st_ino
        a.now = clock
        a.run("set", "b", "name=New")
        assert a.export()["replica"] == lost, "the roll back cannot be seen yet"
        a.take(b.save("x.json"))
        assert a.export()["replica"] != lost
        values = shown_and_listed(a, "b", "name")
        assert {"New", "Lost"} <= values, values
        assert "Lost" in shown_and_listed(a, "b", "seat")
        b.take(a.save("y.json"))
        a.take(b.save("z.json"))
        c.take(b.save("z.json"))
        assert a.digest() == b.digest() == c.digest()
        assert a.take(b.save("z.json"))["unchanged"] == 1


def shown_and_listed(ws, ident, field):
    return {json.loads(value) for _, value in versions_of(ws.records()[ident]).get(field, ())}


def test_no_honest_merge(top):
    """Two clocks that each claim to have seen the other's version: skipped, named, listed until an edit settles it."""
    x, y = "abcdefgh23", "bcdefghi34"
    s = "2026-01-01T00:00:00.000Z/0000/"
    one, two_ = "2026-01-02T00:00:00.000Z/0000", "2026-01-03T00:00:00.000Z/0000"
    first = {"kind": "body", "id": "b", "stamp": s + x, "clock": {x: one, y: two_}, "fields": {"name": "X"}, "stamps": {"name": one + "/" + x}}
    second = {"kind": "body", "id": "b", "stamp": s + x, "clock": {x: one, y: two_}, "fields": {"name": "Y"}, "stamps": {"name": two_ + "/" + y}}
    a, _ = two(top)
    a.take(a.write("1.json", snapshot([first])))
    before = a.digest()
    for _ in range(2):
        got = a.take(a.write("2.json", snapshot([second])), status=1)
        assert got == counts(edited_outside=1) and a.digest() == before
        assert [f["id"] for f in a.lines("review")] == ["b"]
    a.run("set", "b", "name=Z")
    assert a.lines("review") == []


def test_two_values_under_one_stamp(top):
    """A copy that slipped through: both values are kept, the lesser text first, in every office alike."""
    s = "2026-01-01T00:00:00.000Z/0000/abcdefgh23"
    files = [snapshot([{"kind": "body", "id": "b", "stamp": s, "fields": {"name": name}}]) for name in ("B", "A")]
    a, b = two(top)
    for ws, order in ((a, files), (b, files[::-1])):
        for n, data in enumerate(order):
            ws.take(ws.write("%d.json" % n, data))
    assert a.digest() == b.digest()
    assert a.show("b")["fields"]["name"] == "A" and a.show("b")["conflicts"] == ["name"]
    assert [v["value"] for v in b.lines("review")[0]["versions"]] == ["A", "B"]


def test_created_apart(top):
    """Two records created apart under one id become one, under the lesser creation stamp."""
    a, b = two(top)
    for ws, name in ((a, "A"), (b, "B")):
        ws.apply({"add": "body", "id": "b", "fields": {"name": name, "seat": "S"}})
    lesser = min(ws.records()["b"]["stamp"] for ws in (a, b))
    exchange(a, b)
    assert a.records()["b"]["stamp"] == lesser
    assert [f["finding"] for f in a.lines("review")] == ["conflict"]


def test_merged_record_is_found(top):
    """Plain data under the id of a record that was merged into another is about that other one."""
    a, _ = two(top)
    plain = [{"kind": "body", "id": "old", "fields": {"name": "IOM"}}]
    path = a.write("1.json", json.dumps({"records": plain}))
    a.take(path)
    a.apply({"add": "body", "id": "kept", "fields": {"name": "Organization for Migration"}},
            {"set": "old", "fields": {"merged_into": "kept"}}, {"delete": "old"})
    assert a.take(path) == counts(unchanged=1)
    plain[0]["fields"]["seat"] = "Geneva"
    path = a.write("2.json", json.dumps({"records": plain}))
    assert a.take(path) == counts(changed=1)
    assert a.show("kept")["fields"] == {"name": "Organization for Migration", "seat": "Geneva"} and a.show("old")["deleted"]
    assert a.take(path) == counts(unchanged=1)


def test_unwritable(top):
    """A folder that may not be written: one sentence, nothing lost."""
    a, b = two(top)
    a.apply({"add": "body", "id": "b", "fields": {"name": "One"}})
    path, before = a.save("x.json"), a.digest()
    a.refuse("export", "/proc/x.json")
    a.refuse("export", os.path.join(a.file, "x.json"))
    assert a.digest() == before and b.take(path) == counts(added=1)
    assert not [n for n in os.listdir(a.machine.folder) if n.startswith(".x.json")]


def test_partial(top):
    """A part never deletes or hides what it does not contain; --since leaves out what stands unchanged."""
    a, b = two(top)
    a.apply({"add": "body", "id": "top", "fields": {"name": "Top"}},
            {"add": "body", "id": "sub", "fields": {"name": "Sub", "parent": "top"}},
            {"add": "body", "id": "other", "fields": {"name": "Other"}},
            {"add": "meeting", "id": "m", "fields": {"title": "M", "body": "sub", "host": "other"}},
            {"add": "meeting", "id": "n", "fields": {"title": "N", "body": "other"}},
            {"add": "agenda_item", "id": "i", "fields": {"title": "I", "meeting": "m"}},
            {"add": "person", "id": "p", "fields": {"name": "P", "organization": "other"}},
            {"add": "contact", "id": "k", "fields": {"of": "p", "value": "p@example.org", "type": "email"}},
            {"delete": "i"})
    part = a.export("--body", "top")
    assert {r["id"] for r in part["records"]} == {"top", "sub", "m", "i", "other"}, part
    assert part["scope"]["body"] == "top"
    held = a.export("--without", "contact", "person")
    assert {r["kind"] for r in held["records"]} == {"body", "meeting", "agenda_item"}
    assert held["scope"]["without"] == ["contact", "person"]
    b.take(a.save("all.json"))
    before = b.digest()
    assert b.take(a.save("part.json", "--body", "top"))["unchanged"] == 5 and b.digest() == before
    earlier = a.save("earlier.json.gz")
    a.run("set", "n", "title=Changed")
    since = a.export("--since", earlier)
    assert [r["id"] for r in since["records"]] == ["n"] and since["count"] == 1
    assert since["scope"]["since"] == before
    b.take(a.save("since.json", "--since", earlier))
    assert a.digest() == b.digest()
    a.refuse("export", "x.json", "--body", "nothing")


class Model:
    """What every office should hold after each step, by the model of the merge."""

    def __init__(self):
        self.committed = {}  # (id, field, stamp) -> canonical value

    def note(self, records):
        for ident, record in records.items():
            for field, versions in versions_of(record).items():
                for stamp, value in versions:
                    self.committed[ident, field, stamp] = value


def random_edit(rng, ws, known):
    ident = rng.choice(sorted(known)) if known and rng.random() < 0.8 else "r%d" % rng.randrange(6)
    roll = rng.random()
    if ident not in known:
        ws.call("apply", text=json.dumps({"add": "body", "id": ident, "fields": {"name": "n%d" % rng.randrange(99)}}))
    elif roll < 0.15:
        ws.call("delete", ident)
    elif roll < 0.25:
        ws.call("restore", ident)
    elif roll < 0.35:
        ws.call("set", ident, "parent=r%d" % rng.randrange(6))
    elif roll < 0.45:
        ws.call("set", ident, "seat=")
    elif roll < 0.5:
        ws.call("undo")
    else:
        field = rng.choice(["name", "seat", "acronym"])
        ws.call("set", ident, "%s=v%d" % (field, rng.randrange(99)))


def check_import(ws, path, model):
    """Imports, and compares every record with the model of the merge."""
    before = ws.records()
    with open(path, encoding="utf-8") as file:
        theirs = {r["id"]: r for r in json.load(file)["records"]}
    ws.take(path)
    after = ws.records()
    assert after.keys() == before.keys() | theirs.keys()
    for ident, record in after.items():
        if ident in before and ident in theirs:
            assert state(record) == merge(before[ident], theirs[ident]), (ident, before[ident], theirs[ident], record)
        else:
            assert line({k: v for k, v in record.items() if k != "sum"}) == line(
                {k: v for k, v in (before.get(ident) or theirs[ident]).items() if k != "sum"})
        assert record["sum"] == sum_of({k: v for k, v in record.items() if k != "sum"})
    model.note(after)


def run_schedule(top, seed):
    rng = random.Random(seed)
    offices = [office(os.path.join(top, str(seed)), "o%d" % i) for i in range(rng.randrange(2, 5))]
    model, files = Model(), []
    for ws in offices:
        ws.now = "20%02d-01-01T00:00:00Z" % rng.randrange(10, 40)
    for step in range(40):
        ws = rng.choice(offices)
        if rng.random() < 0.55:
            random_edit(rng, ws, ws.records().keys())
            model.note(ws.records())
        elif rng.random() < 0.5 or not files:
            files.append(ws.save("f%d.json" % step, *(["--since", rng.choice(files)] if files and rng.random() < 0.3 else [])))
        else:
            check_import(ws, rng.choice(files), model)  # late, repeated and partial files
    for _ in range(2):
        for ws in offices:
            path = ws.save("final.json")
            for other in offices:
                if other is not ws:
                    check_import(other, path, model)
    assert len({ws.digest() for ws in offices}) == 1, seed
    final = offices[0].records()
    for (ident, field, stamp), value in model.committed.items():
        held = versions_of(final[ident]).get(field, set())
        assert (stamp, value) in held or covered(stamp, clock_of(final[ident])), (seed, ident, field, stamp)
    for ws in offices:
        assert ws.run("check") == ""


def test_random_schedules(top):
    """Whatever the order, offices end up byte for byte alike and as the model says."""
    for seed in range(SEED, SEED + 3):
        print("# seed %d" % seed)
        run_schedule(top, seed)


def test_many_processes(top):
    """Edits and imports by several processes at once all arrive, or are refused in one sentence."""
    a, b = two(top)
    b.apply(*[{"add": "body", "id": "b%d" % i, "fields": {"name": "N"}} for i in range(200)])
    path = b.save("x.json")
    commands = [a.command("import", path)] + [a.command("add", "body", "name=P%d" % i) for i in range(8)]
    running = [subprocess.Popen(c, env=a.machine.env(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for c in commands]
    done = 0
    for process in running:
        _, said = process.communicate()
        assert process.returncode == 0 or (process.returncode == 1 and len(said.splitlines()) == 1), said
        done += process.returncode == 0
    records = a.export()["records"]
    imported = running[0].returncode == 0
    assert len(records) == 200 * imported + done - imported and a.run("check") == ""
    stamps = [stamp for r in records for versions in versions_of(r).values() for stamp, _ in versions if stamp.endswith(a.export()["replica"])]
    assert len(set(stamps)) == done - imported  # no stamp was used twice


def test_export_meanwhile(top):
    """A snapshot written while another process edits is of one moment: its lines, sums and digest fit."""
    ws, _ = two(top)
    titles = {"body": "name", "topic": "name", "paper": "title"}
    edits = [{"add": kind, "id": "%s%d" % (kind, i), "fields": {title: "T"}} for i in range(400) for kind, title in titles.items()]
    ws.run("apply", "--atomic", text="".join(json.dumps(e) + "\n" for e in edits))
    for round_ in range(6):
        change = "".join(json.dumps({"set": e["id"], "fields": {"note": "n%d" % round_}}) + "\n" for e in edits[::5])
        with open(ws.machine.path("edits.jsonl"), "w", encoding="utf-8") as file:
            file.write(change)
        writer = subprocess.Popen(ws.command("apply", "--atomic", "edits.jsonl"), env=ws.machine.env(),
                                  cwd=ws.machine.folder, stdout=subprocess.DEVNULL)
        time.sleep(0.02 * round_)
        whole = ws.export()
        assert writer.wait() == 0
        sums = [r.pop("sum") for r in whole["records"]]
        assert sums == [sum_of(r) for r in whole["records"]] and whole["digest"] == digest_of(sums)
        changed = {e["id"] for e in edits[::5]}
        assert len({r["fields"].get("note") for r in whole["records"] if r["id"] in changed}) == 1


def test_kill_export(top):
    """kill -9 in the middle of an export leaves the older file whole, or the new one."""
    ws, other = two(top)
    edits = [{"add": "body", "id": "b%d" % i, "fields": {"name": "Body %d" % i, "mandate": "m" * 400}} for i in range(3000)]
    ws.run("apply", "--atomic", text="".join(json.dumps(e) + "\n" for e in edits))
    path = ws.save("x.json.gz")
    rng = random.Random(SEED)
    for n in range(8):
        ws.run("set", "b0", "name=Round %d" % n)
        process = subprocess.Popen(ws.command("export", path), env=ws.machine.env())
        time.sleep(rng.random() * 0.08)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert other.take(path)["edited_outside"] == 0  # whole, or it would have been refused
    ws.run("export", path)
    other.take(path)
    assert other.digest() == ws.digest() and ws.run("check") == ""


def test_kill(top):
    """kill -9 in the middle of an import leaves the workspace as it was before or as it is after."""
    a, b = two(top)
    edits = [{"add": "body", "id": "b%d" % i, "fields": {"name": "Body %d" % i, "mandate": "m" * 300}} for i in range(4000)]
    a.run("apply", "--atomic", text="".join(json.dumps(e) + "\n" for e in edits))
    path = a.save("x.json")
    after, before = a.digest(), b.digest()
    start = time.monotonic()
    Workspace(Machine(top, "timing")).take(path)
    whole = time.monotonic() - start
    rng, seen = random.Random(SEED), set()
    for _ in range(12):
        process = subprocess.Popen(b.command("import", path), env=b.machine.env(), stdout=subprocess.DEVNULL)
        time.sleep(rng.random() * whole)
        process.send_signal(signal.SIGKILL)
        process.wait()
        digest = b.digest()
        assert digest in (before, after)
        assert b.run("check") == ""
        seen.add(digest)
        if digest == after:
            b.run("undo-import")
            assert b.digest() == before
    b.take(path)
    assert b.digest() == after and before in seen


if __name__ == "__main__":
    main([value for name, value in sorted(globals().items()) if name.startswith("test_")])

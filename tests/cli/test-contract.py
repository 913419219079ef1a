# SPDX-FileCopyrightText: 2026 The Plenary contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""exchange/README.md sentence by sentence, where the other tests of this suite leave
one out: clocks, sums and digests in odd files, what a preview promises, what an
undone import leaves, limits, and records of every unusual shape."""
import gzip
import hashlib
import json
import os
import random
import shutil
import subprocess

from plenary import (Machine, Workspace, canonical, counts, digest_of, line, main, merge, snapshot, state, sum_of,
                     versions_of)

X, Y, Z = "abcdefgh23", "bcdefghi34", "cdefghij45"
DAY = "2026-01-0%d%s"
CREATED = "2026-01-02T03:04:05.678Z/0000/" + X


def office(top, name):
    return Workspace(Machine(top, name), office=name)


def record(**members):
    return {"kind": "body", "id": "b", "stamp": CREATED, "fields": {"name": "A"}, **members}


def day(n, replica=None):
    time = "2026-01-%02dT00:00:00.000Z/0000" % n
    return time + "/" + replica if replica else time


# ---- section 2: stamps and clocks -----------------------------------------------

def test_stamps(top):
    """The wall clock with counter 0000 when it is later than the last own time, else the next counter; any year."""
    ws = office(top, "a")
    expected = []
    for now, stamp in (("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z/0000"),
                       ("1969-12-31T23:59:59Z", "1970-01-01T00:00:00.000Z/0001"),
                       ("2030-05-06T07:08:09.123456Z", "2030-05-06T07:08:09.123Z/0000"),
                       ("2030-05-06T07:08:09.123Z", "2030-05-06T07:08:09.123Z/0001"),
                       ("2001-01-01T00:00:00+00:00", "2030-05-06T07:08:09.123Z/0002"),
                       ("2030-05-06T07:08:09.124Z", "2030-05-06T07:08:09.124Z/0000"),
                       ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z/0000")):
        ws.now = now
        expected.append((ws.run("add", "body", "name=N").strip(), stamp))
    ws.now = None
    records, replica = ws.records(), ws.export()["replica"]
    for ident, stamp in expected:
        assert records[ident]["stamp"] == stamp + "/" + replica
    for wrong in ("soon", "2026-01-01", "2026-02-30T00:00:00Z", "2026-01-01T00:00:00+02:00", ""):
        ws.run("digest", "--now", wrong, status=2)


def test_one_stamp_a_command(top):
    """A command that changes several records uses one stamp; nothing is taken over from other clocks."""
    a, b = office(top, "a"), office(top, "b")
    a.now, b.now = "2040-01-01T00:00:00Z", "2020-01-01T00:00:00Z"
    a.apply({"add": "body", "id": "x", "fields": {"name": "X"}}, {"add": "body", "id": "y", "fields": {"name": "Y"}})
    b.take(a.save("1.json"))
    b.run("delete", "x", "y")
    records = b.records()
    assert {records[i]["stamps"]["alive"][:29] for i in "xy"} == {"2020-01-01T00:00:00.000Z/0000"}
    # The office with the slow clock has seen the other's versions, so its edit stands.
    a.take(b.save("2.json"))
    assert a.show("x")["deleted"] and a.lines("review") == []


def test_empty_is_no_version(top):
    """A field left empty has no version, one emptied later has one with null; empty text and lists are empty."""
    ws = office(top, "a")
    ws.apply({"add": "person", "id": "p", "fields": {"name": "P", "job_title": "", "languages": [], "note": None}},
             {"add": "person", "id": "q", "fields": {"name": "Q", "job_title": "T", "languages": ["en"]}},
             {"set": "q", "fields": {"job_title": "", "languages": []}},
             {"set": "p", "fields": {"country": ""}})
    records = ws.records()
    assert "stamps" not in records["p"] and records["p"]["fields"] == {"name": "P"}
    assert records["q"]["fields"] == {"name": "Q"} and records["q"]["stamps"].keys() == {"alive", "job_title", "languages"}
    # Said outright in a file, empty since the creation is no version either.
    said = line(record())[:-1] + ',"stamps":{"seat":"%s"},"sum":"%s"}' % (CREATED, sum_of(record()))
    path = ws.write("x.json", '{"format":"plenary-snapshot","version":1,"records":[%s]}' % said)
    assert ws.take(path) == counts(added=1)
    assert versions_of(ws.records()["b"]).keys() == {"alive", "name"}


def test_conflict_set_is_an_edit(top):
    """Setting a field to its only value is no edit; in a conflict every set is one, also to the value shown."""
    a, b = office(top, "a"), office(top, "b")
    a.apply({"add": "body", "id": "b", "fields": {"name": "One"}})
    b.take(a.save("1.json"))
    for ws, name in ((a, "A"), (b, "B")):
        ws.run("set", "b", "name=" + name)
    a.take(b.save("2.json"))
    shown = a.show("b")["fields"]["name"]
    a.run("set", "b", "name=" + shown)
    assert a.show("b")["conflicts"] == [] and a.lines("review") == []
    before = a.digest()
    a.run("set", "b", "name=" + shown)
    assert a.digest() == before
    b.take(a.save("3.json"))
    assert b.lines("review") == [] and b.digest() == before


def test_equal_values_are_kept(top):
    """Two offices that write the same value are no conflict, and both versions are kept."""
    a, b = office(top, "a"), office(top, "b")
    a.apply({"add": "body", "id": "b", "fields": {"name": "One"}})
    b.take(a.save("1.json"))
    a.run("set", "b", "name=Same")
    b.run("set", "b", "name=Same")
    assert a.take(b.save("2.json")) == counts(changed=1)
    assert a.show("b")["conflicts"] == [] and len(versions_of(a.records()["b"])["name"]) == 2


# ---- section 2: records that no honest merge gives ------------------------------

def dishonest():
    clock = {X: day(3), Y: day(4)}
    mine = record(stamp=day(1, X), clock=clock, fields={"name": "X"}, stamps={"name": day(3, X)})
    theirs = record(stamp=day(1, X), clock=clock, fields={"name": "Y"}, stamps={"name": day(4, Y)})
    settled = record(stamp=day(1, X), clock={**clock, Z: day(5)}, fields={"name": "Z"},
                     stamps={"alive": day(5, Z), "name": day(5, Z)})
    return mine, theirs, settled


def test_skipped_until_settled(top):
    """A skipped record stays in Review through other imports and their undoing, until an edit settles it; when the
    import that brought the edit is taken back, it is listed again."""
    ws = office(top, "a")
    mine, theirs, settled = dishonest()
    ws.take(ws.write("1.json", snapshot([mine])))
    assert ws.take(ws.write("2.json", snapshot([theirs])), status=1) == counts(edited_outside=1)

    def listed():
        return [f["id"] for f in ws.lines("review") if f["finding"] not in ("conflict", "duplicate")]
    assert listed() == ["b"]
    ws.take(ws.write("3.json", snapshot([record(id="c", stamp=CREATED, fields={"name": "C"})])))
    ws.run("undo-import")
    assert listed() == ["b"]
    ws.take(ws.write("4.json", snapshot([settled])))
    assert listed() == []
    ws.run("undo-import")
    assert listed() == ["b"]
    # Skipped by an import that can be taken back, and again by one that cannot: it stays.
    third = office(top, "c")
    third.take(third.write("1.json", snapshot([mine])))
    third.take(third.write("2.json", snapshot([theirs, record(id="c", fields={"name": "C"})])), status=1)
    third.take(third.write("3.json", snapshot([theirs])), status=1)
    third.run("undo-import")
    assert [f["id"] for f in third.lines("review")] == ["b"] and third.records().keys() == {"b"}
    # With something else in one file: taking that import back forgets what it skipped.
    other = office(top, "b")
    other.take(other.write("1.json", snapshot([mine])))
    other.take(other.write("2.json", snapshot([theirs, record(id="c", fields={"name": "C"})])), status=1)
    assert len(other.lines("review")) == 1
    other.run("undo-import")
    assert other.lines("review") == []


def test_one_stamp_two_edits(top):
    """A copy that slipped through gave one stamp to edits of different fields: skipped and named, never half taken."""
    stamp = day(9, X)
    mine = record(clock={X: day(9)}, fields={"acronym": "a", "name": "A"}, stamps={"acronym": stamp, "alive": stamp})
    theirs = record(clock={X: day(9)}, fields={"name": "A", "seat": "s"}, stamps={"alive": stamp, "seat": stamp})
    for first, second in ((mine, theirs), (theirs, mine)):
        ws = office(top, "o" + str(first is mine))
        ws.take(ws.write("1.json", snapshot([first])))
        before = ws.digest()
        assert ws.take(ws.write("2.json", snapshot([second])), status=1) == counts(edited_outside=1)
        assert ws.digest() == before and [f["id"] for f in ws.lines("review")] == ["b"]


# ---- section 3: reading ---------------------------------------------------------

def test_odd_sums(top):
    """A sum of any other form fits nothing; the digest is over the sums as they stand."""
    for n, bad in enumerate(("abc", "", "X" * 32, "0" * 64, sum_of(record()).upper(), "é\n")):
        ws = office(top, "o%d" % n)
        whole = json.loads(snapshot([record(), record(id="c")]))
        whole["records"][0]["sum"] = bad
        whole["digest"] = digest_of(r["sum"] for r in whole["records"])
        assert ws.take(ws.write("1.json", json.dumps(whole)), status=1) == counts(edited_outside=1, added=1), bad
        whole["records"][0]["sum"] += "z"
        ws.refuse("import", ws.write("2.json", json.dumps(whole)), says="digest")


def test_sum_missing(top):
    """A stamped record without a sum was edited by hand, and counts for neither count nor digest."""
    for count in (1, 2):
        ws = office(top, "o%d" % count)
        whole = json.loads(snapshot([record(), record(id="c")]))
        del whole["records"][0]["sum"]
        whole.update(count=count, digest=digest_of([whole["records"][1]["sum"]]))
        assert ws.take(ws.write("1.json", json.dumps(whole)), status=1) == counts(edited_outside=1, added=1)


def test_version_is_a_number(top):
    """1, 1.0 and 1e0 are one number; a file with a member of the head too many times ten thousand is refused."""
    ws = office(top, "a")
    for n, one in enumerate(("1.0", "1e0", "10E-1")):
        data = snapshot([record(id="b%d" % n)]).replace(b'"version":1', b'"version":' + one.encode())
        assert ws.take(ws.write("1.json", data)) == counts(added=1)
    many = "{" + ",\n".join('"h%d":1' % n for n in range(20000)) + ',"records":[]}'
    ws.refuse("import", ws.write("2.json", many), says="members")
    few = "{" + ",\n".join('"h%d":1' % n for n in range(2000)) + ',"records":[]}'
    assert ws.take(ws.write("3.json", few)) == counts()


def test_derived_days_are_ignored(top):
    """earliest and latest in input are ignored, in stamped and in plain records."""
    ws = office(top, "a")
    when = {"edtf": "2017-07", "sense": "by", "text": "By July 2017"}
    whole = json.loads(snapshot([record(fields={"founded": when, "name": "A"})]))
    whole["records"][0]["fields"]["founded"] = {"latest": "1999-01-01", **when, "earliest": "1998-01-01"}
    assert ws.take(ws.write("1.json", json.dumps(whole))) == counts(added=1)
    assert ws.records()["b"]["fields"]["founded"] == when
    plain = {"records": [{"kind": "body", "id": "b", "fields": {"founded": {**when, "latest": "2000-01-01"}}}]}
    assert ws.take(ws.write("2.json", json.dumps(plain))) == counts(unchanged=1)
    assert ws.show("b")["fields"]["founded"] == {**when, "latest": "2017-07-31"}


def test_unknown_is_counted_alike(top):
    """Unknown fields count each time the file is read, in whatever layout, also where only stamps or siblings name them."""
    later = day(9, X)
    shapes = [{"fields": {"name": "A", "x_later": {"b": 1, "a": [2.50]}}},
              {"clock": {X: day(9)}, "stamps": {"x_later": later}},
              {"clock": {X: day(9)}, "stamps": {"x_later": later}, "siblings": {"x_later": [{"value": 1, "stamp": CREATED}]}},
              {"kind": "zz_later", "fields": {}}, {"kind": "zz_later", "deleted": True, "fields": {"a": None or 1}}]
    for n, shape in enumerate(shapes):
        ws = office(top, "o%d" % n)
        shape = record(**shape)
        if not shape["fields"]:
            del shape["fields"]
        data = snapshot([shape])
        first = ws.take(ws.write("1.json", data))
        assert first["unknown"] == 1, (n, first)
        assert ws.take(ws.write("1.json", data)) == counts(unchanged=1, unknown=1), n
        assert ws.take(ws.write("2.json", json.dumps(json.loads(data), indent=1))) == counts(unchanged=1, unknown=1), n
        assert ws.run("export", "-").splitlines()[1] == data.decode().splitlines()[1]
        assert ws.run("check") == ""


def test_message_is_one_line(top):
    """What a message quotes from a file stands on one line, whatever it is."""
    ws = office(top, "a")
    for bad in ("a\nb", "a\x1b[31mb", "\u0085" * 60, "é" * 200, "\r\n"):
        for members in ({"id": bad}, {"kind": bad}, {"stamp": bad}, {"fields": {"name": "A", bad: 5, "founded": bad}}):
            said = ws.refuse("import", ws.write("bad.json", json.dumps({"records": [record(**members)]})), says="bad.json")
            assert not any(ord(c) < 32 for c in said.rstrip("\n")), said
    odd = ws.write("odd\nname.json", "{")
    ws.refuse("import", odd)


def test_large_records(top):
    """Edits and merges that no file could hold are refused; a record with very many fields takes no time to speak of."""
    ws = office(top, "a")
    text = "\x01" * (1024 * 1024)
    ws.apply({"add": "body", "id": "b", "fields": {"name": "A", "mandate": text}}, {"set": "b", "fields": {"note": text}})
    before = ws.digest()
    ws.refuse("apply", text=json.dumps({"set": "b", "fields": {"membership_rule": text}}), says="16 MiB")
    assert ws.digest() == before
    other = office(top, "b")
    assert other.take(ws.save("x.json")) == counts(added=1)
    ws.refuse("apply", text=json.dumps({"set": "b", "fields": {"seat": "x" * (1024 * 1024 + 1)}}), says="1 MiB")
    fields = ",".join('"a%07d":1' % n for n in range(60000, 0, -1))
    path = ws.write("many.json", '{"records":[{"kind":"zz","id":"z","fields":{%s}}]}' % fields)
    assert ws.take(path) == counts(added=1, unknown=1)
    assert ws.take(path) == counts(unchanged=1, unknown=1)


def test_bomb_of_records(top):
    """A compressed file that grows without end is refused at its first limit, long before 2 GiB are unpacked."""
    ws = office(top, "a")
    for n, (opening, block) in enumerate(((b'{"records":[{"kind":"body","id":"b","fields":{"name":"', b"a"),
                                          (b'{"records":[' + b"[" * 40, b"["),
                                          (b'{"x":', b" "),
                                          (b'{"records":[{"kind":"body","id":"b","fields":{"note":[', b'"",'))):
        bomb = gzip.compress(opening + block * (20 * 1024 * 1024 // len(block)), 1)
        said = ws.refuse("import", ws.write("bomb%d.json.gz" % n, bomb), says="bomb%d" % n)
        assert "16 MiB" in said or "1 MiB" in said or "object" in said or "nest" in said, said


# ---- section 4: preview and undo ------------------------------------------------

def test_preview_in_a_copy(top):
    """In a copied file a preview shows what the import will do under the id that it will mint, and mints none."""
    a = office(top, "a")
    a.apply({"add": "body", "id": "b", "fields": {"name": "A"}})
    elsewhere = Machine(top, "elsewhere")
    shutil.copy(a.file, elsewhere.path("work.plenary"))
    copied = Workspace(elsewhere, new=False)
    a.run("set", "b", "name=B")
    path = a.save("x.json")
    with open(copied.file, "rb") as file:
        stored = file.read()
    assert copied.take(path, "--dry-run") == counts(changed=1)
    changes = copied.lines("diff", path)
    assert [(c["change"], c["id"], [(f["field"], f["before"], f["after"]) for f in c["fields"]]) for c in changes] == \
        [("changed", "b", [("name", "A", "B")])]
    with open(copied.file, "rb") as file:
        assert file.read() == stored
    assert copied.take(path) == counts(changed=1)
    assert copied.digest() == a.digest() and copied.export()["replica"] != a.export()["replica"]


def test_undo_two_imports(top):
    """undo-import takes the last one back, then the one before; records, clocks and findings exactly; stamps go on."""
    a, b, c = (office(top, n) for n in "abc")
    a.apply({"add": "body", "id": "b", "fields": {"name": "One"}}, {"add": "body", "id": "d", "fields": {"name": "D"}})
    for ws in (b, c):
        ws.take(a.save("1.json"))
    states = [c.run("export", "-").split("\n")[1:]]
    reviews = [c.lines("review")]
    a.run("set", "b", "name=A")
    a.run("delete", "d")
    b.run("set", "b", "name=B")
    b.apply({"add": "meeting", "id": "m", "fields": {"title": "M", "body": "d"}})
    plain = c.write("plain.json", json.dumps({"records": [{"kind": "body", "id": "b", "fields": {"seat": "S"}},
                                                          {"kind": "body", "id": "n", "fields": {"name": "N"}}]}))
    for path in (a.save("2.json"), b.save("3.json"), plain):
        c.take(path)
        states.append(c.run("export", "-").split("\n")[1:])
        reviews.append(c.lines("review"))
    assert [f["finding"] for f in reviews[2]] == ["conflict", "broken-reference"]
    used = {stamp for r in c.records().values() for v in versions_of(r).values() for stamp, _ in v}
    for n in (2, 1, 0):
        c.run("undo-import")
        assert c.run("export", "-").split("\n")[1:] == states[n] and c.lines("review") == reviews[n]
        assert c.run("check") == ""
    c.run("undo-import")  # the very first one
    assert c.records() == {}
    c.refuse("undo-import")
    c.take(c.write("again.json", json.dumps({"records": [{"kind": "body", "id": "n", "fields": {"name": "N"}}]})))
    fresh = {stamp for r in c.records().values() for v in versions_of(r).values() for stamp, _ in v}
    assert fresh
    assert not fresh & used


def test_undo_import_is_undone_by_importing(top):
    """After undo-import the same file brings the same again."""
    a, b = office(top, "a"), office(top, "b")
    a.apply({"add": "body", "id": "b", "fields": {"name": "One"}})
    path = a.save("1.json")
    first = b.take(path)
    after = b.digest()
    b.run("undo-import")
    assert b.take(path) == first and b.digest() == after
    assert b.take(path) == counts(unchanged=1)


def test_import_of_own_export(top):
    """A file that came from here changes nothing, before and after further edits."""
    ws = office(top, "a")
    ws.apply({"add": "body", "id": "b", "fields": {"name": "One"}}, {"add": "body", "id": "c", "fields": {"name": "C"}})
    path = ws.save("1.json")
    assert ws.take(path) == counts(unchanged=2)
    ws.run("set", "b", "name=Two")
    ws.run("delete", "c")
    before = ws.digest()
    assert ws.take(path) == counts(unchanged=2) and ws.digest() == before


def test_merge_is_that_of_the_model(top):
    """Versions that only one side holds, clocks that reach further than versions, creation stamps: as the formula says."""
    local = record(clock={X: day(9), Y: day(3)}, fields={"name": "A", "seat": "L"}, stamps={"alive": day(9, X), "seat": day(9, X)},
                   siblings={"alive": [{"value": False, "stamp": day(3, Y)}]})
    incoming = record(stamp=day(1, Y), clock={X: CREATED[:29], Y: day(8), Z: day(7)}, fields={"name": "B"},
                      stamps={"alive": day(8, Y), "name": day(7, Z), "seat": day(8, Y)})
    ws = office(top, "a")
    ws.take(ws.write("1.json", snapshot([local])))
    ws.take(ws.write("2.json", snapshot([incoming])))
    assert state(ws.records()["b"]) == merge(local, incoming)


def test_hash_of_long_canonical_values(top):
    """Members of values are sorted at every depth, strings escape what they must, numbers stay as written."""
    value = {"z": [{"b": 1, "a": "\u2028\u007f/\\\"\b\f\n\r\t\u0001é\U0001F600"}], "a": {"ä": True, "Z": None, "a": False}}
    ws = office(top, "a")
    odd = line(record(fields={"name": "A", "x": value})).replace('"b":1', '"b":-1.50E+07')
    total = hashlib.sha256(odd.encode()).hexdigest()[:32]
    body = odd[:-1] + ',"sum":"%s"}' % total
    ws.take(ws.write("1.json", '{"format":"plenary-snapshot","version":1,"records":[\n' + body + "\n]}\n"))
    assert ws.run("export", "-").split("\n")[1] == body
    shuffled = '{"format":"plenary-snapshot","version":1,"records":[{"sum":"%s","fields":{"x":%s,"name":"A"},"stamp":"%s","id":"b","kind":"body"}]}' % (
        total, json.dumps(value).replace('"b": 1', '"b" : -1.50E+07'), CREATED)
    assert ws.take(ws.write("2.json", shuffled)) == counts(unchanged=1, unknown=1)
    assert canonical(value) in odd.replace("-1.50E+07", "1")


def test_documented_example(top):
    """The worked example in the documentation of the format is true: its sums, its merge, its settling."""
    readme = os.path.join(os.environ["G_TEST_SRCDIR"], "..", "src", "core", "exchange", "README.md")
    with open(readme, encoding="utf-8") as file:
        lines = [json.loads(row) for row in file if row.startswith('    {"kind":"body","id":"wg","stamp"')]
    assert len(lines) == 3
    ws = office(top, "a")
    for found in lines:
        given = found.pop("sum")
        assert given == sum_of(found)
        assert ws.take(ws.write("x.json", snapshot([found])))["edited_outside"] == 0
        assert ws.records()["wg"]["sum"] == given
        conflicts = ["name"] if "siblings" in found else []
        assert ws.show("wg")["conflicts"] == conflicts and len(ws.lines("review")) == len(conflicts)


# ---- section 4: export ----------------------------------------------------------

def test_export_over_itself(top):
    """An export never takes the place of the workspace; one that cannot be written whole is refused."""
    ws = office(top, "a")
    ws.apply({"add": "body", "id": "b", "fields": {"name": "A"}})
    before = ws.digest()
    link = ws.machine.path("link.json")
    os.symlink("work.plenary", link)
    os.symlink(".", ws.machine.path("folder"))
    for path in (ws.file, "work.plenary", "./work.plenary", link, "work.plenary-wal", "folder/work.plenary-shm", "folder/../a/work.plenary"):
        ws.refuse("export", path, says="workspace")
        assert ws.digest() == before and ws.run("check") == ""
    ws.refuse("apply", text=json.dumps({"add": "body", "id": "workspace", "fields": {"name": "x"}}), says="workspace")
    with open("/dev/full", "w", encoding="utf-8") as full:
        for command in (["export", "-"], ["list", "body", "--json"], ["digest"]):
            done = subprocess.run(ws.command(*command), stdout=full, stderr=subprocess.PIPE, text=True, env=ws.machine.env())
            assert done.returncode == 1 and done.stderr.count("\n") == 1, command


OWNERS = {"body": "parent", "meeting": "body", "agenda_item": "meeting", "paper": "body", "step": "paper", "membership": "body",
          "person": "organization", "contact": "of", "citation": "of", "topic": "parent"}
NAMES = {"body": {"parent": "body"}, "meeting": {"body": "body", "host": "body", "part_of": "meeting"},
         "agenda_item": {"meeting": "meeting", "lead": "person", "topic": "topic"}, "paper": {"body": "body", "author": "person"},
         "step": {"paper": "paper", "responsible": "person"}, "membership": {"body": "body", "holder": "person"},
         "person": {"organization": "body"}, "contact": {"of": "person"}, "citation": {"of": "paper", "document": "paper"},
         "topic": {"parent": "topic"}}


def random_records(rng):
    """Records that name each other at random, some deleted, some with two opinions of where they belong."""
    ids = {kind: ["%s%d" % (kind[:2] + kind[-1], n) for n in range(rng.randrange(1, 5))] for kind in OWNERS}
    out = []
    for kind, some in ids.items():
        for ident in some:
            fields = {f: rng.choice(ids[target] + ["gone"]) for f, target in NAMES[kind].items() if rng.random() < 0.8}
            data = {"kind": kind, "id": ident, "stamp": CREATED, "fields": {**fields, "note": "n"}}
            if rng.random() < 0.15:
                data["deleted"] = True
            if rng.random() < 0.3:
                owner = OWNERS[kind]
                other = rng.choice(ids[NAMES[kind][owner]] + [None])
                data["clock"] = {X: CREATED[:29], Y: day(5)}
                data["siblings"] = {owner: [{"value": other, "stamp": day(5, Y)}]}
                if other is not None and rng.random() < 0.5 and owner in fields:
                    data["fields"][owner], data["siblings"][owner] = other, [{"value": fields[owner], "stamp": CREATED}]
                    data["stamps"] = {owner: day(5, Y)}
                else:
                    data["siblings"][owner][0]["stamp"] = "2026-01-01T00:00:00.000Z/0000/" + Y
            out.append(data)
    return out


def test_body_scope(top):
    """--body: what belongs to the body by any version, deleted or not, and what that names directly, and no more."""
    for seed in range(4):
        rng = random.Random(seed)
        records = {r["id"]: r for r in random_records(rng)}
        ws = office(top, "o%d" % seed)
        ws.take(ws.write("1.json", snapshot(records.values())))

        def targets(ident, fields):
            found = set()
            for field in fields:
                found |= {json.loads(v) for _, v in versions_of(records[ident]).get(field, ())}
            return found & records.keys()
        for body in [i for i, r in records.items() if r["kind"] == "body"]:
            inside, grown = {body}, True
            while grown:
                more = {i for i, r in records.items() if targets(i, [OWNERS[r["kind"]]]) & inside} - inside
                grown = bool(more)
                inside |= more
            expected = set(inside)
            for ident in inside:
                expected |= targets(ident, NAMES[records[ident]["kind"]])
            part = ws.export("--body", body)
            assert {r["id"] for r in part["records"]} == expected, (seed, body)
            assert part["scope"] == {"body": body, "since": None, "without": []}
            assert all(ws.records()[r["id"]] == r for r in part["records"])


if __name__ == "__main__":
    main([value for name, value in sorted(globals().items()) if name.startswith("test_")])

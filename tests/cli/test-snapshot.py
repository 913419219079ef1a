# SPDX-FileCopyrightText: 2026 The Plenary contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The snapshot file, from the outside: its layout and sums are those that a
second program computes, any JSON layout of it is read, and every file that the
contract refuses is refused whole, in one sentence, with nothing written."""
import gzip
import json
import os

from plenary import (Machine, Workspace, canonical, clone, counts, digest_of, line, main, snapshot, sum_of, text)

S = "2026-01-02T03:04:05.678Z/0000/abcdefgh23"
U = "2025-12-31T23:59:59.999Z/ffff/bcdefghi34"
T = "2026-02-02T03:04:05.678Z/000a/bcdefghi34"
BODY = {"kind": "body", "id": "b1", "stamp": S, "fields": {"name": "Plenary “²”\n\t\u0001"}}
FULL = {"kind": "meeting", "id": "m1", "stamp": S,
        "clock": {"abcdefgh23": S[:29], "bcdefghi34": T[:29]},
        "fields": {"body": "b1", "title": "Erste Sitzung", "when": {"edtf": "2017-07", "sense": "by", "text": "By July 2017"},
                   "x_later": {"a": [1, 2.50, None], "b": {"c": "d"}}},
        "stamps": {"alive": T, "theme": T, "title": T},
        "siblings": {"title": [{"value": "First meeting", "stamp": S}], "venue": [{"value": "Room 1", "stamp": U}]}}


def fresh(top, name="work.plenary"):
    return Workspace(Machine(top, name + ".d"), name, office="Geneva")


def test_line_by_hand(top):
    """A line with its sum, worked out by hand."""
    ws = fresh(top)
    body = '{"kind":"body","id":"b1","stamp":"%s","fields":{"name":"A"}}' % S
    assert line({"kind": "body", "id": "b1", "stamp": S, "fields": {"name": "A"}}) == body
    ws.take(ws.write("in.json", snapshot([{"kind": "body", "id": "b1", "stamp": S, "fields": {"name": "A"}}])))
    out = ws.run("export", "-").splitlines()
    assert out[1] == body[:-1] + ',"sum":"%s"}' % sum_of({"kind": "body", "id": "b1", "stamp": S, "fields": {"name": "A"}})
    assert out[2].startswith('],"count":1,"digest":"')


def test_layout(top):
    """Head, lines, foot, count, digest and final newline are exactly as published; every line is canonical."""
    ws = fresh(top)
    ws.apply({"add": "body", "id": "b1", "fields": {"name": "Ä/\"\\\u007f \U0001F30D"}},
             {"add": "meeting", "id": "m1", "fields": {"title": "x", "body": "b1", "when": {"text": "By July 2017", "sense": "by", "edtf": "2017-07"}}},
             {"set": "b1", "fields": {"acronym": "P"}}, {"delete": "m1"})
    out = ws.run("export", "-")
    assert out.endswith("}\n") and "\r" not in out
    lines = out.split("\n")
    whole = json.loads(out)
    assert list(whole) == ["format", "version", "exported", "replica", "office", "offices", "scope", "records", "count", "digest"]
    assert whole["format"] == "plenary-snapshot" and whole["version"] == 1 and whole["scope"] is None
    assert whole["offices"] == {whole["replica"]: "Geneva"}
    assert lines[0].endswith('"records":[') and len(lines) == 5
    for record, row in zip(whole["records"], lines[1:]):
        given = record.pop("sum")
        assert row.rstrip(",") == line(record)[:-1] + ',"sum":"%s"}' % given
        assert given == sum_of(record)
    assert whole["digest"] == digest_of(json.loads(out)["records"][i]["sum"] for i in range(2)) == ws.digest()
    assert whole["records"][1]["deleted"] is True and whole["records"][1]["fields"]["title"] == "x"


def test_round_trip(top):
    """Siblings, unknown kinds and fields, empty values, and deleted records come out byte for byte."""
    records = [BODY, FULL, {"kind": "zz_later", "id": "z:1.a", "stamp": T, "fields": {"n": 12345678901234567890, "t": ["a", {}]}},
               {"kind": "body", "id": "gone", "stamp": S, "deleted": True, "fields": {"name": "Gone"}}]
    first = snapshot(records)
    a, b = fresh(top, "a"), fresh(top, "b")
    got = a.take(a.write("in.json", first))
    assert got["unknown"] == 2 and got["unchanged"] == 0, got
    path = a.save("out.json")
    with open(path, "rb") as file:
        assert file.read().split(b"\n")[1:-2] == first.split(b"\n")[1:-2]
    assert b.take(a.save("out.json.gz")) == got
    assert a.digest() == b.digest()
    assert a.take(path) == counts(unchanged=4, unknown=2)


def test_sample_round_trip(top):
    """Every shipped sample goes through a workspace unchanged."""
    folder = os.environ["PLENARY_SAMPLES"]
    for name in ("ipu", "icm", "iom17", "oecd", "iom14"):
        machine = Machine(top, name)
        ws = Workspace(machine, new=False)
        ws.run("new", "--sample", name)
        with open(os.path.join(folder, name + ".json"), encoding="utf-8") as file:
            given = json.load(file)
        assert ws.digest() == given["digest"] == ws.export()["digest"]
        ws.run("check")


def layouts(data):
    whole = json.loads(data)
    shuffled = {"records": [dict(reversed(list(r.items()))) for r in whole["records"]]}
    shuffled.update((k, v) for k, v in reversed(list(whole.items())) if k != "records")
    yield "indented", json.dumps(whole, indent=2).encode()
    yield "one line", json.dumps(whole, separators=(",", ":")).encode()
    yield "ascii", json.dumps(whole, ensure_ascii=True).encode()
    yield "sorted", json.dumps(whole, sort_keys=True, indent=1).encode()
    yield "members turned round", json.dumps(shuffled).encode()
    yield "byte order mark", b"\xef\xbb\xbf" + data
    yield "windows", json.dumps(whole, indent=4).replace("\n", "\r\n").encode()
    yield "unknown head", data.replace(b'"version":1', b'"x":{"y":[1,{}]},"version":1', 1)
    yield "records turned round", json.dumps({**whole, "records": whole["records"][::-1],
                                              "digest": digest_of(r["sum"] for r in whole["records"][::-1])}).encode()
    yield "two records a line", data.replace(b"},\n{", b"},{")
    yield "space before commas", data.replace(b"},\n{", b"}\n,\n{")


def test_layouts(top):
    """Any valid JSON layout of the same members is the same file."""
    data = snapshot([BODY, FULL, {"kind": "body", "id": "b2", "stamp": T, "fields": {"name": "Zwei"}}])
    reference = fresh(top, "reference")
    reference.take(reference.write("in.json", data))
    for n, (name, variant) in enumerate(layouts(data)):
        ws = fresh(top, "w%d" % n)
        got = ws.take(ws.write("in.json", variant))
        assert got["edited_outside"] == 0 and ws.digest() == reference.digest(), (name, got)
        again = ws.take(ws.write("in.json.gz", gzip.compress(variant)))
        assert again == counts(unchanged=3, unknown=1), (name, again)


def damaged(change, resum=True):
    """A snapshot of FULL with a change to the record or the bytes."""
    record = clone(FULL)
    out = change(record)
    data = snapshot([BODY, out if isinstance(out, dict) else record])
    return data if resum else data


def raw(old, new, data=None):
    data = data or snapshot([BODY, FULL])
    old, new = (x if isinstance(x, bytes) else x.encode() for x in (old, new))
    assert old in data, old
    return data.replace(old, new, 1)


def deep(n):
    return snapshot([BODY]).replace(b'{"format"', b'{"x":' + b"[" * n + b"]" * n + b',"format"', 1)


def plain(*records):
    return json.dumps({"format": "plenary-snapshot", "version": 1, "records": list(records)}).encode()


def with_stamped(**members):
    return snapshot([BODY, {**clone(FULL), **members}])


def without_covering():
    record = clone(FULL)
    record["clock"] = {"abcdefgh23": S[:29]}
    return snapshot([record])


REFUSED = [
    ("empty file", b"", "empty"),
    ("not JSON", b"hello", "line 1"),
    ("cut short", snapshot([BODY, FULL])[:-30], "ends"),
    ("cut in a record", snapshot([BODY, FULL])[:400], "ends"),
    ("something after the end", snapshot([BODY]) + b"{}", "follows"),
    ("an array", b"[]", "line 1"),
    ("another format", raw('"plenary-snapshot"', '"plenary-other"'), "format"),
    ("a newer version", raw('"version":1', '"version":2'), "version 2"),
    ("version 1.5", raw('"version":1', '"version":1.5'), "version"),
    ("count does not fit", raw('"count":2', '"count":3'), "count"),
    ("digest does not fit", raw('"digest":"', '"digest":"0'), "digest"),
    ("altered digest and sum", raw(b'"Erste', b'"Erzte', None).replace(sum_of(FULL).encode(), b"0" * 32), "digest"),
    ("no records", b'{"format":"plenary-snapshot","version":1}', "records"),
    ("records no array", b'{"format":"plenary-snapshot","version":1,"records":{}}', "records"),
    ("record no object", plain(1), "/records/0"),
    ("record without kind", plain({"id": "a"}), "kind"),
    ("record without id", plain({"kind": "body"}), "id"),
    ("bad id", plain({"kind": "body", "id": "a b", "fields": {"name": "x"}}), "id"),
    ("long id", plain({"kind": "body", "id": "a" * 65, "fields": {"name": "x"}}), "id"),
    ("unknown member of a record", plain({"kind": "body", "id": "a", "colour": 1, "fields": {"name": "x"}}), "colour"),
    ("member twice in the file", raw('"version":1', '"version":1,"version":1'), "twice"),
    ("member twice in a record", raw('"id":"m1"', '"id":"m1","id":"m1"'), "twice"),
    ("member twice in fields", raw('"title":"Erste', '"title":"A","title":"Erste'), "twice"),
    ("member twice in a value", raw('"a":[', '"a":1,"a":['), "twice"),
    ("member twice in an unknown head member", raw('"version":1', '"y":{"a":1,"a":2},"version":1'), "twice"),
    ("the same record twice", plain(*[{"kind": "body", "id": "a", "fields": {"name": "x"}}] * 2), "twice"),
    ("one id under two kinds", plain({"kind": "body", "id": "a", "fields": {"name": "x"}},
                                     {"kind": "topic", "id": "a", "fields": {"name": "x"}}), "two kinds"),
    ("an id of another kind here", plain({"kind": "topic", "id": "here", "fields": {"name": "x"}}), "here"),
    ("wrong type", plain({"kind": "body", "id": "a", "fields": {"name": 5}}), "/fields/name"),
    ("integer out of range", plain({"kind": "body", "id": "a", "fields": {"name": "x", "position": 2 ** 53}}), "position"),
    ("impossible day", plain({"kind": "body", "id": "a", "fields": {"name": "x", "founded": {"edtf": "2017-02-30", "sense": "on", "text": "x"}}}), "founded"),
    ("unknown sense", plain({"kind": "body", "id": "a", "fields": {"name": "x", "founded": {"edtf": "2017", "sense": "circa", "text": "x"}}}), "founded"),
    ("unknown member of a date", plain({"kind": "body", "id": "a", "fields": {"name": "x", "founded": {"text": "x", "y": 1}}}), "founded"),
    ("unknown currency", plain({"kind": "budget", "id": "a", "fields": {"name": "x", "body": "b", "base": {"amount": "1.00", "currency": "XYY"}}}), "base"),
    ("required field empty", plain({"kind": "body", "id": "a", "fields": {"acronym": "x"}}), "Name"),
    ("required field null", plain({"kind": "body", "id": "here", "fields": {"name": None}}), "Name"),
    ("fields no object", plain({"kind": "body", "id": "a", "fields": []}), "fields"),
    ("deleted no boolean", plain({"kind": "body", "id": "a", "deleted": 1}), "deleted"),
    ("malformed stamp", with_stamped(stamp="2026-01-02/0000/abcdefgh23"), "stamp"),
    ("a time that does not exist", with_stamped(stamp="2026-02-30T03:04:05.678Z/0000/abcdefgh23"), "stamp"),
    ("upper-case counter", with_stamped(stamp="2026-01-02T03:04:05.678Z/000A/abcdefgh23"), "stamp"),
    ("bad replica", with_stamped(stamp="2026-01-02T03:04:05.678Z/0000/abcdefgh21"), "stamp"),
    ("malformed clock", with_stamped(clock={"abcdefgh23": "soon"}), "clock"),
    ("a clock that does not cover a stamp", without_covering(), "/records/0"),
    ("a value of a stamped record out of form", with_stamped(fields={"body": "b1", "title": "x", "when": {"text": "x", "edtf": "2017", "sense": "on", "y": 1}}), "when"),
    ("an empty value in a stamped record", with_stamped(fields={"body": "b1", "title": ""}), "title"),
    ("invalid UTF-8", raw(b"Erste", b"Er\xffste"), "UTF-8"),
    ("overlong UTF-8", raw(b"Erste", b"Er\xc0\xafste"), "UTF-8"),
    ("lone surrogate", raw(b"Erste", b"Er\\ud800ste"), "surrogate"),
    ("NUL", raw(b"Erste", b"Er\\u0000ste"), "NUL"),
    ("control character", raw(b"Erste", b"Er\x01ste"), "control"),
    ("text over 1 MiB", plain({"kind": "body", "id": "a", "fields": {"name": "x" * (1024 * 1024 + 1)}}), "1 MiB"),
    ("unknown text over 1 MiB", plain({"kind": "body", "id": "a", "fields": {"name": "x", "later": ["x" * (1024 * 1024 + 1)]}}), "1 MiB"),
    ("nesting deeper than 32", deep(33), "32"),
    ("a line over 16 MiB", snapshot([BODY])[:-1] + b" " * (16 * 1024 * 1024), "16 MiB"),
    ("a record over 16 MiB", plain({"kind": "body", "id": "a", "fields": {"x%d" % i: "x" * 1000000 for i in range(17)}}), "16 MiB"),
    ("trailing comma", raw(b'}\n],"count"', b'},\n],"count"'), "line"),
    ("number with a leading zero", plain({"kind": "body", "id": "a", "fields": {"name": "x", "position": 1}}).replace(b": 1}", b": 01}"), "line"),
]


def test_refused(top):
    """Every kind of bad file is refused whole, in one sentence that names the file and the place."""
    ws = fresh(top)
    ws.apply({"add": "body", "id": "here", "fields": {"name": "Here"}})
    before = ws.digest()
    for name, data, says in REFUSED:
        path = ws.write("bad.json", data)
        try:
            said = ws.refuse("import", path, says=("bad.json", says))
            assert ws.digest() == before
            ws.refuse("diff", path, says="bad.json")
        except AssertionError as error:
            raise AssertionError("%s: %s" % (name, error))
        assert said.count("\n") == 1, said
    for n, (name, data, says) in enumerate(REFUSED[:12]):
        ws.refuse("import", ws.write("bad.json.gz", gzip.compress(data)), says="bad.json.gz")
    assert ws.digest() == before
    ws.run("check")


def test_record_twice(top):
    """The same record twice is refused also when it stands in the workspace already, or came new a line before."""
    ws = fresh(top)
    twice = ws.write("bad.json", snapshot([BODY, BODY]))
    empty = ws.digest()
    ws.refuse("import", twice, says=("bad.json", "twice"))
    assert ws.digest() == empty
    ws.take(ws.write("good.json", snapshot([BODY])))
    for file in (twice, ws.write("bad2.json", json.dumps(json.loads(snapshot([BODY, BODY])), indent=1))):
        ws.refuse("import", file, says="twice")
        ws.refuse("diff", file, says="twice")


def test_bad_gzip(top):
    """A compressed file that is none, is cut, or has a tail is refused; a bomb stops early."""
    ws = fresh(top)
    good = gzip.compress(snapshot([BODY]))
    for data in (b"", b"plain", good[:-4], good[: len(good) // 2], good + b"x"):
        ws.refuse("import", ws.write("bad.json.gz", data), says="bad.json.gz")
    bomb = gzip.compress(b'{"x":"' + b"a" * (64 * 1024 * 1024))
    said = ws.refuse("import", ws.write("bomb.json.gz", bomb), says="bomb.json.gz")
    assert "16 MiB" in said
    assert ws.take(ws.write("good.json.gz", good)) == counts(added=1)


def test_depth_allowed(top):
    """Nesting up to the limit is no fault."""
    ws = fresh(top)
    ws.take(ws.write("deep.json", deep(31)))


def test_missing_and_unreadable(top):
    """Files that are not there, folders, and places that do not exist."""
    ws = fresh(top)
    ws.refuse("import", ws.machine.path("nothing.json"), says="nothing.json")
    ws.refuse("import", ws.machine.folder)
    ws.refuse("export", ws.machine.path("no/such/folder/x.json"), says="x.json")
    assert not [name for name in os.listdir(ws.machine.folder) if name.startswith(".x.json")]


if __name__ == "__main__":
    main([value for name, value in sorted(globals().items()) if name.startswith("test_")])

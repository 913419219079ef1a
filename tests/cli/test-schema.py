# SPDX-FileCopyrightText: 2026 The Plenary contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The published JSON Schema against an independent validator: it is current,
valid itself, takes every real export, and refuses bad files."""
import json
import os
import subprocess

import jsonschema

from plenary import CTL, Machine, Workspace, clone, main

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FILE = os.path.join(ROOT, "data", "schema", "plenary-snapshot.schema.json")

with open(FILE, encoding="utf-8") as file:
    SCHEMA = json.load(file)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_current(top):
    """The committed file is what the schema table gives today."""
    made = subprocess.run([os.path.join(ROOT, "data", "schema", "generate"), CTL], check=True, capture_output=True, text=True).stdout
    with open(FILE, encoding="utf-8") as file:
        assert made == file.read(), "run data/schema/generate"


def test_valid(top):
    """The schema is one."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_samples(top):
    """Every sample, as shipped and as exported again, with deletions, conflicts and unknown fields."""
    folder = os.environ["PLENARY_SAMPLES"]
    for name in ("ipu", "icm", "iom17", "oecd", "iom14", "all"):
        with open(os.path.join(folder, name + ".json"), encoding="utf-8") as file:
            VALIDATOR.validate(json.load(file))
    a, b = (Workspace(Machine(top, n), office=n) for n in "ab")
    a.run("import", os.path.join(folder, "iom14.json"))
    body = a.lines("list", "body")[0]["id"]
    b.take(a.save("x.json"))
    a.run("set", body, "name=A", "seat=")
    b.run("set", body, "name=B")
    a.run("delete", a.lines("list", "paper")[0]["id"])
    a.take(b.save("y.json"))
    a.take(a.write("z.json", json.dumps({"records": [{"kind": "later", "id": "l", "fields": {"x": [1]}}]})))
    whole = a.export()
    assert any("siblings" in r for r in whole["records"]) and any(r.get("deleted") for r in whole["records"])
    VALIDATOR.validate(whole)
    VALIDATOR.validate(a.export("--body", body))


GOOD = {"format": "plenary-snapshot", "version": 1, "records": [
    {"kind": "meeting", "id": "m", "stamp": "2026-01-02T03:04:05.678Z/0000/abcdefgh23", "fields": {
        "title": "T", "body": "b", "when": {"edtf": "2017-07", "sense": "by", "text": "By July 2017"}}}]}

BAD = [
    ("format", lambda w: w.update(format="other")),
    ("version", lambda w: w.update(version=2)),
    ("no records", lambda w: w.pop("records")),
    ("count", lambda w: w.update(count=-1)),
    ("digest", lambda w: w.update(digest="x")),
    ("kind missing", lambda w: w["records"][0].pop("kind")),
    ("id missing", lambda w: w["records"][0].pop("id")),
    ("bad id", lambda w: w["records"][0].update(id="a b")),
    ("unknown member", lambda w: w["records"][0].update(colour=1)),
    ("stamp", lambda w: w["records"][0].update(stamp="2026-13-02T03:04:05.678Z/0000/abcdefgh23")),
    ("clock", lambda w: w["records"][0].update(clock={"abcdefgh23": "x"})),
    ("clock without stamp", lambda w: (w["records"][0].pop("stamp"), w["records"][0].update(clock={"abcdefgh23": "2026-01-02T03:04:05.678Z/0000"}))),
    ("sibling", lambda w: w["records"][0].update(siblings={"title": [{"value": "x"}]})),
    ("no sibling", lambda w: w["records"][0].update(siblings={"title": []})),
    ("sum", lambda w: w["records"][0].update(sum="xyz")),
    ("text", lambda w: w["records"][0]["fields"].update(title=5)),
    ("empty text", lambda w: w["records"][0]["fields"].update(title="")),
    ("null", lambda w: w["records"][0]["fields"].update(title=None)),
    ("reference", lambda w: w["records"][0]["fields"].update(body=["b"])),
    ("sense", lambda w: w["records"][0]["fields"]["when"].update(sense="circa")),
    ("edtf", lambda w: w["records"][0]["fields"]["when"].update(edtf="2017~")),
    ("edtf without sense", lambda w: w["records"][0]["fields"]["when"].pop("sense")),
    ("member of a date", lambda w: w["records"][0]["fields"]["when"].update(zone="UTC")),
    ("alive", lambda w: w["records"][0]["fields"].update(alive=True)),
]


def test_bad(top):
    """Each of these faults is seen by the validator."""
    VALIDATOR.validate(GOOD)
    for name, spoil in BAD:
        whole = clone(GOOD)
        spoil(whole)
        assert not VALIDATOR.is_valid(whole), name


if __name__ == "__main__":
    main([value for name, value in sorted(globals().items()) if name.startswith("test_")])

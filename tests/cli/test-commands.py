# SPDX-FileCopyrightText: 2026 The Plenary contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command and option of plenaryctl as cli/README.md, lists
them: what is printed, the exit status, and one sentence on standard error."""
import json
import os
import sqlite3
import subprocess

from plenary import Machine, Workspace, counts, main


def fresh(top, name="work.plenary"):
    return Workspace(Machine(top, name + ".d"), name, office="Geneva")


def test_new(top):
    """new makes a workspace once, also with a sample; it writes no record."""
    ws = fresh(top)
    assert ws.export()["records"] == []
    ws.refuse("new")
    other = Workspace(ws.machine, "other.plenary", new=False)
    other.refuse("new", "--sample", "nothing", says="nothing")
    assert not os.path.exists(other.file)
    other.run("new", "--sample", "iom14", "--office", "Bern")
    assert len(other.export()["records"]) > 100 and other.export()["office"] == "Bern"
    names = [line.split()[0] for line in ws.run("samples").splitlines()]
    assert names == ["ipu", "icm", "iom17", "oecd", "iom14", "all"] == [s["name"] for s in ws.lines("samples")]


def test_sample_all(top):
    """`all` holds the five, under one workspace record of its own."""
    ws = Workspace(Machine(top, "m"), new=False)
    ws.run("new", "--sample", "all")
    records = ws.records()
    assert records["workspace"]["fields"]["title"] == "All five samples"
    assert ws.run("check") == "" and ws.lines("review") == []


def test_usage(top):
    """Wrong usage is exit status 2, whatever the command."""
    ws = fresh(top)
    for args in ((), ("nonsense",), ("add",), ("set", "x"), ("show",), ("show", "a", "b"), ("export",), ("digest", "x"),
                 ("digest", "--atomic"), ("list", "body", "--nonsense"), ("add", "body", "name"), ("digest", "--now", "soon"),
                 ("resolve", "a", "b"), ("resolve", "a", "b", "--take", "x", "--value", "y"), ("export", "x", "--without", "nokind"),
                 ("show", "x", "--workspace"), ("export", "x", "--format", "xls"), ("import", "x", "--format", "nothing"),
                 ("export", "x", "--kind", "body"), ("export", "x", "--format", "ics", "--since", "y")):
        ws.run(*args, status=2)
    assert "plenaryctl" in ws.run("--help")


def test_described(top):
    """Every command that --help lists has its row in the description for other programmers."""
    described = open(os.path.join(os.path.dirname(__file__), "../../src/cli/README.md"), encoding="utf-8").read()
    usage = fresh(top).run("--help").splitlines()
    listed = {line.split()[0] for line in usage if line.startswith("  ") and not line.startswith("   ")}
    assert len(listed) > 20
    rows = [line.split("|")[1] for line in described.splitlines() if line.startswith("| `")]
    named = {word.strip("`, ") for row in rows for word in row.split()}
    assert listed <= named, listed - named


def test_options_anywhere(top):
    ws = fresh(top)
    ident = ws.run("--json", "add", "--now", "2026-01-01T00:00:00Z", "body", "name=A")
    ident = json.loads(ident)["id"]
    assert ws.records()[ident]["stamp"].startswith("2026-01-01T00:00:00.000Z/0000/")
    assert ws.run("show", "--json", ident) == ws.run("--json", "show", ident) == ws.run("show", ident, "--json")
    ws.run("set", ident, "--now=2020-01-01T00:00:00Z", "name=B")  # a clock gone back: the next counter
    assert ws.records()[ident]["stamps"]["name"].startswith("2026-01-01T00:00:00.000Z/0001/")


def test_kinds(top):
    """kinds lists each kind with its fields, types and targets."""
    ws = fresh(top)
    kinds = {k["kind"]: {f["name"]: f for f in k["fields"]} for k in ws.lines("kinds")}
    assert kinds["body"]["name"]["required"] and kinds["body"]["parent"]["target"] == "body"
    assert kinds["meeting"]["when"]["type"] == "when" and "planned" in kinds["meeting"]["state"]["choices"]
    assert all({"note", "standing", "merged_into"} <= set(fields) for fields in kinds.values())
    assert "body" in ws.run("kinds")


def test_add_set_typed(top):
    """VALUE is what a person would type."""
    ws = fresh(top)
    body = ws.run("add", "body", "name=WG", "founded=By July 2017").strip()
    assert ws.show(body)["fields"]["founded"] == {"edtf": "2017-07", "latest": "2017-07-31", "sense": "by", "text": "By July 2017"}
    budget = ws.run("add", "budget", "name=Core", "body=" + body, "base=USD 5,000,000").strip()
    assert ws.show(budget)["fields"]["base"] == {"amount": "5000000.00", "currency": "USD"}
    ws.refuse("add", "meeting", "title=M", "body=" + body, "when=03/04/2017", says=("April", "March"))
    ws.refuse("add", "body", "acronym=X", says="name")
    ws.refuse("add", "nokind", "name=x", says="nokind")
    ws.refuse("add", "body", "name=x", "nofield=1", says="nofield")
    ws.refuse("set", body, "name=", says="name")
    ws.refuse("set", "nothing", "name=x", says="nothing")
    ws.refuse("set", body, "type=nonsense")
    ws.refuse("set", body, "parent=" + body)
    sub = ws.run("add", "body", "name=Sub", "parent=" + body).strip()
    ws.refuse("set", body, "parent=" + sub)
    before = ws.digest()
    ws.run("set", body, "name=WG")  # its only value: no edit
    assert ws.digest() == before
    ws.run("set", body, "founded=")
    assert "founded" not in ws.show(body)["fields"]
    assert ws.records()[body]["stamps"].keys() == {"alive", "founded"}


def test_delete_restore(top):
    """delete and restore touch just the ids named, and always write."""
    ws = fresh(top)
    ws.apply({"add": "body", "id": "a", "fields": {"name": "A"}}, {"add": "body", "id": "b", "fields": {"name": "B", "parent": "a"}})
    ws.run("delete", "a")
    assert ws.show("a")["deleted"] and not ws.show("b")["deleted"]
    one = ws.digest()
    ws.run("delete", "a")
    assert ws.digest() != one
    ws.run("set", "a", "acronym=X")
    assert not ws.show("a")["deleted"]
    ws.run("delete", "a", "b")
    assert ws.lines("list", "body") == [] and len(ws.lines("list", "body", "--deleted")) == 2
    ws.run("restore", "a", "b")
    assert len(ws.lines("list", "body")) == 2
    ws.refuse("delete", "nothing", says="nothing")
    digest = ws.digest()
    ws.refuse("delete", "a", "nothing")
    assert ws.digest() == digest


def test_list_find(top):
    ws = fresh(top)
    ws.apply({"add": "body", "id": "a", "fields": {"name": "Élan Commission", "type": "commission", "founded": {"text": "2010", "edtf": "2010", "sense": "on"}, "ended": {"text": "2014", "edtf": "2014", "sense": "on"}}},
             {"add": "body", "id": "b", "fields": {"name": "Board", "type": "board"}})
    assert [r["id"] for r in ws.lines("list", "body", "type=board")] == ["b"]
    assert [r["id"] for r in ws.lines("list", "body", "--as-of", "2020-01-01")] == ["b"]
    assert len(ws.lines("list", "body", "--as-of", "1 June 2012")) == 2
    assert [r["id"] for r in ws.lines("find", "elan")] == ["a"]
    assert ws.lines("find", "nothing at all") == []
    ws.refuse("list", "nokind", says="nokind")
    ws.refuse("list", "body", "nofield=1", says="nofield")
    assert "Board" in ws.run("list", "body")


def test_apply(top):
    """JSON Lines, each a transaction with a stamp of its own; the first bad line stops and is named."""
    ws = fresh(top)
    out = ws.run("apply", text='{"add":"body","id":"a","fields":{"name":"A"}}\n\n{"add":"body","fields":{"name":"B"}}\n'
                               '{"set":"a","fields":{"seat":"Geneva","acronym":null}}\n{"delete":"a"}\n{"restore":"a"}\n').split()
    assert len(out) == 5 and out[0] == out[2] == "a"
    records = ws.records()
    assert len({r["stamp"] for r in records.values()}) == 2
    said = ws.refuse("apply", text='{"set":"a","fields":{"name":"C"}}\n{"add":"body","id":"a","fields":{"name":"x"}}\n{"set":"a","fields":{"name":"D"}}\n', says="2")
    assert ws.show("a")["fields"]["name"] == "C", said
    before = ws.digest()
    for bad in ('{"set":"a","fields":{"name":null}}', '{"set":"nothing","fields":{"name":"x"}}', '{"add":"nokind","fields":{}}',
                '{"set":"a","fields":{"nofield":1}}', '{"set":"a","fields":{"name":5}}', "hello", "[]", '{"set":"a","add":"body"}',
                '{"fields":{}}', '{"set":"a","fields":{"name":"x"},"colour":1}', '{"add":"body","id":"a b","fields":{"name":"x"}}',
                '{"set":"a","fields":{"name":"x","name":"y"}}'):
        ws.refuse("apply", text=bad + "\n", says="1")
        assert ws.digest() == before, bad
    ws.refuse("apply", "--atomic", text='{"set":"a","fields":{"name":"E"}}\n{"set":"nothing","fields":{}}\n', says="2")
    assert ws.digest() == before
    ws.run("apply", "--atomic", text='{"add":"body","id":"x","fields":{"name":"X"}}\n{"set":"x","fields":{"seat":"Y"}}\n{"add":"body","id":"z","fields":{"name":"Z","parent":"x"}}\n')
    records = ws.records()
    assert len({records["x"]["stamp"], records["x"]["stamps"]["seat"], records["z"]["stamp"]}) == 3
    path = ws.write("edits.jsonl", '{"set":"x","fields":{"seat":"File"}}\n')
    assert ws.run("apply", path) == "x\n"
    ws.refuse("apply", ws.machine.path("nothing"))


def test_undo_redo_history(top):
    """Undo and redo are ordinary edits with new stamps, and keep what was changed since."""
    ws = fresh(top)
    ws.apply({"add": "body", "id": "a", "fields": {"name": "A"}})
    ws.run("set", "a", "name=B", "seat=S")
    ws.run("undo")
    assert ws.show("a")["fields"] == {"name": "A"}
    ws.run("redo")
    assert ws.show("a")["fields"] == {"name": "B", "seat": "S"}
    ws.run("undo")
    ws.run("undo")
    assert ws.show("a")["deleted"]
    ws.refuse("undo")
    history = ws.lines("history", "a")
    assert any(h["field"] == "name" and h["became"] == "B" for h in history)
    assert len(ws.lines("history")) >= 5
    ws.refuse("history", "nothing")


def test_names_of_offices(top):
    """A name that is no UTF-8 is refused, and one that lies in a file all the same leaves it readable."""
    machine = Machine(top, "bytes")
    ws = Workspace(machine, new=False)
    done = subprocess.run([os.fsencode(word) for word in ws.command("new", "--office")] + [b"\xff"], capture_output=True, env=machine.env())
    assert done.returncode == 2 and done.stderr.count(b"\n") == 1 and not os.path.exists(ws.file), done
    ws = fresh(top)
    database = sqlite3.connect(ws.file)
    database.execute("UPDATE pln_meta SET value = CAST(x'41ff42' AS TEXT) WHERE key = 'office'")
    database.commit()
    database.close()
    assert json.loads(ws.run("export", "-"))["office"] == "A\ufffdB"
    fresh(top, "reader").take(ws.save("x.json"))


def test_undo_leaves(top):
    """What was changed since is left by undo and named, all of it in one sentence."""
    a, b = fresh(top, "a"), fresh(top, "b")
    a.apply({"add": "body", "id": "x", "fields": {"name": "One"}})
    b.take(a.save("x.json"))
    a.apply({"set": "x", "fields": {"name": "A", "seat": "A", "acronym": "A"}})
    b.apply({"set": "x", "fields": {"name": "B", "acronym": "B"}})
    a.take(b.save("y.json"))
    done = a.call("undo")
    assert done.returncode == 0 and len(done.stderr.splitlines()) == 1, done
    assert "x name" in done.stderr and "x acronym" in done.stderr and "seat" not in done.stderr
    shown = a.show("x")
    assert shown["conflicts"] == ["acronym", "name"] and "seat" not in shown["fields"]


def test_undo_resolve(top):
    """Undoing the settling of a conflict opens it again."""
    a, b = fresh(top, "a"), fresh(top, "b")
    a.apply({"add": "body", "id": "x", "fields": {"name": "One"}})
    b.take(a.save("x.json"))
    a.run("set", "x", "name=A")
    b.run("set", "x", "name=B")
    a.take(b.save("y.json"))
    found = a.lines("review")[0]
    a.refuse("resolve", "x", "name", "--take", "2026-01-01T00:00:00.000Z/0000/abcdefgh23")
    a.refuse("resolve", "x", "name", "--value", "")
    a.run("resolve", "x", "name", "--take", found["versions"][1]["stamp"])
    assert a.lines("review") == []
    a.run("undo")
    assert [sorted(v["value"] for v in f["versions"]) for f in a.lines("review")] == [["A", "B"]]


def test_resolve_alive(top):
    """Whether a record is there is settled with true or false, and nothing else."""
    ws = fresh(top)
    ws.apply({"add": "body", "id": "b", "fields": {"name": "B"}}, {"delete": "b"})
    before = ws.digest()
    for bad in ("maybe", "", "TRUE", "null"):
        ws.refuse("resolve", "b", "alive", "--value", bad)
        assert ws.digest() == before
    ws.run("resolve", "b", "alive", "--value", "true")
    assert ws.show("b")["deleted"] is False
    ws.run("resolve", "b", "alive", "--value", "false")
    assert ws.show("b")["deleted"] is True


def test_erase(top):
    """erase leaves nothing of the record in file or history."""
    ws = fresh(top)
    ws.apply({"add": "person", "id": "p", "fields": {"name": "Xylophonia Secret"}})
    ws.run("set", "p", "job_title=Zymurgist")
    ws.run("erase", "p")
    shown = ws.show("p")
    assert shown["fields"] == {} and shown["deleted"]
    for name in os.listdir(ws.machine.folder):
        path = ws.machine.path(name)
        if os.path.isfile(path):
            with open(path, "rb") as file:
                data = file.read()
            assert b"Xylophonia" not in data and b"Zymurgist" not in data, name
    assert "Xylophonia" not in ws.run("history", "p", "--json")


def test_check_and_backup(top):
    """check finds what was damaged behind our back; a backup is a workspace of its own."""
    ws = fresh(top)
    ws.apply({"add": "body", "id": "a", "fields": {"name": "A"}})
    backup = ws.machine.path("backup.plenary")
    ws.run("backup", backup)
    copy = Workspace(ws.machine, "backup.plenary", new=False)
    assert copy.digest() == ws.digest() and copy.run("check") == ""
    copy.run("set", "a", "name=B")
    assert copy.export()["replica"] != ws.export()["replica"]
    database = sqlite3.connect(ws.file)
    database.execute("UPDATE body SET name = 'Tampered'")
    database.commit()
    database.close()
    ws.run("check", status=1)
    for file in ("x.json", "x.json.gz", "-"):
        ws.refuse("export", file, says="“a”")  # elsewhere it would pass for an edit
    assert [name for name in os.listdir(ws.machine.folder) if "x.json" in name] == []
    nothing = Workspace(ws.machine, "nothing.plenary", new=False)
    for command in (("check",), ("digest",), ("show", "a"), ("list", "body"), ("export", "-"), ("review",)):
        nothing.refuse(*command, says="nothing.plenary")
    bad = Workspace(ws.machine, "bad.plenary", new=False)
    bad.write("bad.plenary", "this is no database at all " * 100)
    for command in (("check",), ("digest",), ("add", "body", "name=x"), ("import", "x.json")):
        bad.refuse(*command)


def test_reading_writes_nothing(top):
    """Commands that only read leave every byte of the file alone."""
    ws = fresh(top)
    ws.apply({"add": "body", "id": "a", "fields": {"name": "A"}})
    path = ws.save("x.json")

    def stored():
        out = {}
        for end in ("", "-wal"):
            if os.path.exists(ws.file + end):
                with open(ws.file + end, "rb") as file:
                    out[end] = file.read()
        return {end: data for end, data in out.items() if data}
    held = stored()
    for command in (("show", "a"), ("list", "body"), ("find", "a"), ("review",), ("digest",), ("check",), ("history",),
                    ("diff", path), ("import", path, "--dry-run"), ("kinds",), ("samples",)):
        ws.run(*command)
        assert stored() == held, command


def test_standard_streams(top):
    """- is standard output for export and standard input for import."""
    a, b = fresh(top, "a"), fresh(top, "b")
    a.apply({"add": "body", "id": "x", "fields": {"name": "One"}})
    text = a.run("export", "-")
    assert json.loads(b.run("import", "-", "--json", text=text)) == counts(added=1)


if __name__ == "__main__":
    main([value for name, value in sorted(globals().items()) if name.startswith("test_")])

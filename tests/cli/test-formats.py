# SPDX-FileCopyrightText: 2026 The Plenary contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The formats of other programs, seen by programs that are not ours: Python's
own csv module, python3-icalendar and python3-vobject read what plenaryctl
writes, and plenaryctl reads what they write."""
import csv
import datetime
import io
import json

import icalendar
import vobject

from plenary import Machine, Workspace, counts, main


def fresh(top, name="work", *more):
    ws = Workspace(Machine(top, name + ".d"), "work.plenary", new=False)
    ws.run("new", "--office", "Geneva", *more)
    return ws


def fields(ws):
    return {ident: record.get("fields") for ident, record in ws.records().items()}


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_everything(top):
    """All five samples go through one table and come back field by field."""
    ws = fresh(top, "one", "--sample", "all")
    path = ws.machine.path("all.csv")
    assert json.loads(ws.run("export", "--format", "csv", path, "--json"))["written"] == len(fields(ws))
    assert ws.take(path, "--format", "csv") == counts(unchanged=len(fields(ws)))
    other = fresh(top, "two")
    assert other.take(path, "--format", "csv") == counts(added=len(fields(ws)))
    assert fields(other) == fields(ws), (fields(other), fields(ws))
    with open(path, newline="", encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    assert {row["id"] for row in table} == set(fields(ws))
    assert not any(cell[:1] in ("=", "+", "-", "@") for row in table for cell in row.values() if cell)


def test_csv_kind(top):
    """A table of one kind names references by id and by title, and takes edits back."""
    ws = fresh(top, "one", "--sample", "iom17")
    table = rows(ws.run("export", "--format", "csv", "--kind", "meeting", "-"))
    meetings = {r["id"]: r["fields"] for r in ws.lines("list", "meeting")}
    assert {row["id"] for row in table} == set(meetings)
    for row in table:
        assert row["title"] == meetings[row["id"]]["title"]
        assert row["when"].startswith(meetings[row["id"]].get("when", {}).get("text", ""))
        assert bool(row["body.title"]) == bool(row["body"])
    table[0]["venue"] = "Palais, salle \"A\""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, table[0])
    writer.writeheader()
    writer.writerows(table)
    path = ws.write("meetings.csv", out.getvalue())
    assert ws.take(path, "--format", "csv", "--dry-run") == counts(changed=1, unchanged=len(table) - 1)
    assert ws.take(path, "--format", "csv") == counts(changed=1, unchanged=len(table) - 1)
    assert ws.show(table[0]["id"])["fields"]["venue"] == "Palais, salle \"A\""
    ws.run("undo-import")
    assert "venue" not in ws.show(table[0]["id"])["fields"]


def test_csv_bad_rows(top):
    """Each bad row is named by its number, and nothing at all comes in."""
    ws = fresh(top)
    path = ws.write("people.csv", "Nom;Pays;Langue\r\nAnn;CH;fr\r\n;FR;fr\r\nBea;FR;en;zu viel\r\n".encode("cp1252"))
    mapping = ("--kind", "person", "--map", "Nom=name", "--map", "Pays=country", "--map", "Langue=languages")
    done = ws.call("import", "--format", "csv", path, "--json", *mapping)
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1
    assert [json.loads(line)["row"] for line in done.stdout.splitlines()] == [3, 4]
    assert ws.records() == {}
    path = ws.write("people.csv", "Nom;Pays;Langue\r\nAnn Müller;CH;fr, de\r\n".encode("cp1252"))
    assert ws.take(path, "--format", "csv", *mapping) == counts(added=1)
    assert list(fields(ws).values()) == [{"country": "CH", "languages": ["fr", "de"], "name": "Ann Müller"}]
    assert ws.take(path, "--format", "csv", *mapping) == counts(unchanged=1)
    ws.refuse("import", "--format", "csv", path, "--kind", "person", "--map", "Nom=nofield", says="nofield")
    ws.refuse("import", "--format", "csv", path, "--kind", "person", "--map", "Nam=name", says="Nam")
    ws.refuse("import", "--format", "csv", ws.machine.path("missing.csv"), says="missing.csv")
    ws.run("import", "--format", "csv", path, "--kind", "nokind", status=2)


def components(text, name):
    return {str(c["UID"]): c for c in icalendar.Calendar.from_ical(text).walk(name)}


def test_ics_out(top):
    """Another calendar sees the same days, inclusive ends as exclusive ones, and no invented date."""
    ws = fresh(top, "one", "--sample", "iom17")
    path = ws.machine.path("all.ics")
    said = json.loads(ws.run("export", "--format", "ics", path, "--json"))
    with open(path, "rb") as file:
        text = file.read()
    assert all(len(line) <= 75 for line in text.split(b"\r\n")) and b"\n" not in text.replace(b"\r\n", b"")
    events = components(text, "VEVENT")
    left = {item["id"] for item in said["left_out"]}
    for meeting in ws.lines("list", "meeting"):
        when = meeting["fields"].get("when", {})
        ident, edtf = meeting["id"], when.get("edtf", "")
        if len(edtf) in (10, 21):
            event = events[ident]
            first, last = edtf[:10], edtf[-10:]
            assert event["DTSTART"].dt == datetime.date.fromisoformat(first)
            assert event["DTEND"].dt == datetime.date.fromisoformat(last) + datetime.timedelta(1)
            assert str(event["SUMMARY"]) == meeting["fields"]["title"]
        else:
            assert ident not in events and ident in left
    assert events["iom17-m9"]["DTEND"].dt == datetime.date(2017, 12, 7)  # T07
    assert said["written"] == len(events) + len(components(text, "VTODO"))
    assert ws.run("export", "--format", "ics", "-") == text.decode().replace("\r\n", "\n")
    assert ws.take(path, "--format", "ics") == counts(unchanged=said["written"])


def test_ics_text(top):
    """Commas, semicolons, backslashes, line ends and long lines in other scripts come through."""
    ws = fresh(top)
    title = "Réunion, première; \\ n° 1 – " + " ".join(["заседание"] * 12)
    ws.apply({"add": "meeting", "id": "m1", "fields": {
        "title": title, "theme": "a,b;c\\d", "summary": "one\ntwo, three",
        "when": {"edtf": "2026-03-02", "sense": "on", "text": "2 March 2026"}, "start_time": "09:00", "end_time": "17:30",
        "time_zone": "Europe/Paris", "state": "confirmed"}})
    path = ws.machine.path("one.ics")
    ws.run("export", "--format", "ics", path)
    with open(path, "rb") as file:
        text = file.read()
    text.decode()
    event = components(text, "VEVENT")["m1"]
    assert str(event["SUMMARY"]) == title and str(event["DESCRIPTION"]) == "one\ntwo, three"
    assert event["DTSTART"].dt.utcoffset() == datetime.timedelta(hours=1) and event["DTEND"].dt.hour == 17
    assert str(event["STATUS"]) == "CONFIRMED"
    other = fresh(top, "other")
    assert other.take(path, "--format", "ics") == counts(added=1)
    assert fields(other) == fields(ws), (fields(other), fields(ws))


def test_ics_in(top):
    """A calendar made by python3-icalendar comes in once, whatever its UIDs look like."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//test//")
    calendar.add("version", "2.0")
    event = icalendar.Event()
    event.add("uid", "a b@example.org")
    event.add("summary", "Réunion; annuelle")
    event.add("dtstart", datetime.date(2026, 5, 4))
    event.add("dtend", datetime.date(2026, 5, 7))
    event.add("location", "Genève, salle XX")
    calendar.add_component(event)
    ws = fresh(top)
    path = ws.write("in.ics", calendar.to_ical())
    assert ws.take(path, "--format", "ics") == counts(added=1)
    meeting = ws.lines("list", "meeting")[0]
    assert meeting["fields"]["when"]["edtf"] == "2026-05-04/2026-05-06"
    assert meeting["fields"]["venue"] == "Genève, salle XX" and meeting["fields"]["title"] == "Réunion; annuelle"
    assert ws.take(path, "--format", "ics") == counts(unchanged=1)
    assert components(ws.run("export", "--format", "ics", "-"), "VEVENT").keys() == {"a b@example.org"}
    ws.refuse("import", "--format", "ics", ws.write("no.ics", "hello"), says="no calendar")


def test_vcard(top):
    """Another address book reads our cards, and we read its own."""
    ws = fresh(top)
    ws.apply({"add": "body", "id": "b1", "fields": {"name": "Council, of all"}},
             {"add": "person", "id": "p1", "fields": {"name": "Ann Müller", "sort_name": "Müller, Ann", "organization": "b1",
                                                      "job_title": "Clerk; senior"}},
             {"add": "contact", "id": "k1", "fields": {"of": "p1", "type": "email", "value": "ann@example.org"}},
             {"add": "post", "id": "s1", "fields": {"title": "Chair", "body": "b1"}})
    cards = {card.uid.value: card for card in vobject.readComponents(ws.run("export", "--format", "vcard", "-"))}
    assert set(cards) == {"b1", "p1", "s1"}
    assert cards["p1"].fn.value == "Ann Müller" and cards["p1"].n.value.family == "Müller"
    assert cards["p1"].email.value == "ann@example.org" and cards["p1"].title.value == "Clerk; senior"
    assert cards["p1"].org.value == ["Council, of all"] and cards["s1"].fn.value == "Chair"
    path = ws.machine.path("all.vcf")
    ws.run("export", "--format", "vcard", path)
    other = fresh(top, "other")
    assert other.take(path, "--format", "vcard") == counts(added=4)
    assert fields(other) == fields(ws)
    card = vobject.vCard()
    card.add("fn").value = "José Núñez"
    card.add("n").value = vobject.vcard.Name(family="Núñez", given="José")
    card.add("email").value = "jose@example.org"
    card.add("org").value = ["Council, of all"]
    assert ws.take(ws.write("in.vcf", card.serialize()), "--format", "vcard")["added"] == 2
    person = [p for p in ws.lines("list", "person") if p["id"] != "p1"][0]["fields"]
    assert person == {"name": "José Núñez", "sort_name": "Núñez, José", "organization": "b1"}


def test_popolo(top):
    """The structure of all samples is Popolo: classes, ids and references that resolve, dates of the right form."""
    ws = fresh(top, "one", "--sample", "all")
    path = ws.machine.path("all.popolo.json")
    said = json.loads(ws.run("export", "--format", "popolo", path, "--json"))
    with open(path, encoding="utf-8") as file:
        popolo = json.load(file)
    ids = {name: {item["id"] for item in popolo[name]} for name in ("organizations", "persons", "posts", "memberships", "relations")}
    assert said["written"] == sum(map(len, ids.values()))
    for item in popolo["organizations"]:
        assert item["name"] and item.get("parent_id", item["id"]) in ids["organizations"]
    for item in popolo["posts"] + popolo["memberships"] + popolo["relations"]:
        assert item["organization_id"] in ids["organizations"]
    for item in sum(popolo.values(), []):
        for name in ("start_date", "end_date", "founding_date", "dissolution_date"):
            date = item.get(name, "2000").split("-")
            assert [len(part) for part in date] == [4, 2, 2][:len(date)] and all(int(m) <= 12 for m in date[1:2])
    assert ws.take(path, "--format", "popolo")["unchanged"] > said["written"]
    other = fresh(top, "two")
    other.take(path, "--format", "popolo")
    assert {i: f["name"] for i, f in fields(other).items() if i in ids["organizations"]} == {
        i: f["name"] for i, f in fields(ws).items() if i in ids["organizations"]}
    # Nothing is lost of what left: dates with their words, nominations, relations, names over time; notes stay.
    mine, theirs = fields(ws), fields(other)
    for key, came in theirs.items():
        had = {name: value for name, value in mine[key].items() if name not in ("note", "merged_into")}
        assert came == had, (key, came, had)
    assert any(r["fields"].get("nominated_by") for r in other.lines("list", "membership"))
    assert len(other.lines("list", "relation")) == len(ws.lines("list", "relation")) > 0
    assert not [row for row in said.get("left_out", []) if "date" in row.get("reason", "")]


if __name__ == "__main__":
    main([value for name, value in sorted(globals().items()) if name.startswith("test_")])

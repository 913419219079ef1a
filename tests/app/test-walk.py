#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Plenary contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the program from outside, as a person with a keyboard and a screen reader
would: real keys by xdotool, and what Orca sees by AT-SPI.  Counts controls
without a name (must be none) and Tab stops, adds a body, renames it and takes
that back, deletes it, reads the org chart, adds and ends a membership, exports, and looks with plenaryctl at what is in the file.

Usage: test-walk.py PLENARY PLENARYCTL   (inside tests/with-display)"""

import json
import os
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PLENARY, CTL = sys.argv[1:3]
WORKSPACES = os.path.join(os.environ["XDG_DATA_HOME"], "plenary", "workspaces")
WORKSPACE = os.path.join(WORKSPACES, "Walk.plenary")
PAGES = ["Overview", "Structure", "Meetings", "Budget", "Papers", "Roadmap", "Directory", "Exchange"]
INTERACTIVE = {
    Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.CHECK_BOX, Atspi.Role.RADIO_BUTTON, Atspi.Role.ENTRY,
    Atspi.Role.TEXT, Atspi.Role.COMBO_BOX, Atspi.Role.SLIDER, Atspi.Role.SPIN_BUTTON, Atspi.Role.LINK,
    Atspi.Role.MENU_ITEM, Atspi.Role.PAGE_TAB, Atspi.Role.TREE, Atspi.Role.TABLE, Atspi.Role.TREE_TABLE,
    Atspi.Role.LIST_BOX, Atspi.Role.TREE_ITEM,
}

number = 0
failed = False


def result(passed, what):
    global number, failed
    number += 1
    failed = failed or not passed
    print(("ok" if passed else "not ok"), number, what, flush=True)


def ctl(*arguments):
    done = subprocess.run([CTL, "--workspace", WORKSPACE, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        print("#", " ".join(arguments), done.stderr.strip())
    return done.stdout


def bodies():
    """Names of the bodies in the file, by id."""
    lines = [json.loads(line) for line in ctl("list", "body", "--json").splitlines()]
    return {line["id"]: line["fields"].get("name") for line in lines}


def settle(seconds=0.3):
    """Lets events come in for a while."""
    end = time.monotonic() + seconds
    context = GLib.MainContext.default()
    while time.monotonic() < end:
        while context.pending():
            context.iteration(False)
        time.sleep(0.01)


def wait_for(what, seconds=12):
    """Waits until what() is something; None when it never is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = what()
        except GLib.Error:
            found = None
        if found:
            return found
        settle(0.1)
    return None


def key(*names):
    subprocess.run(["xdotool", "key", "--delay", "30", *names], check=True)
    settle(0.25)


def write(text):
    subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)
    settle(0.3)


def find_program():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child is not None and (child.get_name() or "").lower().startswith("plenary"):
            return child
    return None


def nodes(node, depth=0):
    """All nodes below that are showing."""
    try:
        states = node.get_state_set()
        if depth > 1 and not states.contains(Atspi.StateType.SHOWING):
            return
        yield node
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None and depth < 60:
                yield from nodes(child, depth + 1)
    except GLib.Error:
        return


def describe(node):
    trail = []
    while node is not None and len(trail) < 7:
        trail.append(f"{node.get_role_name()} “{node.get_name() or ''}”")
        node = node.get_parent()
    return " < ".join(trail)


def nameless(program):
    found = []
    for node in nodes(program):
        states = node.get_state_set()
        if node.get_role() not in INTERACTIVE or not states.contains(Atspi.StateType.SENSITIVE):
            continue
        # Whatever holds a named control and is never focused itself is only its frame.
        if not (node.get_name() or "").strip():
            relations = {r.get_relation_type() for r in node.get_relation_set()}
            if Atspi.RelationType.LABELLED_BY not in relations:
                found.append(describe(node))
    return found


def focused(program):
    for node in nodes(program):
        if node.get_state_set().contains(Atspi.StateType.FOCUSED):
            return node
    return None


def frame_name(program):
    for node in nodes(program):
        if node.get_role() in (Atspi.Role.FRAME, Atspi.Role.WINDOW):
            return node.get_name() or ""
    return ""


def test_pages(program):
    for i, page in enumerate(PAGES):
        key(f"alt+{i + 1}")
        settle(0.5)
        name = wait_for(lambda: frame_name(program).startswith(page), 6)
        result(bool(name), f"Alt+{i + 1} shows {page}")
        bad = nameless(program)
        for line in bad[:8]:
            print("# nameless:", line)
        result(not bad, f"{page} has no control without a name")


def test_tab_stops(program):
    key("alt+2")
    key("F6")
    first, stops = None, []
    for _ in range(40):
        key("Tab")
        node = focused(program)
        if node is None:
            break
        where = describe(node)
        if where == first:
            break
        first = first or where
        stops.append(where)
    print(f"# {len(stops)} Tab stops on Structure")
    for where in stops:
        print("#  ", where[:150])
    result(3 <= len(stops) <= 14, "Tab comes round on Structure in at most 14 stops")

    tree = None
    for _ in range(3):
        key("F6")
        tree = focused(program)
        while tree is not None and tree.get_role() not in (Atspi.Role.TREE_TABLE, Atspi.Role.TABLE):
            tree = tree.get_parent()
        if tree is not None:
            break
    result(tree is not None, "F6 comes to the table")
    key("Down", "Down")
    lower = focused(program)
    key("Up")
    upper = focused(program)
    result(lower is not None and upper is not None and describe(lower) != describe(upper),
           "the arrows walk inside the one stop")


def test_edit(program):
    key("alt+2")
    key("ctrl+n")
    write("Drafting Group")
    key("Return")
    settle(0.6)
    added = [i for i, name in bodies().items() if name == "Drafting Group"]
    result(len(added) == 1, "Ctrl+N, a name and Enter add a body")
    # The inspector has the focus, in the name of what was just added.
    key("ctrl+a")
    write("Redrafting Group")
    key("Return")
    settle(0.4)
    result("Redrafting Group" in bodies().values(), "typing in the inspector and Enter rename it")
    key("F6")
    key("ctrl+z")
    settle(0.4)
    result("Drafting Group" in bodies().values(), "Ctrl+Z outside the entry takes the rename back")
    key("F6")
    key("Delete")
    settle(0.5)
    now = bodies().values()
    print("# after Delete:", sorted(now))
    result("Drafting Group" not in now, "Delete in the tree deletes the selected body")
    key("ctrl+z")
    settle(0.4)
    result("Drafting Group" in bodies().values(), "Ctrl+Z brings it back")


def chart_items(program):
    """The boxes of the org chart, by name."""
    charts = [n for n in nodes(program) if n.get_role() == Atspi.Role.TREE and n.get_name() == "Organization chart"]
    return {n.get_name(): n for n in nodes(charts[0]) if n.get_role() == Atspi.Role.TREE_ITEM} if charts else {}


def test_chart(program):
    """The chart is a tree to a screen reader: each box tells its body and what it is under, and the arrows walk it."""
    key("alt+2")
    key("ctrl+Page_Down")
    items = wait_for(lambda: chart_items(program), 6) or {}
    print("# chart:", sorted(items))
    result({"Council", "Institute", "Board, under Council"} <= set(items), "each box of the chart says what it is and what it is under")
    attributes = items["Board, under Council"].get_attributes() or {} if "Board, under Council" in items else {}
    print("# attributes:", dict(attributes))
    result(str(attributes.get("level")) == "2", "a box below another is on level 2")
    for _ in range(4):
        node = focused(program)
        if node is not None and node.get_role() == Atspi.Role.TREE_ITEM:
            break
        key("F6")
    key("Home", "Down")
    node = focused(program)
    result(node is not None and (node.get_name() or "").startswith("Board"), "Down goes from a body to the first under it")
    key("ctrl+Page_Up")


def memberships():
    return [json.loads(line)["fields"] for line in ctl("list", "membership", "--json").splitlines()]


def test_members(program):
    """Two keystrokes and a name add a member, two end the membership."""
    key("ctrl+k")
    write("board")
    settle(0.5)
    key("Return")
    settle(0.5)
    key("F6")
    key("ctrl+m")
    settle(0.4)
    write("Somebody New")
    key("Return")
    settle(0.8)
    seats = memberships()
    result(len(seats) == 1 and seats[0].get("holder_text") == "Somebody New", "Ctrl+M, a name and Enter add a member")
    key("ctrl+e")
    settle(0.4)
    key("Return")
    settle(0.8)
    seats = memberships()
    result(len(seats) == 1 and "end" in seats[0], "Ctrl+E and Enter end the membership")


def test_go_to(program):
    key("ctrl+k")
    write("institute")
    settle(0.5)
    key("Return")
    settle(0.6)
    result(frame_name(program).startswith("Structure"), "Ctrl+K finds a body and goes to its page")


def press(program, name):
    """Presses the button of this name, as a screen reader does; False when there is none."""
    def find():
        for node in nodes(program):
            if node.get_role() in (Atspi.Role.PUSH_BUTTON, Atspi.Role.BUTTON) and (node.get_name() or "") == name \
               and node.get_state_set().contains(Atspi.StateType.SENSITIVE):
                return node
        return None
    button = wait_for(find, 6)
    if button is None:
        print("# no button", name, sorted({n.get_name() for n in nodes(program) if n.get_name()})[:60])
        return False
    button.get_action_iface().do_action(0)
    settle(0.5)
    return True


def test_export(program):
    """Everything goes into a file whose name is typed, and the file holds what was added."""
    path = os.path.join(os.path.dirname(WORKSPACES), "walk-export.json")
    key("alt+8")
    settle(0.5)
    result(press(program, "Everything…"), "Exchange offers to export everything")
    result(press(program, "Export…"), "the list of what leaves has a button to go on")
    settle(0.8)
    key("ctrl+a")
    write(path)
    key("Return")
    found = wait_for(lambda: os.path.exists(path) and os.path.getsize(path) > 0, 8)
    result(bool(found), "a typed name and Enter write the file")
    text = open(path, encoding="utf-8").read() if found else ""
    result("Drafting Group" in text and '"plenary-snapshot"' in text.splitlines()[0], "the file is a snapshot with what was added")


def run(steps, **more):
    """Starts the program, takes it through the steps, and ends it with Ctrl+Q."""
    environment = dict(os.environ, LC_ALL="C.UTF-8", **more)
    environment.pop("GTK_A11Y", None)
    with open(os.path.join(os.environ["XDG_STATE_HOME"], "walk.log"), "w+") as log:
        program = subprocess.Popen([PLENARY, WORKSPACE], env=environment, stderr=log)
        try:
            node = wait_for(find_program)
            result(node is not None, "the program is seen over AT-SPI")
            if node is not None:
                window = wait_for(lambda: subprocess.run(
                    ["xdotool", "search", "--onlyvisible", "--pid", str(program.pid)],
                    capture_output=True, text=True).stdout.split())
                subprocess.run(["xdotool", "windowfocus", "--sync", window[0]], check=True)
                settle(1)
                for step in steps:
                    step(node)
                key("ctrl+q")
                program.wait(30)
                result(program.returncode == 0, "Ctrl+Q ends the program")
        finally:
            if program.poll() is None:
                program.kill()
                program.wait()
        log.seek(0)
        lines = log.read().splitlines()
    complaints = [line for line in lines if "WARNING" in line or "CRITICAL" in line]
    if program.returncode != 0:
        print("\n".join("# " + line for line in lines[-80:]))
    for line in complaints[:10]:
        print("#", line)
    result(not complaints, "the program has no complaints on standard error")


def main():
    os.makedirs(WORKSPACES, exist_ok=True)
    ctl("new", "--office", "Geneva")
    for name in ("Council", "Institute"):
        ctl("add", "body", f"name={name}")
    council = next(i for i, name in bodies().items() if name == "Council")
    ctl("add", "body", "name=Board", f"parent={council}")
    ctl("add", "meeting", "title=First meeting", "when=18 July 2017")
    run([test_pages, test_tab_stops, test_edit, test_chart, test_members, test_go_to])
    result(ctl("check") is not None and "Drafting Group" in bodies().values(), "what was done is in the file")
    # Started again, it has what was done; GTK's own file chooser leaks, so nobody looks for leaks.
    settle(1)
    run([test_export], ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0")
    print(f"1..{number}")
    return 1 if failed else 0


sys.exit(main())

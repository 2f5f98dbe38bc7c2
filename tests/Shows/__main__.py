"""Runs the shows that are named, or all of them, one after the other. Usage: shows [--list] [NAME...]"""
import ast
import os
import signal
import subprocess
import sys
import time

from tools import checks

FOLDER = os.path.dirname(os.path.abspath(__file__))

# Far beyond what any show takes: only one that hangs meets it.
LIMIT_SECONDS = 900


def names():
    return sorted(name[:-3] for name in os.listdir(FOLDER) if name.endswith(".py") and not name.startswith("_"))


def described(name):
    """What a show says it is, and what it needs, without running it."""
    with open(os.path.join(FOLDER, f"{name}.py"), encoding="utf-8") as file:
        tree = ast.parse(file.read())
    needs = next((ast.literal_eval(node.value) for node in tree.body if isinstance(node, ast.Assign) and node.targets[0].id == "NEEDS"), ())
    return ast.get_docstring(tree).splitlines()[0], needs


def print_list():
    for name in names():
        what, needs = described(name)
        print(f"{name:<10} {what}" + (f" Needs {', '.join(needs)}." if needs else ""))


def run(name):
    """Its exit status. It has a session of its own, so that whatever it started can be ended with it."""
    print(f"== {name}: {described(name)[0]}", flush=True)
    started = time.monotonic()
    show = subprocess.Popen([sys.executable, os.path.join(FOLDER, f"{name}.py")], stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        status = show.wait(LIMIT_SECONDS)
    except BaseException as stopped:
        os.killpg(show.pid, signal.SIGKILL)
        show.wait()
        if not isinstance(stopped, subprocess.TimeoutExpired):
            raise
        print(f"MISSED  it did not end within {LIMIT_SECONDS} s")
        status = 1
    print(f"        {time.monotonic() - started:.0f} s", flush=True)
    return status


def told(word, shows):
    return f", {len(shows)} {word}: {' '.join(shows)}" if shows else ""


def main(arguments):
    known = names()
    if arguments == ["--list"]:
        print_list()
        return 0
    unknown = [word for word in arguments if word not in known]
    if unknown:
        print(f"netconsole: there is no show {' '.join(unknown)}; there are {' '.join(known)}", file=sys.stderr)
        return 2
    statuses = {name: run(name) for name in arguments or known}
    missed = [name for name, status in statuses.items() if status not in (0, checks.SKIPPED)]
    skipped = [name for name, status in statuses.items() if status == checks.SKIPPED]
    print(f"{len(statuses) - len(missed) - len(skipped)} ok" + told("skipped", skipped) + told("MISSED", missed))
    return 1 if missed else 0


sys.exit(main(sys.argv[1:]))

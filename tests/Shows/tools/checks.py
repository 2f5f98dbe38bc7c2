"""What a show says, in one form: what was measured, its goal, and whether it was met."""
import os
import shutil
import sys
import traceback

# How automake's tests say that they could not be tried.
SKIPPED = 77

_missed = []


def at_most(what, value, goal, unit=""):
    _say(what, value, "≤", goal, unit, value <= goal)


def at_least(what, value, goal, unit=""):
    _say(what, value, "≥", goal, unit, value >= goal)


def true(what, holds):
    print(f"{_verdict(what, holds):<7} {what}", flush=True)


def fact(what):
    """Worth knowing, and no goal."""
    print(f"        {what}", flush=True)


def run(main):
    """Carries a show out; ends the process with 0 if every goal was met, 1 if one was missed or something went wrong, 77 if something is not installed."""
    needs = getattr(sys.modules["__main__"], "NEEDS", ())
    missing = [need for need in needs if not _is_there(need)]
    if missing:
        print(f"skipped: {', '.join(missing)} not found", flush=True)
        sys.exit(SKIPPED)
    try:
        main()
    except Exception:
        traceback.print_exc()
        true("the show went on to its end", False)
    sys.stdout.flush()
    # Threads that still wait for a program that does not answer must not hold up the end.
    os._exit(1 if _missed else 0)


def _is_there(need):
    """A pseudo terminal, or a command."""
    return os.path.exists("/dev/ptmx") if need == "pty" else bool(shutil.which(need))


def _say(what, value, sign, goal, unit, holds):
    print(f"{_verdict(what, holds):<7} {what}: {_number(value)}{_of(unit)}, goal {sign} {_number(goal)}{_of(unit)}", flush=True)


def _verdict(what, holds):
    if not holds:
        _missed.append(what)
    return "ok" if holds else "MISSED"


def _of(unit):
    return f" {unit}" if unit else ""


def _number(value):
    """Three digits that count."""
    if isinstance(value, int):
        return f"{value:,}"
    size = abs(value)
    return f"{value:,.0f}" if size >= 100 else f"{value:.1f}" if size >= 10 else f"{value:.2f}" if size >= 0.1 else f"{value:.3f}"

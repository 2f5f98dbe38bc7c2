"""NetConsole as run.sh built it, what it may see of the one who runs the shows, and what the system knows of its process."""
import atexit
import os
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
RUN = os.path.join(ROOT, "run.sh")

# So that nobody's settings and history are read, or written to.
_home = tempfile.TemporaryDirectory(prefix="netconsole-shows-")
atexit.register(_home.cleanup)


def path():
    """The program's file."""
    folder = os.path.join(ROOT, ".artifacts", "run")
    try:
        with open(os.path.join(folder, "stamp"), encoding="utf-8") as file:
            return os.path.join(folder, file.read().splitlines()[1], "netconsole")
    except FileNotFoundError:
        raise FileNotFoundError("the program has not been built: start it once with ./run.sh, or the show with ./run.sh shows") from None


def environment():
    """A plain UTF-8 terminal, and folders of its own. The home stays: run.sh may find the SDK there."""
    own = {f"XDG_{name}_HOME": os.path.join(_home.name, name.lower()) for name in ("CONFIG", "STATE", "DATA", "CACHE")}
    own.update({"TERM": "xterm-256color", "LANG": "C.UTF-8"})
    kept = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "NO_COLOR", "COLORTERM", "TMUX")}
    return {**kept, **own}


def cpu_seconds(pid):
    """Of the process and its threads, user and system, in steps of a hundredth (proc(5))."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_bytes(pid):
    with open(f"/proc/{pid}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

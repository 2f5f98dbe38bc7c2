"""A program in a tmux server of its own: what a person would see of it, in words."""
import os
import shlex
import subprocess
import tempfile
import time

from tools import program


class Tmux:
    """Ended, with what runs in it, where the `with` around it ends. Nobody's configuration is read, nobody's sessions are seen."""

    def __init__(self, *arguments, columns=160, rows=40):
        self._folder = tempfile.TemporaryDirectory(prefix="netconsole-tmux-")
        command = " ".join(map(shlex.quote, arguments))
        self._ask("new-session", "-d", "-x", str(columns), "-y", str(rows), command, ";", "set-option", "status", "off")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run([*self._tmux(), "kill-server"], stderr=subprocess.DEVNULL)
        self._folder.cleanup()

    def enter(self, line):
        self._ask("send-keys", "-l", "--", line)
        self._ask("send-keys", "Enter")

    def text(self):
        return self._ask("capture-pane", "-p")

    def wait_for(self, text, seconds=20):
        """The screen, once the text is on it. tmux tells nobody when its screen has changed, so it is looked at again and again."""
        deadline = time.monotonic() + seconds
        while text not in (screen := self.text()):
            if time.monotonic() > deadline:
                raise TimeoutError(f"waited for {text!r} in vain on\n{screen}")
            time.sleep(0.05)
        return screen

    def _tmux(self):
        return ["tmux", "-S", os.path.join(self._folder.name, "server"), "-u", "-f", "/dev/null"]

    def _ask(self, *arguments):
        return subprocess.run([*self._tmux(), *arguments], check=True, stdout=subprocess.PIPE, text=True, env=program.environment()).stdout

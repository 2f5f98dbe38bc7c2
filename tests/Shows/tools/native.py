"""Programs in C beside this file, compiled when they are first needed, where Python would be what is measured."""
import os
import subprocess

from tools import program


def build(name):
    """The file of the program made of NAME.c."""
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), f"{name}.c")
    folder = os.path.join(program.ROOT, ".artifacts", "shows")
    target = os.path.join(folder, name)
    if not os.path.exists(target) or os.path.getmtime(target) < os.path.getmtime(source):
        os.makedirs(folder, exist_ok=True)
        subprocess.run(["cc", "-O2", "-Wall", "-o", target, source], check=True)
    return target


def run(name, *arguments):
    """What it wrote, in words."""
    return subprocess.run([build(name), *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True).stdout.split()

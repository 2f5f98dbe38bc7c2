"""Certificates that openssl makes, good ones and bad ones."""
import os
import subprocess
import time

DAY = 24 * 3600
NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]

# What `openssl ca` wants to know; only it can issue what has already expired.
SETTINGS = """
[ca]
default_ca = own
[own]
database = {folder}/issued
new_certs_dir = {folder}
rand_serial = yes
default_md = sha256
policy = any
[any]
commonName = supplied
"""


class Authority:
    """Issues certificates into a folder of its own below the one given."""

    def __init__(self, folder, name):
        self._folder = os.path.join(folder, name)
        os.mkdir(self._folder)
        self.file, self._key = self._path("authority.pem"), self._path("authority.key")
        _openssl("req", "-x509", *NEW_KEY, "-days", "30", "-subj", f"/CN={name}", "-keyout", self._key, "-out", self.file)
        self._write("issued", "")
        self._settings = self._write("settings", SETTINGS.format(folder=self._folder))

    def issue(self, name, address, days):
        """For an address, from ten days ago until in so many. The files of the certificate and of its key."""
        request, key, certificate = (self._path(f"{name}.{kind}") for kind in ("csr", "key", "pem"))
        extensions = self._write(f"{name}.extensions", f"subjectAltName=IP:{address}\n")
        _openssl("req", *NEW_KEY, "-subj", f"/CN={name}", "-keyout", key, "-out", request)
        _openssl("ca", "-batch", "-notext", "-config", self._settings, "-cert", self.file, "-keyfile", self._key, "-in", request,
                 "-startdate", _day(-10), "-enddate", _day(days), "-extfile", extensions, "-out", certificate)
        return certificate, key

    def _path(self, name):
        return os.path.join(self._folder, name)

    def _write(self, name, text):
        path = self._path(name)
        with open(path, "w", encoding="ascii") as file:
            file.write(text)
        return path


def _day(days):
    return time.strftime("%Y%m%d%H%M%SZ", time.gmtime(time.time() + days * DAY))


def _openssl(*arguments):
    made = subprocess.run(["openssl", *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if made.returncode != 0:
        raise RuntimeError(f"openssl {arguments[0]}: {made.stdout}")

"""Where the command ``iamport`` is."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path
from typing import List

#: Names a command to be started in place of the installed one.
VARIABLE = "IAMPORT_SANDBOX_BINARY"


class BinaryNotFound(Exception):
    """The command is not where this package puts it."""


def find_binary() -> str:
    """The path of the ``iamport`` that was installed with this package, or the one that ``IAMPORT_SANDBOX_BINARY`` names.

    Another ``iamport`` on the PATH is not taken, since it may be of another version.
    """
    named = os.environ.get(VARIABLE)
    if named:
        if not Path(named).is_file():
            raise BinaryNotFound(f"{VARIABLE} names {named}, and there is no such file")
        return named
    name = "iamport.exe" if os.name == "nt" else "iamport"
    tried: List[Path] = []
    for folder in _folders():
        path = folder / name
        if path.is_file():
            return str(path)
        tried.append(path)
    looked = "\n".join(f"  {path}" for path in tried)
    raise BinaryNotFound(
        f"the command {name} that belongs to iamport-sandbox was not found. Looked for:\n{looked}\n"
        f"Install the package again (pip install --force-reinstall iamport-sandbox), or let {VARIABLE} name the command."
    )


def _folders() -> List[Path]:
    """Where installers put the commands of a package, the likeliest first."""
    package = Path(__file__).resolve().parent
    found = [Path(sysconfig.get_path("scripts"))]
    user = "nt_user" if os.name == "nt" else "posix_user"
    if sys.platform == "darwin" and getattr(sys, "_framework", None):
        user = "osx_framework_user"
    if user in sysconfig.get_scheme_names():
        found.append(Path(sysconfig.get_path("scripts", scheme=user)))
    # `pip install --target` and `--prefix`.
    found.append(package.parent / "bin")
    for above in package.parents:
        if above.name in ("lib", "lib64", "Lib"):
            found.append(above.parent / ("Scripts" if os.name == "nt" else "bin"))
            break
    return list(dict.fromkeys(found))

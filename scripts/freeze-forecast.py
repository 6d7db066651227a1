#!/usr/bin/env python3
"""Freezes the forecast of a world: what is expected and the versions it was made with, under docs/backtests/open.

Usage: scripts/freeze-forecast.py WORLD DRAWS

A frozen forecast is never changed: the script refuses to write over one. Its SHA-256 stands in the table of
docs/backtests/open/README.md, so that anyone can see that it is the one that was written then. What happened is held
against it as facts arrive.
"""

import datetime
import hashlib
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
OPEN = ROOT / "docs" / "backtests" / "open"
HEAD = """# Open forecasts

Each file is what the expected case said of a world on a day (docs/model/expected.md), written before the facts were
known and never changed since; its SHA-256 stands below. They are scored as facts arrive, the misses with the rest.
Written by `scripts/freeze-forecast.py WORLD DRAWS`; money is USD of the first month, a band is 5, 50 and 95 %.

| forecast | as known on | written on | draws | expected loss, USD bn | SHA-256 |
|---|---|---|--:|--:|---|
"""


def find(node, key):
    if isinstance(node, dict):
        if key in node:
            return node[key]
        for value in node.values():
            found = find(value, key)
            if found is not None:
                return found
    return None


def rounded(node):
    if isinstance(node, float):
        return float(f"{node:.6g}")
    if isinstance(node, dict):
        return {key: rounded(value) for key, value in node.items()}
    return [rounded(value) for value in node] if isinstance(node, list) else node


def main(world, draws):
    answer = json.loads(
        subprocess.run(
            [str(ROOT / "chokepoint"), "exposure", world, "--expected", draws, "--format", "json"],
            check=True,
            stdout=subprocess.PIPE,
        ).stdout
    )
    manifest = find(answer, "manifest")
    kept = {key: manifest[key] for key in ("program", "version", "world", "worldHash", "ledgerSequence", "on", "known", "first", "months")}
    kept["branch"] = manifest["scope"]["branch"]
    text = json.dumps({"manifest": kept, "expected": rounded(find(answer, "expected")[0])}, indent=1) + "\n"
    file = OPEN / f"{world}-{manifest['known']}.json"
    if file.exists():
        sys.exit(f"{file.relative_to(ROOT)} is frozen already and stays as it is.")
    OPEN.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    table = OPEN / "README.md"
    total = find(answer, "expected")[0]["total"]
    row = (
        f"| [{file.stem}]({file.name}) | {manifest['known']} | {datetime.date.today()} | {draws} "
        f"| {total['median'] / 1e9:.1f} ({total['low'] / 1e9:.1f} to {total['high'] / 1e9:.1f}) "
        f"| `{hashlib.sha256(text.encode()).hexdigest()}` |\n"
    )
    table.write_text((table.read_text() if table.exists() else HEAD) + row)
    print(f"frozen: {file.relative_to(ROOT)}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])

#!/usr/bin/env python3
"""Makes app/src/main/resources/dev/chokepoint/app/map/world-shapes.txt from the npm package world-atlas 2.0.2.

usage: npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
       scripts/make-world-shapes.py package/ country-codes.csv > world-shapes.txt
country-codes.csv: ISO 3166 codes with M49 numbers (datasets/country-codes, PDDL).
"""
import csv
import json
import math
import sys

STEP = 0.1  # degrees to which corners are rounded
LEAST = 0.6  # degrees; smaller islands are left out unless they are all there is


def arcs_of(topology):
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x += dx
            y += dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def rings(geometry, arcs):
    shapes = {"Polygon": lambda a: [a], "MultiPolygon": lambda a: a}.get(geometry["type"], lambda a: [])(geometry.get("arcs"))
    for polygon in shapes:
        for ring in polygon:
            points = []
            for k in ring:
                part = arcs[k] if k >= 0 else arcs[~k][::-1]
                points += part[1:] if points else part
            yield points


def split(points):
    """Cuts a ring that crosses 180 degrees into its two sides."""
    if all(abs(a[0] - b[0]) < 180 for a, b in zip(points, points[1:])):
        return [points]
    sides = {1: [], -1: []}
    for (x, y), (u, v) in zip(points, points[1:]):
        side = 1 if x > 0 else -1
        sides[side].append((x, y))
        if abs(x - u) >= 180:
            sides[side].append((180.0 * side, (y + v) / 2))
            sides[-side].append((-180.0 * side, (y + v) / 2))
    return [part + part[:1] for part in sides.values() if part]


def short(value):
    text = f"{round(value / STEP) * STEP:.1f}"
    return text[:-2] if text.endswith(".0") else text


def main(folder, codes):
    iso = {}
    for row in csv.DictReader(open(codes, encoding="utf-8")):
        if row["ISO3166-1-Alpha-3"]:
            iso[row["ISO3166-1-numeric"].zfill(3)] = (row["ISO3166-1-Alpha-3"], row["ISO3166-1-Alpha-2"])
    coarse = json.load(open(f"{folder}/countries-110m.json"))
    fine = json.load(open(f"{folder}/countries-50m.json"))
    print("# Country shapes: Natural Earth (public domain) 1:110m, as packed in npm world-atlas 2.0.2 (ISC), corners")
    print("# rounded to 0.1 degree; places too small for it are points (centres of their 1:50m shapes).")
    print("# code3;code2;name;rings of lon,lat corners, one after another")
    seen = set()
    for topology, as_points in ((coarse, False), (fine, True)):
        arcs = list(arcs_of(topology))
        for geometry in topology["objects"]["countries"]["geometries"]:
            code3, code2 = iso.get(geometry.get("id", ""), ("", ""))
            name = geometry["properties"]["name"]
            if name == "Kosovo":  # no ISO code; XKX is in common use
                code3, code2 = "XKX", "XK"
            if code3 == "ATA" or (as_points and (not code3 or code3 in seen)):
                continue
            seen.add(code3)
            whole = sorted((max(p[0] for p in r) - min(p[0] for p in r), r) for r in rings(geometry, arcs))
            if as_points:
                ring = whole[-1][1]
                texts = [" ".join(short(sum(p[k] for p in ring) / len(ring)) for k in (0, 1)).replace(" ", ",")]
            else:
                texts = []
                for size, ring in whole:
                    for part in split(ring) if (size >= LEAST or ring is whole[-1][1]) else []:
                        corners = []
                        for x, y in part:
                            corner = short(x) + "," + short(y)
                            if not corners or corners[-1] != corner:
                                corners.append(corner)
                        if len(corners) > 3:
                            texts.append(" ".join(corners))
            print(";".join([code3, code2, name] + texts))


main(sys.argv[1], sys.argv[2])

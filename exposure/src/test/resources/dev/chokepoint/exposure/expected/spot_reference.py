"""Single months of the spot layer, solved by other means than the program does.

Every month has behaviour, a state and a month of the gate drawn at random; the balance of section
docs/model/expected.md#spot is solved for the price itself (not its logarithm) with scipy's brentq. Writes
spot_reference.csv; run it again only when the equations change: python3 spot_reference.py
"""
import csv, math, os, random
from scipy.optimize import brentq

random.seed(20250404)

def logu(a, b):
    return math.exp(random.uniform(math.log(a), math.log(b)))

rows = []
while len(rows) < 60:
    b = dict(
        cover=logu(.5, 4), fear=random.uniform(.1, 1), release=logu(.5, 2), T=random.uniform(1, 3),
        es=random.uniform(.1, .5), el=random.uniform(.5, 1.5), theta=logu(1/24, 1/6), choke=logu(3, 50),
        eta=random.uniform(.05, .5), spare=random.uniform(.05, .5), leak=logu(.05, 1), leakT=logu(2, 18),
        zeta=logu(.3, 3), resale=random.uniform(0, .2), grace=random.uniform(0, .5), surge=random.uniform(1.5, 4))
    f0 = logu(1, 1000)
    w = random.choice([0, 0, random.uniform(0, 2)])
    u0 = f0 * (1 + w)
    phase = random.choice(["IN_FORCE", "IN_FORCE", "IN_FORCE", "FIRST_WITHOUT_NOTICE", "LAST_OF_NOTICE", "NOTICE"])
    free = {"IN_FORCE": 0, "FIRST_WITHOUT_NOTICE": random.uniform(0, 1),
            "LAST_OF_NOTICE": random.uniform(.1, .9), "NOTICE": 1}[phase]
    public = {"IN_FORCE": 1, "FIRST_WITHOUT_NOTICE": 1 - free, "LAST_OF_NOTICE": 1, "NOTICE": random.uniform(.2, 1)}[phase]
    u = random.uniform(0, .6)
    g = u if phase != "IN_FORCE" else random.uniform(u, 1.1)
    begun = g > u
    kappa = random.uniform(1, 1.6)
    cap = kappa * g if begun else g
    tau = random.uniform(0, 12) if phase == "IN_FORCE" else 0
    H = random.uniform(0, 12)
    lam0 = 0 if phase != "IN_FORCE" else random.uniform(0, min(1, g))
    sN, sL = random.uniform(0, 4) * u0 * (1 - lam0), random.uniform(0, 4) * u0 * lam0
    A = random.uniform(0, 1)

    # users move
    if free == 1:
        lam, n_stock, l_stock = 0.0, sN + sL, 0.0
    else:
        lam = max(lam0, min(1, g))
        keep = (1 - lam) / (1 - lam0)
        n_stock, l_stock = sN * keep, sL + sN * (1 - keep)
    n = 1 - lam
    fear_flow = f0 * (1 - u / 2) if phase.endswith("NOTICE") and phase != "FIRST_WITHOUT_NOTICE" else f0
    star = b["cover"] * u0 + public * b["fear"] * H * fear_flow
    T = 1 if phase == "LAST_OF_NOTICE" else b["T"]
    limit = 1 if phase == "FIRST_WITHOUT_NOTICE" else b["surge"]
    passing = free * limit * f0 * n + (b["grace"] * max(0, 1 - g) * f0 if phase == "FIRST_WITHOUT_NOTICE" else 0)
    l_cap = free * limit * f0 * lam + (1 - free) * cap * f0

    use = lambda p: n * u0 * p ** -b["es"] * math.exp(-(b["el"] - b["es"]) * A)
    store = lambda p: max((n * star * p ** -b["release"] - n_stock) / T, -n_stock)
    others = lambda p: w * f0 * min(math.exp(b["eta"] * max(math.log(p), 3 * A)), 1 + b["spare"]) - lam * w * f0
    gap = lambda p: 1 - math.exp(-(p - 1) / b["zeta"])
    leak = lambda p: 0 if free == 1 else b["leak"] * (1 - math.exp(-tau / b["leakT"])) * f0 * gap(p)
    resale = lambda p: b["resale"] * min(lam * f0, l_cap) * gap(p)
    lacks = lambda p: use(p) + store(p) - others(p) - leak(p) - resale(p) - passing

    m = b["choke"]
    if lacks(1) <= 0:
        p = 1.0
        spare_goods = -lacks(1)
        sent = max(0, passing - spare_goods)
        put = store(1)
        rest = spare_goods - (passing - sent)
        kept = min(rest, max(0, -put))
        consumed, stored, made = use(1), put + kept, others(1) - (rest - kept)
    elif lacks(m) > 0:
        p, sent, made = m, passing, others(m)
        supply = made + leak(m) + resale(m) + passing
        consumed = max(0, supply - store(m))
        stored = supply - consumed
    else:
        p = brentq(lacks, 1, m, xtol=1e-14, rtol=1e-14, maxiter=500)
        consumed, stored, sent, made = use(p), store(p), passing, others(p)
    bought = min(l_cap, max(0, lam * f0 + (lam * star - l_stock) / T + resale(p)))
    have = l_stock + bought + lam * w * f0 - resale(p)
    l_use = min(lam * u0, have)
    rows.append({**b, "f0": f0, "omega": w, "phase": phase, "free": free, "public": public, "passing": u, "g": g,
                 "cap": cap, "begun": begun, "tau": tau, "H": H, "lam0": lam0, "sN": sN, "sL": sL, "A": A,
                 "p": p, "bought": bought, "sent": sent, "leak_out": leak(p), "made": made + lam * w * f0,
                 "used": consumed + l_use, "stock": n_stock + stored + have - l_use,
                 "A_after": A + b["theta"] * (math.log(p) - A)})

kinds = [sum(r["p"] == 1 for r in rows), sum(r["p"] == r["choke"] for r in rows)]
print(len(rows), "months,", kinds[0], "at the price before,", kinds[1], "at the choke price")
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "spot_reference.csv"), "w", newline="") as f:
    out = csv.DictWriter(f, rows[0].keys(), lineterminator="\n")
    out.writeheader()
    out.writerows({k: (f"{v:.15g}" if isinstance(v, float) else v) for k, v in r.items()} for r in rows)

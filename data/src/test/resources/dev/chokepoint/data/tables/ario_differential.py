"""Makes random tables, models and shocks, and the series that the numpy reference program gives for them.

usage: ario_differential.py PATH/ario_ref.py OUT_FOLDER COUNT SEED
"""
import json
import runpy
import sys

import numpy as np

program, out, count, seed = sys.argv[1], sys.argv[2] + "/", int(sys.argv[3]), int(sys.argv[4])
sys.argv = [program, out]
reference = runpy.run_path(program, run_name="reference")
rng = np.random.default_rng(seed)
for k in range(count):
    R, S, F = int(rng.integers(1, 7)), int(rng.integers(2, 9)), int(rng.integers(1, 4))
    N = R * S
    name = f"case{k}"
    Z = rng.lognormal(0, 1.5, (N, N)) * (rng.random((N, N)) < 0.7)
    Y = rng.lognormal(2, 1, (N, R * F)) * (rng.random((N, R * F)) < 0.8)
    # Value added is positive: purchases are scaled to at most 70 % of the smallest output they could have.
    for _ in range(60):
        x = Z.sum(1) + Y.sum(1)
        Z *= np.minimum(1, 0.7 * x / np.maximum(Z.sum(0), 1e-12))[None]
    x = Z.sum(1) + Y.sum(1)
    np.savez(f"{out}{name}_input.npz", Z=Z, Y=Y, x=x)
    regions, sectors = [f"R{i}" for i in range(R)], [f"s{i}" for i in range(S)]
    with open(f"{out}{name}_labels.txt", "w") as labels:
        for kind, words in (("regions", regions), ("sectors", sectors), ("fd_categories", [f"f{i}" for i in range(F)])):
            labels.write("\t".join([kind] + words) + "\n")
    days = int(rng.integers(30, 160))
    first, length = int(rng.integers(0, 12)), int(rng.integers(1, 50))
    order = ["alt", "noalt"][int(rng.integers(0, 2))]
    base = bool(rng.random() < 0.25)
    inventory = float(rng.choice([3, 8, 15, 40, 90]))
    psi, restore = (1.0, 1.0) if base else (float(rng.uniform(0.5, 1)), float(rng.integers(1, 90)))
    alpha_max, alpha_days = float(rng.uniform(1, 1.6)), float(rng.integers(5, 400))
    hit = rng.choice(N, size=min(N, int(rng.integers(1, 4))), replace=False)
    cut = np.zeros(N)
    cut[hit] = rng.uniform(0.05, 1, len(hit))
    model = {"class": "base" if base else "psi", "order_type": order, "alpha_base": 1.0, "alpha_max": alpha_max,
             "alpha_tau": alpha_days, "main_inv_dur": inventory}
    if not base:
        model |= {"psi_param": psi, "inventory_restoration_tau": restore}
    event = {"name": "cut", "type": "arbitrary", "occurrence": first, "duration": length,
             "impact": [[regions[i // S], sectors[i % S], float(cut[i])] for i in hit]}
    with open(f"{out}{name}_params.json", "w") as params:
        json.dump({"days": days, "model": model, "events": [event]}, params)
    for mode in ("doc", "compat"):
        lo, hi = (first + 1, first + length + 2) if mode == "compat" else (first, first + length - 1)

        def run(turn):
            return reference["run"](
                Z[turn][:, turn], Y[turn], x[turn], R, S, lambda t: cut[turn] if lo <= t <= hi else 0 * cut, days,
                order=order, alpha_max=alpha_max, alpha_tau=alpha_days, inv=inventory, psi=psi, restore=restore,
                mode=mode)

        P, U, C = run(np.arange(N))
        # The peer's "exactly zero" makes some of its series depend on the order of summation: the same economy with
        # its industries numbered backwards then gives another series, and no program can be held to either.
        turned = run(np.arange(N)[::-1])
        spread = max(np.max(np.abs(a - b[:, ::-1]) / np.maximum(np.abs(a), 1e-300)) for a, b in ((P, turned[0]), (C, turned[2])))
        np.savez(f"{out}{name}_{mode}.npz", production_realised=P, final_demand_unmet=U, production_capacity=C,
                 spread=np.array([[spread]]))

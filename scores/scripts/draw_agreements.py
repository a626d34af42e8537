#!/usr/bin/env python3
"""draw_agreements.py SEED N AGREEMENTS.csv... [--ids]

Draws N cells at random from what `chancery agreements` prints, a cell being one stage of one
agreement with its evidence, for a person to judge. --ids leaves the sentences out.
"""
import csv, random, sys

STAGES = ["proposed", "announced", "signed", "in_force", "carried_out", "broken"]


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    seed, n, files = int(arguments[0]), int(arguments[1]), arguments[2:]
    cells = [
        (row["parties"], row["instrument"], row["field"], stage, row[stage])
        for name in files
        for row in csv.DictReader(open(name, encoding="utf-8"))
        for stage in STAGES
        if row[stage] != "no sign"
    ]
    random.seed(seed)
    print("number\tparties\tinstrument\tfield\tstage\tevidence")
    for number, cell in enumerate(random.sample(cells, min(n, len(cells))), 1):
        *head, evidence = cell
        if "--ids" in sys.argv:
            evidence = evidence[evidence.rindex("[") + 1 : -1].split(",")[0]
        print(number, *head, evidence, sep="\t")


main()

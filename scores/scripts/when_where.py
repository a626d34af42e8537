#!/usr/bin/env python3
"""Dates and places of events against articles coded by reading.

    when_where.py GOLD.json PREDICTED.jsonl

GOLD: gold/articles or what training/coded/coded.py rebuilds; PREDICTED: `chancery read --format jsonl` of its articles.
A coded event is compared with the event of its type that shares the most words of its trigger, each once. A date is right
if it is the coded one to the day, month or year that the coder gave, or the week of a coded day; a
place if its name shares a word with the coded one. Standard library only.
"""
import collections
import json
import re
import sys

SMALL = set("the of in at near city republic united new north south east west northern southern eastern western saint san port al el".split())
LENGTH = {"year": 4, "month": 7, "day": 10}


def words(text):
    return set(re.findall(r"[^\W_]+", text.lower()))


def pairs(coded, written):
    """Coded events with the written ones that tell the same act."""
    left = list(written)
    for event in coded:
        likeness = lambda other: len(words(event["trigger"]) & words(other["trigger"]))
        fit = max((other for other in left if other["type"] == event["type"]), key=likeness, default=None)
        if fit and likeness(fit):
            left.remove(fit)
            yield event, fit


def same_date(coded, date):
    first, last = date["start"], date["end"]
    if len(coded) == 10 and date["precision"] == "week":
        return first <= coded <= last
    told = first[: LENGTH.get(date["precision"], 10)]
    return len(told) >= len(coded) and told[: len(coded)] == coded


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    coded = {one["id"]: one["events"] for one in json.load(open(sys.argv[1], encoding="utf-8"))}
    counts = {"date": collections.Counter(), "place": collections.Counter()}
    for line in open(sys.argv[2], encoding="utf-8"):
        record = json.loads(line)
        for event, other in pairs(coded.get(record["id"], []), record["events"]):
            for what, right in (
                ("date", same_date),
                ("place", lambda place, found: (words(place) & words(found["name"])) - SMALL),
            ):
                told, found = event.get(what), other.get(what)
                count = counts[what]
                count["compared"] += 1
                count["told"] += bool(told)
                count["found"] += bool(found)
                count["right"] += bool(told and found and right(told, found))
    for what, count in counts.items():
        precision, recall = (count["right"] / max(count[key], 1) for key in ("found", "told"))
        print(f"{what}  P {precision:.3f}  R {recall:.3f}  ({count['right']} right, {count['told']} coded, "
              f"{count['found']} written, of {count['compared']} events compared)")


main()

#!/usr/bin/env python3
"""Articles coded by reading, kept without their text: every quoted word is an offset into the corpus.

    coded.py rebuild CORPUS CODED.jsonl OUT [--split dev|test,held,fresh,late]   writes OUT/articles.json and OUT/gold.json
    coded.py strip ARTICLES.json GOLD.json SPLIT                          prints the lines of CODED.jsonl

CORPUS is one file or several joined by commas: articles as JSON lines (their first line is the title where they have
none), XML with the texts of TR-News, or CSV of Wikinews (wikinews_2019.csv). Offsets are code points of the title, a line feed and the text. What is rebuilt has the format of the scorer of
whole articles and of `chancery evaluate articles`. Standard library only.
"""
import csv
import gzip
import json
import os
import re
import sys
import xml.etree.ElementTree as tree


def articles_of(path):
    """The articles of a corpus, by their ids."""
    if ".xml" in path:
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path) as file:
            found = tree.fromstring(file.read())
        field = lambda article, name: article.findtext(name).strip()
        return {
            f"tr{number}": {"id": f"tr{number}", "title": field(one, "title"), "text": field(one, "text"), "date": field(one, "dltime"),
                            "source": field(one, "domain"), "url": field(one, "url")}
            for number, one in enumerate(found)
        }
    if path.endswith(".csv"):
        return wikinews(path)
    out = {}
    for article in lines(path):
        if "title" not in article:
            title, _, text = article["text"].partition("\n")
            article = {"id": article["id"], "title": title.strip(), "text": text.strip(), "date": article["date"],
                       "source": article["publisher"]}
        out[article["id"]] = article
    return out


def wikinews(path):
    """Articles of Wikinews by their place in the file of a year, without the line of the day on top."""
    day = re.compile(r"^\s*\w+day,\s+\w+ \d+,\s+\d{4}\s*")
    year = re.search(r"(\d\d)\.csv$", path).group(1)
    csv.field_size_limit(10**9)
    out = {}
    with open(path, encoding="utf-8") as file:
        for number, row in enumerate(csv.DictReader(file)):
            text = day.sub("", row["text"].replace("\u00a0", " "))
            text = re.sub(r"\n{2,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip()
            name = f"wikinews-{year}-{number}"
            out[name] = {"id": name, "title": row["title"].strip(), "text": text, "date": row["date"],
                         "source": "Wikinews", "url": row["url"]}
    return out


def lines(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file.read().split("\n") if line.strip()]


def offsets(text, words, near=0):
    """The places of words whose pieces are joined by an ellipsis; the words themselves where they are not in the text."""
    spans, at = [], near
    for piece in words.split(" … "):
        found = text.find(piece, at)
        found = text.find(piece) if found < 0 else found
        if found < 0 or not piece:
            return words
        spans.append([found, found + len(piece)])
        at = found + len(piece)
    return spans


def words(text, kept):
    return kept if isinstance(kept, str) else " … ".join(text[start:end] for start, end in kept)


def strip(article, coded, split):
    text = article["title"] + "\n" + article["text"]
    body = len(article["title"]) + 1
    out = {"id": coded["id"], "split": split, "actors": [dict(a, name=offsets(text, a["name"])) for a in coded["actors"]]}
    out["statements"] = []
    for statement in coded["statements"]:
        content = offsets(text, statement["content"], body)
        near = max(0, content[0][0] - 120) if isinstance(content, list) else body
        speaker = statement["speaker_text"]
        out["statements"].append(dict(statement, content=content, cue=offsets(text, statement["cue"], near),
                                      speaker_text=offsets(text, speaker, near) if speaker else speaker))
    out["events"] = [dict(e, trigger=offsets(text, e["trigger"], body)) for e in coded["events"]]
    out["positions"] = coded["positions"]
    return out


def rebuild(article, kept):
    text = article["title"] + "\n" + article["text"]
    out = {"id": kept["id"], "actors": [dict(a, name=words(text, a["name"])) for a in kept["actors"]]}
    out["statements"] = [
        dict(s, content=words(text, s["content"]), cue=words(text, s["cue"]),
             speaker_text=words(text, s["speaker_text"]) if s["speaker_text"] else s["speaker_text"])
        for s in kept["statements"]
    ]
    out["events"] = [dict(e, trigger=words(text, e["trigger"])) for e in kept["events"]]
    out["positions"] = kept["positions"]
    if "weight" in kept:
        out["weight"] = kept["weight"]
    return out


def main():
    if len(sys.argv) < 5 or sys.argv[1] not in ("rebuild", "strip"):
        sys.exit(__doc__)
    if sys.argv[1] == "strip":
        articles = {a["id"]: a for a in json.load(open(sys.argv[2], encoding="utf-8"))}
        for coded in json.load(open(sys.argv[3], encoding="utf-8")):
            print(json.dumps(strip(articles[coded["id"]], coded, sys.argv[4]), ensure_ascii=False, separators=(",", ":")))
        return
    corpus, coded, out = sys.argv[2:5]
    splits = sys.argv[sys.argv.index("--split") + 1].split(",") if "--split" in sys.argv else None
    kept = [k for k in lines(coded) if splits is None or k["split"] in splits]
    articles = {}
    for path in corpus.split(","):
        articles.update(articles_of(path))
    absent = [k["id"] for k in kept if k["id"] not in articles]
    kept = [k for k in kept if k["id"] in articles]
    if absent:
        print(f"left out: {len(absent)} articles that stand in none of the sources, {absent[0]} first", file=sys.stderr)
    os.makedirs(out, exist_ok=True)
    for name, content in (
        ("articles.json", [articles[k["id"]] for k in kept]),
        ("gold.json", [rebuild(articles[k["id"]], k) for k in kept]),
    ):
        with open(os.path.join(out, name), "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False)
    print(f"{len(kept)} articles")


main()

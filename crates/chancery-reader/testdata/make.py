"""Parses the sentences of the tests: python make.py < sentences.txt > sentences.conllu

Needs spaCy 3.8 and its small English model. One document a line; ` // ` between paragraphs, `# ` before
a headline.
"""
import sys
import spacy

nlp = spacy.load(sys.argv[1] if len(sys.argv) > 1 else "en_core_web_sm")
for line in sys.stdin:
    line = line.strip()
    if not line:
        continue
    print("### " + line)
    at = 0
    for number, paragraph in enumerate(line.split(" // ")):
        headline = paragraph.startswith("# ")
        paragraph = paragraph[2:] if headline else paragraph
        at += 2 if number else 0
        print("# block = " + ("headline" if headline else "paragraph"))
        for sentence in nlp(paragraph).sents:
            for t in sentence:
                start = at + len(paragraph[: t.idx].encode())
                misc = "Start=%d|End=%d" % (start, start + len(t.text.encode()))
                if t.ent_type_:
                    misc += "|Ent=%s-%s" % (t.ent_iob_, t.ent_type_)
                if not t.whitespace_:
                    misc += "|SpaceAfter=No"
                root = t.head.i == t.i
                head = 0 if root else t.head.i - sentence.start + 1
                dep = "root" if root else t.dep_
                print("\t".join([str(t.i - sentence.start + 1), t.text, t.lemma_, t.pos_, t.tag_, str(t.morph) or "_", str(head), dep, "_", misc]))
            print()
        at += len(paragraph.encode())

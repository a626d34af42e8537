"""Runs `chancery code` and measures it: usage: code.py CHANCERY CORPUS THREADS [OPTION...]

Prints one JSON object: threads, articles, words, wall seconds, processor seconds, words per second
of both, peak memory in MB, and words per processor second of each stage.
"""
import json, os, resource, shutil, subprocess, sys, tempfile, time

program, corpus, threads, *options = sys.argv[1:]
folder = tempfile.mkdtemp(prefix="chancery-bench-")
dataset = os.path.join(folder, "dataset")
command = [program, "--quiet", "code", corpus, "-o", dataset, "--threads", threads, "--timings", *options]
start = time.time()
output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
wall = time.time() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = used.ru_utime + used.ru_stime
report = json.loads(output.splitlines()[-1])
with open(os.path.join(dataset, "manifest.json"), encoding="utf8") as file:
    manifest = json.load(file)
shutil.rmtree(folder)
words = report["words"]
stages = report["cpu_seconds"]
print(json.dumps({
    "threads": int(threads),
    "articles": manifest["rows"]["articles"],
    "words": words,
    "wall_seconds": round(wall, 2),
    "cpu_seconds": round(cpu, 2),
    "words_per_wall_second": round(words / wall),
    "words_per_cpu_second": round(words / cpu),
    "memory_mb": round(used.ru_maxrss / 1024),
    "stage_seconds": {stage: round(seconds, 2) for stage, seconds in stages.items()},
    "stage_words_per_second": {s: round(words / t) for s, t in stages.items() if t > 0},
    "finish_share": round(stages["finish"] / max(cpu, 1e-9), 4),
}))

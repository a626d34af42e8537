"""Logistic regression by Newton's method and the error of calibration, for the scripts beside it."""
import hashlib, math


def solve(a, b):
    n = len(b)
    a = [row[:] + [x] for row, x in zip(a, b)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(a[r][i]))
        a[i], a[p] = a[p], a[i]
        for r in range(n):
            if r != i:
                k = a[r][i] / a[i][i]
                a[r] = [x - k * y for x, y in zip(a[r], a[i])]
    return [a[i][n] / a[i][i] for i in range(n)]


def fit(rows, pull):
    """Weights of rows (numbers, answer); `pull` draws all but the first toward nought."""
    n = len(rows[0][0])
    w = [0.0] * n
    for _ in range(30):
        gradient = [0.0] + [-pull * x for x in w[1:]]
        hessian = [[(pull if i == j and i else 1e-9 if i == j else 0.0) for j in range(n)] for i in range(n)]
        for x, y in rows:
            p = predict(w, x)
            for i in range(n):
                gradient[i] += (y - p) * x[i]
                for j in range(n):
                    hessian[i][j] += p * (1 - p) * x[i] * x[j]
        w = [a + b for a, b in zip(w, solve(hessian, gradient))]
    return w


def predict(w, x):
    return 1 / (1 + math.exp(-sum(a * b for a, b in zip(w, x))))


def tenth(article):
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % 10


def kept_apart(rows, folds, pull):
    """Each tenth predicted from the other nine: pairs of likelihood and answer."""
    apart = []
    for fold in range(10):
        w = fit([row for row, k in zip(rows, folds) if k != fold], pull)
        apart += [(predict(w, x), y) for (x, y), k in zip(rows, folds) if k == fold]
    return apart


def ece(pairs, bins):
    """Expected calibration error in bins of equal count."""
    pairs = sorted(pairs)
    total = 0.0
    for k in range(bins):
        part = pairs[k * len(pairs) // bins : (k + 1) * len(pairs) // bins]
        if part:
            total += abs(sum(p for p, _ in part) - sum(y for _, y in part))
    return total / len(pairs)


def report(apart):
    n = len(apart)
    print(f"judged {n}, right {sum(y for _, y in apart) / n:.3f}")
    print(f"kept apart: ECE {ece(apart, 5):.3f} in 5 bins, {ece(apart, 10):.3f} in 10; Brier {sum((p - y) ** 2 for p, y in apart) / n:.3f}")


def curve(apart):
    print("confidence at least, coverage, precision:")
    for least in (0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9):
        kept = [y for p, y in apart if p >= least]
        if kept:
            print(f"  {least:.2f}  {len(kept) / len(apart):.3f}  {sum(kept) / len(kept):.3f} of {len(kept)}")


def weights(names, w):
    print("weights:", ", ".join(f"{name} {x:.2f}" for name, x in zip(names, w)))

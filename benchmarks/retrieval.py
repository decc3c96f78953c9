"""How fast the best pairs of a library are found: against all pairs, a pass of row maxima, and the floor.

Messages and images are the texts of the project's own studies, repeated up to the wanted size with seeded Gaussian
noise of 0.03 per component, centred by type and normalised; users are the studies' users. Every way finds the 5 best
pairs of ``s = u.m + u.i + m.i``, repeats allowed, with ``m.i`` computed beforehand for all of them; "no repeat" is the
way recommendations are made. Each size is measured in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.report import Outcome, Promise, at_least, at_most, main
from recommender import open_encoder
from recommender.ranking import PairIndex, brute_force
from recommender.study import load_study, shipped_studies
from recommender.vectors import unit

SIZES = ((40, 50), (1_000, 1_000), (10_000, 10_000))
NOISE = 0.03
K = 5
MEMORY_LIMIT_MB = 900.0
Rows = NDArray[np.float32]


def measure(quick: bool) -> Outcome:
    """Measure every size and hold it against the promises."""
    figures: dict[str, dict[str, float]] = {}
    vectors = _vectors()
    for messages, images in SIZES:
        name = f"{messages}x{images}"
        ours = _in_own_process(messages, images, "ours", quick, vectors)
        theirs = _in_own_process(messages, images, "baselines", quick, vectors)
        figures[name] = {**theirs, **ours}
        print(name, " ".join(f"{key} {value:.4g}" for key, value in figures[name].items()))
    promises: list[Promise] = []
    for name, found in figures.items():
        promises.append(Promise(f"{name}: same scores as all pairs", found["exact"], "= 1", found["exact"] == 1))
        for other in ("all_pairs_ms", "row_maxima_ms"):
            promises.append(at_least(f"{name}: {other[:-3]} takes as long or longer", found[other] / found["ms"], 1.0))
    middle, large = figures["1000x1000"], figures["10000x10000"]
    promises.append(at_least("1000x1000: times faster than all pairs", middle["all_pairs_ms"] / middle["ms"], 3.0))
    promises.append(at_least("10000x10000: times faster than all pairs", large["all_pairs_ms"] / large["ms"], 20.0))
    promises.append(at_most("10000x10000: peak memory, MB", large["peak_mb"], MEMORY_LIMIT_MB))
    return Outcome(figures, tuple(promises))


def _vectors() -> tuple[Rows, Rows, Rows]:
    """Encode the studies' messages, captions and users."""
    studies = [load_study(name) for name in shipped_studies()]
    encoder = open_encoder()
    return (
        encoder.encode([message.text for study in studies for message in study.messages]),
        encoder.encode([image.caption for study in studies for image in study.images]),
        encoder.encode([", ".join(user.likes) for study in studies for user in study.users if user.likes]),
    )


def _in_own_process(messages: int, images: int, what: str, quick: bool, vectors: tuple[Rows, ...]) -> dict[str, float]:
    code = "from benchmarks import retrieval; retrieval.child()"
    task = {"messages": messages, "images": images, "what": what, "quick": quick}
    head = json.dumps({**task, "shapes": [rows.shape for rows in vectors]}).encode() + b"\n"
    body = b"".join(rows.astype(np.float32).tobytes() for rows in vectors)
    done = subprocess.run([sys.executable, "-c", code], input=head + body, stdout=subprocess.PIPE, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def child() -> None:
    """Measure one size, told on standard input; prints the figures as JSON."""
    head = json.loads(sys.stdin.buffer.readline())
    rows = [np.frombuffer(sys.stdin.buffer.read(4 * n * d), dtype=np.float32).reshape(n, d) for n, d in head["shapes"]]
    rng = np.random.default_rng(0)
    messages = _library(rows[0], head["messages"], rng)
    images = _library(rows[1], head["images"], rng)
    users = _library(rows[2], len(rows[2]), rng)
    figures = _ours(messages, images, users, head["quick"]) if head["what"] == "ours" else {}
    if head["what"] == "baselines":
        figures = _baselines(messages, images, users, head["quick"])
    print(json.dumps(figures))


def _library(texts: Rows, size: int, rng: np.random.Generator) -> Rows:
    chosen = texts[np.arange(size) % len(texts)]
    noisy = chosen + rng.normal(0.0, NOISE, chosen.shape).astype(np.float32) if size > len(texts) else chosen
    return unit(noisy - noisy.mean(axis=0))


def _ours(messages: Rows, images: Rows, users: Rows, quick: bool) -> dict[str, float]:
    start = time.perf_counter()
    index = PairIndex(messages @ images.T)
    built = time.perf_counter() - start
    count = len(users) if not quick else 20
    figures = {
        "ms": _median_ms(lambda u: index.top(messages @ u, images @ u, K, repeat=True), users[:count]),
        "no_repeat_ms": _median_ms(lambda u: index.top(messages @ u, images @ u, K), users[:count]),
        "build_s": built,
        "peak_mb": _peak_mb(),
    }
    return {**figures, "exact": float(_exact(index, messages, images, users[: 3 if messages.shape[0] > 5000 else 10]))}


def _peak_mb() -> float:
    """Return this process's largest resident size so far: what it inherits from its parent does not count."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _exact(index: PairIndex, messages: Rows, images: Rows, users: Rows) -> bool:
    """Compare with all pairs, with and without repeats; at the largest size by walking the matrix in NumPy."""
    for user in users:
        a, b = messages @ user, images @ user
        scores = a[:, None] + b + index.joint
        best = np.partition(scores.ravel(), scores.size - K)[scores.size - K :]
        found = [pair.score for pair in index.top(a, b, K, repeat=True)]
        if not np.allclose(found, np.sort(best)[::-1], atol=1e-5):
            return False
        rest = brute_force(scores, K) if scores.size < 10_000 else _walked(scores)
        if not np.allclose([pair.score for pair in index.top(a, b, K)], [float(s) for *_, s in rest], atol=1e-5):
            return False
    return True


def _walked(scores: Rows) -> list[tuple[int, int, float]]:
    taken = []
    for _ in range(K):
        message, image = divmod(int(scores.argmax()), scores.shape[1])
        taken.append((message, image, float(scores[message, image])))
        scores[message, :] = scores[:, image] = -np.inf
    return taken


def _baselines(messages: Rows, images: Rows, users: Rows, quick: bool) -> dict[str, float]:
    joint = messages @ images.T
    large = joint.size > 10_000_000
    slow = users[: 3 if large else 20]

    width = joint.shape[1]

    def sorted_pairs(scores: Rows, best: NDArray[np.intp]) -> list[tuple[float, int, int]]:
        found = zip(scores.ravel()[best].tolist(), best.tolist(), strict=True)
        return sorted(((score, *divmod(at, width)) for score, at in found), reverse=True)

    def all_pairs(user: Rows) -> object:
        scores = (messages @ user)[:, None] + (images @ user) + joint
        return sorted_pairs(scores, np.argpartition(scores, scores.size - K, axis=None)[scores.size - K :])

    def row_maxima(user: Rows) -> object:
        scores = joint + (images @ user)
        scores += (messages @ user)[:, None]
        rows = np.argpartition(scores.max(axis=1), len(scores) - K)[len(scores) - K :]
        part = scores[rows]
        best = np.argpartition(part, part.size - K, axis=None)[part.size - K :]
        return [(score, int(rows[message]), image) for score, message, image in sorted_pairs(part, best)]

    return {
        "all_pairs_ms": _median_ms(all_pairs, slow[:1] if large and quick else slow, repeats=1 if large else 3),
        "row_maxima_ms": _median_ms(row_maxima, users[: 5 if large else 20], repeats=1 if large else 3),
        "floor_ms": _median_ms(lambda u: (messages @ u, images @ u), users[:20]),
    }


def _median_ms(work: Callable[[Rows], object], users: Rows, repeats: int = 3) -> float:
    """Return the median time of ``work`` over users, each by the best of a few repeats, in milliseconds."""
    work(users[0])
    times = []
    for user in users:
        tries = []
        for _ in range(repeats):
            start = time.perf_counter()
            work(user)
            tries.append(time.perf_counter() - start)
        times.append(min(tries))
    return float(np.median(times) * 1000)


if __name__ == "__main__":
    main("retrieval", measure)

"""Medians and ratios of rounds, and the tables made of them. Standard library only."""
import statistics


def median(measurements, key):
    return statistics.median(measured[key] for measured in measurements)


def ratio(measurements, base, key):
    """The median of the ratios of each round, with the lowest and the highest."""
    ratios = [own[key] / other[key] for own, other in zip(measurements, base)]
    return f"{statistics.median(ratios):.3f} ({min(ratios):.2f}–{max(ratios):.2f})"


def table(rows, base):
    """rows and base: title and measurements, one per round."""
    yield "| | requests/s | CPU µs/request | bytes/request | p50 µs | p99 µs | RSS MiB | throughput ratio | CPU ratio | bytes above |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for title, measurements in rows:
        values = [f"{median(measurements, key):.{digits}f}" for key, digits in
                  (("rps", 0), ("cpu", 2), ("bytes", 0), ("p50", 0), ("p99", 0), ("rss", 0))]
        above = statistics.median(own["bytes"] - other["bytes"] for own, other in zip(measurements, base))
        yield f"| {title} | {' | '.join(values)} | {ratio(measurements, base, 'rps')} | {ratio(measurements, base, 'cpu')} | {above:+.0f} |"


def goal(goals, what, wanted, own, base, key):
    goals.append(f"| {what} | {wanted} | {ratio(own, base, key)} |")

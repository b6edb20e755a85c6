"""plot_growth.py TABLE.md > PLOT.svg

Draws time against the number of points, both logarithmic, from the Markdown table "More points" of a page of neighbours.
"""
import math
import sys

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 400, 64, 150, 24, 44
STYLES = {
    ("clustered", "tree"): ("#0b6e4f", ""), ("uniform", "tree"): ("#b3541e", ""),
    ("clustered", "every distance"): ("#0b6e4f", "5 4"), ("uniform", "every distance"): ("#b3541e", "5 4"),
}

series = {}
for line in open(sys.argv[1], encoding="utf-8").read().split("## More points")[1].splitlines():
    cells = [c.strip() for c in line.strip("| ").split("|")]
    if len(cells) >= 5 and cells[0].isdigit():
        for name, cell in (("every distance", cells[3]), ("tree", cells[4])):
            try:
                seconds = float(cell)
            except ValueError:
                continue
            if math.isfinite(seconds):
                series.setdefault((cells[2], name), []).append((int(cells[0]), seconds))

points = [p for line in series.values() for p in line]
low_x, high_x = min(p[0] for p in points), max(p[0] for p in points)
low_y, high_y = 10 ** math.floor(math.log10(min(p[1] for p in points))), 10 ** math.ceil(math.log10(max(p[1] for p in points)))


def x(n):
    return LEFT + (WIDTH - LEFT - RIGHT) * math.log(n / low_x) / math.log(high_x / low_x)


def y(s):
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * math.log(s / low_y) / math.log(high_y / low_y)


print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" role="img" aria-label="Seconds of a search against the number of points">')
print(f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>')
decade = low_y
while decade <= high_y * 1.001:
    print(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(decade):.1f}" y2="{y(decade):.1f}" stroke="#ddd"/><text x="{LEFT - 6}" y="{y(decade) + 4:.1f}" text-anchor="end">{decade:g} s</text>')
    decade *= 10
for n in sorted({p[0] for p in points}):
    print(f'<text x="{x(n):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{n:,}</text>')
print(f'<text x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 6}" text-anchor="middle">points, 10 columns, one thread</text>')
labels = {}
for key, line in sorted(series.items(), key=lambda item: -item[1][-1][1]):
    colour, dash = STYLES[key]
    path = " ".join(f"{x(n):.1f},{y(s):.1f}" for n, s in sorted(line))
    print(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>')
    end = max(line)
    at = max(y(end[1]), labels.get(end[0], -math.inf) + 15)  # lines that end together: one label below the other
    labels[end[0]] = at
    print(f'<text x="{x(end[0]) + 8:.1f}" y="{at + 4:.1f}" fill="{colour}">{key[0]}, {key[1]}</text>')
print("</svg>")

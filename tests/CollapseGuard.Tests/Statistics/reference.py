"""Reference values quoted in the tests of this folder: scipy 1.10.1, scikit-learn 1.2.1, numpy 1.24.2.
Run: python3 reference.py"""
import numpy as np
from scipy import stats
from sklearn.metrics import brier_score_loss, log_loss, r2_score, roc_auc_score, recall_score

# Clopper-Pearson
for h, n, c in [(0, 30, .985), (3, 40, .985), (17, 100, .99), (40, 40, .95)]:
    ci = stats.binomtest(h, n).proportion_ci(1 - 2 * (1 - c), "exact")
    print("clopper", h, n, c, repr(ci.low), repr(ci.high))
print("tail", repr(stats.binom.cdf(3, 40, .2)), repr(stats.binom.cdf(0, 24, .2)))

# Regression
y = np.array([1, 2, 3, 4, 5, 6, 7, 8, 9, 12.0])
p = np.array([2, 1, 4, 3, 6, 5, 8, 7, 10, 9.0])
print("r2", repr(r2_score(y, p)), "r", repr(np.corrcoef(y, p)[0, 1]))
z = np.arctanh(.5)
print("fisher", repr(np.tanh(z + 2.326 / np.sqrt(97))), repr(np.tanh(z - 3.09 / np.sqrt(97))), repr(stats.norm.sf((z - np.arctanh(.3)) * np.sqrt(97))))

# Holm (scipy has none: worked by hand in the test). Log-loss of the constant.
print("entropy", repr(stats.entropy([900, 100])), repr(log_loss([0] * 900 + [1] * 100, [[.9, .1]] * 1000)))

# Labels: permutation variance of the agreement against a simulation
rng = np.random.default_rng(1)
a = np.repeat([0, 1, 2], [60, 30, 10])
q = np.concatenate([np.repeat([0, 1, 2], [50, 6, 4]), np.repeat([0, 1, 2], [12, 16, 2]), np.repeat([0, 1, 2], [4, 2, 4])])
traces = np.array([(rng.permutation(q) == a).sum() for _ in range(200000)])
print("trace", (q == a).sum(), "simulated mean", traces.mean(), "sd", traces.std(), "p", (traces >= (q == a).sum()).mean())
print("recalls", repr(recall_score(a, q, average=None)))
print("poisson", repr(stats.poisson.sf(4, 1.5)))

# Scores
s = np.array([.1, .2, .2, .3, .4, .4, .5, .6, .7, .7, .8, .9])
t = np.array([0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1])
print("auc", repr(roc_auc_score(t, s)), "brier", repr(brier_score_loss(t, s)), "pi", t.mean())
n1, n0 = t.sum(), (1 - t).sum()
u, pv = stats.mannwhitneyu(s[t == 1], s[t == 0], alternative="greater", use_continuity=False, method="asymptotic")
counts = np.unique(s, return_counts=True)[1]
n = n1 + n0
se = np.sqrt(n1 * n0 / 12 * ((n + 1) - (counts**3 - counts).sum() / (n * (n - 1)))) / (n1 * n0)
print("mann-whitney", repr(u / (n1 * n0)), "se", repr(se), "one-sided p", repr(pv))
A = .8; q1 = A / (2 - A); q2 = 2 * A * A / (1 + A)
print("hanley-mcneil", repr(np.sqrt((A * (1 - A) + 29 * (q1 - A * A) + 69 * (q2 - A * A)) / (30 * 70))))

# Runs: mean and variance over all orders of the labels, enumerated; p-value from the normal distribution
from itertools import permutations
for counts in [(5, 3), (3, 2, 2), (4, 1, 1, 1)]:
    orders = set(permutations(np.repeat(range(len(counts)), counts).tolist()))
    runs = np.array([1 + sum(a != b for a, b in zip(o, o[1:])) for o in orders])
    print("runs", counts, repr(runs.mean()), repr(runs.std()))
print("runs z", repr(stats.norm.cdf((2 - 4.75) / 1.2137603905690306)))

# Kolmogorov-Smirnov: distance exact, p-value from the limiting distribution
a, b = np.array([1, 2, 2, 3, 5, 8.0]), np.array([2, 4, 4, 6, 7, 9, 9, 10.0])
d = stats.ks_2samp(a, b).statistic
print("ks", repr(d), repr(stats.kstwobign.sf(d * np.sqrt(6 * 8 / 14))))
for x in [.3, .5, .9, 1.2, 2.5]:
    print("kolmogorov", x, repr(stats.kstwobign.sf(x)))
print("ks uniform", repr(stats.kstest([0, 1, 2, 3, 10], stats.uniform(0, 10).cdf).statistic))

# Categories and shares
chi2, p, dof, _ = stats.chi2_contingency([[50, 30, 20], [90, 90, 20]], correction=False)
print("chi-square", repr(chi2), dof, repr(p))
pooled = (30 + 80) / 300
z = (.3 - .4) / np.sqrt(pooled * (1 - pooled) * (1 / 100 + 1 / 200))
print("shares", repr(2 * stats.norm.sf(abs(z))))

# Line through the last part of a course: change over the part, its standard error, one-sided p-value
x = np.array([45.5, 55.5, 65.5, 75.5, 85.5])
fit = stats.linregress(x, [5, 4.2, 2.9, 2.1, .8], alternative="less")
print("trend", repr(fit.slope * 40), repr(fit.stderr * 40), repr(fit.pvalue), repr(fit.intercept + fit.slope * 45.5))

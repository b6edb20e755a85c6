# Reference values of tests/CollapseGuard.Tests/Probes: numpy 1.24.2, scikit-learn 1.2.1.
import numpy as np
from sklearn.linear_model import Ridge
from sklearn.neighbors import KNeighborsRegressor

n, d = 60, 3
i = np.arange(n)
X = np.stack([np.sin(1.7 * i), np.cos(2.3 * i), np.sin(0.9 * i * i)], 1).astype(np.float32)
y = (0.8 * X[:, 0] - 0.5 * X[:, 2] + 0.6 * np.sin(5.1 * i + 1)).astype(np.float32)
X = (X - X.mean(0)) / X.std(0)
y = (y - y.mean()) / y.std()
starts = [n * f // 5 for f in range(6)]
def skill(make):
    error = total = covariance = 0
    for f in range(5):
        test = np.arange(starts[f], starts[f + 1]); train = np.setdiff1d(i, test)
        p = make(len(train)).fit(X[train], y[train]).predict(X[test])
        m = y[train].mean()
        error += ((y[test] - p) ** 2).sum(); total += ((y[test] - m) ** 2).sum()
        covariance += ((y[test] - m) * (p - m)).sum()
    return 1 - error / total, covariance / total
for s in (0.01, 0.06, 0.4, 2.5):
    print('ridge', s, skill(lambda k: Ridge(alpha=s * k)))
for k in (5, 25):
    print('knn', k, skill(lambda _: KNeighborsRegressor(k)))
for s in (0.1, 1):
    H = X @ np.linalg.solve(X.T @ X + s * n * np.eye(d), X.T)
    print('in-sample', s, y @ H @ y / (y @ y))
print('single', np.abs(X.T @ y / n).max(), 'pairs')
C = np.clip(X, -3, 3)
best = 0
for a in range(d):
    for b in range(a, d):
        best = max(best, abs(np.corrcoef(C[:, a] * C[:, b], y)[0, 1]))
print('product', best)
curves = 0
for a in range(d):
    P = np.stack([C[:, a] ** k for k in (1, 2, 3)], 1); P = np.linalg.qr(P - P.mean(0))[0]
    curves += (((P.T @ y) ** 2).sum() / (y @ y)) ** 2
print('curves', curves)

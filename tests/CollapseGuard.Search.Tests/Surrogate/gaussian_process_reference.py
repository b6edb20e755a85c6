"""Reference values of GaussianProcessTests: the same model in 40 digits, by mpmath 1.3.0. Run: python3 gaussian_process_reference.py"""
import mpmath as mp

mp.mp.dps = 40
X = [(".1", ".2"), (".4", ".9"), (".8", ".3"), (".6", ".6"), (".95", ".05")]
X = [tuple(mp.mpf(v) for v in x) for x in X]
y = mp.matrix(["-1", ".5", "1.2", ".1", "-.8"])
base = [mp.log(mp.mpf(".5")), mp.log(mp.mpf(".8")), mp.log(mp.mpf("1.3")), mp.log(mp.mpf(".05"))]


def kernel(a, b, theta):
    r = mp.sqrt(sum(((p - q) / mp.exp(l)) ** 2 for p, q, l in zip(a, b, theta)))
    s = mp.sqrt(5) * r
    return mp.exp(theta[2]) * (1 + s + s * s / 3) * mp.exp(-s)


def gram(theta):
    return mp.matrix([[kernel(a, b, theta) + (mp.exp(theta[3]) if a is b else 0) for b in X] for a in X])


def log_likelihood(theta):
    k = gram(theta)
    return -(y.T * (k ** -1) * y)[0] / 2 - mp.log(mp.det(k)) / 2


print("log likelihood without n/2 log 2 pi", mp.nstr(log_likelihood(base), 16))
for i in range(4):
    def along(t, i=i):
        return log_likelihood([v if j != i else t for j, v in enumerate(base)])
    print("slope", i, mp.nstr(mp.diff(along, base[i]), 16))
inverse = gram(base) ** -1
for z in ((mp.mpf(".5"), mp.mpf(".5")), (mp.mpf(0), mp.mpf(1))):
    k = mp.matrix([kernel(z, x, base) for x in X])
    print("mean, variance", mp.nstr((k.T * inverse * y)[0], 16), mp.nstr(mp.exp(base[2]) - (k.T * inverse * k)[0], 16))
for z in (1, -2, -10, -30):
    print("log expected improvement", z, mp.nstr(mp.log(mp.npdf(z) + z * mp.ncdf(z)), 16))

namespace CollapseGuard.Search.Surrogate;

/// <summary>Climbs a smooth function inside a box: BFGS on the numbers that are free to move, with backtracking.</summary>
/// <remarks>Nocedal and Wright, "Numerical Optimization", 2006, algorithm 6.1 with the projection of section 16.7. MathNet's BfgsB ends in an exception where a line search stalls, which noise-free fits do.</remarks>
internal static class BoundedAscent
{
    public delegate double Objective(ReadOnlySpan<double> x, Span<double> gradient);

    /// <summary>Climbs from <paramref name="x"/>, in place; the value reached.</summary>
    public static double Run(Objective objective, double[] x, double[] low, double[] high, int iterations)
    {
        int n = x.Length;
        double[] gradient = new double[n], nextGradient = new double[n], next = new double[n];
        double[,] inverse = Identity(n);
        double value = objective(x, gradient);
        for (int iteration = 0; iteration < iterations && double.IsFinite(value); iteration++)
        {
            double[] direction = Direction(inverse, gradient, x, low, high);
            double slope = LowerTriangle.Dot(direction, gradient);
            if (slope <= 0)
            {
                inverse = Identity(n);
                direction = Direction(inverse, gradient, x, low, high);
                slope = LowerTriangle.Dot(direction, gradient);
            }

            if (slope < 1e-6)
            {
                break;
            }

            // No step beyond a factor of e² in any hyperparameter: far out the likelihood is flat.
            double step = Math.Min(1, 2 / direction.Max(static d => Math.Abs(d)));
            double nextValue = double.NegativeInfinity;
            for (int halving = 0; halving < 12; halving++, step /= 3)
            {
                for (int i = 0; i < n; i++)
                {
                    next[i] = Math.Clamp(x[i] + (step * direction[i]), low[i], high[i]);
                }

                nextValue = objective(next, nextGradient);
                if (nextValue >= value + (1e-4 * step * slope))
                {
                    break;
                }
            }

            if (!(nextValue > value))
            {
                break;
            }

            double gained = nextValue - value;
            Update(inverse, x, next, gradient, nextGradient);
            next.CopyTo(x, 0);
            nextGradient.CopyTo(gradient, 0);
            value = nextValue;
            if (gained < 1e-4)
            {
                break;
            }
        }

        return value;
    }

    private static double[] Direction(double[,] inverse, double[] gradient, double[] x, double[] low, double[] high)
    {
        int n = x.Length;
        var free = new bool[n];
        for (int i = 0; i < n; i++)
        {
            free[i] = !(x[i] <= low[i] && gradient[i] < 0) && !(x[i] >= high[i] && gradient[i] > 0);
        }

        var direction = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; free[i] && j < n; j++)
            {
                direction[i] += free[j] ? inverse[i, j] * gradient[j] : 0;
            }
        }

        return direction;
    }

    private static void Update(double[,] inverse, double[] x, double[] next, double[] gradient, double[] nextGradient)
    {
        int n = x.Length;
        double[] s = new double[n], y = new double[n], hy = new double[n];
        for (int i = 0; i < n; i++)
        {
            s[i] = next[i] - x[i];
            y[i] = gradient[i] - nextGradient[i]; // of the negated function, which is to be convex
        }

        double sy = LowerTriangle.Dot(s, y);
        if (sy <= 1e-10)
        {
            return;
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                hy[i] += inverse[i, j] * y[j];
            }
        }

        double scale = (1 + (LowerTriangle.Dot(y, hy) / sy)) / sy;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                inverse[i, j] += (scale * s[i] * s[j]) - (((hy[i] * s[j]) + (s[i] * hy[j])) / sy);
            }
        }
    }

    private static double[,] Identity(int n)
    {
        var identity = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            // The first step is not to be longer than the box is wide.
            identity[i, i] = .1;
        }

        return identity;
    }
}

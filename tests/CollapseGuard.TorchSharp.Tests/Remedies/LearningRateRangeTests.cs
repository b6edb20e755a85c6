using CollapseGuard.Torch.Remedies;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Remedies;

public class LearningRateRangeTests
{
    [TorchFact]
    public void Everything_is_put_back_to_the_bit()
    {
        random.manual_seed(4);
        using var model = nn.Sequential(nn.Linear(3, 8), nn.BatchNorm1d(8), nn.Dropout(0.3), nn.ReLU(), nn.Linear(8, 1));
        using var optimizer = optim.Adam(model.parameters(), lr: 0.01);
        using Tensor x = randn(32, 3), y = randn(32, 1);
        Live.Train(model, Live.Mse, optimizer, x, y, 5);
        ((nn.Module)model[2]).eval();
        Dictionary<string, byte[]> weights = Live.Bytes(model);
        byte[] moments = Moments(optimizer);
        byte[][] gradients = [.. model.parameters().Select(p => p.grad!.bytes.ToArray())];
        using Tensor random1 = get_rng_state();

        LearningRateRange range = LearningRateRange.Test(model, Live.Mse, optimizer, [(x, y)]);

        using Tensor random2 = get_rng_state();
        Assert.Equal(weights, Live.Bytes(model));
        Assert.Equal(moments, Moments(optimizer));
        Assert.Equal(gradients, model.parameters().Select(p => p.grad!.bytes.ToArray()));
        Assert.True(random1.Equals(random2));
        Assert.Equal((true, false), (model.training, ((nn.Module)model[2]).training));
        Assert.Equal(0.01, optimizer.ParamGroups.Single().LearningRate);
        Assert.NotEmpty(range.Curve);
        Live.AssertFlat(() => LearningRateRange.Test(model, Live.Mse, optimizer, [(x, y)], new LearningRateRangeOptions { Steps = 10 }));
    }

    [TorchFact]
    public void Training_goes_on_as_if_nothing_had_happened()
    {
        double Run(bool test)
        {
            random.manual_seed(6);
            using var model = nn.Sequential(nn.Linear(3, 8), nn.Dropout(0.3), nn.Linear(8, 1));
            using var optimizer = optim.AdamW(model.parameters(), lr: 0.01);
            using Tensor x = randn(32, 3), y = randn(32, 1);
            Live.Train(model, Live.Mse, optimizer, x, y, 5);
            if (test)
            {
                LearningRateRange.Test(model, nn.MSELoss(), optimizer, [(x, y)]);
            }

            return Live.Train(model, Live.Mse, optimizer, x, y, 5);
        }

        Assert.Equal(Run(false), Run(true));
    }

    [TorchFact]
    public void The_suggested_rate_trains_and_rates_that_blow_up_are_named()
    {
        random.manual_seed(5);
        using Tensor x = randn(256, 5), y = x.sum(1, keepdim: true);
        using var model = nn.Sequential(nn.Linear(5, 32), nn.ReLU(), nn.Linear(32, 1));
        using var optimizer = optim.SGD(model.parameters(), 1e-9);

        LearningRateRange range = LearningRateRange.Test(model, Live.Mse, optimizer, [(x, y)]);
        double start = nn.functional.mse_loss(model.call(x), y).item<float>();
        foreach (optim.ILearningRateController group in optimizer.ParamGroups)
        {
            group.LearningRate = range.Suggested!.Value;
        }

        double end = Live.Train(model, Live.Mse, optimizer, x, y, 300);

        Assert.True(end < 0.1 * start, $"rate {range.Suggested}: {start} to {end}");
        Assert.InRange(range.Diverged!.Value, range.Suggested!.Value, 10);
    }

    /// <summary>The loss falls from 10 to 1 around a rate of 0.003; batches differ by a quarter.</summary>
    [TorchFact]
    public void Noisy_batches_do_not_pull_the_rate_to_the_start()
    {
        int far = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            random.manual_seed(seed);
            double rate = Suggested(log => (1 + (9 / (1 + Math.Exp(4 * (log + 2.5))))) * (1 + (.25 * Noise())));
            far += rate is > 3e-4 and < 3e-2 ? 0 : 1;
        }

        Assert.True(far <= 1, $"{far} of 20 rates are more than ten times off");
    }

    [TorchFact]
    public void A_fall_after_a_rise_is_another_regime_and_left_out()
    {
        random.manual_seed(1);

        // Learns at 0.001, is thrown off at 0.01, fits a constant at 1.
        double rate = Suggested(log => (log < -2 ? 1 + (9 / (1 + Math.Exp(6 * (log + 3)))) : log < -.5 ? 10 : .5) + (.2 * Noise()));
        double plain = Suggested(log => (log < -.5 ? 10 : .5) + (.2 * Noise()));

        Assert.InRange(rate, 3e-4, 3e-3);
        Assert.InRange(plain, .1, 1);
    }

    /// <summary>What a test suggests whose loss depends on the rate alone, given as its decimal logarithm.</summary>
    private static double Suggested(Func<double, double> lossAt)
    {
        using var model = nn.Sequential(nn.Linear(1, 1));
        using var optimizer = optim.SGD(model.parameters(), 0.1);
        using Tensor x = randn(1, 1), y = randn(1, 1);
        return LearningRateRange.Test(model, (output, _) => (output * 0).sum() + lossAt(Math.Log10(optimizer.ParamGroups.Single().LearningRate)), optimizer, [(x, y)]).Suggested ?? double.NaN;
    }

    private static double Noise()
    {
        using Tensor number = randn(1);
        return number.item<float>();
    }

    [TorchFact]
    public void No_rate_is_suggested_where_none_helps_and_no_batches_are_said()
    {
        using var model = nn.Sequential(nn.Linear(2, 1));
        using var optimizer = optim.SGD(model.parameters(), 0.1);
        using Tensor x = randn(8, 2), y = randn(8, 1);

        LearningRateRange range = LearningRateRange.Test(model, (output, _) => (output * 0).sum() + 1, optimizer, [(x, y)]);

        Assert.Null(range.Suggested);
        int taken = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            random.manual_seed(seed);
            taken += LearningRateRange.Test(model, (output, _) => (output * 0).sum() + randn(1).sum() + 10, optimizer, [(x, y)]).Suggested is null ? 0 : 1;
        }

        Assert.True(taken <= 1, $"{taken} of 20 curves of noise were taken for a fall");
        Assert.Throws<ArgumentException>(() => LearningRateRange.Test(model, Live.Mse, optimizer, []));
    }

    [TorchFact]
    public void A_gradient_that_was_not_there_is_not_there_afterwards()
    {
        using var model = nn.Sequential(nn.Linear(2, 1));
        using var optimizer = optim.SGD(model.parameters(), 0.1);
        using Tensor x = randn(8, 2), y = randn(8, 1);

        LearningRateRange.Test(model, Live.Mse, optimizer, [(x, y)]);

        Assert.All(model.parameters(), parameter => Assert.True(parameter.grad is null));
    }

    private static byte[] Moments(TorchSharp.Modules.OptimizerHelper optimizer)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        optimizer.save_state_dict(writer);
        return stream.ToArray();
    }
}

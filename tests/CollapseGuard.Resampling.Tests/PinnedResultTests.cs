using System.Runtime.InteropServices;

namespace CollapseGuard.Resampling.Tests;

/// <summary>What a seed gives, to the last bit: the same on every machine, whatever vectors its processor has.</summary>
/// <remarks>These numbers change only with a change of what every seed gives, which is a breaking one.</remarks>
public class PinnedResultTests
{
    public static TheoryData<Sampler, string> Samplers => new()
    {
        { new RandomOverSampler { Seed = 7 }, "?" },
        { new RandomOverSampler { Seed = 7, Shrinkage = .7 }, "?" },
        { new Smote { Seed = 7 }, "?" },
        { new SmoteNC { Seed = 7 }, "?" },
        { new SmoteN { Seed = 7 }, "?" },
        { new BorderlineSmote { Seed = 7 }, "?" },
        { new BorderlineSmote { Seed = 7, Version = 2 }, "?" },
        { new Adasyn { Seed = 7 }, "?" },
        { new RandomUnderSampler { Seed = 7 }, "?" },
    };

    [Theory]
    [MemberData(nameof(Samplers))]
    public void A_seed_gives_these_bits(Sampler sampler, string digest)
    {
        Resampled result = sampler.Resample(SampleRows.For(sampler, 300, 40, 90));

        ulong hash = 0xCBF29CE484222325;
        foreach (byte value in MemoryMarshal.AsBytes(result.Features.Span))
        {
            hash = (hash ^ value) * 0x100000001B3;
        }

        Assert.Equal(digest, hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture));
    }
}

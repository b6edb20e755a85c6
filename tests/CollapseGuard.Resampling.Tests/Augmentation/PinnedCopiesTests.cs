using System.Runtime.InteropServices;
using CollapseGuard.Resampling.Augmentation;

namespace CollapseGuard.Resampling.Tests.Augmentation;

/// <summary>What a seed gives, to the last bit: the same on every machine.</summary>
/// <remarks>These numbers change only with a change of what every seed gives, which is a breaking one.</remarks>
public class PinnedCopiesTests
{
    public static TheoryData<string, string> Digests => new()
    {
        { "GaussianJitter", "fedced99d5a6792f" },
        { "Mixup", "9e9b3635b33802a5" },
        { "FeatureDropout", "b46f9c4b8150cc01" },
        { "SeriesJitter", "c106f755bc490984" },
        { "SeriesScaling", "dfbcb1711f3925ae" },
        { "TimeWarp", "c70c9560c232b9be" },
        { "WindowSlice", "0a1a4df185a75ca3" },
        { "WindowWarp", "7f260584d581389d" },
        { "SegmentPermutation", "16016dbc58bbd06d" },
        { "ImageFlip", "a4f783919d19e3c5" },
        { "ImageShift", "936928e6f0709fe5" },
        { "PadAndCrop", "b604f113e42630aa" },
        { "ImageRotation", "edd5eb1c96f849ec" },
        { "BrightnessContrast", "836f7e546c17d81c" },
        { "Cutout", "9c5109ed16f20322" },
        { "AugmenterChain", "a2b371e191879553" },
        { "AugmenterChoice", "a2c91c6930d93220" },
    };

    [Theory]
    [MemberData(nameof(Digests))]
    public void A_seed_gives_these_bits(string name, string digest)
    {
        Augmented result = (AugmentedRows.Catalog[name] with { Seed = 7 }).Apply(AugmentedRows.Make(100));

        ulong hash = 0xCBF29CE484222325;
        foreach (byte value in MemoryMarshal.AsBytes(result.Features.Span))
        {
            hash = (hash ^ value) * 0x100000001B3;
        }

        Assert.Equal(digest, hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture));
    }
}

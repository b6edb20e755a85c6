namespace CollapseGuard.Resampling.Augmentation;

/// <summary>What lies beyond the edge of an image.</summary>
public enum ImageFill
{
    /// <summary>One number everywhere, 0 unless FillValue says otherwise.</summary>
    Constant = 0,

    /// <summary>The nearest pixel of the image: a a | a b c | c c.</summary>
    Edge = 1,

    /// <summary>The image mirrored in its outermost pixels: c b | a b c | b a.</summary>
    Reflect = 2,
}

namespace CollapseGuard.Resampling;

/// <summary>What a synthetic row was made of.</summary>
/// <param name="First">Input row that it starts from; its class and its weight are the synthetic row's.</param>
/// <param name="Second">Input row that it goes towards; equal to <paramref name="First"/> where there is only one.</param>
/// <param name="Step">How far, in [0, 1): a number is first + step (second - first). 0 where numbers are not interpolated.</param>
public readonly record struct RowOrigin(int First, int Second, float Step);

namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Reads an image at places that may lie beyond its edge.</summary>
/// <param name="shape">Its shape.</param>
/// <param name="fill">What lies beyond.</param>
/// <param name="fillValue">The number there, for <see cref="ImageFill.Constant"/>.</param>
internal readonly struct FilledImage(ImageShape shape, ImageFill fill, float fillValue)
{
    /// <summary>Moves the image by whole pixels.</summary>
    /// <param name="from">H x W x C.</param>
    /// <param name="down">Pixels down; negative = up.</param>
    /// <param name="right">Pixels to the right; negative = to the left.</param>
    /// <param name="to">Receives the moved image.</param>
    public void Shift(ReadOnlySpan<float> from, int down, int right, Span<float> to)
    {
        for (int y = 0; y < shape.Height; y++)
        {
            for (int x = 0; x < shape.Width; x++)
            {
                Pixel(from, y - down, x - right, to.Slice(((y * shape.Width) + x) * shape.Channels, shape.Channels));
            }
        }
    }

    /// <summary>Turns the image about its centre, anticlockwise as it is seen; bilinear between pixels.</summary>
    /// <param name="from">H x W x C.</param>
    /// <param name="degrees">The angle; by multiples of 90 pixels go to pixels exactly.</param>
    /// <param name="to">Receives the turned image.</param>
    public void Rotate(ReadOnlySpan<float> from, double degrees, Span<float> to)
    {
        (double sin, double cos) = ExactFunctions.SinCosDegrees(degrees);
        double middleY = (shape.Height - 1) / 2.0, middleX = (shape.Width - 1) / 2.0;
        for (int y = 0; y < shape.Height; y++)
        {
            for (int x = 0; x < shape.Width; x++)
            {
                double dy = y - middleY, dx = x - middleX;
                Between(from, middleY + (dx * sin) + (dy * cos), middleX + (dx * cos) - (dy * sin), to.Slice(((y * shape.Width) + x) * shape.Channels, shape.Channels));
            }
        }
    }

    /// <summary>The pixel at a place between pixels, as the mean of the four around it, by nearness.</summary>
    private void Between(ReadOnlySpan<float> from, double y, double x, Span<float> pixel)
    {
        int top = (int)Math.Floor(y), left = (int)Math.Floor(x);
        double below = y - top, beyond = x - left;
        for (int c = 0; c < pixel.Length; c++)
        {
            double upper = Mix(Number(from, top, left, c), beyond, from, top, left + 1, c);
            if (below > 0)
            {
                upper += below * (Mix(Number(from, top + 1, left, c), beyond, from, top + 1, left + 1, c) - upper);
            }

            pixel[c] = (float)upper;
        }
    }

    private double Mix(double left, double share, ReadOnlySpan<float> from, int y, int x, int channel) =>
        share == 0 ? left : left + (share * (Number(from, y, x, channel) - left));

    private void Pixel(ReadOnlySpan<float> from, int y, int x, Span<float> pixel)
    {
        int row = Inside(y, shape.Height), column = Inside(x, shape.Width);
        if (row < 0 || column < 0)
        {
            pixel.Fill(fillValue);
        }
        else
        {
            from.Slice(((row * shape.Width) + column) * shape.Channels, shape.Channels).CopyTo(pixel);
        }
    }

    private double Number(ReadOnlySpan<float> from, int y, int x, int channel)
    {
        int row = Inside(y, shape.Height), column = Inside(x, shape.Width);
        return row < 0 || column < 0 ? fillValue : from[(((row * shape.Width) + column) * shape.Channels) + channel];
    }

    /// <summary>The pixel that stands at a place along one side; -1 = the constant.</summary>
    private int Inside(int place, int size)
    {
        if ((uint)place < (uint)size)
        {
            return place;
        }

        if (fill != ImageFill.Reflect || size == 1)
        {
            return fill == ImageFill.Constant ? -1 : Math.Clamp(place, 0, size - 1);
        }

        // Mirrored there and back: the pattern repeats after twice the size less the two outermost pixels.
        int period = 2 * (size - 1), inPeriod = ((place % period) + period) % period;
        return inPeriod < size ? inPeriod : period - inPeriod;
    }
}

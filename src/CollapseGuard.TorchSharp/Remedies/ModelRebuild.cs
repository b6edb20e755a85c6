using System.Reflection;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>
/// Rebuilds a tree of modules around the same layers. A Sequential of TorchSharp cannot replace a child, so a new one is made; a child of a custom module
/// is replaced in the field that holds it, when that field may hold the new one.
/// </summary>
internal sealed class ModelRebuild(Func<string, nn.Module<Tensor, Tensor>, IEnumerable<nn.Module<Tensor, Tensor>>?> change)
{
    private readonly List<string> _changed = [];
    private readonly List<string> _kept = [];

    /// <param name="model">The model; custom modules in it are changed in place.</param>
    public RebuiltModel Apply(nn.Module<Tensor, Tensor> model)
    {
        var rebuilt = (nn.Module<Tensor, Tensor>)Visit("", model);
        return new RebuiltModel(rebuilt, _changed, _kept);
    }

    private nn.Module Visit(string path, nn.Module module)
    {
        if (module.GetType() == typeof(Sequential))
        {
            return Rebuild(path, (Sequential)module);
        }

        foreach ((string name, nn.Module child) in module.named_children().ToArray())
        {
            string childPath = Path(path, name);
            nn.Module replacement = child;
            if (child is nn.Module<Tensor, Tensor> layer && change(childPath, layer)?.ToArray() is { } instead)
            {
                if (instead.Length != 1)
                {
                    _kept.Add($"{childPath}: {module.GetType().Name} calls it by itself; only a Sequential takes another layer beside it");
                    continue;
                }

                replacement = instead[0];
            }
            else
            {
                replacement = Visit(childPath, child);
            }

            if (!ReferenceEquals(replacement, child))
            {
                Replace(module, name, childPath, child, replacement);
            }
        }

        return module;
    }

    private Sequential Rebuild(string path, Sequential old)
    {
        var layers = new List<(string, nn.Module<Tensor, Tensor>)>();
        bool different = false;
        foreach ((string name, nn.Module child) in old.named_children())
        {
            string childPath = Path(path, name);
            var layer = (nn.Module<Tensor, Tensor>)child;
            nn.Module<Tensor, Tensor>[] instead = change(childPath, layer)?.ToArray() ?? [];
            if (instead.Length == 0)
            {
                instead = [(nn.Module<Tensor, Tensor>)Visit(childPath, layer)];
            }
            else
            {
                _changed.Add(childPath);
            }

            different |= instead.Length != 1 || !ReferenceEquals(instead[0], layer);
            for (int i = 0; i < instead.Length; i++)
            {
                instead[i].train(layer.training);
                layers.Add((i == 0 ? name : $"{name}_{instead[i].GetName()}", instead[i]));
            }
        }

        return different ? nn.Sequential(layers) : old;
    }

    private void Replace(nn.Module parent, string name, string path, nn.Module old, nn.Module replacement)
    {
        FieldInfo? field = Fields(parent.GetType()).FirstOrDefault(candidate => ReferenceEquals(candidate.GetValue(parent), old));
        if (field is null || !field.FieldType.IsInstanceOfType(replacement))
        {
            string why = field is null
                ? $"no field of {parent.GetType().Name} holds it"
                : $"the field {field.Name} may only hold a {field.FieldType.Name}; declare it as Module<Tensor, Tensor>";
            _changed.RemoveAll(changed => changed.StartsWith(path + ".", StringComparison.Ordinal));
            _kept.Add($"{path}: {why}");
            return;
        }

        field.SetValue(parent, replacement);
        parent.register_module(name, null!);
        parent.register_module(name, replacement);
        replacement.train(old.training);
        if (replacement is not Sequential)
        {
            _changed.Add(path);
        }
    }

    private static IEnumerable<FieldInfo> Fields(Type? type)
    {
        for (; type is not null && type != typeof(nn.Module); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }

    private static string Path(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}

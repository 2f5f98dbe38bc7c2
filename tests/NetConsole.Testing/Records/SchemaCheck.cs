using System.Text.Json;
using System.Text.RegularExpressions;

namespace NetConsole.Testing.Records;

/// <summary>As much of JSON Schema (draft 2020-12) as <c>record.schema.json</c> uses. What it does not know makes it fail.</summary>
public static class SchemaCheck
{
    private static readonly string[] Annotations = ["$schema", "title", "description"];

    /// <summary>What is wrong with a value, each with the member it is about.</summary>
    public static IReadOnlyList<string> Problems(JsonElement schema, JsonElement value)
    {
        List<string> problems = [];
        Check(schema, value, "", problems);
        return problems;
    }

    private static void Check(JsonElement schema, JsonElement value, string path, List<string> problems)
    {
        foreach (JsonProperty rule in schema.EnumerateObject().Where(rule => !Annotations.Contains(rule.Name)))
        {
            switch (rule.Name)
            {
                case "type" when !HasType(rule.Value.GetString()!, value):
                    problems.Add($"{path}: no {rule.Value.GetString()}");
                    break;
                case "enum" when !rule.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)):
                    problems.Add($"{path}: not one of {rule.Value}");
                    break;
                case "const" when !JsonElement.DeepEquals(rule.Value, value):
                    problems.Add($"{path}: not {rule.Value}");
                    break;
                case "pattern" when !Regex.IsMatch(value.GetString() ?? "", rule.Value.GetString()!, RegexOptions.ECMAScript):
                    problems.Add($"{path}: does not match {rule.Value}");
                    break;
                case "minimum" when value.ValueKind == JsonValueKind.Number && value.GetInt64() < rule.Value.GetInt64():
                    problems.Add($"{path}: {value} is less than {rule.Value}");
                    break;
                case "required":
                    problems.AddRange(rule.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{name}: missing"));
                    break;
                case "additionalProperties" when rule.Value.ValueKind == JsonValueKind.False:
                    problems.AddRange(value.EnumerateObject().Where(member => !schema.GetProperty("properties").TryGetProperty(member.Name, out _)).Select(member => $"{member.Name}: unknown"));
                    break;
                case "properties":
                    foreach (JsonProperty member in rule.Value.EnumerateObject())
                    {
                        if (value.TryGetProperty(member.Name, out JsonElement found))
                        {
                            Check(member.Value, found, member.Name, problems);
                        }
                    }

                    break;
                case "allOf":
                    foreach (JsonElement part in rule.Value.EnumerateArray())
                    {
                        Check(part, value, path, problems);
                    }

                    break;
                case "if" when Problems(rule.Value, value).Count == 0:
                    Check(schema.GetProperty("then"), value, path, problems);
                    break;
                case "type" or "enum" or "const" or "pattern" or "minimum" or "if" or "then":
                    break;
                default:
                    throw new NotSupportedException(rule.Name);
            }
        }
    }

    private static bool HasType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException(type),
    };
}

using NetConsole.Engine.Rules;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Tests.Rules;

public sealed class TemplateFormTests
{
    public static TheoryData<string> Forms => new(TemplateForm.All.Select(form => form.Form));

    [Theory]
    [MemberData(nameof(Forms))]
    public void EveryForm_IsReadAsItIsListed(string form) =>
        Assert.True(Template.TryParse(Filled(form), TemplateUse.Answer, out _, out TextError? error), error?.Message);

    [Fact]
    public void EveryFieldThatAMistakeNames_IsListed()
    {
        Assert.False(Template.TryParse("{?}", TemplateUse.Answer, out _, out TextError? error));
        string names = error.Hint[(error.Hint.IndexOf("fields are ", StringComparison.Ordinal) + "fields are ".Length)..];
        Assert.All(names.Split(' '), name => Assert.Contains(TemplateForm.All, form => form.Form.TrimEnd('}').Split(':')[0] == $"{{{name}"));
    }

    private static string Filled(string form) => form[0] == '\\' ? form.Replace("HHHHHH", "01F600", StringComparison.Ordinal).Replace('H', '2') : form;
}

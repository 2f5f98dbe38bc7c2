namespace NetConsole.Terminal.Output;

/// <content>The mouse, which terminals tell of only while a frame asks for it: their own selection of text goes on working otherwise.</content>
public sealed partial class FrameRenderer
{
    /// <summary>What the terminal was told; null where it may not have heard.</summary>
    private bool? _isMouseWanted = false;

    private void ForgetMouse() => _isMouseWanted = _isMouseWanted == false ? false : null;

    private void AskForMouse(ref SequenceWriter writer, bool isWanted)
    {
        if (_isMouseWanted == isWanted)
        {
            return;
        }

        if (isWanted)
        {
            writer.MouseOn();
        }
        else
        {
            writer.MouseOff();
        }

        _isMouseWanted = isWanted;
    }
}

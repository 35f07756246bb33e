"""What paper did to text, undone: headings without numbers, columns without heads, lost tables."""

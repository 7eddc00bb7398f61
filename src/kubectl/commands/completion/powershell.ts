/** Completion code for PowerShell 5 and later. */

/** The script for a binary. */
export function powershellScript(binary: string): string {
  return `# Completion of ${binary} for PowerShell. What can stand at the cursor is told by "${binary} __complete".

Register-ArgumentCompleter -Native -CommandName '${binary}' -ScriptBlock {
    param($WordToComplete, $CommandAst, $CursorPosition)

    $Line = $CommandAst.Extent.Text
    if ($Line.Length -gt $CursorPosition) {
        $Line = $Line.Substring(0, $CursorPosition)
    }
    $Words = @($Line -split '\\s+' | Where-Object { $_ -ne '' })
    $Program = $Words[0]
    $Arguments = @($Words | Select-Object -Skip 1)
    if ($WordToComplete -eq '') {
        # an empty argument is lost on its way to a program before PowerShell 7.3
        $Arguments += if ($PSVersionTable.PSVersion -ge [version]'7.3') { '' } else { '""' }
    }

    $Lines = @(& $Program __complete $Arguments 2>$null)
    if ($Lines.Count -eq 0) { return }
    $Directive = [int]($Lines[-1].TrimStart(':'))
    if (($Directive -band 1) -ne 0) { return }
    # files and folders are completed by PowerShell itself
    if (($Directive -band 24) -ne 0) { return }

    $Prefix = if ($WordToComplete -match '^-.*?=') { $Matches[0] } else { '' }
    $Space = if (($Directive -band 2) -ne 0) { '' } else { ' ' }
    foreach ($Entry in ($Lines | Select-Object -SkipLast 1)) {
        $Name, $Description = $Entry -split "\`t", 2
        if (-not $Description) { $Description = $Name }
        [System.Management.Automation.CompletionResult]::new("$Prefix$Name$Space", $Name, 'ParameterValue', $Description)
    }
}
`;
}

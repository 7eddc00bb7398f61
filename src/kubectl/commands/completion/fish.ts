/** Completion code for fish 3. */

/** The script for a binary. */
export function fishScript(binary: string): string {
  return `# Completion of ${binary} for fish. What can stand at the cursor is told by "${binary} __complete".

function __${binary}_complete
    set -l words (commandline -opc)
    set -l last (commandline -ct)
    set -l lines ($words[1] __complete $words[2..-1] "$last" 2>/dev/null)
    set -l directive 0
    if string match -qr '^:\\d+$' -- $lines[-1]
        set directive (string sub -s 2 -- $lines[-1])
        set -e lines[-1]
    end

    if test (math "$directive % 2") -eq 1
        return
    end
    if test (math "floor($directive / 8) % 2") -eq 1
        for extension in $lines
            __fish_complete_suffix ".$extension"
        end
        return
    end
    if test (math "floor($directive / 16) % 2") -eq 1
        __fish_complete_directories "$last"
        return
    end
    if test (count $lines) -eq 0; and test (math "floor($directive / 4) % 2") -eq 0
        __fish_complete_path "$last"
        return
    end

    # fish wants the whole word of a flag with its value
    set -l prefix (string match -r -- '^-.*?=' "$last")
    for line in $lines
        echo "$prefix$line"
    end
end

complete -c ${binary} -e
complete -c ${binary} -f -k -a '(__${binary}_complete)'
`;
}

/** Completion code for zsh 5.2 and later. */

/** The script for a binary. */
export function zshScript(binary: string): string {
  return `#compdef ${binary}
compdef _${binary} ${binary}

# Completion of ${binary} for zsh. What can stand at the cursor is told by "${binary} __complete".

_${binary}() {
    local reply word text directive=0 tab=$'\\t'
    local -a before found described options
    before=("\${(@)words[2,CURRENT]}")
    for reply in "\${(@f)$(\${words[1]} __complete "\${before[@]}" 2>/dev/null)}"; do
        if [[ $reply == :<-> ]]; then
            directive=\${reply#:}
        elif [[ -n $reply ]]; then
            found+=("$reply")
        fi
    done

    (( directive & 1 )) && return 1
    if (( directive & 8 )); then
        _files -g "*.(\${(j:|:)found})"
        return
    fi
    if (( directive & 16 )); then
        _files -/
        return
    fi
    (( directive & 2 )) && options+=(-S '')
    [[ \${before[-1]} == -*=* ]] && compset -P '*='

    for word in "\${found[@]}"; do
        text=\${word%%$tab*}
        text=\${text//:/\\:}
        [[ $word == *$tab* ]] && text+=":\${word#*$tab}"
        described+=("$text")
    done
    if (( \${#described} > 0 )); then
        _describe -V '${binary}' described "\${options[@]}"
        return
    fi
    (( directive & 4 )) || _files
}

# don't run the completion function when being sourced or evaluated
if [ "\${funcstack[1]}" = "_${binary}" ]; then
    _${binary}
fi
`;
}

/** Completion code for bash 3.2 and later. */

/** The script for a binary. */
export function bashScript(binary: string): string {
  return `# Completion of ${binary} for bash. What can stand at the cursor is told by "${binary} __complete".

_${binary}_complete() {
    local line=\${COMP_LINE:0:COMP_POINT}
    local words word last reply directive=0
    COMPREPLY=()
    read -r -a words <<< "$line"
    [[ $line == *[[:space:]] ]] && words+=("")
    (( \${#words[@]} > 1 )) || return
    last=\${words[\${#words[@]}-1]}

    local found=()
    while IFS= read -r reply; do
        if [[ $reply =~ ^:([0-9]+)$ ]]; then
            directive=\${BASH_REMATCH[1]}
        else
            found+=("$reply")
        fi
    done < <("\${words[0]}" __complete "\${words[@]:1}" 2>/dev/null)

    (( directive & 1 )) && return
    if [[ $(type -t compopt) == builtin ]]; then
        (( directive & 2 )) && compopt -o nospace 2>/dev/null
        (( directive & 4 )) && compopt +o default 2>/dev/null
    fi
    if (( directive & 8 )); then
        _${binary}_files "\${found[@]}"
        return
    fi
    if (( directive & 16 )); then
        COMPREPLY=( $(compgen -d -- "$last") )
        return
    fi

    # bash replaces only what follows the last : or =
    local kept=""
    [[ $last == *[:=]* ]] && kept=\${last%"\${last##*[:=]}"}
    for word in "\${found[@]}"; do
        # no description where it would end up on the command line: a single word, or one after the other
        [[ \${#found[@]} == 1 || $COMP_TYPE == 37 || $COMP_TYPE == 42 ]] && word=\${word%%$'\\t'*}
        word=\${word#"$kept"}
        COMPREPLY+=("\${word/$'\\t'/  -- }")
    done
}

_${binary}_files() {
    local extension file
    for file in $(compgen -d -- "$last"); do COMPREPLY+=("$file"); done
    for extension in "$@"; do
        for file in $(compgen -f -X "!*.$extension" -- "$last"); do COMPREPLY+=("$file"); done
    done
}

complete -o default -F _${binary}_complete ${binary}
`;
}

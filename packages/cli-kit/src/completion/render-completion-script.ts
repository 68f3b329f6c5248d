/** The shells for which there is a script. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const

type Shell = (typeof SHELLS)[number]

/**
 * Renders the script by which a shell completes a program: it hands the words of the line to the program, which knows
 * what can follow.
 */
export function renderCompletionScript(program: string, shell: Shell): string {
  return SCRIPTS[shell]
    .replaceAll('PROGRAM', program)
    .replaceAll('FUNCTION', `_${program.replaceAll('-', '_')}`)
}

const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `# source <(PROGRAM completion bash)
FUNCTION() {
  local IFS=$'\\n'
  COMPREPLY=($(PROGRAM completion --words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F FUNCTION PROGRAM
`,
  zsh: `#compdef PROGRAM
# source <(PROGRAM completion zsh)
FUNCTION() {
  local -a found
  found=(\${(f)"$(PROGRAM completion --words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)"})
  if (( \${#found} )); then compadd -- $found; else _files; fi
}
compdef FUNCTION PROGRAM
`,
  fish: `# PROGRAM completion fish | source
complete -c PROGRAM -a '(PROGRAM completion --words -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
`,
}

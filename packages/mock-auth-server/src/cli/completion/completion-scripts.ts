/** The script of each shell: it hands the words of the line to the program, which knows what can follow. */
export const COMPLETION_SCRIPTS = {
  bash: `# source <(smart-mock completion bash)
_smart_mock() {
  local IFS=$'\\n'
  COMPREPLY=($(smart-mock completion --words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _smart_mock smart-mock
`,
  zsh: `#compdef smart-mock
# source <(smart-mock completion zsh)
_smart_mock() {
  local -a found
  found=(\${(f)"$(smart-mock completion --words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)"})
  if (( \${#found} )); then compadd -- $found; else _files; fi
}
compdef _smart_mock smart-mock
`,
  fish: `# smart-mock completion fish | source
complete -c smart-mock -a '(smart-mock completion --words -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
`,
} as const

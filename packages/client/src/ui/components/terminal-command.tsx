import { CopyButton } from '@smart-mock/page-kit'
import type { ComponentChildren } from 'preact'

/** Shows the command that does the same from a terminal, with what it can do beside. */
export function TerminalCommand({ command, children }: { command: string; children: ComponentChildren }) {
  return (
    <section class="stack-tight" aria-label="From a terminal">
      <h3>From a terminal</h3>
      <p>
        <code>{command}</code> <CopyButton text={command} what="the command" />
      </p>
      <p class="muted small">{children}</p>
    </section>
  )
}

import { copyText } from '../state/copy-text.ts'
import { Icon } from './icon.tsx'

/** Copies a text; `what` names it for screen readers and the announcement. */
export function CopyButton({ text, what, label }: { text: string; what: string; label?: string }) {
  return (
    <button
      type="button"
      class={label ? 'button' : 'button button-quiet button-icon'}
      title={`Copy ${what}`}
      aria-label={label ? undefined : `Copy ${what}`}
      onClick={() => void copyText(text, what)}
    >
      <Icon name="copy" />
      {label}
    </button>
  )
}

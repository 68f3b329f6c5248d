import { copyText } from '../page/copy-text.ts'
import { Icon } from './icon.tsx'

interface Props {
  text: string | (() => string)
  what: string
  label?: string
  /** `true` for a button with a frame. */
  framed?: boolean
}

/** Copies a text; `what` names it for screen readers and the announcement. */
export function CopyButton({ text, what, label, framed = false }: Props) {
  return (
    <button
      type="button"
      class={`button ${framed ? '' : 'button-quiet'} ${label ? '' : 'button-icon'}`}
      title={`Copy ${what}`}
      aria-label={label ? undefined : `Copy ${what}`}
      onClick={() => void copyText(typeof text === 'string' ? text : text(), what)}
    >
      <Icon name="copy" />
      {label}
    </button>
  )
}

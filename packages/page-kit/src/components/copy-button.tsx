import { announce } from '../state/announcement.ts'
import { copyText } from '../state/copy-text.ts'
import { Icon } from './icon.tsx'

interface Props {
  text: string | (() => string)
  what: string
  label?: string
  className?: string
}

/** Copies a text; `what` names it for screen readers and the announcement. */
export function CopyButton({ text, what, label, className = '' }: Props) {
  const copy = async () => {
    const done = await copyText(typeof text === 'string' ? text : text())
    announce(done ? `Copied ${what}` : `The browser refused to copy ${what}`)
  }
  return (
    <button
      type="button"
      class={`button button-quiet ${label ? '' : 'button-icon'} ${className}`}
      title={`Copy ${what}`}
      aria-label={label ? undefined : `Copy ${what}`}
      onClick={copy}
    >
      <Icon name="copy" />
      {label}
    </button>
  )
}

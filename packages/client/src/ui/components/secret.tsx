import { useSignal } from '@preact/signals'
import { CopyButton } from './copy-button.tsx'
import { Icon } from './icon.tsx'
import { shorten } from './shorten.ts'

/** A token or secret: shortened in the middle, to copy or reveal. */
export function Secret({ value, what }: { value: string; what: string }) {
  const open = useSignal(false)
  const short = shorten(value)
  return (
    <span class="copyable">
      <code class={open.value ? '' : 'nowrap'}>{open.value ? value : short}</code>
      {short !== value && (
        <button
          type="button"
          class="button button-quiet button-icon"
          aria-pressed={open.value}
          aria-label={`Reveal ${what}`}
          title={open.value ? 'Shorten' : 'Reveal'}
          onClick={() => {
            open.value = !open.value
          }}
        >
          <Icon name="eye" />
        </button>
      )}
      <CopyButton text={value} what={what} />
    </span>
  )
}

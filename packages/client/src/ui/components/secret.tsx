import { useSignal } from '@preact/signals'
import { CopyButton, Glyph } from '@smart-mock/page-kit'
import { shorten } from './shorten.ts'

const EYE =
  'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z'

/** Shows a token or secret: shortened in the middle, with buttons to copy and to reveal it. */
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
          <Glyph path={EYE} />
        </button>
      )}
      <CopyButton text={value} what={what} />
    </span>
  )
}

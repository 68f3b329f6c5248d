import { CopyButton } from '@smart-mock/page-kit'

/** Shows a technical value on one line, with a copy button. */
export function LinkLine({ label, value }: { label: string; value: string }) {
  return (
    <div class="link-line">
      <span class="field-label">{label}</span>
      <code class="link-value" title={value}>
        {value}
      </code>
      <CopyButton text={value} what={label} />
    </div>
  )
}

import { signal } from '@preact/signals'

/** The text that the live region says next. */
export const announcement = signal('')

/** Announces a text to screen readers. */
export function announce(text: string): void {
  announcement.value = text
}

import { signal } from '@preact/signals'

/** Next text of the live region. */
export const announcement = signal('')

/** Announces a text to screen readers. */
export function announce(text: string): void {
  announcement.value = text
}

import { signal } from '@preact/signals'

/** What the live region says next. */
export const announcement = signal('')

export function announce(text: string): void {
  announcement.value = text
}

import { signal } from '@preact/signals'

/** The wall clock in milliseconds since 1970, moved once a second while the page is visible. */
export const now = signal(Date.now())

/** Starts the clock; once in a page. */
export function startClock(): void {
  setInterval(() => {
    if (!document.hidden) now.value = Date.now()
  }, 1000)
}

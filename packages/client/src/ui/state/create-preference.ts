import { effect, type Signal, signal } from '@preact/signals'

/**
 * Creates a signal that is stored in this browser; a stored value of a type different from `start` is
 * ignored.
 */
export function createPreference<Value>(key: string, start: Value): Signal<Value> {
  const stored = signal(read(key, start))
  effect(() => {
    const text = JSON.stringify(stored.value)
    try {
      localStorage.setItem(`smart-client.${key}`, text)
    } catch {
      // Storage is full or forbidden: the preference lasts as long as the page.
    }
  })
  return stored
}

function read<Value>(key: string, start: Value): Value {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`smart-client.${key}`) ?? 'null')
    return value !== null && typeof value === typeof start && Array.isArray(value) === Array.isArray(start)
      ? (value as Value)
      : start
  } catch {
    return start
  }
}

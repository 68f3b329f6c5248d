/** Makes a value for a text once, and forgets them all when there are too many. */
export function kept<T>(most: number): (text: string, make: () => T) => T {
  const values = new Map<string, T>()
  return (text, make) => {
    const before = values.get(text)
    if (before !== undefined) return before
    const value = make()
    if (values.size >= most) values.clear()
    // A long text is somebody's idea, and not worth keeping.
    if (text.length <= 200) values.set(text, value)
    return value
  }
}

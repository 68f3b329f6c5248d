/** Names and indexes of a path in JSON. */
export type JsonPath = readonly (string | number)[]

/** Formats a path in JSON that can be pasted into code: `entry[0].resource.id`, `["odd key"].x`. */
export function formatJsonPath(path: JsonPath): string {
  return path
    .map((key) => {
      if (typeof key === 'number') return `[${key}]`
      return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
    })
    .join('')
    .replace(/^\./, '')
}

export type JsonPath = readonly (string | number)[]

/** A path as one would write it in code: `entry[0].resource.id`, `["odd key"].x`. */
export function formatPath(path: JsonPath): string {
  const text = path
    .map((part) => {
      if (typeof part === 'number') return `[${part}]`
      return /^[A-Za-z_$][\w$]*$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`
    })
    .join('')
  return text.startsWith('.') ? text.slice(1) : text
}

export type Prefix = 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le' | 'sa' | 'eb' | 'ap'

/** Splits `ge2020` into prefix and rest; no prefix means `eq`. */
export function splitPrefix(text: string): [Prefix, string] {
  const match = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)(?=[-+.\d])/.exec(text)
  return match ? [match[1] as Prefix, text.slice(2)] : ['eq', text]
}

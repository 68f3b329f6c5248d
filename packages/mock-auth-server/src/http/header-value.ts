/** No header may break out of its line. */
export function headerValue(value: string): string {
  return value.replace(/[\r\n\0]/g, ' ').replace(/[^\t\x20-\x7e\x80-\xff]/g, '?')
}

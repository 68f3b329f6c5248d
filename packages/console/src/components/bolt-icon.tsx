import { Glyph } from '@smart-mock/page-kit'

/** Shows the lightning mark of a fault. */
export function BoltIcon() {
  return <Glyph path="M9 1.8L3.8 9h3.6L6.6 14.2 12 7H8.4z" className="icon-bolt" />
}

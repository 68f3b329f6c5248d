import type { DefaultTreeAdapterTypes } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** Returns the value of an attribute, `undefined` without it. */
export function readAttribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((each) => each.name === name)?.value
}

/** Returns the text below an element, in one line. */
export function readText(element: Element): string {
  return readRawText(element).replace(/\s+/g, ' ').trim()
}

/** Returns the text below an element as it is. */
export function readRawText(element: Element): string {
  return listBelow(element)
    .map((node) => ('value' in node && node.nodeName === '#text' ? node.value : ''))
    .join('')
}

/** Lists the nodes below an element in document order, without recursion: the server decides how deep they are. */
export function listBelow({ childNodes }: Element): Node[] {
  const below: Node[] = []
  const waiting: Node[] = [...childNodes].reverse()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    below.push(node)
    if ('childNodes' in node) waiting.push(...[...node.childNodes].reverse())
  }
  return below
}

import { splitProse } from './split-prose.ts'

/** Code, which is kept, or a link or image. */
const LINK = /(`+)[^\n]*?[^`\n]\1(?!`)|(!?)\[((?:\\.|[^\]\\])*)\]\(([^)\s]+)\)/g

/**
 * Returns Markdown with the targets of its links and images replaced; code is kept. An image whose new target is on the
 * web becomes a link, since no page loads anything from another host.
 */
export function replaceLinks(text: string, getTarget: (target: string) => string): string {
  return splitProse(text)
    .map(({ isCode, text: part }) => (isCode ? part : replaceProseLinks(part, getTarget)))
    .join('')
}

function replaceProseLinks(prose: string, getTarget: (target: string) => string): string {
  return prose.replace(LINK, (whole, code?: string, mark = '', label = '', target = '') => {
    if (code !== undefined) return whole
    const replaced = getTarget(target)
    return `${/^https?:/.test(replaced) ? '' : mark}[${label}](${replaced})`
  })
}

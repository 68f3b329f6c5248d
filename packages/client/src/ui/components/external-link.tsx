import type { ComponentChildren } from 'preact'

/**
 * Shows a link to another site, only for http(s); anything else remains text, since URLs may be sent by a
 * server.
 */
export function ExternalLink({ href, children }: { href: string; children: ComponentChildren }) {
  if (!/^https?:\/\//i.test(href)) return <span>{children}</span>
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}

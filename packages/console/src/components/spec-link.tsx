/** A link to the section of a specification, or to a page about a fault or rule, in a tab of its own. */
export function SpecLink({ href, children = 'Specification' }: { href: string; children?: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
      <span aria-hidden="true"> ↗</span>
      <span class="visually-hidden"> (opens a new tab)</span>
    </a>
  )
}

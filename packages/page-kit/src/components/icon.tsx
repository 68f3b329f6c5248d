const PATHS = {
  ok: 'M3 8.5l3.2 3.2L13 5',
  info: 'M8 7.2v4M8 4.6v.1M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z',
  warning: 'M8 2L14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1',
  error: 'M4 4l8 8M12 4l-8 8',
  copy: 'M5.5 5.5h7v8h-7zM3.5 10.5v-8h7',
  chevron: 'M6 3.5L10.5 8 6 12.5',
  theme: 'M8 2a6 6 0 1 0 0 12zM8 2a6 6 0 0 1 0 12',
  pending: 'M4 8h.1M8 8h.1M12 8h.1',
} as const

/** Shows a sign of 16 by 16 units; a page passes the path of a sign that only it has. */
export function Glyph({ path, className = '' }: { path: string; className?: string }) {
  return (
    <svg class={`icon ${className}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  )
}

/** Shows a sign that both pages have. */
export function Icon({ name, className }: { name: keyof typeof PATHS; className?: string }) {
  return <Glyph path={PATHS[name]} className={className ?? ''} />
}

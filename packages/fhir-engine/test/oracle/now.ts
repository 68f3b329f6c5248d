/** Moment at which searches are made, for `ap`. */
export const NOW = Date.parse('2026-06-02T00:00:00Z')

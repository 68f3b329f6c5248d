/** Renders the bare page of a server whose authorization ends there; the texts are HTML. */
export function renderErrorPage(title: string, heading: string, text: string): string {
  return `<!doctype html><title>${title}</title><h1>${heading}</h1><p>${text}`
}

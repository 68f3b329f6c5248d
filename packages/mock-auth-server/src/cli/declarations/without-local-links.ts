/** Replaces links to other pages by their texts, for readers that cannot follow them. */
export function withoutLocalLinks(page: string): string {
  return page.replace(/\[([^\]]+)\]\((?!https?:)[^)]*\)/g, '$1')
}

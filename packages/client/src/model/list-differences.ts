/** Lists the parameters (`name=…`) and headers (`Name: …`) that the difference of a request names, in lower case. */
export function listDifferences(differs = ''): string[] {
  return [...differs.matchAll(/(?:^|[,;] )([\w-]+)(?:=|: )/g)].map(([, name = '']) => name.toLowerCase())
}

/** The place of an element in a resource; a chain costs less than a text for each element that is fine. */
export interface ElementPlace {
  /** Absent for the resource itself, whose name is its type or a path. */
  readonly within?: ElementPlace | undefined
  readonly name: string
  /** Position of an item, when the element is an array. */
  readonly index?: number | undefined
}

/** Renders a place as a FHIRPath expression, such as `Patient.name[0].given[1]`. */
export function renderPlace({ within, name, index }: ElementPlace): string {
  const item = index === undefined ? name : `${name}[${index}]`
  return within ? `${renderPlace(within)}.${item}` : item
}

/** Marks what makes a request differ from a correct one. */
export function Marked() {
  return <span class="chip chip-marked">differs</span>
}

/** A field and what it showed when it was written; `instruction` and `shown` are XML already. */
export function fieldCode(instruction: string, shown: string): string {
  return `<w:fldSimple w:instr=" ${instruction} ">${shown}</w:fldSimple>`
}
